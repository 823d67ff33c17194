/** The cities over each other: each row once, with where every city stands on one scale. */
import type { CityView } from '../../../../shared/api.ts';
import { MOST_SEVERE } from '../../../../shared/maps/vocabulary.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import styles from './Compare.module.css';
import { walkCells } from './cellKeys.ts';
import { type ComparedProps, GroupRows } from './GroupRows.tsx';
import { NodeName } from './NodeName.tsx';
import tables from './Tables.module.css';
import { type RowProps, Verdict } from './Verdict.tsx';

const SCALE = [null, ...Array.from({ length: MOST_SEVERE }, (_, index) => index + 1)] as const;

/** How the line from the mildest to the worst runs through a step. */
function lineAt(value: number, least: number, most: number): 'start' | 'through' | 'end' | undefined {
  if (value < least || value > most || least === most) return undefined;
  return value === least ? 'start' : value === most ? 'end' : 'through';
}

function Row(props: RowProps) {
  const { t } = useTranslation(['mapCompare']);
  const { row, cities } = props;
  const said = row.severities.filter((one) => one !== null);
  const [least, most] = [Math.min(...said), Math.max(...said)];
  const mark = (city: CityView, at: number) => {
    const standing = row.standings[at] ?? null;
    return (
      <b key={city.id} data-severity={row.severities[at] ?? undefined} data-standing={standing}>
        {city.badge}
        {standing === 'open' ? null : <span> · {t(`standings.${standing ?? 'accepted'}`)}</span>}
      </b>
    );
  };
  return (
    <tr data-group={row.group.split(':')[0]}>
      <th scope="row">
        {row.nodes.map((id) => (
          <NodeName key={id} id={id} />
        ))}
      </th>
      {SCALE.map((value) => {
        const here = cities.map((city, at) => ({ city, at }));
        return (
          <td
            key={value}
            className={styles.step}
            data-step={value ?? t('mapCompare:noSeverity')}
            data-line={value === null ? undefined : lineAt(value, least, most)}
          >
            {here
              .filter(({ at }) => (row.standings[at] ?? null) !== null && row.severities[at] === value)
              .map(({ city, at }) => mark(city, at))}
          </td>
        );
      })}
      <td>
        <Verdict {...props} />
      </td>
    </tr>
  );
}

export function Overlaid(props: ComparedProps) {
  const { t } = useTranslation(['mapCompare', 'map']);
  return (
    <table className={`${styles.over} ${tables.scale}`} aria-label={t('shows.over')} onKeyDown={walkCells}>
      <thead className={tables.heads}>
        <tr>
          <th scope="col">{t('map:words')}</th>
          {SCALE.map((value) => (
            <th key={value} scope="col" className={styles.step}>
              {value === null ? t('noSeverity') : t('severity', { value })}
            </th>
          ))}
          <th scope="col">{t('how')}</th>
        </tr>
      </thead>
      <GroupRows {...props} columns={SCALE.length + 2} row={Row} />
    </table>
  );
}
