import type { DocumentSketch, SketchShape } from '../../../shared/api.ts';
import styles from './Documents.module.css';

/** The picture's own measure; the board is fitted into it with some room around. */
const PICTURE = { width: 220, height: 96, margin: 8 };
const LARGEST_SCALE = 0.14;
/** Notes smaller than this show no lines of text. */
const LEGIBLE = 7;

interface Fit {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

function fitOf(all: readonly SketchShape[]): Fit {
  const shapes = all.filter(([kind]) => kind !== 'line');
  const [x0, y0] = [Math.min(...shapes.map(([, x]) => x)), Math.min(...shapes.map(([, , y]) => y))];
  const width = Math.max(...shapes.map(([, x, , w]) => x + w)) - x0;
  const height = Math.max(...shapes.map(([, , y, , h]) => y + h)) - y0;
  const room = { width: PICTURE.width - 2 * PICTURE.margin, height: PICTURE.height - 2 * PICTURE.margin };
  const scale = Math.min(room.width / width, room.height / height, LARGEST_SCALE);
  return {
    scale,
    left: (PICTURE.width - width * scale) / 2 - x0 * scale,
    top: (PICTURE.height - height * scale) / 2 - y0 * scale,
  };
}

function Shape({ shape: [kind, x, y, w, h], fit }: { readonly shape: SketchShape; readonly fit: Fit }) {
  const box = { x: x * fit.scale + fit.left, y: y * fit.scale + fit.top, width: w * fit.scale };
  const height = h * fit.scale;
  if (kind === 'frame') return <rect {...box} height={height} rx="3" className={styles.glyphFrame} />;
  if (kind === 'cluster') return <rect {...box} height={height} rx="2.5" className={styles.glyphCluster} />;
  if (kind === 'line')
    return <path className={styles.glyphLine} d={`M${box.x} ${box.y}l${box.width} ${height}`} />;
  if (kind.startsWith('map-'))
    return (
      <rect
        {...box}
        height={height}
        rx="1.5"
        className={styles.glyphNode}
        style={{ stroke: `var(--${kind})` }}
      />
    );
  const lines = box.width >= LEGIBLE;
  const [from, inset] = [box.x + box.width * 0.16, box.width * 0.68];
  return (
    <>
      <rect {...box} height={height} rx="1" style={{ fill: `var(--note-${kind})` }} />
      {lines ? (
        <path
          className={styles.glyphWords}
          d={`M${from} ${box.y + height * 0.28}h${inset}M${from} ${box.y + height * 0.48}h${inset * 0.7}`}
        />
      ) : null}
    </>
  );
}

/** A document from afar, drawn from what is in it. Decorative: its title stands under it. */
export function Thumbnail({ sketch }: { readonly sketch: DocumentSketch | undefined }) {
  const shapes = sketch?.shapes ?? [];
  const fit = shapes.length > 0 ? fitOf(shapes) : null;
  return (
    <svg className={styles.glyph} viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`} aria-hidden="true">
      {fit
        ? shapes.map((shape, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no name of their own and keep no state
            <Shape key={index} shape={shape} fit={fit} />
          ))
        : null}
      {sketch && !fit ? (
        <rect x="95" y="33" width="30" height="30" rx="2" className={styles.glyphEmpty} />
      ) : null}
    </svg>
  );
}
