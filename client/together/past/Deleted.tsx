/** What is gone: in the moment that is looked at, and of all moments. */
import '../../i18n/words/history.ts';
import { useEffect, useReducer, useState } from 'react';
import type * as Y from 'yjs';
import type { GoneItem } from '../../../shared/api.ts';
import type { ItemMap } from '../../../shared/documents/items.ts';
import type { DocumentId, ItemId } from '../../../shared/ids.ts';
import { useGone } from '../../api/history.ts';
import { dateAndTime } from '../../i18n/moments.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import type { LookBack } from '../Together.ts';
import { type Entry, goneIn, lastFirst, listed } from './entries.ts';
import { GoneList } from './GoneList.tsx';
import styles from './Past.module.css';
import type { Moment } from './useMoment.ts';
import type { Words } from './useWords.ts';

interface DeletedProps {
  readonly documentId: DocumentId;
  readonly entries: readonly Entry[];
  readonly index: number;
  readonly moment: Moment;
  readonly words: Words;
  readonly canEdit: boolean;
  readonly gone: readonly GoneItem[] | undefined;
  readonly titleNow: (id: ItemId) => string | null;
  readonly present: Y.Map<ItemMap>;
  readonly onLookBack: (to: LookBack) => void;
}

/** Whether an item is there now; followed, as things come back while one looks. */
function useIsBack(present: Y.Map<ItemMap>): (id: ItemId) => boolean {
  const [, again] = useReducer((times: number) => times + 1, 0);
  useEffect(() => {
    present.observe(again);
    return () => present.unobserve(again);
  }, [present]);
  return (id) => present.has(id);
}

/** So many of a moment stand there at once. */
const FEW = 4;

const listOf = ({ canEdit, words, onLookBack, gone, titleNow }: DeletedProps) => ({
  ...{ words, onLookBack, mayBringBack: canEdit, known: gone ?? [] },
  wordsOf: (id: ItemId) => titleNow(id),
});

/** Those that went in the moment, the last first. */
export function DeletedInMoment(props: DeletedProps) {
  const { t } = useTranslation('history');
  const { documentId, entries, index, moment, words } = props;
  const [all, setAll] = useState(false);
  const isBack = useIsBack(props.present);
  const [after, upTo] = [entries[index - 1]?.sequence ?? 0, entries[index]?.sequence ?? 0];
  const went = moment.differences?.gone ?? [];
  // What is gone from now stands there until all of it has come, so that nothing below moves under a hand.
  const still = goneIn(props.gone ?? [], after, upTo);
  const some = went.length > 0 || still.length > 0;
  const told = useGone(documentId, some ? after : null, upTo).data ?? still;
  const gone = lastFirst(listed(told));
  const untold = went.filter((id) => told.every((one) => one.id !== id));
  if (gone.length + untold.length === 0) return null;
  const more = all ? 0 : gone.length - FEW;
  return (
    <section className={styles.who} aria-label={t('deletedIn')}>
      <h3>{t('deletedIn')}</h3>
      <GoneList
        {...listOf(props)}
        {...{ isBack }}
        known={told}
        gone={more > 0 ? gone.slice(0, FEW) : gone}
        when={words.time}
      />
      {untold.slice(0, FEW).map((id) => (
        <p key={id}>{moment.wordsOf(id) || t('noWords')}</p>
      ))}
      {more > 0 ? (
        <Button size="sm" onClick={() => setAll(true)}>
          {t('goneMore', { count: more })}
        </Button>
      ) : null}
    </section>
  );
}

/** Instead of the moments: all that is gone, the last first. */
export function AllDeleted(props: DeletedProps) {
  const { t, i18n } = useTranslation('history');
  const isBack = useIsBack(props.present);
  const gone = listed(props.gone ?? []).filter(({ id }) => !isBack(id));
  return (
    <section className={styles.list} aria-label={t('onlyGone')}>
      {props.gone && gone.length === 0 ? <p className={styles.muted}>{t('noneGone')}</p> : null}
      <GoneList {...listOf(props)} gone={lastFirst(gone)} when={(at) => dateAndTime(at, i18n.language)} />
    </section>
  );
}
