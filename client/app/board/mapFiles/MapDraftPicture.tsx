/** What would come in, from afar and where it would stand. Decorative: words beside it say the same, and how much it leaves out. */
import { useEffect, useState } from 'react';
import { type ItemDraft, isNodeDraft } from '../../../../shared/exchange/maps/mapDraft.ts';
import type { Point } from '../../../canvas/geometry.ts';
import styles from '../../../features/exports/Exchange.module.css';
import { areTold, placeDrafts } from '../../../features/map/exchange/placeDrafts.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';

const WIDTH = 220;
const HEIGHT = 112;
const MARGIN = 12;
/** Of more that the file has no places for, a part: nobody waits for a picture. Nodes stand before links. */
const LAID_OUT = 1_500;
const NODE = { w: 9, h: 5 };

interface PictureProps {
  readonly drafts: readonly ItemDraft[];
  readonly heightOf: (text: string) => number;
}

/** None until they are laid out, which may take a moment where the file does not say. */
function useSpots({ drafts, heightOf }: PictureProps): readonly Point[] {
  const [spots, setSpots] = useState<readonly Point[]>([]);
  useEffect(() => {
    const left = new AbortController();
    const show = (places: readonly Point[]) => left.signal.aborted || setSpots(places);
    const drawn = areTold(drafts.filter(isNodeDraft)) ? drafts : drafts.slice(0, LAID_OUT);
    // Without it the words still say what comes.
    placeDrafts(drawn, heightOf, null, left.signal).then(show, () => undefined);
    return () => left.abort();
  }, [drafts, heightOf]);
  return spots;
}

export function MapDraftPicture(props: PictureProps) {
  const { t } = useTranslation('mapFiles');
  const { drafts } = props;
  const nodes = drafts.filter(isNodeDraft);
  const spots = useSpots(props);
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [wide, high] = [Math.max(...xs) - left || 1, Math.max(...ys) - top || 1];
  const at = (place: number | null): Point | null => {
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
    <>
      <svg className={styles.picture} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <path className={styles.pictureLink} d={lines.join('')} />
        {[...kinds].map(([kind, boxes]) => (
          <path key={kind} d={boxes} style={{ fill: `var(--map-${kind}, var(--map-unknown))` }} />
        ))}
      </svg>
      {spots.length > 0 && spots.length < nodes.length ? (
        <p className={styles.quiet}>{t('drawn', { count: nodes.length, shown: spots.length })}</p>
      ) : null}
    </>
  );
}
