/** The accessible twin of the canvas: the same board as an editable list; also the view of phones and of print. */
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '../../../../shared/ids.ts';
import { Button } from '../../../ui/Button.tsx';
import { linkItems } from '../acts/make.ts';
import { type Choice, ChooseDialog } from './ChooseDialog.tsx';
import styles from './Outline.module.css';
import type { OutlineRow } from './outlineRows.ts';
import { Row } from './Row.tsx';
import { type OutlineParts, type Outline as OutlineState, useOutline } from './useOutline.ts';

interface OutlineProps extends OutlineParts {
  readonly title: string;
  /** "Anna, BUD" of a member id; empty for people who are gone. */
  readonly authorOf: (memberId: string | null) => string;
}

type Asking = { readonly act: 'move' | 'link'; readonly id: ItemId } | null;

/** The first thing on a phone: one field, one button; it keeps the focus for the next note. */
function Contribute({ outline }: { readonly outline: OutlineState }) {
  const { t } = useTranslation('outline');
  const field = useRef<HTMLTextAreaElement>(null);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const text = field.current?.value.trim() ?? '';
    if (text !== '' && field.current) {
      outline.addNote(text);
      field.current.value = '';
    }
    field.current?.focus();
  };
  return (
    <form className={styles.contribute} onSubmit={add}>
      <textarea
        ref={field}
        rows={2}
        aria-label={t('newNote')}
        placeholder={t('newNoteHint')}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) add(event);
        }}
      />
      <Button type="submit" variant="primary">
        {t('addNote')}
      </Button>
    </form>
  );
}

function Header({ outline, title }: { readonly outline: OutlineState; readonly title: string }) {
  const { t } = useTranslation('outline');
  const count = (kind: string) => outline.rows.filter((row) => row.item.kind === kind).length;
  const plus = <IconPlus size={16} stroke={1.75} />;
  return (
    <header className={styles.header}>
      <div>
        <h1>{title}</h1>
        <p className={styles.more}>
          {t('counts', { frames: count('frame'), clusters: count('cluster'), notes: count('note') })}
        </p>
      </div>
      {outline.canEdit ? (
        <div className={styles.make}>
          <Button icon={plus} onClick={() => outline.addNote()}>
            {t('kinds.note')}
          </Button>
          <Button icon={plus} onClick={outline.addCluster}>
            {t('kinds.cluster')}
          </Button>
          <Button icon={plus} onClick={outline.addFrame}>
            {t('kinds.frame')}
          </Button>
        </div>
      ) : null}
    </header>
  );
}

/** Where a row can go, or what it can be linked with. */
function choicesFor(
  asking: NonNullable<Asking>,
  rows: readonly OutlineRow[],
  board: string,
  empty: string,
): Choice[] {
  const mover = rows.find((row) => row.id === asking.id);
  const named = (row: OutlineRow): Choice => ({ id: row.id, name: row.item.text || empty });
  const others = rows.filter((row) => row.id !== asking.id);
  if (asking.act === 'link') return others.map(named);
  const holders = others.filter(
    (row) => row.item.kind === 'frame' || (row.item.kind === 'cluster' && mover?.item.kind === 'note'),
  );
  return [...holders.map(named), { id: null, name: board }];
}

export default function Outline({ title, authorOf, ...parts }: OutlineProps) {
  const { t } = useTranslation('outline');
  const outline = useOutline(parts);
  const [asking, setAsking] = useState<Asking>(null);
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const shown = outline.rows.filter((row) => row.item.text.toLowerCase().includes(wanted));
  const step = (from: ItemId, by: number | 'first' | 'last') => {
    const at = shown.findIndex((row) => row.id === from);
    const to = by === 'first' ? 0 : by === 'last' ? shown.length - 1 : at + by;
    outline.focus(shown[Math.max(0, Math.min(shown.length - 1, to))]?.id ?? null);
  };
  const choose = (choice: Choice) => {
    if (asking?.act === 'move') outline.moveTo([asking.id], choice.id, choice.name);
    if (asking?.act === 'link' && choice.id !== null) {
      linkItems(outline.context, asking.id, choice.id);
      outline.say(t('said.linked', { name: choice.name }));
      outline.focus(asking.id);
    }
    setAsking(null);
  };
  const nameOf = (id: ItemId | null) => (id === null ? t('board') : (outline.model.item(id)?.text ?? ''));
  return (
    <section className={styles.outline} aria-label={t('outline')}>
      <div className={styles.page}>
        <Header outline={outline} title={title} />
        {outline.canEdit ? <Contribute outline={outline} /> : null}
        <input
          type="search"
          className={styles.search}
          aria-label={t('findOnBoard')}
          placeholder={t('findOnBoard')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        {shown.map((row) => (
          <Row
            key={row.id}
            outline={outline}
            row={row}
            author={authorOf(row.item.author)}
            parentName={nameOf(row.parent)}
            onMove={() => setAsking({ act: 'move', id: row.id })}
            onLink={() => setAsking({ act: 'link', id: row.id })}
            onStep={(by) => step(row.id, by)}
          />
        ))}
        {shown.length === 0 ? (
          <p className={styles.more}>{t(wanted === '' ? 'nothingYet' : 'nothingFound')}</p>
        ) : null}
      </div>
      <p className={styles.said} role="status">
        {outline.said === '' ? '' : `${t('saidLabel')} ${outline.said}`}
      </p>
      {asking === null ? null : (
        <ChooseDialog
          title={t(asking.act === 'move' ? 'menu.move' : 'menu.link')}
          choices={choicesFor(asking, outline.rows, t('board'), t('empty'))}
          onChoose={choose}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}
