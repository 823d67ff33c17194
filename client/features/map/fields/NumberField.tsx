/** A number, kept when its field is left; what is none stays out, and that is said. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { numberFrom } from '../../../../shared/documents/ownColumns.ts';
import '../../../i18n/words/ownFields.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import map from '../Map.module.css';
import { useDesk } from '../MapDesk.ts';
import { numberText } from './numberText.ts';

const LONGEST = 40;

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | null;
  /** What stands there while it is empty. */
  readonly placeholder?: string;
  readonly write: (value: number | null) => void;
  readonly className?: string | undefined;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>, back: () => void) => void;
}

export function NumberField({ label, value, placeholder, write, className, onKeyDown }: NumberFieldProps) {
  const { t, i18n } = useTranslation('ownFields');
  const { commands } = useDesk();
  const told = numberText(value, i18n.language);
  const [typed, setTyped] = useState<string | null>(null);
  /** As it is by now, also for a field that goes without being left. */
  const now = useRef({ typed, told, write });
  now.current = { typed, told, write };
  const say = (): void => {
    const { typed: words } = now.current;
    if (words === null) return;
    now.current = { ...now.current, typed: null };
    setTyped(null);
    if (words.trim() === now.current.told) return;
    const number = numberFrom(words);
    if (number === null && words.trim() !== '')
      commands.parts.voice.problem(t('noNumber', { value: words.trim() }));
    else now.current.write(number);
  };
  const last = useRef(say);
  last.current = say;
  useEffect(() => () => last.current(), []);
  return (
    <input
      type="text"
      inputMode="decimal"
      className={className ?? map.field}
      aria-label={label}
      placeholder={placeholder}
      autoComplete="off"
      maxLength={LONGEST}
      readOnly={!commands.mayEdit}
      value={typed ?? told}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={say}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') say();
        onKeyDown?.(event, () => {
          now.current = { ...now.current, typed: null };
          setTyped(null);
        });
      }}
    />
  );
}
