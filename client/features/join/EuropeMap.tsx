import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { CityView } from '../../../shared/api.ts';
import { timeZoneOf } from '../../../shared/domain/timeZone.ts';
import { clock } from '../../i18n/dates.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useNow } from '../../ui/useNow.ts';
import styles from './EuropeMap.module.css';
import { BORDERS, LAND } from './europe/coast.ts';
import { type Point, project, WINDOW } from './europe/projection.ts';
import { type Label, placeLabels, viewAround } from './europe/view.ts';
import '../../i18n/words/about.ts';

interface EuropeMapProps {
  readonly cities: readonly CityView[];
  /** Where there is little room: letters instead of names and times. */
  readonly small?: boolean;
  /** Laid over the map's corner, e.g. the code to take to a phone. */
  readonly children?: ReactNode;
}

/** A bow between two cities, bent to the left of its way so that there and back do not cover each other. */
function bow(from: Point, to: Point): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const middle = { x: (from.x + to.x) / 2 - dy * 0.18, y: (from.y + to.y) / 2 + dx * 0.18 };
  return `M${from.x} ${from.y}Q${middle.x} ${middle.y} ${to.x} ${to.y}`;
}

function Bows({ cities }: Pick<EuropeMapProps, 'cities'>) {
  const at = (city: CityView) => project(city.lat, city.lon);
  const twins = cities.filter((city) => city.part === 'twin');
  return cities
    .filter((city) => city.part === 'pilot')
    .flatMap((pilot) =>
      twins.map((twin) => (
        <path key={`${pilot.id} ${twin.id}`} d={bow(at(pilot), at(twin))} className={styles.bow} />
      )),
    );
}

interface CityMarkProps {
  readonly city: CityView;
  readonly label: Label;
  readonly small: boolean;
}

function CityMark({ city, label, small }: CityMarkProps) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const zone = timeZoneOf(city);
  const words = [t(`part.${city.part}`), zone ? clock(now, i18n.language, zone) : ''].filter(Boolean);
  return (
    <div
      className={styles.city}
      data-part={city.part}
      data-side={label.side}
      style={{ left: `${label.left}%`, top: `${label.top}%` }}
    >
      <span className={styles.dot} />
      <span className={styles.card} style={{ top: (small ? -12 : -16) + label.lower * (small ? 26 : 38) }}>
        <span className={styles.name}>{small ? city.badge : city.name}</span>
        {small ? null : <span className={styles.part}>{words.join(' · ')}</span>}
      </span>
    </div>
  );
}

/** Width by height of an element, again when it changes. */
function useAspect() {
  const element = useRef<HTMLDivElement>(null);
  const [aspect, setAspect] = useState(1);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    const measure = () => box.clientHeight > 0 && setAspect(box.clientWidth / box.clientHeight);
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return { element, aspect };
}

/**
 * Decorative: the twinning on the map, pilots as rings in blue, twins in gold, a bow for each pair. Hidden from assistive
 * technology; the names stand in the heading.
 */
export default function EuropeMap({ cities, small = false, children }: EuropeMapProps) {
  const { t } = useTranslation();
  const { element, aspect } = useAspect();
  const points = cities.map((city) => project(city.lat, city.lon));
  const view = viewAround(points, aspect);
  const labels = placeLabels(points, view);
  return (
    <div ref={element} className={styles.map} data-small={small || undefined}>
      <div aria-hidden="true">
        <svg
          className={styles.svg}
          viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <rect {...WINDOW} className={styles.sea} />
          <path d={LAND} className={styles.land} />
          <path d={BORDERS} className={styles.borders} />
          <Bows cities={cities} />
        </svg>
        {cities.map((city, index) => {
          const label = labels[index];
          return label ? <CityMark key={city.id} city={city} label={label} small={small} /> : null;
        })}
      </div>
      <p className={styles.credit}>{t('about.mapCredit')}</p>
      {children}
    </div>
  );
}
