/** Paints trails on a canvas: thick and fresh at the hand, thin and pale where it was; in one strength where motion is not wanted. */
import type { Viewport } from '../../canvas/Viewport.ts';
import type { ShownTrail } from './LaserTrails.ts';

const WIDTH = 6;
const HALO = 3;

type Ink = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'stroke'
  | 'arc'
  | 'fill'
  | 'lineWidth'
  | 'lineCap'
  | 'strokeStyle'
  | 'fillStyle'
  | 'globalAlpha'
>;

function paintLine(
  ink: Ink,
  { sparks, colour }: ShownTrail,
  at: Viewport,
  still: boolean,
  halo: boolean,
): void {
  ink.strokeStyle = halo ? '#fff' : colour;
  sparks.forEach((spark, index) => {
    const before = sparks[index - 1];
    if (!before || spark.first) return;
    const fresh = still ? 1 : 1 - spark.age;
    const [a, b] = [at.toScreen(before), at.toScreen(spark)];
    ink.globalAlpha = halo ? fresh / 2 : fresh;
    ink.lineWidth = 1 + WIDTH * fresh + (halo ? HALO : 0);
    ink.beginPath();
    ink.moveTo(a.x, a.y);
    ink.lineTo(b.x, b.y);
    ink.stroke();
  });
}

/** Where the hand is; the cursor beside it has the name. */
function paintHead(ink: Ink, { sparks, colour }: ShownTrail, at: Viewport): void {
  const head = sparks.at(-1);
  if (!head) return;
  const { x, y } = at.toScreen(head);
  ink.globalAlpha = 1;
  for (const [fill, radius] of [
    ['#fff', 7.5],
    [colour, 6],
  ] as const) {
    ink.fillStyle = fill;
    ink.beginPath();
    ink.arc(x, y, radius, 0, 2 * Math.PI);
    ink.fill();
  }
}

export function paintTrails(ink: Ink, trails: readonly ShownTrail[], at: Viewport, still: boolean): void {
  ink.lineCap = 'round';
  for (const trail of trails) {
    paintLine(ink, trail, at, still, true);
    paintLine(ink, trail, at, still, false);
    if (trail.held) paintHead(ink, trail, at);
  }
}
