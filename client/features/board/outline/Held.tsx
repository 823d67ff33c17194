/** What a heading says of all that it holds, notes, clusters, stickers and reactions; and of everything how large its group is. */
import { useContext, useMemo, useSyncExternalStore } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { onMarksOf } from '../../../together/onMarksOf.ts';
import { TogetherContext } from '../../../together/Together.ts';
import styles from './Outline.module.css';
import type { OutlineRow } from './outlineRows.ts';

/** Those on the items themselves, as they come and go. */
function useReactionsIn(ids: readonly ItemId[]): number {
  const state = useContext(TogetherContext)?.discussion.state;
  const subscribe = useMemo(() => onMarksOf(ids, state), [ids, state]);
  const count = () =>
    ids
      .flatMap((id) => state?.marksOf(id).reactions ?? [])
      .reduce((sum, { members }) => sum + members.length, 0);
  return useSyncExternalStore(subscribe, count);
}

export interface HeldWords {
  /** "4 clusters · 16 notes", "in a group of 5" */
  readonly counts: readonly string[];
  /** "11 stickers", "3 reactions" */
  readonly votes: readonly string[];
}

/** Of what is no heading only how many stickers lie on it: its reactions are shown one by one. */
export function useHeldWords(row: OutlineRow): HeldWords {
  const { t } = useTranslation('board');
  const words = useTranslation('outline').t;
  const reactions = useReactionsIn(row.contents);
  const { clusters, notes, stickers, group } = row;
  const heading = row.contents.length > 0;
  const counts = [
    clusters > 0 ? t('count.clusters', { count: clusters }) : '',
    heading ? t('count.notes', { count: notes }) : '',
    group > 1 ? t('inGroup', { count: group }) : '',
  ];
  const votes = [
    stickers > 0 ? t('count.stickers', { count: stickers }) : '',
    reactions > 0 ? words('counts.reaction', { count: reactions }) : '',
  ];
  const said = (all: readonly string[]) => all.filter((one) => one !== '');
  return { counts: said(counts), votes: said(votes) };
}

/** The row's name says it already. */
export function Held({ held: { counts, votes } }: { readonly held: HeldWords }) {
  if (counts.length + votes.length === 0) return null;
  return (
    <span className={styles.held} aria-hidden>
      {counts.length > 0 ? <span>{counts.join(' · ')}</span> : null}
      {votes.map((words) => (
        <b key={words}>{words}</b>
      ))}
    </span>
  );
}
