/** The frames of the board beside its outline, with what is in them counted: one press goes there. */
import { useRef } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useRovingStop } from '../../../ui/useRovingStop.ts';
import styles from './Beside.module.css';
import type { OutlineDesk } from './openOutline.ts';
import { holdersOf, type OutlineRow } from './outlineRows.ts';
import type { RowFocus } from './RowFocus.ts';

export interface FrameListProps {
  readonly desk: OutlineDesk;
  readonly focus: RowFocus;
  readonly rows: readonly OutlineRow[];
  readonly focused: ItemId | null;
}

interface Place {
  readonly id: ItemId;
  readonly words: string;
  readonly notes: number;
  readonly kind: 'frame' | 'within' | 'loose';
}

/** Frames, and in them or beside them clusters and tables; at last what lies on the board itself. */
function usePlaces({ desk, rows }: FrameListProps): readonly Place[] {
  const { t } = useTranslation('outline');
  const headings = rows.filter((row) => row.contents.length > 0);
  const places = headings.map(({ id, notes, holder }) => {
    const kind: Place['kind'] = holder === null ? 'frame' : 'within';
    return { id, words: desk.names.titleOf(id), notes, kind };
  });
  const loose = rows.filter(({ item, holder }) => item.kind === 'note' && holder === null);
  const [first] = loose;
  if (places.length === 0 || first === undefined) return places;
  return [...places, { id: first.id, words: t('board'), notes: loose.length, kind: 'loose' }];
}

export function FrameList(props: FrameListProps) {
  const { desk, focus, focused } = props;
  const { t } = useTranslation('outline');
  const board = useTranslation('board').t;
  const list = useRef<HTMLElement>(null);
  const places = usePlaces(props);
  useRovingStop(list);
  if (places.length === 0) return null;
  const around = focused === null ? [] : [focused, ...holdersOf(desk.model, focused)];
  const loose = around.length === 1 ? places.find(({ kind }) => kind === 'loose')?.id : undefined;
  const here = around.find((id) => places.some((place) => place.id === id)) ?? loose;
  const go = (id: ItemId) => {
    focus.quietly(() => desk.selection.set([id]));
    focus.focus(id, 'start');
  };
  return (
    <nav ref={list} className={styles.frames} aria-label={t('framesOfBoard')} data-region="tools">
      {places.map(({ id, words, notes, kind }) => (
        <button
          key={id}
          type="button"
          data-place={kind}
          aria-current={id === here ? 'location' : undefined}
          aria-label={`${words}. ${board('count.notes', { count: notes })}`}
          onClick={() => go(id)}
        >
          <span dir="auto">{words}</span>
          <span>{notes}</span>
        </button>
      ))}
    </nav>
  );
}
