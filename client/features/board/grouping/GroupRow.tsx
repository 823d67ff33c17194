import { memo } from 'react';
import { LIMITS } from '../../../../shared/limits.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import styles from './Grouping.module.css';
import type { Wishes } from './Proposal.ts';
import { inkOf, type MarkedGroup } from './ProposalMarks.tsx';

interface GroupRowProps {
  readonly group: MarkedGroup;
  /** The title of its frame. */
  readonly home: string | null;
  /** Words of its first notes. */
  readonly sample: string;
  readonly wish: (keys: readonly string[], wishes: Wishes) => void;
  /** The pointer or the keyboard is on it, or leaves it. */
  readonly onAt: (key: string | null) => void;
}

export const GroupRow = memo(function GroupRow({ group, home, sample, wish, onAt }: GroupRowProps) {
  const { t } = useTranslation(['grouping', 'actions']);
  const { key, number, name, ids, on, gone } = group;
  const count = t('notes', { count: ids.length });
  const within = home === null ? null : t('within', { name: home });
  const at = () => onAt(key);
  const away = () => onAt(null);
  return (
    <li
      className={styles.group}
      data-off={!on || undefined}
      onMouseEnter={at}
      onMouseLeave={away}
      onFocus={at}
      onBlur={away}
    >
      <label className={styles.take}>
        <input
          type="checkbox"
          checked={on}
          aria-label={[t('take', { number, name, count }), within].filter(Boolean).join('. ')}
          onChange={(event) => wish([key], { off: !event.currentTarget.checked })}
        />
        <span className={styles.number} style={{ background: inkOf(number) }} aria-hidden>
          {number}
        </span>
      </label>
      <input
        type="text"
        className={styles.name}
        aria-label={t('name', { number })}
        placeholder={t('noName')}
        value={name}
        maxLength={LIMITS.titleLength}
        onChange={(event) => wish([key], { name: event.currentTarget.value })}
      />
      <span className={styles.count}>{count}</span>
      {within === null ? null : <p className={styles.sample}>{within}</p>}
      <p className={styles.sample} dir="auto">
        {sample}
      </p>
      {gone > 0 ? <p className={styles.sample}>{t('gone', { count: gone })}</p> : null}
    </li>
  );
});
