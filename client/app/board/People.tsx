import type { MemberView } from '../../../shared/api.ts';
import { listOf } from '../../i18n/dates.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import type { LiveDocument } from '../../live/types.ts';
import { useReadable } from '../../live/useLive.ts';
import { fetchPanel } from '../../together/fetchPanel.ts';
import type { Company } from '../../together/Together.ts';
import { AvatarGroup } from '../../ui/AvatarGroup.tsx';
import styles from './TopBar.module.css';

interface PeopleProps {
  readonly live: Pick<LiveDocument, 'people'>;
  readonly me: MemberView | null;
  readonly max: number;
  readonly company: Company | null;
}

/** Who has the board open, me first and once, also with several tabs; the rest is a count. */
export function People({ live, me, max, company }: PeopleProps) {
  const { t, i18n } = useTranslation();
  const others = useReadable(live.people)
    .map(({ user }) => ({ ...user, id: user.memberId }))
    .filter((person) => person.id !== me?.id);
  const people = me ? [me, ...others] : others;
  const names = listOf(
    people.map((person) => person.name),
    i18n.language,
  );
  const label = t('home.hereNow', { names });
  const group = <AvatarGroup people={people} max={max} withBadges label={label} />;
  if (company === null || people.length === 0) return group;
  return (
    <button
      type="button"
      className={styles.people}
      aria-label={label}
      onPointerEnter={() => void fetchPanel()}
      onFocus={() => void fetchPanel()}
      onClick={() => company.panel.set(company.panel.get() === 'people' ? null : 'people')}
    >
      {group}
    </button>
  );
}
