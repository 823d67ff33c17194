import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useCallback, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from '../i18n/useTranslation.ts';
import floating from './floating/Floating.module.css';
import { useAnchored } from './floating/useAnchored.ts';
import { useLeaving } from './floating/useLeaving.ts';
import styles from './SearchSelect.module.css';
import { usePicking } from './usePicking.ts';

export interface SearchOption {
  readonly value: string;
  readonly label: string;
}

interface SearchSelectProps {
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly SearchOption[];
  readonly value: readonly string[];
  readonly max: number;
  readonly onChange: (value: readonly string[]) => void;
}

interface ListProps {
  readonly id: string;
  readonly label: string;
  readonly found: readonly SearchOption[];
  readonly active: number;
  readonly anchor: { readonly current: HTMLElement | null };
  readonly onPick: (option: SearchOption) => void;
  readonly onLeave: () => void;
}

function List({ id, label, found, active, anchor, onPick, onLeave }: ListProps) {
  const { t } = useTranslation();
  const panel = useRef<HTMLDivElement>(null);
  useAnchored(panel, anchor, 'bottom-start', 8);
  useLeaving(panel, anchor, onLeave);
  useLayoutEffect(() => {
    if (panel.current) panel.current.style.width = `${anchor.current?.offsetWidth ?? 0}px`;
  }, [anchor]);
  useLayoutEffect(() => {
    // Where there is a layout to scroll in.
    panel.current?.querySelector('[data-active]')?.scrollIntoView?.({ block: 'nearest' });
  });
  return (
    <div ref={panel} data-floating className={[floating.panel, styles.list].join(' ')}>
      <div
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label={label}
        aria-multiselectable
        // The field keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
      >
        {found.map((option, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
          <div
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={false}
            data-active={index === active || undefined}
            className={styles.option}
            onClick={() => onPick(option)}
          >
            {option.label}
          </div>
        ))}
      </div>
      <div role="status" className={styles.nothing}>
        {found.length === 0 ? t('ui.nothingFound') : ''}
      </div>
    </div>
  );
}

interface PickedProps {
  readonly label: string;
  readonly picked: readonly SearchOption[];
  readonly onRemove: (value: string) => void;
}

function Picked({ label, picked, onRemove }: PickedProps) {
  const { t } = useTranslation();
  if (picked.length === 0) return null;
  return (
    <ul className={styles.picked} aria-label={label}>
      {picked.map((option) => (
        <li key={option.value} className={styles.pill}>
          {option.label}
          <button
            type="button"
            className={styles.remove}
            aria-label={t('ui.remove', { name: option.label })}
            onClick={() => onRemove(option.value)}
          >
            <IconX size={14} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Several of a long list, found by typing. */
export function SearchSelect({ label, hint, options, value, max, onChange }: SearchSelectProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const picking = usePicking({ options, value, max, onChange });
  const { query, found, active, picked } = picking;
  const shown = open && picking.mayPick;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && shown) event.preventDefault();
    if (event.key === 'Escape' || event.key === 'Tab') return close();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setOpen(true);
    if (picking.onKey(event.key, shown)) event.preventDefault();
  };
  return (
    <div className={styles.root}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {hint ? (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      ) : null}
      <div ref={box} className={styles.box} onPointerUp={() => field.current?.focus()}>
        <Picked label={label} picked={picked} onRemove={picking.remove} />
        <input
          ref={field}
          id={id}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={shown ? `${id}-list` : undefined}
          aria-activedescendant={shown && found[active] ? `${id}-list-${active}` : undefined}
          aria-describedby={hint ? `${id}-hint` : undefined}
          className={styles.field}
          value={query}
          onChange={(event) => {
            picking.setQuery(event.currentTarget.value);
            setOpen(true);
          }}
          onClick={() => setOpen(true)}
          onKeyDown={onKeyDown}
        />
      </div>
      {shown
        ? createPortal(
            <List
              id={`${id}-list`}
              label={label}
              found={found}
              active={active}
              anchor={box}
              onPick={picking.pick}
              onLeave={close}
            />,
            document.body,
          )
        : null}
    </div>
  );
}
