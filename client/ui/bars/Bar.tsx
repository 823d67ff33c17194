import { type ReactNode, useRef } from 'react';
import { keepKeyboard } from '../keepKeyboard.ts';
import { useRovingStop } from '../useRovingStop.ts';
import styles from './Bars.module.css';

interface BarProps {
  /** Where it floats: tools at the left or under the thumb, history and zoom in the corners. */
  readonly at: 'tools' | 'history' | 'zoom';
  readonly label: string;
  readonly children: ReactNode;
}

/** A bar over a surface: one tab stop, walked with the arrows, and a press leaves the keyboard where it was. */
export function Bar({ at, label, children }: BarProps) {
  const bar = useRef<HTMLDivElement>(null);
  useRovingStop(bar);
  return (
    <div
      ref={bar}
      className={styles[at]}
      role="toolbar"
      aria-label={label}
      aria-orientation={at === 'tools' ? 'vertical' : undefined}
      data-region={at}
      onMouseDown={keepKeyboard}
    >
      {children}
    </div>
  );
}
