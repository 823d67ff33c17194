import { type ReactNode, useRef } from 'react';
import { Button } from '../Button.tsx';
import bars from './Bars.module.css';
import { useOverHint } from './overHint.ts';

interface HintProps {
  readonly words: string;
  readonly end: string;
  /** Another way to do it. */
  readonly children?: ReactNode;
  onEnd(): void;
}

/** What is waited for, and the way out of it. */
export function Hint({ words, end, onEnd, children }: HintProps) {
  const hint = useRef<HTMLDivElement>(null);
  useOverHint(hint);
  return (
    <div ref={hint} className={bars.hint} data-hint="">
      {words}
      {children}
      <Button size="sm" onClick={onEnd}>
        {end}
      </Button>
    </div>
  );
}
