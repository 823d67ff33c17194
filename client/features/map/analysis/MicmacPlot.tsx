/** MICMAC as a picture, and the same as a table: what drives, what links, what depends, what stands apart. */
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { Button } from '../../../ui/Button.tsx';
import { useDesk } from '../MapDesk.ts';
import styles from './Analysis.module.css';
import type { Answers } from './analysisJob.ts';
import { MicmacPicture, QUADRANTS } from './MicmacPicture.tsx';
import { useNames } from './useNames.ts';

/** Each role and how many nodes have it; a press lights them on the map. */
function Roles({ nodes }: Pick<Answers['roles'], 'nodes'>) {
  const { t } = useTranslation('analysis');
  const { spotlight } = useDesk();
  const shown = useReadable(spotlight.shown);
  return (
    <div className={styles.choices}>
      {QUADRANTS.map((quadrant) => {
        const lit = new Set(nodes.filter((node) => node.quadrant === quadrant).map(({ id }) => id));
        const title = () => t(`influence.quadrants.${quadrant}`);
        const pressed = shown?.title === title();
        if (lit.size === 0) return null;
        return (
          <Button
            key={quadrant}
            size="sm"
            aria-pressed={pressed}
            onClick={() =>
              pressed ? spotlight.end() : spotlight.show({ title, lit: () => lit, figure: true })
            }
          >
            {title()} <span className={styles.figure}>{lit.size}</span>
          </Button>
        );
      })}
    </div>
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
      <MicmacPicture {...roles} />
      <Roles nodes={roles.nodes} />
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
