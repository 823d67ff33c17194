import type { ReactNode } from 'react';
import type { CityView, MemberView } from '../../../shared/api.ts';
import { firstNameOf } from '../../../shared/domain/people.ts';
import { listOf } from '../../i18n/dates.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { AvatarGroup } from '../../ui/AvatarGroup.tsx';
import { Badge } from '../../ui/Badge.tsx';
import styles from './Teams.module.css';
import '../../i18n/words/join.ts';
import '../../i18n/words/workspace.ts';

interface TeamsProps {
  readonly cities: readonly CityView[];
  /** Empty where one may not see them; then only the cities are shown. */
  readonly members: readonly MemberView[];
  readonly map: ReactNode;
}

const MOST_NAMES = 4;

function People({ of }: { readonly of: readonly MemberView[] }) {
  const { t, i18n } = useTranslation();
  if (of.length === 0) return <p className={styles.names}>{t('members.nobody')}</p>;
  const shown = of.length > MOST_NAMES ? of.slice(0, MOST_NAMES - 1) : of;
  const rest = of.length - shown.length;
  const words = shown.map((person) => firstNameOf(person.name));
  if (rest > 0) words.push(t('join.others', { count: rest }));
  const everybody = listOf(
    of.map((person) => person.name),
    i18n.language,
  );
  return (
    <div className={styles.people}>
      <AvatarGroup people={of} max={MOST_NAMES} label={everybody} />
      <span className={styles.names} aria-hidden>
        {listOf(words, i18n.language)}
      </span>
    </div>
  );
}

/** Who works together: the cities on the map, and their people. */
export function Teams({ cities, members, map }: TeamsProps) {
  const { t } = useTranslation();
  const knowsPeople = members.length > 0;
  const leading = members.filter((member) => member.role === 'facilitator');
  return (
    <section className={styles.teams} aria-labelledby="teams-heading">
      <div className={styles.map}>{map}</div>
      <div className={styles.words}>
        <h2 id="teams-heading" className={styles.title}>
          {t('home.teams')}
        </h2>
        <ul className={styles.list}>
          {cities.map((city) => (
            <li key={city.id}>
              <h3 className={styles.city}>
                {city.name} <Badge>{t(`part.${city.part}`)}</Badge>
              </h3>
              {knowsPeople ? <People of={members.filter((member) => member.cityId === city.id)} /> : null}
            </li>
          ))}
          {leading.length > 0 ? (
            <li>
              <h3 className={styles.city}>{t('home.leading')}</h3>
              <People of={leading} />
            </li>
          ) : null}
        </ul>
      </div>
    </section>
  );
}
