/** Tags as chips, and a field that proposes those that the map has: a combobox, as its list has no focus. */
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import { tagsFrom } from '../../../../shared/documents/ownColumns.ts';
import { folded, LONGEST_TAG } from '../../../../shared/documents/ownValues.ts';
import '../../../i18n/words/ownFields.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import floating from '../../../ui/floating/Floating.module.css';
import { useAnchored } from '../../../ui/floating/useAnchored.ts';
import { OverPage } from '../../../ui/OverPage.tsx';
import styles from './OwnFields.module.css';

/** What is proposed at once. */
const MOST_PROPOSED = 8;

export interface TagsFieldProps {
  readonly label: string;
  readonly tags: readonly string[];
  /** Of several nodes: those that only some have. */
  readonly some?: readonly string[];
  /** All that are used, from the most used. */
  readonly used: () => readonly string[];
  readonly mayEdit: boolean;
  readonly add: (tags: readonly string[]) => void;
  readonly remove: (tag: string) => void;
  /** In a cell: Enter and Esc leave it. */
  readonly close?: () => void;
}

interface ListProps {
  readonly id: string;
  readonly offered: readonly string[];
  readonly active: number;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onTake: (tag: string) => void;
}

function Proposed({ id, offered, active, anchor, onTake }: ListProps) {
  const { t } = useTranslation('ownFields');
  const panel = useRef<HTMLDivElement>(null);
  useAnchored(panel, anchor, 'bottom-start', 4);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed here is no press on what lies under it
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
    <div
      ref={panel}
      data-floating
      className={[floating.panel, styles.list].join(' ')}
      onMouseDown={(event) => event.stopPropagation()}
      onClick={(event) => event.stopPropagation()}
    >
      <div
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label={t('used')}
        // The field keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
      >
        {offered.map((tag, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
          <div
            key={tag}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            data-active={at === active || undefined}
            className={styles.option}
            onClick={() => onTake(tag)}
          >
            {tag}
          </div>
        ))}
      </div>
    </div>
  );
}

function Chips({ tags, some = [], mayEdit, remove }: TagsFieldProps) {
  const { t } = useTranslation('ownFields');
  return [...tags, ...some].map((tag) => (
    <span key={folded(tag)} className={styles.chip} data-some={some.includes(tag) || undefined}>
      {tag}
      {mayEdit ? (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('removeTag', { tag })}
          title={t('removeTag', { tag })}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => remove(tag)}
        >
          <IconX size={14} aria-hidden />
        </button>
      ) : null}
    </span>
  ));
}

/** Those that begin so, then those that hold it; none that is there. */
function offeredFor(typed: string, used: readonly string[], tags: readonly string[]): readonly string[] {
  const words = folded(typed.trim());
  const there = new Set(tags.map(folded));
  const free = used.filter((tag) => !there.has(folded(tag)) && folded(tag).includes(words));
  const begins = free.filter((tag) => folded(tag).startsWith(words));
  return [...begins, ...free.filter((tag) => !begins.includes(tag))].slice(0, MOST_PROPOSED);
}

export function TagsField(props: TagsFieldProps) {
  const { t } = useTranslation('ownFields');
  const { label, tags, used, mayEdit, add, remove, close } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const offered = open ? offeredFor(typed, used(), tags) : [];
  /** What was typed, also where the field goes without being left. */
  const now = useRef({ typed, add });
  now.current = { typed, add };
  const keep = (words = now.current.typed) => {
    now.current = { ...now.current, typed: '' };
    setTyped('');
    setActive(-1);
    const found = tagsFrom(words);
    if (found.length > 0) now.current.add(found);
    return found.length > 0;
  };
  const last = useRef(keep);
  last.current = keep;
  useLayoutEffect(() => () => void last.current(), []);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, nativeEvent } = event;
    if (nativeEvent.isComposing) return event.stopPropagation();
    const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    const chosen = offered[active];
    if (by !== 0 && !event.altKey) {
      setOpen(true);
      const count = Math.max(1, offered.length);
      setActive((active + by + count + (active < 0 && by < 0 ? 1 : 0)) % count);
    } else if (key === 'Enter') {
      if (!keep(chosen ?? typed)) close?.();
      else event.stopPropagation();
    } else if (key === 'Tab') return void keep(chosen ?? typed);
    else if (key === 'Backspace' && typed === '' && tags.length > 0) remove(tags.at(-1) ?? '');
    else if (key === 'Escape' && (typed !== '' || (open && offered.length > 0 && close === undefined))) {
      now.current = { ...now.current, typed: '' };
      setTyped('');
      setOpen(false);
      event.stopPropagation();
    } else if (key === 'Escape' && close) close();
    else return;
    event.preventDefault();
  };
  return (
    <div ref={box} className={styles.tags} data-cell={close ? '' : undefined}>
      <Chips {...props} />
      {mayEdit ? (
        <input
          type="text"
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={offered.length > 0}
          aria-controls={id}
          aria-activedescendant={offered[active] ? `${id}-${active}` : undefined}
          placeholder={t('addTag')}
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST_TAG * 20}
          value={typed}
          onFocus={() => setOpen(true)}
          onBlur={() => {
            setOpen(false);
            keep();
          }}
          onChange={({ currentTarget: { value } }) => {
            setOpen(true);
            setActive(-1);
            if (!/[,;|]/.test(value)) return setTyped(value);
            keep(value);
          }}
          onKeyDown={onKeyDown}
        />
      ) : null}
      {offered.length > 0 ? (
        <OverPage>
          <Proposed {...{ id, offered, active }} anchor={box} onTake={keep} />
        </OverPage>
      ) : null}
    </div>
  );
}
