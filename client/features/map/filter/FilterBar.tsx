/** What of the map is shown: the same bar over the canvas, the table and the outline. */
import { IconFilterOff, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import '../../../i18n/words/filterBar.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { atOnce } from '../../../ui/atOnce.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { comeNear } from '../canvas/chosen.ts';
import { showOnMap } from '../guide/showOnMap.ts';
import { type MapDesk, useDesk } from '../MapDesk.ts';
import styles from './Filter.module.css';
import { type Filter, isAsked } from './filter.ts';
import { fitsOn } from './fitsOn.ts';
import { isFilterKey } from './isFilterKey.ts';
import { ManyChoice } from './ManyChoice.tsx';
import { OwnChoice } from './OwnChoice.tsx';
import { ask, clearFilter, toggleFilter } from './useFilter.ts';
import { useQuestions } from './useQuestions.ts';

export interface FilterBarProps {
  readonly filter: Filter;
  readonly shown: number;
  readonly count: number;
  /** Over the canvas the bar floats. */
  readonly floats?: boolean;
  /** Over the table it always is. */
  readonly stays?: boolean;
  /** What else stands in the bar. */
  readonly children?: ReactNode;
}

/** Its keys go to the words, and the bar that was asked for has them at once. */
function useWordsKey() {
  const { spotlight, singleKeys } = useDesk();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (spotlight.filtering.get()) field.current?.focus();
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!isFilterKey(event, singleKeys.get())) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [spotlight, singleKeys]);
  return field;
}

const GOES_ON = /^(Enter|ArrowDown|ArrowUp)$/;

/** To the next node that fits, in reading order: it is chosen and said, the keyboard stays with the words. */
function goOn(desk: MapDesk, filter: Filter, step: 1 | -1): void {
  const { model, selection, surface, commands } = desk;
  const fitting = fitsOn(model, filter);
  const found = model.readingOrder().filter((id) => {
    const node = model.node(id);
    return node !== null && fitting(node);
  });
  const at = found.findIndex((id) => id === (selection.single ?? selection.focused));
  const next = found.at(at < 0 && step < 0 ? -1 : (at + step) % found.length);
  if (next === undefined) return;
  if (surface.hands) {
    showOnMap(desk, next);
    comeNear(desk, model.box(next));
  } else {
    // Rows take the keyboard.
    const words = document.activeElement as HTMLElement;
    atOnce(() => surface.goTo(next));
    words.focus();
  }
  commands.parts.voice.say(commands.nameOf(next));
}

function Words({ filter }: { readonly filter: Filter }) {
  const { q } = filter;
  const { t } = useTranslation('filterBar');
  const desk = useDesk();
  const field = useWordsKey();
  // The address follows a moment later, and what is typed must not wait for it.
  const [words, setWords] = useState(q);
  useEffect(() => {
    if (document.activeElement !== field.current) setWords(q);
  }, [q, field]);
  return (
    <input
      ref={field}
      type="search"
      className={styles.find}
      aria-label={t('find')}
      placeholder={t('find')}
      value={words}
      onChange={(event) => {
        setWords(event.currentTarget.value);
        ask({ q: event.currentTarget.value });
      }}
      onKeyDown={(event) => {
        const { key, shiftKey, nativeEvent, currentTarget } = event;
        if (!GOES_ON.test(key) || nativeEvent.isComposing) return;
        event.preventDefault();
        goOn(desk, { ...filter, q: currentTarget.value }, key === 'ArrowUp' || shiftKey ? -1 : 1);
      }}
    />
  );
}

/** Over the canvas it says how much of it it covers, as it wraps and goes. */
function useCovering(floats: boolean) {
  const { spotlight } = useDesk();
  const bar = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const form = bar.current;
    if (form === null || !floats) return;
    const watch = new ResizeObserver(() => spotlight.filterHeight.set(form.offsetHeight));
    watch.observe(form);
    return () => {
      watch.disconnect();
      spotlight.filterHeight.set(0);
    };
  }, [floats, spotlight]);
  return bar;
}

export default function FilterBar({
  filter,
  shown,
  count,
  floats = false,
  stays = false,
  children,
}: FilterBarProps) {
  const { t } = useTranslation(['filterBar', 'mapFilter', 'map']);
  const desk = useDesk();
  const { spotlight, surface } = desk;
  const choices = useQuestions();
  const asked = isAsked(filter);
  // What is asked for comes first, but not under the hand that chooses.
  const [stood, setStood] = useState<Filter | null>(null);
  const first = stood ?? filter;
  const bar = useCovering(floats);
  const close = () => {
    toggleFilter(desk);
    surface.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    // What was chosen stays, and the bar with it.
    ask({ q: '' });
    spotlight.filtering.set(false);
    surface.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: React does not know <search> in every browser of ours
    <form
      ref={bar}
      role="search"
      data-region="panel"
      className={styles.filter}
      data-floats={floats || undefined}
      aria-label={t('mapFilter:filter')}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
    >
      <Words filter={filter} />
      <div className={styles.choices}>
        {choices.map(({ label, questions }) => (
          <div key={label} data-asked={questions.some(({ name }) => first[name] !== '') || undefined}>
            <ManyChoice {...{ label, questions, filter }} onOpen={(open) => setStood(open ? filter : null)} />
          </div>
        ))}
        <OwnChoice filter={filter} onOpen={(open) => setStood(open ? filter : null)} />
        {isAsked(first) ? (
          <Button
            className={styles.clear ?? ''}
            title={t('clear')}
            icon={<IconFilterOff size={18} aria-hidden />}
            onClick={() => {
              clearFilter();
              surface.focus();
            }}
          >
            <span>{t('clear')}</span>
          </Button>
        ) : null}
      </div>
      <span className={styles.count} role="status">
        {asked || !floats ? t('shown', { shown, count }) : ''}
      </span>
      {stays ? null : (
        <IconButton size="sm" label={t('map:close')} icon={<IconX size={18} />} onClick={close} />
      )}
      {children}
    </form>
  );
}
