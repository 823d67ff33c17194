/** What of the map is shown: the same bar over the canvas, the table and the outline. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { CATEGORIES, CONTROLS, FIELDS, NODE_KINDS, STATUSES } from '../../../../shared/maps/vocabulary.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useDesk } from '../MapDesk.ts';
import styles from './Filter.module.css';
import { type Filter, type FilterName, isAsked } from './filter.ts';
import { isFilterKey } from './isFilterKey.ts';
import { ask, clearFilter } from './useFilter.ts';

export interface FilterBarProps {
  readonly filter: Filter;
  readonly shown: number;
  readonly count: number;
  /** Over the canvas the bar floats. */
  readonly floats?: boolean;
  /** What else stands in the bar. */
  readonly children?: ReactNode;
}

type Choices = readonly (readonly [value: string, label: string])[];

function useChoices() {
  const { t } = useTranslation(['mapFilter', 'map']);
  const { cities } = useDesk();
  const named: readonly { name: Exclude<FilterName, 'q'>; label: string; options: Choices }[] = [
    { name: 'kind', label: t('map:kind'), options: NODE_KINDS.map((one) => [one, t(`map:kinds.${one}`)]) },
    {
      name: 'category',
      label: t('map:category'),
      options: CATEGORIES.map((one) => [one, t(`map:categories.${one}`)]),
    },
    { name: 'field', label: t('map:field'), options: FIELDS.map((one) => [one, t(`map:fields.${one}`)]) },
    {
      name: 'control',
      label: t('map:control'),
      options: CONTROLS.map((one) => [one, t(`map:controls.${one}`)]),
    },
    {
      name: 'status',
      label: t('map:status'),
      options: STATUSES.map((one) => [one, t(`map:statuses.${one}`)]),
    },
    { name: 'city', label: t('mapFilter:city'), options: cities().map(({ id, name }) => [id, name]) },
  ];
  return named.filter(({ options }) => options.length > 0);
}

/** Shift+F goes to the words, and the bar that was asked for has them at once. */
function useWordsKey() {
  const { spotlight, singleKeys } = useDesk();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (spotlight.filtering.get()) field.current?.focus();
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!singleKeys.get() || !isFilterKey(event)) return;
      event.preventDefault();
      field.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [spotlight, singleKeys]);
  return field;
}

function Words({ q }: { readonly q: string }) {
  const { t } = useTranslation('mapFilter');
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
    />
  );
}

export default function FilterBar({ filter, shown, count, floats = false, children }: FilterBarProps) {
  const { t } = useTranslation('mapFilter');
  const { spotlight, surface } = useDesk();
  const choices = useChoices();
  const asked = isAsked(filter);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    spotlight.filtering.set(false);
    surface.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: React does not know <search> in every browser of ours
    <form
      role="search"
      className={styles.filter}
      data-floats={floats || undefined}
      aria-label={t('filter')}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
    >
      <Words q={filter.q} />
      {choices.map(({ name, label, options }) => (
        <div key={name} data-asked={filter[name] !== '' || undefined}>
          <Select
            label={label}
            labelHidden
            value={filter[name]}
            options={[{ value: '', label }, ...options.map(([value, words]) => ({ value, label: words }))]}
            onChange={(value) => ask({ [name]: value })}
          />
        </div>
      ))}
      <span className={styles.count} role="status">
        {t('shown', { shown, count })}
      </span>
      {asked ? (
        <Button
          onClick={() => {
            clearFilter();
            surface.focus();
          }}
        >
          {t('clear')}
        </Button>
      ) : null}
      {children}
    </form>
  );
}
