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

function fitOf(shapes: readonly SketchShape[]): Fit {
  const across = shapes.flatMap(([, x, , w]) => [x, x + w]);
  const down = shapes.flatMap(([, , y, , h]) => [y, y + h]);
  const [x0, y0] = [Math.min(...across), Math.min(...down)];
  const [width, height] = [Math.max(1, Math.max(...across) - x0), Math.max(1, Math.max(...down) - y0)];
  const room = { width: PICTURE.width - 2 * PICTURE.margin, height: PICTURE.height - 2 * PICTURE.margin };
  const scale = Math.min(room.width / width, room.height / height, LARGEST_SCALE);
  return {
    scale,
    left: (PICTURE.width - width * scale) / 2 - x0 * scale,
    top: (PICTURE.height - height * scale) / 2 - y0 * scale,
  };
}

/** Words of a text as lines, few enough to be told apart. */
function rowsOf({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string {
  const rows = Math.max(1, Math.min(6, Math.round(height / 4)));
  return Array.from({ length: rows }, (_, at) => {
    const last = rows > 1 && at === rows - 1;
    return `M${x} ${y + ((at + 0.5) * height) / rows}h${width * (last ? 0.6 : 1)}`;
  }).join('');
}

interface DrawnProps {
  readonly kind: string;
  readonly drawn: NonNullable<SketchShape[5]>;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** A figure by its form, a stroke of a pen, a dot. */
function Drawn({ kind, drawn, x, y, width, height, scale }: DrawnProps) {
  const ink = `var(--ink-${kind})`;
  if (drawn.form === 'pen') {
    const line = (drawn.line ?? []).map((value, at) => value * scale + (at % 2 === 0 ? x : y));
    const thick = Math.max(0.8, (drawn.width ?? 1) * scale);
    return <polyline points={line.join(' ')} className={styles.glyphPen} stroke={ink} strokeWidth={thick} />;
  }
  const [midX, midY] = [x + width / 2, y + height / 2];
  if (drawn.form === 'dot') return <circle cx={midX} cy={midY} r={Math.max(1.2, width / 2)} fill={ink} />;
  const look = drawn.hollow ? { fill: 'none', stroke: ink } : { fill: `var(--note-${kind})` };
  if (drawn.form === 'ellipse')
    return <ellipse cx={midX} cy={midY} rx={width / 2} ry={height / 2} {...look} />;
  if (drawn.form === 'diamond')
    return <path d={`M${midX} ${y}L${x + width} ${midY}L${midX} ${y + height}L${x} ${midY}z`} {...look} />;
  return <rect {...{ x, y, width, height }} {...look} />;
}

function Shape({
  shape: [kind, x, y, w, h, drawn],
  fit,
}: {
  readonly shape: SketchShape;
  readonly fit: Fit;
}) {
  const box = { x: x * fit.scale + fit.left, y: y * fit.scale + fit.top, width: w * fit.scale };
  const height = h * fit.scale;
  if (kind === 'frame') return <rect {...box} height={height} rx="3" className={styles.glyphFrame} />;
  if (kind === 'cluster') return <rect {...box} height={height} rx="2.5" className={styles.glyphCluster} />;
  if (kind === 'line')
    return <path className={styles.glyphLine} d={`M${box.x} ${box.y}l${box.width} ${height}`} />;
  if (kind === 'text')
    return (
      <path
        className={styles.glyphText}
        d={rowsOf({ ...box, height })}
        strokeWidth={Math.min(2, height / 2)}
      />
    );
  if (kind === 'image')
    return (
      <g className={styles.glyphImage}>
        <rect {...box} height={height} rx="1" />
        <path
          d={`M${box.x} ${box.y + height}l${box.width * 0.4} ${-height * 0.6}l${box.width * 0.4} ${height * 0.6}z`}
        />
      </g>
    );
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
  if (drawn) return <Drawn {...{ kind, drawn, height, scale: fit.scale }} {...box} />;
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
