/** The field of an end of a link: a node of the map, found by its words, or a new one. A combobox, as the list has no focus. */
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import floating from '../../../ui/floating/Floating.module.css';
import { useAnchored } from '../../../ui/floating/useAnchored.ts';
import { OverPage } from '../../../ui/OverPage.tsx';
import { KIND_ICONS } from '../kindIcons.ts';
import { useDesk } from '../MapDesk.ts';
import { type Opened, useTaking } from './ChoiceField.tsx';
import styles from './EndField.module.css';
import { type Chosen, type End, endsFor, type Offered, putEnd } from './linkEnds.ts';

interface ListProps {
  readonly id: string;
  readonly label: string;
  readonly offered: readonly Offered[];
  readonly active: number;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onTake: (one: Offered) => void;
}

function Option({ one }: { readonly one: Offered }) {
  const { t } = useTranslation(['mapTable', 'map']);
  const { model } = useDesk();
  const node = one.id === null ? null : model.node(one.id);
  if (node === null) return <span>{t('newEnd', { name: one.name })}</span>;
  const Icon = KIND_ICONS[node.kind];
  const kind = node.kind === 'unknown' ? node.kindName : t(`map:kinds.${node.kind}`);
  return (
    <>
      <Icon size={16} aria-hidden />
      <span>{one.name}</span>
      <small>{one.refused === null ? kind : t(`endHint.${one.refused}`)}</small>
    </>
  );
}

function List({ id, label, offered, active, anchor, onTake }: ListProps) {
  const panel = useRef<HTMLDivElement>(null);
  useAnchored(panel, anchor, 'bottom-start', 4);
  useLayoutEffect(() => {
    // Where there is a layout to scroll in.
    panel.current?.querySelector('[data-active]')?.scrollIntoView?.({ block: 'nearest' });
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed here is no press on the row that it came from
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
        aria-label={label}
        // The field keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
      >
        {offered.map((one, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
          <div
            key={one.id ?? 'new'}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            aria-disabled={one.refused !== null || undefined}
            data-active={at === active || undefined}
            className={styles.option}
            onClick={() => onTake(one)}
          >
            <Option one={one} />
          </div>
        ))}
      </div>
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** What is typed, what it finds, and which of that is meant. */
function useOffered(link: MapLink, end: End) {
  const desk = useDesk();
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const offered = endsFor(desk, link, end, typed ?? '');
  const now = typed === null ? offered.findIndex(({ id }) => id === link[end]) : 0;
  const last = Math.max(0, offered.length - 1);
  const active = Math.min(last, Math.max(0, at ?? now));
  return {
    ...{ typed, offered, active },
    type(words: string) {
      setTyped(words);
      setAt(null);
    },
    move(by: number) {
      const wraps = by === 1 && active === last ? 0 : by === -1 && active === 0 ? last : active + by;
      setAt(Math.min(last, Math.max(0, wraps)));
    },
  };
}

interface EndFieldProps extends Pick<Chosen, 'end' | 'heading' | 'write'> {
  readonly link: MapLink;
  readonly open: Opened;
  readonly close: () => void;
}

export function EndField({ link, end, heading, open, write, close }: EndFieldProps) {
  const { t } = useTranslation('mapTable');
  const desk = useDesk();
  const { commands } = desk;
  const id = useId();
  const box = useTaking('input', open);
  const { typed, offered, active, type, move } = useOffered(link, end);
  const label = `${heading}: ${commands.nameOf(link.id)}`;
  /** False where it stays open. */
  const take = (one: Offered | undefined): boolean => {
    if (!one) return false;
    if (one.refused !== null) {
      commands.parts.voice.problem(t(`endRefused.${one.refused}`, { name: one.name }));
      return false;
    }
    if (one.id !== link[end]) putEnd(desk, link, { end, heading, one, write });
    close();
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, nativeEvent } = event;
    const by = STEPS[key];
    if (nativeEvent.isComposing) return event.stopPropagation();
    if (by !== undefined && !event.altKey) move(by);
    else if (key === 'Escape') close();
    else if (key === 'Enter' || key === 'Tab') {
      // Who has typed nothing goes on with Tab, and the end stays.
      const isTaken = (key === 'Tab' && typed === null) || take(offered[active]);
      if (!isTaken) event.stopPropagation();
      if (key === 'Tab' && isTaken) return;
    } else return;
    event.preventDefault();
  };
  return (
    <div ref={box} className={styles.end}>
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={offered[active] ? `${id}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={LIMITS.noteLength}
        value={typed ?? commands.titleOf(link[end])}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <OverPage>
        <List {...{ id, label, offered, active }} anchor={box} onTake={take} />
      </OverPage>
    </div>
  );
}
