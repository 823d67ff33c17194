/** A field for a comment. Enter sends, Shift+Enter makes a line, @ offers people; what is written is kept meanwhile. */
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { LIMITS } from '../../../shared/limits.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import type { Someone } from '../Together.ts';
import { keepDraft, readDraft } from './drafts.ts';
import { askedAt, fromField, labelOf, suggestions, toField } from './mentions.ts';
import styles from './Panel.module.css';

export interface ComposerProps {
  readonly label: string;
  /** Where the words are kept while they are written. */
  readonly draft: string;
  readonly people: readonly Someone[];
  readonly send: string;
  readonly autoFocus?: boolean;
  /** An existing message to change. */
  readonly initial?: string;
  readonly onSend: (text: string) => void;
  readonly onCancel?: () => void;
}

function useWords({ draft, initial, people }: ComposerProps) {
  const [text, setText] = useState(() => readDraft(draft) || toField(initial ?? '', people));
  const set = (next: string) => {
    setText(next);
    keepDraft(draft, next);
  };
  return [text, set] as const;
}

/** The people whom an @ before the caret may mean, and which of them is chosen. */
function useMention(text: string, people: readonly Someone[]) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState<string | null>(null);
  const asked = askedAt(text, caret);
  const found = asked && closed !== text ? suggestions(asked.query, people) : [];
  const chosen = found[Math.min(at, found.length - 1)] ?? null;
  return { field, asked, found, chosen, at, setAt, setCaret, close: () => setClosed(text) };
}

type Mention = ReturnType<typeof useMention>;

function Suggestions({
  id,
  mention,
  onPick,
}: {
  id: string;
  mention: Mention;
  onPick: (one: Someone) => void;
}) {
  const { t } = useTranslation('together');
  const { found, chosen } = mention;
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t('comments.suggestions')}
      className={styles.suggestions}
      hidden={found.length === 0}
    >
      {found.map((one) => (
        <div
          key={one.id}
          id={`${id}-${one.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={one.id === chosen?.id}
          className={styles.suggestion}
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(one);
          }}
        >
          <Avatar person={one} size="xs" named={false} />
          {one.name}
          {one.badge ? <span className={styles.muted}>{one.badge}</span> : null}
        </div>
      ))}
    </div>
  );
}

/** Keys that walk the suggestions. Answers whether the key was one. */
function walk(event: KeyboardEvent, mention: Mention, pick: (one: Someone) => void): boolean {
  const { found, chosen, at, setAt, close } = mention;
  if (chosen === null) return false;
  if (event.key === 'ArrowDown') setAt((at + 1) % found.length);
  else if (event.key === 'ArrowUp') setAt((at + found.length - 1) % found.length);
  else if (event.key === 'Enter' || event.key === 'Tab') pick(chosen);
  else if (event.key === 'Escape') close();
  else return false;
  return true;
}

export function Composer(props: ComposerProps) {
  const { label, people, send, autoFocus, onSend, onCancel } = props;
  const { t } = useTranslation('together');
  const [text, setText] = useWords(props);
  const mention = useMention(text, people);
  const id = useId();
  const { field, asked } = mention;
  useEffect(() => {
    if (autoFocus) field.current?.focus({ preventScroll: true });
  }, [autoFocus, field]);
  const caretAfter = useRef<number | null>(null);
  // Before the next key, which would otherwise come in front of the caret.
  useLayoutEffect(() => {
    if (caretAfter.current === null) return;
    field.current?.setSelectionRange(caretAfter.current, caretAfter.current);
    // The key that picked told where the caret was before it.
    mention.setCaret(caretAfter.current);
    caretAfter.current = null;
  });
  const pick = (one: Someone) => {
    if (asked === null) return;
    const words = `${text.slice(0, asked.from)}${labelOf(one, people)} `;
    setText(words + text.slice(asked.from + 1 + asked.query.length));
    mention.setAt(0);
    caretAfter.current = words.length;
  };
  const submit = () => {
    const words = fromField(text, people).trim();
    if (words === '') return;
    onSend(words);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (walk(event, mention, pick)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape' && onCancel) {
      event.preventDefault();
      onCancel();
    }
  };
  const look = () => mention.setCaret(field.current?.selectionStart ?? 0);
  return (
    <div className={styles.composer}>
      <textarea
        ref={field}
        rows={text === '' ? 1 : Math.min(6, text.split('\n').length + 1)}
        data-autofocus={autoFocus || undefined}
        maxLength={LIMITS.messageLength}
        aria-label={label}
        aria-describedby={`${id}-hint`}
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={mention.chosen ? `${id}-list-${mention.chosen.id}` : undefined}
        placeholder={label}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          mention.setCaret(event.currentTarget.selectionStart);
          mention.setAt(0);
        }}
        onSelect={look}
        onKeyDown={onKeyDown}
      />
      <Suggestions id={`${id}-list`} mention={mention} onPick={pick} />
      <div className={styles.row} hidden={text === '' && !onCancel}>
        <p id={`${id}-hint`} className={styles.muted}>
          {t('comments.hint')}
        </p>
        {onCancel ? (
          <Button size="sm" onClick={onCancel}>
            {t('cancel')}
          </Button>
        ) : null}
        <Button size="sm" variant="primary" onClick={submit}>
          {send}
        </Button>
      </div>
    </div>
  );
}
