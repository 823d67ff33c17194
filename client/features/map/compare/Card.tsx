/** One node as it stands in one city. */
import type { CityView } from '../../../../shared/api.ts';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { concerns, isAnswer } from '../../../../shared/maps/counts.ts';
import { influencesOf } from '../../../../shared/maps/graph.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { KIND_ICONS } from '../kindIcons.ts';
import { useDesk } from '../MapDesk.ts';
import { useSingle } from '../panel/ItemPanel.tsx';
import styles from './Compare.module.css';
import { useNode } from './useNode.ts';

/** What acts on it in one step, here or nowhere in particular: its causes, then what answers it. */
function useAround(id: ItemId, cities: readonly CityView[], city: CityView): readonly MapNode[] {
  const { model } = useDesk();
  const acting = model
    .linksOf(id)
    .flatMap(influencesOf)
    .filter(({ to }) => to === id)
    .map(({ from }) => model.node(from))
    .filter((node) => node !== null)
    .filter((node) => concerns(node, city.id) || !cities.some((one) => concerns(node, one.id)));
  return [...new Set(acting)].toSorted((a, b) => Number(isAnswer(a)) - Number(isAnswer(b)));
}

const MOST_AROUND = 3;

function Around({ id, cities, city }: CardProps) {
  const { t } = useTranslation('mapCompare');
  const { commands } = useDesk();
  const around = useAround(id, cities, city);
  if (around.length === 0) return null;
  return (
    <ul className={styles.around} aria-label={t('around')}>
      {around.slice(0, MOST_AROUND).map((node) => {
        const Icon = KIND_ICONS[node.kind];
        return (
          <li key={node.id} data-kind={node.kind}>
            <Icon size={15} aria-hidden />
            {commands.titleOf(node.id)}
          </li>
        );
      })}
      {around.length > MOST_AROUND ? <li>{t('more', { count: around.length - MOST_AROUND })}</li> : null}
    </ul>
  );
}

export interface CardProps {
  readonly id: ItemId;
  readonly city: CityView;
  /** All that are compared. */
  readonly cities: readonly CityView[];
}

export function Card({ id, city, cities }: CardProps) {
  const { t } = useTranslation('map');
  const { surface, commands } = useDesk();
  const node = useNode(id);
  const single = useSingle();
  if (node === null) return null;
  const Icon = KIND_ICONS[node.kind];
  const [severity, status] = [node.severity[city.id], node.status[city.id]];
  const kind = node.kind === 'unknown' ? node.kindName : t(`kinds.${node.kind}`);
  return (
    <div className={styles.inCity}>
      <button
        type="button"
        className={styles.card}
        data-item={id}
        data-kind={node.kind}
        data-card=""
        aria-current={single === id || undefined}
        onClick={() => surface.goTo(id)}
      >
        <Icon size={20} aria-hidden />
        <span>
          <small>
            {kind}
            {node.category ? ` · ${t(`categoriesShort.${node.category}`)}` : ''}
          </small>
          <strong>{commands.titleOf(id)}</strong>
        </span>
        <span className={styles.said}>
          {severity === undefined ? null : (
            <b data-severity={severity}>
              {city.badge} {severity}
            </b>
          )}
          {status === undefined ? null : <em data-status={status}>{t(`statuses.${status}`)}</em>}
        </span>
      </button>
      <Around id={id} city={city} cities={cities} />
    </div>
  );
}
