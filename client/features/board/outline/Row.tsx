import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/Badge.tsx';
import { EditField } from './EditField.tsx';
import styles from './Outline.module.css';
import type { OutlineRow } from './outlineRows.ts';
import { RowMenu } from './RowMenu.tsx';
import type { Outline } from './useOutline.ts';

export interface RowProps {
  readonly outline: Outline;
  readonly row: OutlineRow;
  readonly author: string;
  readonly parentName: string;
  readonly onMove: () => void;
  readonly onLink: () => void;
  readonly onStep: (by: number | 'first' | 'last') => void;
}

const STEPS: Readonly<Record<string, number | 'first' | 'last'>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: 'first',
  End: 'last',
};

/** Keys of a focused row. Returns whether the key was one. */
function act(event: KeyboardEvent, props: RowProps): boolean {
  const { outline, row, onMove, onStep } = props;
  const step = STEPS[event.key];
  const control = event.ctrlKey || event.metaKey;
  const free = outline.canEdit && !row.item.locked;
  if (step !== undefined && !control) onStep(step);
  else if (event.key === 'Enter' && control && outline.canEdit) outline.addNote('', row.id);
  else if (event.key === 'Enter' && free) outline.setEditing(row.id);
  else if ((event.key === 'Delete' || event.key === 'Backspace') && free) outline.remove([row.id]);
  else if (event.key === 'F10' && event.shiftKey)
    event.currentTarget.querySelector<HTMLElement>('[data-row-menu]')?.click();
  else if (control && event.key === 'd' && outline.canEdit) outline.duplicate(row.id);
  else if (control && event.key === 'g' && free && row.item.kind === 'note') outline.clusterOf(row.id);
  else if (!control && event.key.toLowerCase() === 'm' && free) onMove();
  else if (!control && event.key.toLowerCase() === 'n' && outline.canEdit) outline.addNote('', row.id);
  else if (!control && /^[1-8]$/.test(event.key) && free) outline.colour(row.id, Number(event.key) - 1);
  else return false;
  return true;
}

function Words({ outline, row }: Pick<RowProps, 'outline' | 'row'>) {
  const { t } = useTranslation('outline');
  if (outline.editing === row.id)
    return (
      <EditField
        outline={outline}
        id={row.id}
        text={row.item.text}
        onDone={(then) => {
          outline.setEditing(null);
          if (then === 'row') outline.focus(row.id);
          if (then === 'below') outline.addNote('', row.id);
        }}
      />
    );
  const Heading = row.level === 2 ? 'h2' : 'h3';
  const words = row.item.text === '' ? t('empty') : row.item.text;
  return row.item.kind === 'note' ? (
    <span className={styles.words}>{words}</span>
  ) : (
    <Heading>{words}</Heading>
  );
}

export function Row(props: RowProps) {
  const { outline, row, author, parentName, onMove, onLink } = props;
  const { t } = useTranslation('outline');
  const { item } = row;
  const kind = t(`kinds.${item.kind}`);
  const place = t('place', { place: row.place, count: row.count, parent: parentName });
  const links = row.links.length > 0 ? t('linkedTo', { words: row.links.join(', ') }) : '';
  const name = [item.text || t('empty'), kind, place, author, links, item.locked ? t('isLocked') : ''];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a note is a group named by its words, not a fieldset
    <div
      ref={(element) => {
        if (element) outline.elements.set(row.id, element);
        else outline.elements.delete(row.id);
      }}
      role="group"
      aria-label={name.filter((part) => part !== '').join('. ')}
      tabIndex={outline.focused === row.id ? 0 : -1}
      className={styles.row}
      data-item={row.id}
      data-kind={item.kind}
      data-level={row.level}
      onFocus={(event) => event.target === event.currentTarget && outline.setFocused(row.id)}
      onDoubleClick={() => outline.canEdit && !item.locked && outline.setEditing(row.id)}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget && act(event, props)) event.preventDefault();
      }}
    >
      {item.kind === 'note' ? (
        <i className={styles.colour} data-colour={item.colour} />
      ) : (
        <Badge>{kind}</Badge>
      )}
      <Words outline={outline} row={row} />
      {links === '' ? null : <span className={styles.more}>{links}</span>}
      <span className={styles.author}>{author}</span>
      <RowMenu outline={outline} row={row} onMove={onMove} onLink={onLink} />
    </div>
  );
}
