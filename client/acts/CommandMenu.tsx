/** Everything that can be done, by typing a few letters of it. A combobox with a list; the list never has the focus. */
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.ts';
import '../i18n/words/commandMenu.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { Palette } from '../ui/Palette.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import styles from './CommandMenu.module.css';
import type { Entry } from './findEntries.ts';
import { rememberAct } from './recentActs.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

function Option({
  entry,
  id,
  active,
}: {
  readonly entry: Entry;
  readonly id: string;
  readonly active: boolean;
}) {
  const { icon: Icon } = entry;
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, as in every combobox
    <div
      ref={ref}
      id={id}
      role="option"
      aria-selected={active}
      aria-disabled={entry.reason !== null || undefined}
      className={styles.option}
      data-key={entry.key}
    >
      <span className={styles.icon} aria-hidden>
        {Icon ? <Icon size={18} /> : null}
      </span>
      <span className={styles.label}>{entry.label}</span>
      <span className={styles.hint}>{entry.reason ?? entry.section}</span>
      {entry.keys ? <Kbd keys={entry.keys} /> : null}
    </div>
  );
}

/** The row under the pointer or chosen by the arrows; back to the first with every new query. */
function useActive(entries: readonly Entry[], query: string) {
  const [active, setActive] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query begins at the best fit
  useEffect(() => setActive(0), [query]);
  const last = entries.length - 1;
  const move = (by: number) => {
    const wraps = by === 1 && active === last ? 0 : by === -1 && active === 0 ? last : active + by;
    setActive(Math.max(0, Math.min(last, wraps)));
  };
  return { active: Math.min(active, Math.max(0, last)), setActive, move };
}

interface CommandMenuProps {
  /** The best first; the same function for as long as it answers the same. */
  readonly entries: (query: string) => readonly Entry[];
  /** What is looked for; by default everything. */
  readonly label?: string;
  readonly typed?: string;
  /** Where acts that were chosen are remembered. */
  readonly recent: string;
  /** Gives the keyboard back to what lies below. */
  readonly leave: () => void;
  readonly onClose: () => void;
}

export function CommandMenu(props: CommandMenuProps) {
  const { entries: entriesFor, label, typed = '', recent, leave, onClose } = props;
  const { t } = useTranslation('actions');
  const name = label ?? t('commandMenu');
  const [query, setQuery] = useState(typed);
  const list = useId();
  const entries = useMemo(() => entriesFor(query), [query, entriesFor]);
  const { active, setActive, move } = useActive(entries, query);
  const choose = (entry: Entry | undefined) => {
    if (!entry || entry.reason !== null) return;
    onClose();
    leave();
    if (entry.isAct) rememberAct(recent, entry.key);
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (event.nativeEvent.isComposing) return;
    if (by !== undefined) move(by);
    else if (event.key === 'Enter') choose(entries[active]);
    else return;
    event.preventDefault();
  };
  const at = (target: EventTarget) => {
    const key = (target as Element).closest('[data-key]')?.getAttribute('data-key');
    return entries.findIndex((entry) => entry.key === key);
  };
  return (
    <Palette label={name} onClose={onClose}>
      <div className={styles.field}>
        <IconSearch size={18} aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={entries[active] ? `${list}-${active}` : undefined}
          aria-label={name}
          placeholder={label ?? t('commandHint')}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys */}
      <div
        id={list}
        role="listbox"
        aria-label={name}
        className={styles.list}
        onMouseMove={(event) => {
          const index = at(event.target);
          if (index >= 0 && index !== active) setActive(index);
        }}
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => choose(entries[at(event.target)])}
      >
        {entries.map((entry, index) => (
          <Option key={entry.key} entry={entry} id={`${list}-${index}`} active={index === active} />
        ))}
      </div>
      {entries.length === 0 ? <p className={styles.nothing}>{t('commandNothing')}</p> : null}
      <VisuallyHidden>
        <span role="status">{query === '' ? '' : t('commandCount', { count: entries.length })}</span>
      </VisuallyHidden>
    </Palette>
  );
}
