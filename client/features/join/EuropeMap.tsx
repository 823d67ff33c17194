import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CityView } from '../../../shared/api.ts';
import styles from './EuropeMap.module.css';
import { BORDERS, LAND } from './europe/coast.ts';
import { type Point, project, WINDOW } from './europe/projection.ts';
import { placeLabels, viewAround } from './europe/view.ts';

interface EuropeMapProps {
  readonly cities: readonly CityView[];
  /** Laid over the map's corner, e.g. the code to take to a phone. */
  readonly children?: ReactNode;
}

/** A bow between two cities, bent to the left of its way so that there and back do not cover each other. */
function bow(from: Point, to: Point): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const middle = { x: (from.x + to.x) / 2 - dy * 0.18, y: (from.y + to.y) / 2 + dx * 0.18 };
  return `M${from.x} ${from.y}Q${middle.x} ${middle.y} ${to.x} ${to.y}`;
}

/**
 * Decorative: the twinning on the map, pilots as rings in blue, twins in gold, a bow for each pair. Hidden from assistive
 * technology; the names stand in the heading.
 */
export default function EuropeMap({ cities, children }: EuropeMapProps) {
  const { t } = useTranslation();
  const placed = useMemo(() => cities.map((city) => ({ city, at: project(city.lat, city.lon) })), [cities]);
  const view = viewAround(placed.map((one) => one.at));
  const labels = placeLabels(
    placed.map((one) => ({ at: one.at, text: one.city.name })),
    view,
  );
  const pilots = placed.filter((one) => one.city.part === 'pilot');
  const twins = placed.filter((one) => one.city.part === 'twin');
  return (
    <div className={styles.map}>
      <svg
        className={styles.svg}
        viewBox={`${view.x} ${view.y} ${view.size} ${view.size}`}
        preserveAspectRatio="xMidYMid slice"
        aria-hidden="true"
      >
        <rect {...WINDOW} className={styles.sea} />
        <path d={LAND} className={styles.land} />
        <path d={BORDERS} className={styles.borders} />
        {pilots.flatMap((pilot) =>
          twins.map((twin) => (
            <path
              key={`${pilot.city.id} ${twin.city.id}`}
              d={bow(pilot.at, twin.at)}
              className={styles.bow}
            />
          )),
        )}
        {placed.map(({ city, at }, index) => (
          <g key={city.id} data-part={city.part} className={styles.city}>
            <circle cx={at.x} cy={at.y} r={view.size / 120} />
            <text
              x={labels[index]?.x}
              y={labels[index]?.y}
              textAnchor={labels[index]?.anchor}
              fontSize={view.size / 46}
            >
              {city.name}
            </text>
          </g>
        ))}
      </svg>
      <p className={styles.credit}>{t('about.mapCredit')}</p>
      {children}
    </div>
  );
}
