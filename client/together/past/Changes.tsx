import '../../i18n/words/history.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import styles from './Past.module.css';
import type { Differences } from './restore.ts';

/** So many are listed; the counts say how many there are. */
const MOST = 60;

interface ChangesProps {
  readonly differences: Differences;
  readonly wordsOf: (id: ItemId) => string;
  readonly onGoTo: (id: ItemId) => void;
}

/** Keeps their room: a press on its way to a button below must not meet another. */
export function NoChangesYet() {
  const { t } = useTranslation('history');
  return (
    <div className={styles.changes} aria-busy>
      <span className={styles.since}>{t('since')}</span>
      <span>…</span>
    </div>
  );
}

/** What happened since the moment before: counts, and what is there by its words. What is gone has a list of its own. */
export function Changes({ differences, wordsOf, onGoTo }: ChangesProps) {
  const { t } = useTranslation('history');
  const { added, changed, gone } = differences;
  const counts = [
    added.length > 0 ? t('new', { count: added.length }) : null,
    changed.length > 0 ? t('changed', { count: changed.length }) : null,
    gone.length > 0 ? t('gone', { count: gone.length }) : null,
  ].filter((part) => part !== null);
  const rows = (['added', 'changed'] as const).flatMap((kind) =>
    differences[kind].map((id) => ({ kind, id })),
  );
  const head = (
    <>
      <span className={styles.since}>{t('since')}</span>
      <span role="status">{counts.length > 0 ? counts.join(' · ') : t('same')}</span>
    </>
  );
  if (rows.length === 0) return <div className={styles.changes}>{head}</div>;
  return (
    <details className={styles.changes}>
      <summary>{head}</summary>
      <ul>
        {rows.slice(0, MOST).map(({ kind, id }) => (
          <li key={id}>
            <span className={styles[kind]}>{t(`kind.${kind}`)}</span>
            <button type="button" className={styles.words} onClick={() => onGoTo(id)}>
              {wordsOf(id) || t('noWords')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
