/**
 * What a document looked like at first, as an image that the last visit left on this device: it is on the screen before the
 * code of the page has run and the document is read (docs/spec/first-look.md). For the eyes alone.
 */
import { early } from '../early.ts';
import { isDark } from './theme.ts';
import type { View } from './viewLeft.ts';

export interface FirstLook {
  readonly image: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Where it lies in the window, in CSS pixels. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Which part of the document it is. */
  readonly view: View;
  /** What must be the same for that to be its place: see `screenNow`. */
  readonly screen: string;
}

const MOST_BYTES = 2_000_000;
/** Of a page that never comes the image does not stay. */
const LONGEST_MS = 20_000;

export function screenNow(): string {
  const { innerWidth, innerHeight, devicePixelRatio } = window;
  return [innerWidth, innerHeight, devicePixelRatio, isDark() ? 'dark' : 'light'].join(' ');
}

/** What is kept may be another version's, or broken. */
function readLook(value: unknown): FirstLook | null {
  const { image, type, screen, left, top, width, height } = (value ?? {}) as Record<string, unknown>;
  const numbers = [left, top, width, height];
  if (!ArrayBuffer.isView(image) || image.byteLength > MOST_BYTES || typeof type !== 'string') return null;
  if (screen !== screenNow() || !type.startsWith('image/')) return null;
  return numbers.every((one) => Number.isFinite(one)) ? (value as FirstLook) : null;
}

/**
 * Resolves when it is on the screen. Anything that is no look of this very screen is not shown. Where the document begins
 * elsewhere than where the look was taken, what is on the look lies where it will lie.
 */
export async function showFirstLook(
  kept: unknown,
  parsed: Promise<unknown>,
  begins: View | null = null,
): Promise<void> {
  const look = readLook(kept);
  if (look === null || early().isLookOver) return;
  const image = new Image();
  image.alt = '';
  image.ariaHidden = 'true';
  image.dataset.firstLook = '';
  const { left, top, width, height, type, view } = look;
  const { x, y, zoom } = begins ?? view;
  const scale = zoom / view.zoom;
  Object.assign(image.style, {
    position: 'fixed',
    left: `${left + (view.x - x) * zoom}px`,
    top: `${top + (view.y - y) * zoom}px`,
    width: `${width * scale}px`,
    height: `${height * scale}px`,
    pointerEvents: 'none',
  });
  image.src = URL.createObjectURL(new Blob([look.image], { type }));
  early().look = image;
  setTimeout(endFirstLook, LONGEST_MS);
  // One that cannot be decoded is none.
  const decoded = await Promise.all([image.decode(), parsed]).then(
    () => true,
    () => false,
  );
  if (!decoded || early().look !== image) return;
  // Under everything of the page that has a place of its own.
  document.body.prepend(image);
  // A task after the frame that paints it.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** In the frame after the one in which a surface draws for the first time: there is no moment without notes. */
export function endFirstLookSoon(): void {
  requestAnimationFrame(() => requestAnimationFrame(endFirstLook));
}

/** The document itself is on the screen, or what is said in its place. */
export function endFirstLook(): void {
  const { look } = early();
  Object.assign(early(), { look: null, isLookOver: true });
  if (look === null) return;
  URL.revokeObjectURL(look.src);
  look.remove();
}
