/** What would come in, from afar. Decorative: words beside it say the same. */
import { type ItemDraft, isNodeDraft } from '../../../../shared/exchange/maps/mapDraft.ts';
import styles from '../../../features/exports/Exchange.module.css';

const WIDTH = 220;
const HEIGHT = 112;
const MARGIN = 12;
const MOST = 600;
const NODE = { w: 9, h: 5 };

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** As the file says, else in rows. */
function spotsOf(nodes: readonly ItemDraft[]): readonly Spot[] {
  const told = nodes.every(({ fields }) => typeof fields.x === 'number' && typeof fields.y === 'number');
  const columns = Math.ceil(Math.sqrt(nodes.length * 2));
  return nodes.map(({ fields }, at) =>
    told ? { x: Number(fields.x), y: Number(fields.y) } : { x: at % columns, y: Math.floor(at / columns) },
  );
}

export function MapDraftPicture({ drafts }: { readonly drafts: readonly ItemDraft[] }) {
  const nodes = drafts.filter(isNodeDraft).slice(0, MOST);
  const spots = spotsOf(nodes);
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [wide, high] = [Math.max(...xs) - left || 1, Math.max(...ys) - top || 1];
  const at = (place: number | null): Spot | null => {
    const spot = spots[place ?? -1];
    if (!spot) return null;
    return {
      x: MARGIN + ((spot.x - left) / wide) * (WIDTH - 2 * MARGIN),
      y: MARGIN + ((spot.y - top) / high) * (HEIGHT - 2 * MARGIN),
    };
  };
  const lines = drafts.map((draft) => {
    const [from, to] = [at(draft.from), at(draft.to)];
    return from && to ? `M${from.x} ${from.y}L${to.x} ${to.y}` : '';
  });
  const kinds = new Map<string, string>();
  for (const [place, { fields }] of nodes.entries()) {
    const spot = at(place);
    const box = spot ? `M${spot.x - NODE.w / 2} ${spot.y - NODE.h / 2}h${NODE.w}v${NODE.h}h${-NODE.w}z` : '';
    kinds.set(String(fields.kind), (kinds.get(String(fields.kind)) ?? '') + box);
  }
  return (
    <svg className={styles.picture} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className={styles.pictureLink} d={lines.join('')} />
      {[...kinds].map(([kind, boxes]) => (
        <path key={kind} d={boxes} style={{ fill: `var(--map-${kind}, var(--map-unknown))` }} />
      ))}
    </svg>
  );
}
