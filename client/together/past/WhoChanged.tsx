import '../../i18n/words/history.ts';
import { useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { documentItems, type ItemMap } from '../../../shared/documents/items.ts';
import type { DocumentId, ItemId } from '../../../shared/ids.ts';
import { useGone } from '../../api/history.ts';
import type { Selection } from '../../canvas/Selection.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import styles from './Past.module.css';
import { type Timeline, tracesOf } from './provenance.ts';
import type { Words } from './useWords.ts';

interface WhoChangedProps {
  readonly documentId: DocumentId;
  /** Null while it is on its way. */
  readonly past: Y.Doc | null;
  /** Where the past stands. */
  readonly sequence: number;
  readonly present: Y.Map<ItemMap>;
  readonly selection: Selection<ItemId>;
  readonly timeline: Timeline;
  readonly words: Words;
}

/** Of an item that is not here any more. */
function Deleted({ documentId, sequence, words, id }: WhoChangedProps & { readonly id: ItemId }) {
  const { t } = useTranslation('history');
  const one = useGone(documentId, sequence).data?.find((gone) => gone.id === id);
  if (one === undefined) return null;
  return (
    <li>
      {t('deeds.gone', { names: words.oneOf(one.by) })}
      <span className={styles.muted}>{words.moment(one.at)}</span>
    </li>
  );
}

/** Of the selected item: who made it, wrote it, moved it, deleted it, and when. */
export function WhoChanged(props: WhoChangedProps) {
  const { past, present, selection, timeline, words } = props;
  const { t } = useTranslation('history');
  const id = useSyncExternalStore(selection.subscribe, () => selection.single);
  const item = id === null || past === null ? undefined : documentItems(past).get(id);
  return (
    <section className={styles.who} aria-label={t('who')}>
      <h3>{t('who')}</h3>
      {item === undefined ? (
        <p className={styles.muted}>{t('selectOne')}</p>
      ) : (
        <ul className={styles.traces}>
          {tracesOf(item, timeline).map(({ deed, by, at }) => (
            <li key={deed}>
              {t(`deeds.${deed}`, { names: words.people(by) })}
              {at === null ? null : <span className={styles.muted}>{words.moment(at)}</span>}
            </li>
          ))}
          {id === null || present.has(id) ? null : <Deleted {...props} id={id} />}
        </ul>
      )}
    </section>
  );
}
