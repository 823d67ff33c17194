/** Find on the board: what fits stands out, the rest is dim, Enter walks. The keyboard stays in the field. */
import {
  IconAdjustmentsHorizontal,
  IconChevronDown,
  IconChevronUp,
  IconSearch,
  IconX,
} from '@tabler/icons-react';
import { type KeyboardEvent, use, useEffect, useMemo, useRef, useState } from 'react';
import { NOTE_COLOURS } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { writable } from '../../../live/readable.ts';
import { useChanges, useReadable } from '../../../live/useLive.ts';
import { TogetherContext } from '../../../together/Together.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useDesk } from '../actions/DeskContext.ts';
import { AuthorsContext } from '../canvas/CanvasContext.ts';
import '../../../i18n/words/find.ts';
import { clearOf } from '../panels/useClearOf.ts';
import styles from './FindBar.module.css';
import {
  asksNothing,
  type Choices,
  COMMENT_CRITERIA,
  type Criteria,
  choicesOf,
  findItems,
  NOTHING_ASKED,
} from './finder.ts';
import { type Absence, absenceOf, type Offer, offersFor } from './offers.ts';
import { useFilters } from './useFilters.ts';

const NO_THREADS = writable<readonly never[]>([]);

/** What there is to choose from, as the board is now. */
function useChoices(): Choices {
  const { model } = useDesk();
  const authorOf = use(AuthorsContext);
  const changes = useChanges(model);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it changes with the board
  return useMemo(() => choicesOf(model, authorOf), [model, authorOf, changes]);
}

/** What fits now, also while others write. */
function useFound(criteria: Criteria): readonly ItemId[] {
  const desk = useDesk();
  const authorOf = use(AuthorsContext);
  const { model } = desk;
  const said = use(TogetherContext)?.discussion.state ?? null;
  useReadable(said?.threads ?? NO_THREADS);
  return findItems(model, criteria, authorOf, said && ((id) => said.marksOf(id)));
}

/** The rest of the board is dim as long as the bar is open and something is looked for. */
function useLight(found: readonly ItemId[], asked: boolean): void {
  const { spotlight } = useDesk();
  const shown = asked ? found.join(' ') : '';
  useEffect(() => {
    spotlight.set(asked ? new Set(shown.split(' ') as ItemId[]) : null);
  }, [spotlight, shown, asked]);
  useEffect(() => () => spotlight.set(null), [spotlight]);
}

interface FiltersProps {
  readonly criteria: Criteria;
  readonly choices: Choices;
  /** Where there is little room they show on demand. */
  readonly shown: boolean;
  readonly onChange: (part: Partial<Criteria>) => void;
}

function Filters({ criteria, choices, shown, onChange }: FiltersProps) {
  const { t } = useTranslation('find');
  const board = useTranslation('board').t;
  const together = useTranslation('together').t;
  const any = { value: '' as const, label: t('any') };
  return (
    <div className={styles.filters} data-shown={shown}>
      <Select
        label={t('who')}
        value={criteria.who}
        options={[any, ...choices.cities, ...choices.people]}
        onChange={(who) => onChange({ who })}
      />
      <Select
        label={t('kind')}
        value={criteria.kind}
        options={[any, ...[...choices.kinds].map((kind) => ({ value: kind, label: board(`kinds.${kind}`) }))]}
        onChange={(kind) => onChange({ kind })}
      />
      <Select
        label={t('colour')}
        value={criteria.colour}
        options={[
          any,
          ...NOTE_COLOURS.filter((one) => choices.colours.has(one)).map((colour) => ({
            value: colour,
            label: board(`colours.${colour}`),
          })),
        ]}
        onChange={(colour) => onChange({ colour })}
      />
      {use(TogetherContext) === null ? null : (
        <Select
          label={together('panel.comments')}
          value={criteria.comments}
          options={[
            any,
            ...COMMENT_CRITERIA.map((value) => ({ value, label: together(`comments.${value}`) })),
          ]}
          onChange={(comments) => onChange({ comments })}
        />
      )}
    </div>
  );
}

/** What the words name; where nothing is found and that is not on the board, what there is instead. */
function useOffers(criteria: Criteria, choices: Choices, found: readonly ItemId[]) {
  const filters = useFilters(choices);
  const offers = offersFor(criteria, filters);
  const nothing = found.length + offers.length === 0;
  return { offers, absence: nothing ? absenceOf(criteria, filters) : null };
}

interface OffersProps {
  readonly offers: readonly Offer[];
  readonly absence: Absence | null;
  readonly onTake: (offer: Offer) => void;
}

/** Filters that the words name or come near to, to be taken with one press. */
function Offers({ offers, absence, onTake }: OffersProps) {
  const { t } = useTranslation('find');
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fields, and it is said when something comes into it
    <div role="group" aria-label={t('filters')} aria-live="polite" className={styles.offers}>
      {absence ? <p>{t('absent', { name: absence.name })}</p> : null}
      {(absence?.offers ?? offers).map((offer) => (
        <Button
          key={offer.key}
          size="sm"
          icon={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          onClick={() => onTake(offer)}
        >
          {offer.label}
        </Button>
      ))}
    </div>
  );
}

/** All of it is chosen, and the bar goes. */
function ChooseAll({ found, onClose }: { readonly found: readonly ItemId[]; readonly onClose: () => void }) {
  const { t } = useTranslation('find');
  const { selection, focusSurface } = useDesk();
  if (found.length === 0) return null;
  const choose = () => {
    onClose();
    selection.set(found);
    focusSurface();
  };
  return (
    <div className={styles.offers}>
      <Button size="sm" onClick={choose}>
        {t('choose', { count: found.length })}
      </Button>
    </div>
  );
}

/** Where one is among what was found: the item, not its number, since others write meanwhile. */
function useWalk(found: readonly ItemId[]) {
  const desk = useDesk();
  const [current, setCurrent] = useState<ItemId | null>(null);
  const at = current === null ? -1 : found.indexOf(current);
  const step = (by: 1 | -1) => {
    if (found.length === 0) return;
    const from = at < 0 && by === -1 ? 0 : at;
    const next = found[(from + by + found.length) % found.length];
    if (next === undefined) return;
    setCurrent(next);
    desk.reveal(next);
    desk.commands.parts.voice.say(desk.names.nameOf(next));
  };
  return { current: at < 0 ? null : current, at, step, restart: () => setCurrent(null) };
}

/** The keys that walk, for who points. */
function Steps({ onStep }: { readonly onStep: (by: 1 | -1) => void }) {
  const { t } = useTranslation('find');
  return (
    <>
      <IconButton
        label={t('previous')}
        shortcut="Shift+Enter"
        icon={<IconChevronUp size={18} />}
        onClick={() => onStep(-1)}
      />
      <IconButton
        label={t('next')}
        shortcut="Enter"
        icon={<IconChevronDown size={18} />}
        onClick={() => onStep(1)}
      />
    </>
  );
}

/** The keyboard is in it from the first. */
function useField() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}

/** What the bar covers counts as covered, as high as it is with these. */
function useRoom(...heights: readonly unknown[]) {
  const { hands, viewport } = useDesk();
  const bar = useRef<HTMLElement>(null);
  useEffect(
    () => (hands && bar.current ? clearOf(bar.current, viewport, 'top') : undefined),
    [hands, viewport, ...heights],
  );
  return bar;
}

interface FindBarProps {
  /** Whose items it looks for at first; empty is anybody's. */
  readonly who: string;
  readonly onClose: () => void;
}

/** Who went from here to the board and has nothing chosen there means the bar by Esc: the board is pale while it is open. */
function useEscapeOnBoard(onClose: () => void): void {
  const { selection } = useDesk();
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    // Before the board hears of it, which chooses nothing then.
    const hear = (event: globalThis.KeyboardEvent) => {
      const { ids, editing } = selection.state();
      const there = event.target instanceof Element && event.target.closest('[data-region="board"]');
      if (event.key === 'Escape' && there && ids.size === 0 && editing === null) close.current();
    };
    window.addEventListener('keydown', hear, true);
    return () => window.removeEventListener('keydown', hear, true);
  }, [selection]);
}

export default function FindBar({ who, onClose }: FindBarProps) {
  const { t } = useTranslation('find');
  const desk = useDesk();
  const [criteria, setCriteria] = useState({ ...NOTHING_ASKED, who });
  const [filters, setFilters] = useState(who !== '');
  const found = useFound(criteria);
  const { current, at, step, restart } = useWalk(found);
  const choices = useChoices();
  const { offers, absence } = useOffers(criteria, choices, found);
  // What is typed may be meant as a filter: nothing was looked for in vain yet.
  const meant = found.length === 0 && (offers.length > 0 || absence !== null);
  useLight(found, !asksNothing(criteria) && !meant);
  const field = useField();
  const bar = useRoom(filters, offers.length, absence === null, found.length > 0);
  const change = (part: Partial<Criteria>) => {
    setCriteria({ ...criteria, ...part });
    restart();
  };
  const take = (offer: Offer) => {
    change(offer.criteria);
    // What was taken is to be seen, and to be undone where it is.
    setFilters(true);
    field.current?.focus();
  };
  const close = () => {
    onClose();
    if (current === null) desk.focusSurface();
    else desk.goTo(current);
  };
  useEscapeOnBoard(onClose);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === field.current) {
      const [offer] = offers;
      if (found.length === 0 && offer) take(offer);
      else step(event.shiftKey ? -1 : 1);
    } else return;
    event.preventDefault();
  };
  const count = found.length;
  const words = at >= 0 ? t('count', { at: at + 1, count }) : t('found', { count });
  return (
    <search
      ref={bar}
      className={styles.bar}
      aria-label={t('label')}
      data-region="panel"
      onKeyDown={onKeyDown}
    >
      <div className={styles.field}>
        <IconSearch size={18} aria-hidden />
        <input
          ref={field}
          type="search"
          aria-label={t('label')}
          placeholder={t('hint')}
          autoComplete="off"
          value={criteria.words}
          onChange={(event) => change({ words: event.currentTarget.value })}
        />
        <span role="status" className={styles.count}>
          {asksNothing(criteria) ? '' : count > 0 ? words : t(offers.length > 0 ? 'meant' : 'none')}
        </span>
        <span className={styles.toggle}>
          <IconButton
            label={t('filters')}
            icon={<IconAdjustmentsHorizontal size={18} />}
            pressed={filters}
            onClick={() => setFilters(!filters)}
          />
        </span>
        <Steps onStep={step} />
        <IconButton label={t('close')} shortcut="Esc" icon={<IconX size={18} />} onClick={close} />
      </div>
      <Offers offers={offers} absence={absence} onTake={take} />
      <ChooseAll found={found} onClose={onClose} />
      <Filters criteria={criteria} choices={choices} shown={filters} onChange={change} />
    </search>
  );
}
