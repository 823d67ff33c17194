import '../../i18n/words/history.ts';
import { useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { documentItems } from '../../../shared/documents/items.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { Selection } from '../../canvas/Selection.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import styles from './Past.module.css';
import { type Timeline, tracesOf } from './provenance.ts';
import type { Words } from './useWords.ts';

interface WhoChangedProps {
  readonly past: Y.Doc;
  readonly selection: Selection<ItemId>;
  readonly timeline: Timeline;
  readonly words: Words;
}

/** Of the selected item: who made it, wrote it, moved it, and when. */
export function WhoChanged({ past, selection, timeline, words }: WhoChangedProps) {
  const { t } = useTranslation('history');
  const id = useSyncExternalStore(selection.subscribe, () => selection.single);
  const item = id === null ? undefined : documentItems(past).get(id);
  return (
    <section className={styles.who} aria-label={t('who')}>
      <h3>{t('who')}</h3>
      {item === undefined ? (
        <p className={styles.muted}>{t('selectOne')}</p>
      ) : (
        <ul>
          {tracesOf(item, timeline).map(({ deed, by, at }) => (
            <li key={deed}>
              {t(`deeds.${deed}`, { names: words.people(by) })}
              {at === null ? null : <span className={styles.muted}>{words.moment(at)}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
