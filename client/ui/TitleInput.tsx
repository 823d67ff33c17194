import { useEffect, useRef, useState } from 'react';
import styles from './TitleInput.module.css';

interface TitleInputProps {
  readonly title: string;
  readonly label: string;
  readonly maxLength: number;
  /** After a key the focus is again on what had it before. */
  readonly givesBack?: boolean;
  readonly onCommit: (title: string) => void;
  readonly onCancel: () => void;
}

/** After a key ended it: what had the focus, if that is asked for and still there, or the link or button in its place. */
function giveOn(before: Element | null, parent: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const to = before?.isConnected ? before : parent?.querySelector('a, button');
    (to as HTMLElement | null | undefined)?.focus();
  });
}

/** A name being changed in place. Enter and leaving keep it, Esc leaves the old one; empty means no change. */
export function TitleInput({ title, label, maxLength, givesBack, onCommit, onCancel }: TitleInputProps) {
  const [text, setText] = useState(title);
  const input = useRef<HTMLInputElement>(null);
  const [before] = useState(() => (givesBack ? document.activeElement : null));
  // Leaving the field by Enter or Esc also blurs it: only the first of them decides.
  const decided = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const decide = (keep: boolean) => {
    if (decided.current) return;
    decided.current = true;
    const next = text.trim();
    if (keep && next !== '' && next !== title) onCommit(next);
    else onCancel();
  };
  return (
    <input
      ref={input}
      className={styles.input}
      aria-label={label}
      value={text}
      maxLength={maxLength}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => decide(true)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        const { parentElement } = event.currentTarget;
        decide(event.key === 'Enter');
        giveOn(before, parentElement);
      }}
    />
  );
}
