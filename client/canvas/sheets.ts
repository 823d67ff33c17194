/** What pictures are drawn on, and what they are shown by once they are dry. */
import type { Box } from './geometry.ts';

export interface Sheet {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D | null;
}

/** Another of that kind. */
export function copyOf({ canvas }: Sheet): Sheet {
  const copy = canvas.cloneNode() as HTMLCanvasElement;
  return { canvas: copy, context: copy.getContext('2d') };
}

/** Empty, and as large as the picture. */
export function resize({ canvas, context }: Sheet, box: Box, scale: number): void {
  const pixels = (length: number) => Math.max(1, Math.ceil(length * scale - 1e-6));
  const [w, h] = [pixels(box.w), pixels(box.h)];
  if (canvas.width === w && canvas.height === h) {
    context?.setTransform(1, 0, 0, 1, 0, 0);
    context?.clearRect(0, 0, w, h);
    return;
  }
  canvas.width = w;
  canvas.height = h;
}

/** As large as that canvas, and what it shows moved by so many pixels. */
export function take({ canvas, context }: Sheet, from: HTMLCanvasElement, dx: number, dy: number): void {
  const { width, height } = from;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  if (!context) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'copy';
  context.drawImage(from, dx, dy);
  context.globalCompositeOperation = 'source-over';
}

export function empty({ canvas }: Sheet): void {
  canvas.width = 0;
  canvas.height = 0;
}

export function place(context: CanvasRenderingContext2D, box: Box, scale: number): void {
  context.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale);
}

/**
 * A picture that cannot be drawn on. Without a graphics card a canvas that can be is copied in every frame in which it
 * moves: four times what the rest of a pan takes.
 */
export class DryPicture {
  readonly canvas: HTMLCanvasElement;
  readonly #context: ImageBitmapRenderingContext | null;
  #holds = false;

  constructor(like: HTMLCanvasElement) {
    this.canvas = like.cloneNode() as HTMLCanvasElement;
    this.#context = 'createImageBitmap' in globalThis ? this.canvas.getContext('bitmaprenderer') : null;
  }

  /** Browsers that cannot show what was drawn elsewhere go on with what was drawn on. */
  get can(): boolean {
    return this.#context !== null;
  }

  get holds(): boolean {
    return this.#holds;
  }

  /** What that canvas shows; null where browsers make no image of it. */
  async imageOf(from: HTMLCanvasElement): Promise<ImageBitmap | null> {
    return from.width === 0 ? null : createImageBitmap(from).catch(() => null);
  }

  /** Shows the image of a canvas of this size. */
  show(image: ImageBitmap, { width, height }: HTMLCanvasElement): void {
    // It does not become as large as what it shows by itself.
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    this.#context?.transferFromImageBitmap(image);
    this.#holds = true;
  }

  /** Another canvas shows the picture now. Its size is kept: browsers fill a canvas of another size once more. */
  drop(): void {
    this.#holds = false;
  }

  /** Gives its memory back, if it is not shown. */
  free(): void {
    if (!this.#holds && this.canvas.width > 0) this.canvas.width = 0;
  }
}
