import type { CityView } from '../../../shared/api.ts';
import { timeZoneOf } from '../../../shared/domain/timeZone.ts';
import { clock } from '../../i18n/dates.ts';
import '../../i18n/words/workspace.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useNow } from '../../ui/useNow.ts';
import styles from './Sidebar.module.css';

export function CityTimes({ cities }: { readonly cities: readonly CityView[] }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  return (
    <section className={styles.section} aria-labelledby="city-times">
      <h2 id="city-times" className={styles.sectionTitle}>
        {t('nav.cities')}
      </h2>
      <ul className={styles.cities}>
        {cities.map((city) => {
          const zone = timeZoneOf(city);
          return (
            <li key={city.id} className={styles.city}>
              <span className={styles.cityName}>{city.name}</span>
              <span className={styles.part}>{t(`part.${city.part}`)}</span>
              <span className={styles.time}>{zone ? clock(now, i18n.language, zone) : ''}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
