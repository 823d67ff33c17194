/** Each city a column, each row what corresponds; of two cities the verdict stands between. */
import { Fragment } from 'react';
import type { CityView } from '../../../../shared/api.ts';
import { concerns } from '../../../../shared/maps/counts.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useDesk } from '../MapDesk.ts';
import { Card } from './Card.tsx';
import styles from './Compare.module.css';
import { walkCells } from './cellKeys.ts';
import { sayTheyCorrespond } from './correspond.ts';
import { dragCards } from './dragCards.ts';
import { type ComparedProps, GroupRows } from './GroupRows.tsx';
import tables from './Tables.module.css';
import { useCityOf } from './useCityOf.ts';
import { type RowProps, Verdict } from './Verdict.tsx';

/** Where the verdict stands among the columns: between two, else before all. */
const verdictAt = (cities: readonly CityView[]) => (cities.length === 2 ? 1 : 0);

function CityHead({ city, groups, at }: Pick<ComparedProps, 'groups'> & { city: CityView; at: number }) {
  const { t } = useTranslation(['mapCompare', 'shell']);
  const here = groups.flatMap(({ rows }) => rows).filter(({ standings }) => (standings[at] ?? null) !== null);
  const solved = here.filter(({ standings }) => standings[at] === 'solved').length;
  return (
    <th scope="col">
      <b>{city.badge}</b> {city.name}
      <small>
        {t('mapCompare:rows', { count: here.length })}
        {solved > 0 ? ` · ${t('mapCompare:solvedHere', { count: solved })}` : ''}
      </small>
    </th>
  );
}

function Row(props: RowProps) {
  const { t } = useTranslation('mapCompare');
  const { row, cities, graph } = props;
  const nodes = graph.nodes.filter(({ id }) => row.nodes.includes(id));
  const verdict = (
    <th scope="row" className={styles.between}>
      <Verdict {...props} />
    </th>
  );
  return (
    <tr data-group={row.group.split(':')[0]}>
      {cities.map((city, at) => {
        const here = nodes.filter((node) => concerns(node, city.id));
        return (
          <Fragment key={city.id}>
            {at === verdictAt(cities) ? verdict : null}
            <td data-city={city.name} data-none={here.length === 0 || undefined}>
              {here.map(({ id }) => (
                <Card key={id} id={id} city={city} cities={cities} />
              ))}
              {here.length === 0 ? <span className={styles.notHere}>{t('notHere')}</span> : null}
            </td>
          </Fragment>
        );
      })}
    </tr>
  );
}

export function SideBySide(props: ComparedProps) {
  const { t } = useTranslation('mapCompare');
  const { groups, cities } = props;
  const desk = useDesk();
  const cityOf = useCityOf();
  const onPointerDown = desk.commands.mayEdit
    ? dragCards((from, to) => sayTheyCorrespond(desk, from, to, cityOf))
    : undefined;
  return (
    <table
      className={`${styles.side} ${tables.cards}`}
      aria-label={t('shows.side')}
      onKeyDown={walkCells}
      onPointerDown={onPointerDown}
    >
      <thead className={tables.heads}>
        <tr>
          {cities.map((city, at) => (
            <Fragment key={city.id}>
              {at === verdictAt(cities) ? (
                <th scope="col" className={styles.between}>
                  {t('how')}
                </th>
              ) : null}
              <CityHead city={city} groups={groups} at={at} />
            </Fragment>
          ))}
        </tr>
      </thead>
      <GroupRows {...props} columns={cities.length + 1} row={Row} />
    </table>
  );
}
