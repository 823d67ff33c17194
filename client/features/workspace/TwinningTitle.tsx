import type { CityView } from '../../../shared/api.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import styles from './Home.module.css';

function names(cities: readonly CityView[], part: CityView['part']): readonly string[] {
  return cities.filter((city) => city.part === part).map((city) => city.name);
}

function Cities({ of }: { readonly of: readonly string[] }) {
  return of.map((name, index) => (
    <span key={name}>
      {index > 0 ? <span className={styles.soft}> · </span> : null}
      {name}
    </span>
  ));
}

/** The same words as a plain text, for the browser's tab. */
export function useTwinningName(cities: readonly CityView[]): string {
  const { t } = useTranslation();
  return [names(cities, 'pilot').join(' · '), names(cities, 'twin').join(' · ')]
    .filter(Boolean)
    .join(` ${t('home.with')} `);
}

/** "Budapest with Eskişehir": pilots, then twins. */
export function TwinningTitle({ cities }: { readonly cities: readonly CityView[] }) {
  const { t } = useTranslation();
  const [pilots, twins] = [names(cities, 'pilot'), names(cities, 'twin')];
  return (
    <>
      <Cities of={pilots} />
      {pilots.length > 0 && twins.length > 0 ? <span className={styles.soft}> {t('home.with')} </span> : null}
      <Cities of={twins} />
    </>
  );
}
