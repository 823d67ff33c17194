import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/api.ts';
import { listOf } from '../../i18n/dates.ts';
import type { LiveDocument } from '../../live/types.ts';
import { useReadable } from '../../live/useLive.ts';
import { AvatarGroup } from '../../ui/AvatarGroup.tsx';

interface PeopleProps {
  readonly live: Pick<LiveDocument, 'people'>;
  readonly me: MemberView | null;
  readonly max: number;
}

/** Who has the board open, me first and once, also with several tabs; the rest is a count. */
export function People({ live, me, max }: PeopleProps) {
  const { t, i18n } = useTranslation();
  const others = useReadable(live.people)
    .map(({ user }) => ({ ...user, id: user.memberId }))
    .filter((person) => person.id !== me?.id);
  const people = me ? [me, ...others] : others;
  const names = listOf(
    people.map((person) => person.name),
    i18n.language,
  );
  return <AvatarGroup people={people} max={max} withBadges label={t('home.hereNow', { names })} />;
}
