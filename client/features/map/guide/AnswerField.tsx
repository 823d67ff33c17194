/** One answer at a time: Enter adds it, the keyboard stays. What could not be written stays in the field. */
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { LIMITS } from '../../../../shared/limits.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useDesk } from '../MapDesk.ts';
import styles from './Guide.module.css';

interface AnswerFieldProps {
  readonly label: string;
  readonly add: string;
  /** Whether it was written. */
  readonly onAnswer: (text: string) => boolean;
  readonly primary?: boolean;
  readonly autoFocus?: boolean;
}

export function AnswerField({ label, add, onAnswer, primary = false, autoFocus = false }: AnswerFieldProps) {
  const { commands } = useDesk();
  const [text, setText] = useState('');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (text.trim() === '') event.currentTarget.querySelector('input')?.focus();
    else if (onAnswer(text)) setText('');
  };
  // With nothing written here, undo means the map.
  const onKeyDown = (event: KeyboardEvent) => {
    if (text !== '' || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    event.shiftKey ? commands.redo() : commands.undo();
  };
  return (
    <form className={styles.answer} onSubmit={submit}>
      <TextField
        label={label}
        value={text}
        onChange={setText}
        maxLength={LIMITS.noteLength}
        autoComplete="off"
        autoFocus={autoFocus}
        onKeyDown={onKeyDown}
      />
      <Button type="submit" {...(primary && { variant: 'primary' })}>
        {add}
      </Button>
    </form>
  );
}
