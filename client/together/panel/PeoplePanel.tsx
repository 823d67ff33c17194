/** Who is here, by city, me first; whom I follow; and for who facilitates: everyone here, and names on notes. */
import { IconPencil, IconUsersGroup } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import type { CityId } from '../../../shared/ids.ts';
import { may } from '../../../shared/permissions.ts';
import { useChangeDocument } from '../../api/mutations.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useReadable } from '../../live/useLive.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { WITH_SHEETS } from '../../ui/screens.ts';
import { useMedia } from '../../ui/useMedia.ts';
import { gather } from '../gather.ts';
import { type Someone, type Together, usePlace, useTogether } from '../Together.ts';
import { complain } from '../useTogether.ts';
import styles from './Panel.module.css';
import '../../i18n/words/person.ts';

const CorrectPerson = lazyPart(() => import('../person/CorrectPerson.tsx'));

interface Here extends Someone {
  readonly cityId: CityId | null;
}

interface City {
  readonly key: string;
  readonly name: string | null;
  readonly people: readonly Here[];
}

/** Cities in the order of the twinning, mine first; people of no city last. */
function byCity(
  { me, cities }: Together,
  present: ReturnType<Together['live']['people']['get']>,
): readonly City[] {
  const others = present
    .filter(({ user }) => user.memberId !== me?.id)
    .map(({ user }) => ({ ...user, id: user.memberId }));
  const people = me ? [me, ...others] : others;
  const groups = cities.map((city) => ({
    key: city.id as string,
    name: city.name,
    people: people.filter((one) => one.cityId === city.id),
  }));
  const known = new Set(cities.map((city) => city.id));
  const rest = people.filter((one) => one.cityId === null || !known.has(one.cityId));
  const mine = (city: City) => Number(!city.people.some((one) => one.id === me?.id));
  return [...groups, { key: 'none', name: null, people: rest }]
    .filter((city) => city.people.length > 0)
    .sort((a, b) => mine(a) - mine(b));
}

interface PersonProps {
  readonly person: Here;
  readonly together: Together;
}

/** Everybody's own row, and every row for who may correct them. */
function Correct({ person, together }: PersonProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { document, cities, live, me } = together;
  const mine = person.id === me?.id;
  if (!mine && !may(document.capabilities, 'member.correct')) return null;
  // The server names me to others with what I say next.
  const sayAgain = () => live.awareness.setLocalState(live.awareness.getLocalState());
  return (
    <>
      <IconButton
        size="sm"
        label={mine ? t('person.mine') : t('person.of', { name: person.name })}
        icon={<IconPencil size={18} />}
        onClick={() => setOpen(true)}
      />
      {open ? (
        <Suspense fallback={null}>
          <CorrectPerson
            {...{ cities, person, mine }}
            workspaceId={document.workspaceId}
            onClose={() => setOpen(false)}
            onChanged={sayAgain}
          />
        </Suspense>
      ) : null}
    </>
  );
}

function Person({ person, together }: PersonProps) {
  const { t } = useTranslation('together');
  const { follow, me, panel } = together;
  const place = usePlace();
  const following = useReadable(follow.following) === person.id;
  const covers = useMedia(WITH_SHEETS);
  const name = person.name;
  const toggle = () => {
    if (following) follow.stop();
    else {
      follow.start(person.id);
      // A sheet lies over what one wants to see.
      if (covers) panel.set(null);
    }
  };
  return (
    <li className={styles.person}>
      <Avatar person={person} named={false} />
      <span className={styles.name}>
        {name}
        {person.id === me?.id ? <span className={styles.muted}> · {t('people.me')}</span> : null}
      </span>
      <Correct person={person} together={together} />
      {person.id === me?.id ? null : (
        <Button
          size="sm"
          aria-label={t(following ? 'people.unfollowNamed' : 'people.followNamed', { name })}
          aria-pressed={following}
          disabledReason={!place.canFollow ? t('people.onCanvas') : null}
          onClick={toggle}
        >
          {t(following ? 'people.unfollow' : 'people.follow')}
        </Button>
      )}
    </li>
  );
}

/** A facilitator's choice for everybody on this board. */
function Attribution({ together: { document } }: { readonly together: Together }) {
  const { t } = useTranslation('together');
  const change = useChangeDocument(document.workspaceId);
  if (!may(document.capabilities, 'document.attribution')) return null;
  const set = (attribution: boolean) =>
    change.mutateAsync({ id: document.id, change: { attribution } }).catch(complain);
  return (
    <label className={styles.choice}>
      <input
        type="checkbox"
        checked={document.attribution ?? true}
        onChange={(event) => set(event.currentTarget.checked)}
      />
      <span>
        {t('people.attribution')}
        <span className={styles.muted}>{t('people.attributionHint')}</span>
      </span>
    </label>
  );
}

export function PeoplePanel() {
  const { t } = useTranslation('together');
  const together = useTogether();
  const place = usePlace();
  const present = useReadable(together.live.people);
  const cities = byCity(together, present);
  const alone = cities.reduce((sum, city) => sum + city.people.length, 0) <= 1;
  return (
    <div className={styles.body}>
      {cities.map(({ key, name, people }) => (
        <section key={key} aria-label={name ?? t('people.noCity')}>
          <h3 className={styles.group}>
            {name ?? t('people.noCity')} <span className={styles.muted}>{people.length}</span>
          </h3>
          <ul className={styles.list}>
            {people.map((person) => (
              <Person key={person.id} person={person} together={together} />
            ))}
          </ul>
        </section>
      ))}
      {alone ? <p className={styles.muted}>{t('people.alone')}</p> : null}
      {alone || place.canFollow ? null : <p className={styles.muted}>{t('people.onCanvas')}</p>}
      <div className={styles.foot}>
        {together.mayGather() ? (
          <>
            <Button
              fullWidth
              icon={<IconUsersGroup size={18} aria-hidden />}
              onClick={() => gather(place, together)}
            >
              {t('people.gather')}
            </Button>
            <p className={styles.muted}>{t('people.gatherHint')}</p>
          </>
        ) : null}
        <Attribution together={together} />
      </div>
    </div>
  );
}
