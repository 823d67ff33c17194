/** Barriers counted: by category and city, and by who can act on them. */
import { useMemo } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { barriersByCategory, type HeatCell, whoCanAct } from '../../../../shared/maps/counts.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useDesk } from '../MapDesk.ts';
import styles from './Analysis.module.css';
import { Row } from './Rows.tsx';
import { useMapGraph } from './useMapGraph.ts';

interface CellProps {
  readonly cell: HeatCell<ItemId>;
  readonly category: string;
  readonly city: string;
}

function Cell({ cell: { barriers, worst }, category, city }: CellProps) {
  const { t } = useTranslation('analysis');
  const { spotlight } = useDesk();
  if (barriers.length === 0) return <td>–</td>;
  const name = t('barriers.cell', { count: barriers.length, category, city });
  const label = worst === null ? name : `${name}, ${t('barriers.worst', { worst })}`;
  return (
    <td>
      <button
        type="button"
        className={styles.cell}
        data-severity={worst ?? undefined}
        aria-label={label}
        onClick={() =>
          spotlight.show({
            title: () => `${category} · ${city}`,
            lit: () => new Set(barriers),
            figure: true,
          })
        }
      >
        {barriers.length} {worst === null ? null : <small>· {worst}</small>}
      </button>
    </td>
  );
}

function Heat() {
  const { t } = useTranslation(['analysis', 'map']);
  const { cities } = useDesk();
  const { nodes } = useMapGraph();
  const all = cities();
  const rows = useMemo(
    () =>
      barriersByCategory(
        nodes,
        all.map(({ id }) => id),
      ),
    [nodes, all],
  );
  // Each barrier has a city: then there is nothing to say in the last column.
  const nowhere = rows.some(({ cells }) => (cells.at(-1)?.barriers.length ?? 0) > 0);
  const columns = [...all.map(({ name }) => name), ...(nowhere ? [t('analysis:barriers.nowhere')] : [])];
  if (rows.length === 0) return <p>{t('analysis:barriers.none')}</p>;
  return (
    <table className={styles.table} aria-label={t('analysis:barriers.heat')}>
      <thead>
        <tr>
          <th scope="col">{t('analysis:barriers.category')}</th>
          {columns.map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ category, cells }) => {
          const name = category ? t(`map:categoriesShort.${category}`) : t('analysis:barriers.noCategory');
          return (
            <tr key={category}>
              <th scope="row">{name}</th>
              {columns.map((city, index) => (
                <Cell
                  key={city}
                  cell={cells[index] ?? { barriers: [], worst: null }}
                  category={name}
                  city={city}
                />
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function WhoCanAct() {
  const { t } = useTranslation(['analysis', 'map']);
  const { spotlight } = useDesk();
  const { nodes } = useMapGraph();
  const rows = useMemo(() => whoCanAct(nodes), [nodes]);
  const of = nodes.filter(({ kind }) => kind === 'barrier').length;
  const own = new Set(
    rows
      .filter(({ control }) => control === 'city' || control === 'shared')
      .flatMap(({ barriers }) => barriers),
  );
  if (of === 0) return null;
  return (
    <>
      <h3>{t('analysis:barriers.who')}</h3>
      <p className={styles.about}>{t('analysis:barriers.inOwnHands', { count: own.size, of })}</p>
      <ul className={styles.list}>
        {rows
          .filter(({ barriers }) => barriers.length > 0)
          .map(({ control, barriers }) => {
            const title = control ? t(`map:controls.${control}`) : t('analysis:barriers.nobody');
            const lit = new Set(barriers);
            return (
              <Row
                key={control}
                glance={lit}
                onPress={() => spotlight.show({ title: () => title, lit: () => lit, figure: true })}
              >
                <span className={styles.words}>
                  {title}
                  <i className={styles.bar} style={{ width: `${(100 * barriers.length) / of}%` }} />
                </span>{' '}
                <span className={styles.figure}>{barriers.length}</span>
              </Row>
            );
          })}
      </ul>
    </>
  );
}

export function BarriersView() {
  const { t } = useTranslation('analysis');
  return (
    <div className={styles.body}>
      <h3>{t('barriers.heat')}</h3>
      <p className={styles.about}>{t('barriers.about')}</p>
      <Heat />
      <WhoCanAct />
    </div>
  );
}
