/** What is asked of own columns: tags of which any, words that are among them, numbers from one to another. */
import { IconChevronDown } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { numberFrom, type OwnColumn } from '../../../../shared/documents/ownColumns.ts';
import { inKey } from '../../../../shared/documents/ownValues.ts';
import '../../../i18n/words/filterBar.ts';
import '../../../i18n/words/ownFields.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { tagsUsed } from '../fields/tagsUsed.ts';
import { useOwnColumns } from '../fields/useOwnColumns.ts';
import { useDesk, useMapValue } from '../MapDesk.ts';
import styles from './Filter.module.css';
import type { Filter } from './filter.ts';
import { askingOwn, ownAsked, rangeIn } from './ownFilter.ts';
import { ask } from './useFilter.ts';

interface OneProps {
  readonly column: OwnColumn;
  readonly asked: string;
  readonly say: (asked: string) => void;
}

function Tags({ column, asked, say }: OneProps) {
  const { model } = useDesk();
  const used: readonly string[] = JSON.parse(useMapValue(() => JSON.stringify(tagsUsed(model, column.id))));
  const keys = asked === '' ? [] : asked.split(',');
  return used.map((tag) => {
    const key = inKey(tag);
    const is = keys.includes(key);
    return (
      <label key={key}>
        <input
          type="checkbox"
          checked={is}
          onChange={() => say(is ? keys.filter((one) => one !== key).join(',') : [...keys, key].join(','))}
        />
        {tag}
      </label>
    );
  });
}

function Range({ column, asked, say }: OneProps) {
  const { t } = useTranslation('filterBar');
  const [from, to] = rangeIn(asked);
  const end = (label: 'from' | 'to', value: number, put: (text: string) => string) => (
    <label className={styles.end}>
      <span>{t(label)}</span>
      <input
        type="text"
        inputMode="decimal"
        className={styles.find}
        aria-label={`${column.name}: ${t(label)}`}
        defaultValue={Number.isFinite(value) ? String(value) : ''}
        onChange={({ currentTarget }) => {
          const number = numberFrom(currentTarget.value);
          const text = put(number === null ? '' : String(number));
          say(text === '..' ? '' : text);
        }}
      />
    </label>
  );
  const told = (value: number) => (Number.isFinite(value) ? String(value) : '');
  return (
    <>
      {end('from', from, (text) => `${text}..${told(to)}`)}
      {end('to', to, (text) => `${told(from)}..${text}`)}
    </>
  );
}

function One(props: OneProps) {
  const { column, asked, say } = props;
  const { t } = useTranslation('filterBar');
  if (column.kind === 'tags') return <Tags {...props} />;
  if (column.kind === 'number') return <Range {...props} />;
  return (
    <label>
      <input
        type="search"
        className={styles.find}
        aria-label={`${column.name}: ${t('find')}`}
        placeholder={t('find')}
        defaultValue={asked}
        onChange={({ currentTarget }) => say(currentTarget.value)}
      />
    </label>
  );
}

/** As it is read in the bar. */
function useTold(columns: readonly OwnColumn[], own: string): readonly string[] {
  const { model } = useDesk();
  return [...ownAsked(own)].flatMap(([id, asked]) => {
    const column = columns.find((one) => one.id === id);
    if (!column) return [];
    if (column.kind === 'words') return [`${column.name}: ${asked}`];
    if (column.kind === 'number') return [`${column.name}: ${asked.replace('..', ' – ')}`];
    const used = tagsUsed(model, id);
    return asked.split(',').map((key) => used.find((tag) => inKey(tag) === key) ?? key);
  });
}

interface OwnChoiceProps {
  readonly filter: Filter;
  readonly onOpen: (open: boolean) => void;
}

export function OwnChoice({ filter, onOpen }: OwnChoiceProps) {
  const { t } = useTranslation(['filterBar', 'ownFields']);
  const columns = useOwnColumns();
  const [open, show] = useState(false);
  const { own } = filter;
  const words = useTold(columns, own);
  const [first, ...more] = words;
  const setOpen = (opens: boolean) => {
    show(opens);
    onOpen(opens);
  };
  if (columns.length === 0) return null;
  const label = t('ownFields:title');
  return (
    <div data-asked={own !== '' || undefined}>
      <Popover
        open={open}
        onOpenChange={setOpen}
        width={248}
        target={
          <button
            type="button"
            className={styles.choice}
            aria-label={words.length > 0 ? `${label}: ${words.join(', ')}` : label}
            title={words.length > 1 ? words.join(', ') : undefined}
            data-asked={words.length > 0 || undefined}
            onClick={() => setOpen(!open)}
          >
            <span>{first ?? label}</span>
            {more.length > 0 ? <b>+{more.length}</b> : null}
            <IconChevronDown size={16} aria-hidden />
          </button>
        }
      >
        <div className={styles.values}>
          {columns.map((column) => (
            <Fragment key={column.id}>
              <strong>{column.name || t('ownFields:noName')}</strong>
              <One
                column={column}
                asked={ownAsked(own).get(column.id) ?? ''}
                say={(asked) => ask({ own: askingOwn(own, column.id, asked) })}
              />
            </Fragment>
          ))}
          {words.length > 0 ? (
            <Button
              variant="subtle"
              size="sm"
              onClick={() => {
                ask({ own: '' });
                setOpen(false);
              }}
            >
              {t('any')}
            </Button>
          ) : null}
        </div>
      </Popover>
    </div>
  );
}
