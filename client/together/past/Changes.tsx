import '../../i18n/words/history.ts';
import type { GoneItem } from '../../../shared/api.ts';
import type { DocumentId, ItemId } from '../../../shared/ids.ts';
import { useGone } from '../../api/history.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import type { LookBack } from '../Together.ts';
import styles from './Past.module.css';
import type { Differences } from './restore.ts';
import type { Words } from './useWords.ts';

/** So many are listed; the counts say how many there are. */
const MOST = 60;

interface ChangesProps {
  readonly differences: Differences;
  readonly wordsOf: (id: ItemId) => string;
  readonly onGoTo: (id: ItemId) => void;
  readonly onLookBack: (to: LookBack) => void;
  readonly documentId: DocumentId;
  readonly after: number;
  readonly upTo: number;
  readonly words: Words;
}

interface DeletedProps extends Pick<ChangesProps, 'words' | 'onLookBack'> {
  readonly title: string;
  /** Undefined until it is known. */
  readonly one: GoneItem | undefined;
}

/** Who deleted it, and the way to where it still was. */
function Deleted({ title, one, words, onLookBack }: DeletedProps) {
  const { t } = useTranslation('history');
  if (one === undefined) return <span className={styles.words}>{title}</span>;
  const { sequence, at, id } = one;
  return (
    <button
      type="button"
      className={styles.words}
      onClick={() => onLookBack({ sequence: sequence - 1, at, id })}
    >
      {title}
      <span className={styles.deleted}>
        {t('deleted', { names: words.oneOf(one.by), time: words.time(at) })}
      </span>
    </button>
  );
}

/** What happened since the moment before: counts, and each item by its words. */
export function Changes({ differences, wordsOf, onGoTo, onLookBack, words, ...asked }: ChangesProps) {
  const { t } = useTranslation('history');
  const { added, changed, gone } = differences;
  const deleted = useGone(asked.documentId, gone.length > 0 ? asked.after : null, asked.upTo).data;
  const counts = [
    added.length > 0 ? t('new', { count: added.length }) : null,
    changed.length > 0 ? t('changed', { count: changed.length }) : null,
    gone.length > 0 ? t('gone', { count: gone.length }) : null,
  ].filter((part) => part !== null);
  const rows = (['added', 'changed', 'gone'] as const).flatMap((kind) =>
    differences[kind].map((id) => ({ kind, id })),
  );
  return (
    <details className={styles.changes}>
      <summary>
        <span className={styles.since}>{t('since')}</span>
        <span role="status">{counts.length > 0 ? counts.join(' · ') : t('same')}</span>
      </summary>
      <ul>
        {rows.slice(0, MOST).map(({ kind, id }) => (
          <li key={id}>
            <span className={styles[kind]}>{t(`kind.${kind}`)}</span>
            {kind === 'gone' ? (
              <Deleted
                title={wordsOf(id) || t('noWords')}
                one={deleted?.find((one) => one.id === id)}
                {...{ words, onLookBack }}
              />
            ) : (
              <button type="button" className={styles.words} onClick={() => onGoTo(id)}>
                {wordsOf(id) || t('noWords')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
