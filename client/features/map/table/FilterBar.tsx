/** What the table shows, as the address keeps it. */
import { useState } from 'react';
import { CATEGORIES, CONTROLS, NODE_KINDS, STATUSES } from '../../../../shared/maps/vocabulary.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useDesk } from '../MapDesk.ts';
import { UndoButtons } from '../UndoButtons.tsx';
import { FILTERS, type Filter, type FilterName } from './rowsShown.ts';
import styles from './Table.module.css';

interface FilterBarProps {
  readonly filter: Filter;
  readonly shown: number;
  readonly count: number;
  readonly onChange: (change: Partial<Record<FilterName, string>>) => void;
  readonly onClear: () => void;
}

function useChoices() {
  const { t } = useTranslation(['mapTable', 'map']);
  const { cities } = useDesk();
  const named = [
    {
      name: 'kind' as const,
      label: t('map:kind'),
      options: NODE_KINDS.map((one) => [one, t(`map:kinds.${one}`)]),
    },
    {
      name: 'category' as const,
      label: t('map:category'),
      options: CATEGORIES.map((one) => [one, t(`map:categories.${one}`)]),
    },
    {
      name: 'control' as const,
      label: t('map:control'),
      options: CONTROLS.map((one) => [one, t(`map:controls.${one}`)]),
    },
    {
      name: 'status' as const,
      label: t('map:status'),
      options: STATUSES.map((one) => [one, t(`map:statuses.${one}`)]),
    },
    { name: 'city' as const, label: t('city'), options: cities().map(({ id, name }) => [id, name]) },
  ];
  return named.filter(({ options }) => options.length > 0);
}

export function FilterBar({ filter, shown, count, onChange, onClear }: FilterBarProps) {
  const { t } = useTranslation(['mapTable', 'map']);
  const choices = useChoices();
  // The address follows a moment later, and what is typed must not wait for it.
  const [words, setWords] = useState(filter.q);
  return (
    // biome-ignore lint/a11y/useSemanticElements: React does not know <search> in every browser of ours
    <form
      role="search"
      className={styles.filter}
      aria-label={t('filter')}
      onSubmit={(event) => event.preventDefault()}
    >
      <input
        type="search"
        className={styles.find}
        aria-label={t('find')}
        placeholder={t('find')}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          onChange({ q: event.currentTarget.value });
        }}
      />
      {choices.map(({ name, label, options }) => (
        <Select
          key={name}
          label={label}
          labelHidden
          value={filter[name]}
          options={[
            { value: '', label },
            ...options.map(([value = '', words = '']) => ({ value, label: words })),
          ]}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
      <span className={styles.count} role="status">
        {t('shown', { shown, count })}
      </span>
      {FILTERS.some((name) => filter[name] !== '') ? (
        <Button
          onClick={() => {
            setWords('');
            onClear();
          }}
        >
          {t('clearFilter')}
        </Button>
      ) : null}
      <UndoButtons />
    </form>
  );
}
