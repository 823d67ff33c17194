import { useTranslation } from 'react-i18next';
import { listOf } from '../../i18n/dates.ts';
import type { LiveDocument } from '../../live/types.ts';
import { useReadable } from '../../live/useLive.ts';
import { AvatarGroup } from '../../ui/AvatarGroup.tsx';

/** Who has the board open, me first; the rest is a count. */
export function People({ live, max }: { readonly live: Pick<LiveDocument, 'people'>; readonly max: number }) {
  const { t, i18n } = useTranslation();
  const present = useReadable(live.people);
  const people = present
    .toSorted((a, b) => Number(b.self) - Number(a.self))
    .map(({ user }) => ({ ...user, id: user.memberId }));
  const names = listOf(
    people.map((person) => person.name),
    i18n.language,
  );
  return <AvatarGroup people={people} max={max} withBadges label={t('home.hereNow', { names })} />;
}
