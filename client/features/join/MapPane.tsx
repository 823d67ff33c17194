import type { ReactNode } from 'react';
import type { CityView } from '../../../shared/api.ts';
import { quietPart } from '../../ui/lazyPart.tsx';
import styles from './Join.module.css';

const EuropeMap = quietPart(() => import('./EuropeMap.tsx'));

/** The map arrives after the form: nobody waits for a decoration. */
export function MapPane({
  cities,
  children,
}: {
  readonly cities: readonly CityView[];
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles.mapPane}>
      <EuropeMap cities={cities}>{children}</EuropeMap>
    </div>
  );
}
