/** Draws what a window would show of the items, a little at a time: nobody's hand is to wait for it. */
import type { Stage } from '../../canvas/Stage.ts';
import type { Camera } from '../../canvas/Viewport.ts';

/** Beyond it the image gets coarser. */
const MOST_PIXELS = 4_000_000;
/** Of one frame. */
const SLICE_MS = 6;

/** Until the browser has nothing to do, where it can say so. */
const rest = () =>
  new Promise<void>((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve());
    else setTimeout(resolve, 2 * SLICE_MS);
  });

/** Null where nothing can be drawn. */
export async function drawLook(
  { items, index, order, elements, viewport }: Stage<string>,
  { x, y, zoom }: Camera,
): Promise<HTMLCanvasElement | null> {
  const { w, h } = viewport.size;
  const canvas = document.createElement('canvas');
  const density = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / Math.max(1, w * h)));
  canvas.width = Math.round(w * density);
  canvas.height = Math.round(h * density);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  // As what lies under it: the image has no holes.
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--canvas').trim();
  context.fillRect(0, 0, canvas.width, canvas.height);
  const scale = zoom * density;
  context.setTransform(scale, 0, 0, scale, -x * scale, -y * scale);
  const ids = index.search({ x, y, w: w / zoom, h: h / zoom }).sort((a, b) => order.z(a) - order.z(b));
  let since = performance.now();
  for (const id of ids) {
    if (performance.now() - since > SLICE_MS) {
      await rest();
      since = performance.now();
    }
    const box = elements.box(id);
    if (box !== null) items.paint(context, id, box, zoom);
  }
  items.paintOver?.(context, zoom, (id) => (ids.includes(id) ? elements.box(id) : null));
  return canvas;
}
