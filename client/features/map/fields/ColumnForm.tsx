/** A new field, or another name for one that is there. Esc leaves it as it was. */
import { useLayoutEffect, useRef, useState } from 'react';
import { columnName, LONGEST_COLUMN_NAME, type OwnColumn } from '../../../../shared/documents/ownColumns.ts';
import {
  COLUMN_KINDS,
  type ColumnKind,
  MOST_COLUMNS,
  type OwnColumnId,
} from '../../../../shared/documents/ownValues.ts';
import '../../../i18n/words/ownFields.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useDesk } from '../MapDesk.ts';
import { addColumn, columnNamed, columnsOf, nameColumn } from './columnActs.ts';
import styles from './OwnFields.module.css';

interface ColumnFormProps {
  /** Null: a new one. */
  readonly column: OwnColumn | null;
  /** Null: nothing came of it. */
  readonly onEnd: (id: OwnColumnId | null) => void;
}

/** Why this name cannot be given; null where it can. */
function useProblem(column: OwnColumn | null) {
  const { t } = useTranslation('ownFields');
  const desk = useDesk();
  return (name: string): string | null => {
    const all = columnsOf(desk);
    const same = columnNamed(
      all.filter(({ id }) => id !== column?.id),
      name,
    );
    if (same) return t('same', { name: same.name });
    return column === null && all.length >= MOST_COLUMNS ? t('full', { count: MOST_COLUMNS }) : null;
  };
}

export function ColumnForm({ column, onEnd }: ColumnFormProps) {
  const { t } = useTranslation('ownFields');
  const { context, commands } = useDesk();
  const [name, setName] = useState(column?.name ?? '');
  const [kind, setKind] = useState<ColumnKind>('words');
  const [error, setError] = useState<string | null>(null);
  const problem = useProblem(column);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    const field = form.current?.querySelector('input');
    field?.focus();
    field?.select();
  }, []);
  const keep = () => {
    const words = columnName(name);
    if (words === '' || words === column?.name) return onEnd(column?.id ?? null);
    const why = problem(words);
    setError(why);
    if (why !== null) return;
    if (column === null) return onEnd(addColumn(context, kind, words));
    nameColumn(context, column.id, words);
    commands.parts.voice.say(t('renamed', { name: words }));
    onEnd(column.id);
  };
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={column === null ? t('add') : t('rename')}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onEnd(null);
      }}
    >
      <TextField
        label={t('name')}
        maxLength={LONGEST_COLUMN_NAME}
        autoComplete="off"
        value={name}
        error={error}
        onChange={(words) => {
          setName(words);
          setError(null);
        }}
      />
      {column === null ? (
        <Select
          label={t('kind')}
          value={kind}
          options={COLUMN_KINDS.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
          onChange={setKind}
        />
      ) : null}
      <div className={styles.buttons}>
        <Button onClick={() => onEnd(null)}>{t('cancel')}</Button>
        <Button variant="primary" type="submit">
          {t(column === null ? 'create' : 'keep')}
        </Button>
      </div>
    </form>
  );
}
