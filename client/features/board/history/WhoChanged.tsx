import { useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { boardItems } from '../../../../shared/documents/board.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import type { BoardCore } from '../useBoardCore.ts';
import styles from './Past.module.css';
import { type Timeline, tracesOf } from './provenance.ts';
import type { Words } from './useWords.ts';

interface WhoChangedProps {
  readonly past: Y.Doc;
  readonly selection: BoardCore['selection'];
  readonly timeline: Timeline;
  readonly words: Words;
}

/** Of the selected item: who made it, wrote it, moved it, and when. */
export function WhoChanged({ past, selection, timeline, words }: WhoChangedProps) {
  const { t } = useTranslation('history');
  const id = useSyncExternalStore(selection.subscribe, () => selection.single);
  const item = id === null ? undefined : boardItems(past).get(id);
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
