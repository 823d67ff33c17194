/** MICMAC as a picture, and the same as a table: each node by how many it acts on and how many act on it. */

import type { Quadrant } from '../../../../shared/maps/influence.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useDesk } from '../MapDesk.ts';
import styles from './Analysis.module.css';
import type { Answers } from './analysisJob.ts';
import { useNames } from './useNames.ts';

const SIDE = 288;
const MARGIN = 18;
const CORNERS: Readonly<Record<Quadrant, readonly [number, number, 'start' | 'end']>> = {
  driver: [8, 16, 'start'],
  linkage: [SIDE - 8, 16, 'end'],
  autonomous: [8, SIDE - 8, 'start'],
  dependent: [SIDE - 8, SIDE - 8, 'end'],
};
const QUADRANTS = Object.keys(CORNERS) as Quadrant[];

function Picture({ nodes, middle }: Answers['roles']) {
  const { t } = useTranslation('analysis');
  const { model, surface } = useDesk();
  const nameOf = useNames();
  const most = Math.max(1, ...nodes.flatMap(({ influence, dependence }) => [influence, dependence]));
  const at = (value: number) => MARGIN + (value / most) * (SIDE - 2 * MARGIN);
  const x = at(middle.dependence);
  const y = SIDE - at(middle.influence);
  return (
    <svg className={styles.plot} viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={t('influence.plot')}>
      <line x1={x} x2={x} y1={0} y2={SIDE} />
      <line x1={0} x2={SIDE} y1={y} y2={y} />
      {QUADRANTS.map((quadrant) => {
        const [left, top, anchor] = CORNERS[quadrant];
        return (
          <text key={quadrant} x={left} y={top} textAnchor={anchor}>
            {t(`influence.quadrants.${quadrant}`)}
          </text>
        );
      })}
      {nodes.map(({ id, influence, dependence }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the table below is the same for the keyboard
        <circle
          key={id}
          cx={at(dependence)}
          cy={SIDE - at(influence)}
          r={6}
          style={{ '--kind': `var(--map-${model.node(id)?.kind ?? 'unknown'})` } as React.CSSProperties}
          onClick={() => surface.goTo(id)}
        >
          <title>{nameOf(id)}</title>
        </circle>
      ))}
    </svg>
  );
}

export function MicmacPlot({ roles }: { readonly roles: Answers['roles'] }) {
  const { t } = useTranslation('analysis');
  const { surface } = useDesk();
  const nameOf = useNames();
  const rows = roles.nodes.toSorted(
    (a, b) =>
      QUADRANTS.indexOf(a.quadrant) - QUADRANTS.indexOf(b.quadrant) ||
      b.influence - a.influence ||
      a.dependence - b.dependence,
  );
  return (
    <>
      <h3>{t('influence.plot')}</h3>
      <p className={styles.about}>{t('influence.plotAbout')}</p>
      <Picture {...roles} />
      <table className={[styles.table, styles.plain].join(' ')} aria-label={t('influence.plot')}>
        <thead>
          <tr>
            <th scope="col">{t('influence.node')}</th>
            <th scope="col">{t('influence.acts')}</th>
            <th scope="col">{t('influence.isActedOn')}</th>
            <th scope="col">{t('influence.role')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, influence, dependence, quadrant }) => (
            <tr key={id}>
              <th scope="row">
                <button type="button" className={styles.row} onClick={() => surface.goTo(id)}>
                  {nameOf(id)}
                </button>
              </th>
              <td>{influence}</td>
              <td>{dependence}</td>
              <td>{t(`influence.quadrants.${quadrant}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
