/** What was deleted, by its words: who did it, the way to where it still was, and the way back. */
import '../../i18n/words/history.ts';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { GoneItem } from '../../../shared/api.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from '../panel/Panel.module.css';
import type { LookBack } from '../Together.ts';
import type { Words } from './useWords.ts';

const SHORT = 60;
/** What may be without words. */
const KINDS = [
  'note',
  'stroke',
  'sticker',
  'image',
  'frame',
  'cluster',
  'table',
  'shape',
  'connector',
] as const;

interface GoneListProps {
  readonly gone: readonly GoneItem[];
  /** All that is known to be gone: a link is called by its ends. */
  readonly known: readonly GoneItem[];
  /** Of what is still there. */
  readonly wordsOf: (id: ItemId) => string | null;
  readonly when: (at: number) => string;
  readonly words: Words;
  readonly mayBringBack: boolean;
  /** What came back since. */
  readonly isBack?: (id: ItemId) => boolean;
  readonly onLookBack: (to: LookBack) => void;
}

function useTitles({ known, wordsOf }: GoneListProps): (one: GoneItem) => string {
  const { t } = useTranslation('history');
  const endOf = (id: ItemId) =>
    known.find((one) => one.id === id)?.words || wordsOf(id) || t('goneWithoutWords');
  return ({ words, kind, ends }) => {
    if (words) return words.length > SHORT ? `${words.slice(0, SHORT)}…` : words;
    if (ends.length > 0) return ends.map(endOf).join(' → ');
    const one = KINDS.find((name) => name === kind);
    return t(one ? `goneKinds.${one}` : 'goneWithoutWords');
  };
}

export function GoneList(props: GoneListProps) {
  const { gone, when, words, mayBringBack, isBack, onLookBack } = props;
  const { t } = useTranslation('history');
  const titleOf = useTitles(props);
  return (
    <ul className={styles.list}>
      {gone.map((one) => {
        const title = titleOf(one);
        const back = { sequence: one.sequence - 1, at: one.at, id: one.id };
        return (
          <li key={one.id} className={styles.goneRow}>
            <button type="button" className={styles.item} onClick={() => onLookBack(back)}>
              {title}
              <span className={styles.muted}>
                {t('deleted', { names: words.oneOf(one.by), time: when(one.at) })}
                {isBack?.(one.id) ? ` · ${t('isBack')}` : ''}
              </span>
            </button>
            {mayBringBack && !isBack?.(one.id) ? (
              <IconButton
                data-bring=""
                label={t('bringBackOne', { title })}
                icon={<IconArrowBackUp size={18} />}
                onClick={() => onLookBack({ ...back, bring: true })}
              />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
