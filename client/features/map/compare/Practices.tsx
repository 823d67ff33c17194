/** What answers what: practices by the barriers that they act on in one step. */
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { concerns, practiceMatrix } from '../../../../shared/maps/counts.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { WITH_SHEETS } from '../../../ui/screens.ts';
import { useMedia } from '../../../ui/useMedia.ts';
import { useMapGraph } from '../analysis/useMapGraph.ts';
import { KIND_ICONS } from '../kindIcons.ts';
import { useDesk } from '../MapDesk.ts';
import { useSingle } from '../panel/ItemPanel.tsx';
import styles from './Compare.module.css';
import { walkCells } from './cellKeys.ts';
import { PracticeCell } from './PracticeCell.tsx';
import { practicesCsv, saveCsv } from './practicesCsv.ts';
import { useNode } from './useNode.ts';

function Head({ id, alone = false }: { readonly id: ItemId; readonly alone?: boolean }) {
  const { t } = useTranslation('mapCompare');
  const { surface, commands, cities } = useDesk();
  const node = useNode(id);
  const single = useSingle();
  if (node === null) return null;
  const Icon = KIND_ICONS[node.kind];
  const badges = cities().filter((city) => concerns(node, city.id));
  return (
    <button
      type="button"
      className={styles.name}
      data-item={id}
      data-kind={node.kind}
      aria-current={single === id || undefined}
      onClick={() => surface.goTo(id)}
    >
      <Icon size={18} aria-hidden />
      <span>
        {commands.titleOf(id)}{' '}
        {node.kind === 'barrier'
          ? null
          : badges.map(({ id: city, badge }) => <small key={city}>{badge}</small>)}
      </span>
      {alone ? (
        <span className={styles.warns}>
          <IconAlertTriangle size={15} aria-hidden /> <span>{t('unanswered')}</span>
        </span>
      ) : null}
    </button>
  );
}

/** Evidence that a link joins to it, and the sources it names. */
function Evidence({ id }: { readonly id: ItemId }) {
  const { t } = useTranslation('mapCompare');
  const { model, commands } = useDesk();
  const sources = model.node(id)?.sources.map(({ text }) => text) ?? [];
  const ends = new Set(model.linksOf(id).flatMap(({ from, to }) => [from, to]));
  const nodes = [...ends].filter((end) => model.node(end)?.kind === 'evidence');
  const all = [...nodes.map((end) => commands.titleOf(end)), ...sources];
  if (all.length > 0) return <>{all.join(' · ')}</>;
  return (
    <span className={styles.warns}>
      <IconAlertTriangle size={15} aria-hidden /> {t('noEvidence')}
    </span>
  );
}

/** Many names stand upright over narrow columns, and so they do on a narrow window: all are in sight, or more are. */
const MOST_LYING = 6;

export function Practices({ title }: { readonly title: string }) {
  const { t } = useTranslation('mapCompare');
  const { commands } = useDesk();
  const graph = useMapGraph();
  const narrow = useMedia(WITH_SHEETS);
  const matrix = useMemo(() => practiceMatrix(graph), [graph]);
  const { answers, barriers, cells } = matrix;
  const at = new Map(cells.map((cell) => [`${cell.answer} ${cell.barrier}`, cell]));
  const answered = new Set(cells.filter(({ sign }) => sign === '-').map(({ barrier }) => barrier));
  if (answers.length === 0 || barriers.length === 0) return <p className={styles.note}>{t('noPractices')}</p>;
  const turned = narrow || barriers.length > MOST_LYING;
  const legend = (['-', '+', '?'] as const)
    .map((sign) => `${sign === '-' ? '−' : sign} ${t(`signs.${sign}`)}`)
    .join(' · ');
  const save = () =>
    saveCsv(
      t('practicesOf', { title }),
      practicesCsv(matrix, (id) => commands.titleOf(id)),
    );
  return (
    <div className={styles.matrix}>
      <div className={styles.legend} data-paper={legend}>
        {(['-', '+', '?'] as const).map((sign) => (
          <span key={sign} className={styles.sign} data-sign={sign}>
            <i aria-hidden>{sign === '-' ? '−' : sign}</i> {t(`signs.${sign}`)}
          </span>
        ))}
        {turned ? (
          <span className={styles.warns} aria-hidden>
            <IconAlertTriangle size={17} /> {t('unanswered')}
          </span>
        ) : null}
        <Button size="sm" icon={<IconDownload size={17} aria-hidden />} onClick={save}>
          {t('csv')}
        </Button>
      </div>
      <div className={styles.scroll} data-turned={turned || undefined}>
        <table aria-label={t('practicesOf', { title })} onKeyDown={walkCells}>
          <thead>
            <tr>
              <th scope="col">{t('practice')}</th>
              {barriers.map((id) => (
                <th key={id} scope="col">
                  <Head id={id} alone={!answered.has(id)} />
                </th>
              ))}
              <th scope="col">{t('evidence')}</th>
            </tr>
          </thead>
          <tbody>
            {answers.map((answer) => (
              <tr key={answer}>
                <th scope="row">
                  <Head id={answer} />
                </th>
                {barriers.map((barrier) => {
                  const { links = [], sign = null } = at.get(`${answer} ${barrier}`) ?? {};
                  return (
                    <td key={barrier}>
                      <PracticeCell meeting={{ answer, barrier, links, sign }} />
                    </td>
                  );
                })}
                <td>
                  <Evidence id={answer} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
