import '../../i18n/words/history.ts';
import { IconBookmark } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import type { Entry } from './entries.ts';
import styles from './Past.module.css';
import type { Words } from './useWords.ts';

interface MomentListProps {
  readonly entries: readonly Entry[];
  readonly index: number;
  readonly onIndex: (index: number) => void;
  readonly words: Words;
}

/** Newest first, under the day they belong to; one tab stop, arrows walk. */
export function MomentList({ entries, index, onIndex, words }: MomentListProps) {
  const { t } = useTranslation('history');
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const last = entries.length - 1;
  useEffect(() => {
    const box = list.current;
    // In a sheet that scrolls as a whole the head of it would go out of sight with each moment that comes.
    const scrolls = box && (getComputedStyle(box).overflowY !== 'visible' || box === document.activeElement);
    if (scrolls) box.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: index - 1,
    ArrowUp: index + 1,
    Home: last,
    End: 0,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onIndex(Math.min(last, Math.max(0, to)));
  };
  let day = '';
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={t('list')}
      aria-activedescendant={`${id}${index}`}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      {entries
        .map((entry, at) => ({ entry, at }))
        .reverse()
        .map(({ entry, at }) => {
          const its = words.day(entry.at);
          const first = its !== day;
          day = its;
          return (
            <div key={entry.version?.id ?? entry.sequence}>
              {first ? <div className={styles.day}>{its}</div> : null}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard */}
              <div
                id={`${id}${at}`}
                role="option"
                tabIndex={-1}
                aria-selected={at === index}
                className={styles.option}
                onClick={() => onIndex(at)}
              >
                <span className={styles.time}>
                  {entry.version ? <IconBookmark size={16} aria-hidden /> : null}
                  {entry.version ? <span className={styles.named}>{entry.version.title}</span> : null}
                  <time>{words.span(entry)}</time>
                </span>
                <span className={styles.by}>{words.by(entry)}</span>
              </div>
            </div>
          );
        })}
    </div>
  );
}
