/** A picture under the window that is laid over it: what hands and keys make of the two. In board pixels, both upright. */
import type { ImageItem } from '../../../../shared/documents/boardKinds.ts';
import { angleOf, MAX_SIZE, MIN_IMAGE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import type { Crop } from '../../../../shared/documents/crop.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { boundsOf, centre, turned } from '../../../canvas/geometry.ts';
import type { Handle } from '../../../canvas/items.ts';

export interface Cropping {
  /** The whole picture. */
  readonly whole: Box;
  /** What will be seen of it; never beyond it. */
  readonly window: Box;
}

/** What the item becomes. */
export interface Cropped extends Box {
  readonly crop: Crop | null;
}

/** Around it as a clock goes. */
export const HANDLES: readonly Handle[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'];

const WHOLE: Crop = [0, 0, 1, 1];
/** Less than this is the accuracy of a hand and of numbers. */
const NEAR = 0.5;

const clamp = (value: number, min: number, max: number) => Math.min(Math.max(min, max), Math.max(min, value));

export function croppingOf({ x, y, w, h, crop = WHOLE }: ImageItem): Cropping {
  const [left, top, across, down] = crop;
  const [wide, high] = [w / across, h / down];
  return {
    whole: { x: x - left * wide, y: y - top * high, w: wide, h: high },
    window: { x, y, w, h },
  };
}

/** The picture goes along under the window, as far as it fills it. */
export function pan({ whole, window }: Cropping, dx: number, dy: number): Cropping {
  const x = clamp(whole.x + dx, window.x + window.w - whole.w, window.x);
  const y = clamp(whole.y + dy, window.y + window.h - whole.h, window.y);
  return { whole: { ...whole, x, y }, window };
}

/** An edge, or two at a corner, within the picture. */
export function pull({ whole, window }: Cropping, handle: Handle, dx: number, dy: number): Cropping {
  let [left, top] = [window.x, window.y];
  let [right, bottom] = [left + window.w, top + window.h];
  const least = { w: Math.min(MIN_IMAGE_SIZE, window.w), h: Math.min(MIN_IMAGE_SIZE, window.h) };
  if (handle.includes('w')) left = clamp(left + dx, whole.x, right - least.w);
  if (handle.includes('e')) right = clamp(right + dx, left + least.w, whole.x + whole.w);
  if (handle.includes('n')) top = clamp(top + dy, whole.y, bottom - least.h);
  if (handle.includes('s')) bottom = clamp(bottom + dy, top + least.h, whole.y + whole.h);
  return { whole, window: { x: left, y: top, w: right - left, h: bottom - top } };
}

/** As far as a hand can tell. */
export function isSame(a: Cropping, b: Cropping): boolean {
  const sides = ['x', 'y', 'w', 'h'] as const;
  return (['whole', 'window'] as const).every((part) =>
    sides.every((side) => Math.abs(a[part][side] - b[part][side]) < NEAR / 10),
  );
}

export function showAll({ whole }: Cropping): Cropping {
  return { whole, window: whole };
}

/** Of each side, how much of the picture is cut off there. */
export function cutOff({ whole, window }: Cropping) {
  const share = (length: number, all: number) => Math.round((100 * length) / all);
  return {
    left: share(window.x - whole.x, whole.w),
    right: share(whole.x + whole.w - window.x - window.w, whole.w),
    top: share(window.y - whole.y, whole.h),
    bottom: share(whole.y + whole.h - window.y - window.h, whole.h),
  };
}

/** No larger than an item can be: of a detail that was enlarged the whole is, and cut to that it would show another part. */
function within({ whole, window }: Cropping, around: Point): Cropping {
  const factor = Math.min(1, MAX_SIZE / Math.max(window.w, window.h));
  const scale = ({ x, y, w, h }: Box): Box => ({
    x: around.x + (x - around.x) * factor,
    y: around.y + (y - around.y) * factor,
    w: w * factor,
    h: h * factor,
  });
  return factor === 1 ? { whole, window } : { whole: scale(whole), window: scale(window) };
}

/** So that what is seen lies where it lay, turned around the middle of the item as it was. */
export function cropped(item: ImageItem, becomes: Cropping): Cropped {
  const { whole, window } = within(becomes, centre(item));
  const isWhole = whole.w - window.w < NEAR && whole.h - window.h < NEAR;
  const kept = isWhole ? whole : window;
  // An item has whole sides: its window is that of the picture too, or it would be stretched a little each time.
  const side = (length: number) => Math.max(MIN_IMAGE_SIZE, Math.round(length));
  const [w, h] = [side(kept.w), side(kept.h)];
  const middle = turned(centre(kept), centre(item), angleOf(item));
  const place = { x: Math.round(middle.x - w / 2), y: Math.round(middle.y - h / 2), w, h };
  if (isWhole) return { ...place, crop: null };
  const along = (at: number, from: number, length: number, all: number): readonly [number, number] => {
    const share = Math.min(1, length / all);
    return [clamp((at - from) / all, 0, 1 - share), share];
  };
  const [left, across] = along(window.x, whole.x, w, whole.w);
  const [top, down] = along(window.y, whole.y, h, whole.h);
  return { ...place, crop: [left, top, across, down] };
}

/** Around the whole picture as it lies, for the view. */
export function boundsOfWhole(item: ImageItem): Box {
  const { whole } = croppingOf(item);
  const angle = angleOf(item);
  const middle = turned(centre(whole), centre(item), angle);
  return boundsOf({ ...whole, x: middle.x - whole.w / 2, y: middle.y - whole.h / 2 }, angle);
}
