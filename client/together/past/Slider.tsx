import '../../i18n/words/history.ts';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Entry } from './entries.ts';
import styles from './Past.module.css';
import type { Words } from './useWords.ts';

interface SliderProps {
  readonly entries: readonly Entry[];
  readonly index: number;
  readonly onIndex: (index: number) => void;
  readonly words: Words;
}

/** All moments on one line; those with a name have a mark. */
export function Slider({ entries, index, onIndex, words }: SliderProps) {
  const { t } = useTranslation('history');
  const entry = entries[index];
  if (entry === undefined) return null;
  const last = entries.length - 1;
  const step = (by: number) => onIndex(Math.min(last, Math.max(0, index + by)));
  const marks = entries.flatMap((one, at) => (one.version ? [at] : []));
  return (
    <div className={styles.slider} data-bottom="" data-region="history">
      <IconButton
        label={t('earlier')}
        icon={<IconChevronLeft size={20} />}
        disabledReason={index === 0 ? words.day(entry.at) : null}
        onClick={() => step(-1)}
      />
      <div className={styles.track}>
        <input
          type="range"
          aria-label={t('slider')}
          aria-valuetext={words.told(entry)}
          min={0}
          max={Math.max(1, last)}
          value={index}
          onChange={(event) => onIndex(Number(event.currentTarget.value))}
        />
        <span className={styles.marks} aria-hidden>
          {marks.map((at) => (
            <i key={at} style={{ left: `${(100 * at) / Math.max(1, last)}%` }} />
          ))}
        </span>
        <span className={styles.where}>{words.placeOf(entry)}</span>
      </div>
      <IconButton
        label={t('later')}
        icon={<IconChevronRight size={20} />}
        disabledReason={index === last ? t('now') : null}
        onClick={() => step(1)}
      />
    </div>
  );
}
