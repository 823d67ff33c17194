import type { CityView } from '../../../../shared/api.ts';
import type { Group } from '../../../../shared/maps/compare.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import styles from './Compare.module.css';
import { compare } from './comparing.ts';
import type { ComparedGroups } from './useCompared.ts';

export function useGroupName(cities: readonly CityView[]): (group: Group) => string {
  const { t } = useTranslation('mapCompare');
  return (group) => {
    const city = cities.find(({ id }) => group === `one:${id}`);
    if (city) return t('groups.one', { city: city.name });
    return t(group === 'lesson' || group === 'some' || group === 'all' ? `groups.${group}` : 'groups.none');
  };
}

interface GroupsProps {
  readonly groups: ComparedGroups;
  readonly cities: readonly CityView[];
  readonly only: string;
}

/** How much of each there is; pressed, one alone is shown. */
export function Groups({ groups, cities, only }: GroupsProps) {
  const { t } = useTranslation('mapCompare');
  const nameOf = useGroupName(cities);
  if (groups.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, and these are buttons
    <div className={styles.groups} role="group" aria-label={t('filter')}>
      {groups.map(({ group, rows }) => (
        <button
          key={group}
          type="button"
          data-group={group.split(':')[0]}
          aria-pressed={only === group}
          onClick={() => compare({ only: only === group ? '' : group })}
        >
          <i aria-hidden />
          {nameOf(group)} <b>{rows.length}</b>
        </button>
      ))}
    </div>
  );
}
