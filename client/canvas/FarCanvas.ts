/**
 * Draws items that are not elements: all of them when far out, the missing ones while elements are being mounted.
 * The picture covers the overscanned area and is moved and scaled by CSS; it is drawn anew when that area changes: beside
 * the one that is shown and a little in each frame, for what draws two thousand items at once stops every hand.
 */
import type { Box } from './geometry.ts';
import { inflate, merged, overlap } from './geometry.ts';
import type { Camera } from './Viewport.ts';

/** Pixels of one picture; beyond it gets coarser. Less for one that the next frames replace: copying it costs. */
export const MAX_PIXELS = 12_000_000;
const BRIEF_PIXELS = 2_400_000;
/** Script of one frame; what it asked for takes the browser about twice as long. */
const SLICE_MS = 4;
/** Above so many areas, or such a share of the picture, all is drawn. */
const MANY = 24;
const MUCH = 0.25;

export interface Picture {
  readonly box: Box;
  readonly zoom: number;
  /** Shown in motion or while elements are being mounted. */
  readonly brief: boolean;
  /** Draws everything that touches the area, bottom up, in board coordinates: one item, then the next. */
  draw(context: CanvasRenderingContext2D, area: Box): Iterator<unknown>;
}

export interface Showing {
  /** What the picture before showed is right; at the same scale it slides and only what comes in is drawn. */
  readonly goesOn: boolean;
  /** In one go: nothing is on the screen that could stay there meanwhile. */
  readonly atOnce: boolean;
}

interface Sheet {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D | null;
}

/** A picture that is being drawn. */
interface Draft {
  readonly picture: Picture;
  readonly scale: number;
  readonly sheet: Sheet;
  readonly steps: Iterator<unknown>;
  /** What changed since it was begun. */
  readonly changed: Box[];
}

export class FarCanvas {
  /** The one that React put there. */
  readonly #first: Sheet;
  /** In the page. */
  #sheet: Sheet;
  /** What the next picture is drawn on: a large canvas takes long to come by. */
  #spare: Sheet | null = null;
  #picture: Picture | null = null;
  #scale = 1;
  #draft: Draft | null = null;

  constructor(canvas: HTMLCanvasElement) {
    this.#first = { canvas, context: canvas.getContext('2d') };
    this.#sheet = this.#first;
  }

  get shown(): boolean {
    return this.#picture !== null || this.#draft !== null;
  }

  /** A picture is being drawn: call `draw` in the next frame. */
  get drawing(): boolean {
    return this.#draft !== null;
  }

  get brief(): boolean {
    return (this.#draft?.picture ?? this.#picture)?.brief ?? false;
  }

  show(picture: Picture, camera: Camera, { goesOn, atOnce }: Showing): void {
    this.#drop();
    const scale = scaleOf(picture);
    if (goesOn && this.#slide(picture, scale)) this.follow(camera);
    else if (atOnce) {
      [this.#picture, this.#scale] = [picture, scale];
      resize(this.#sheet, picture.box, scale);
      this.#paint([picture.box]);
      this.#sheet.canvas.hidden = false;
      this.follow(camera);
    } else {
      this.#begin(picture, scale);
      this.draw(camera);
    }
  }

  #begin(picture: Picture, scale: number): void {
    const sheet = this.#spare ?? this.#another();
    this.#spare = null;
    resize(sheet, picture.box, scale);
    if (!sheet.context) return;
    place(sheet.context, picture.box, scale);
    this.#draft = { picture, scale, sheet, steps: picture.draw(sheet.context, picture.box), changed: [] };
  }

  #another(): Sheet {
    const canvas = this.#sheet.canvas.cloneNode() as HTMLCanvasElement;
    return { canvas, context: canvas.getContext('2d') };
  }

  /** Draws on for a moment; when all is drawn it is what is shown. */
  draw(camera: Camera): void {
    const draft = this.#draft;
    if (!draft) return;
    const since = performance.now();
    do {
      if (!draft.steps.next().done) continue;
      this.#take(draft);
      this.follow(camera);
      return;
    } while (performance.now() - since < SLICE_MS);
  }

  #take({ picture, scale, sheet, changed }: Draft): void {
    const before = this.#sheet;
    [this.#sheet, this.#picture, this.#scale] = [sheet, picture, scale];
    sheet.context?.setTransform(1, 0, 0, 1, 0, 0);
    sheet.canvas.hidden = false;
    before.canvas.replaceWith(sheet.canvas);
    this.#draft = null;
    this.#spare = before;
    // One that was made in motion is followed by another.
    if (!picture.brief) this.#free();
    this.repaint(changed);
  }

  #drop(): void {
    this.#spare = this.#draft?.sheet ?? this.#spare;
    this.#draft = null;
  }

  /** Gives the memory back of what is not shown. */
  #free(): void {
    if (this.#spare) empty(this.#spare);
    this.#spare = null;
  }

  /** False when it is another scale or size, or nothing of it stays in sight. */
  #slide(picture: Picture, scaled: number): boolean {
    const [before, scale] = [this.#picture, this.#scale];
    const { box } = picture;
    const { canvas, context } = this.#sheet;
    const { width, height } = canvas;
    const same = Math.abs(box.w * scale - width) <= 1 && Math.abs(box.h * scale - height) <= 1;
    if (!before || !context || !same || Math.abs(scaled / scale - 1) >= 1e-6) return false;
    // By whole pixels, or letters would blur a little more each time.
    const [dx, dy] = [Math.round((box.x - before.box.x) * scale), Math.round((box.y - before.box.y) * scale)];
    if (Math.abs(dx) >= width || Math.abs(dy) >= height) return false;
    const [x, y] = [before.box.x + dx / scale, before.box.y + dy / scale];
    const now = { x, y, w: width / scale, h: height / scale };
    this.#picture = { ...picture, box: now };
    context.globalCompositeOperation = 'copy';
    context.drawImage(canvas, -dx, -dy);
    context.globalCompositeOperation = 'source-over';
    const [w, h] = [Math.abs(dx) / scale, Math.abs(dy) / scale];
    const sides = [
      { ...now, w, x: dx > 0 ? x + now.w - w : x },
      { ...now, h, y: dy > 0 ? y + now.h - h : y },
    ];
    this.#paint(sides.filter((side) => side.w > 0 && side.h > 0));
    return true;
  }

  /** Draws again where something changed; where that is much of it, all of it a little in each frame. */
  repaint(areas: readonly Box[]): void {
    if (this.#draft) this.#draft.changed.push(...areas);
    if (this.#draft || !this.#picture || areas.length === 0) return;
    const { box } = this.#picture;
    const parts = merged(areas.flatMap((area) => overlap(inflate(area, 2 / this.#scale), box) ?? []));
    const size = parts.reduce((sum, { w, h }) => sum + w * h, 0);
    if (areas.length > MANY || size > MUCH * box.w * box.h) this.#begin(this.#picture, this.#scale);
    else this.#paint(parts);
  }

  /** Puts the picture where the camera sees it. */
  follow(camera: Camera): void {
    if (!this.#picture) return;
    const { box } = this.#picture;
    const x = (box.x - camera.x) * camera.zoom;
    const y = (box.y - camera.y) * camera.zoom;
    this.#sheet.canvas.style.transform = `translate(${x}px, ${y}px) scale(${camera.zoom / this.#scale})`;
  }

  /** Hides it and gives its memory back. */
  clear(): void {
    this.#drop();
    this.#free();
    if (!this.#picture) return;
    this.#picture = null;
    empty(this.#sheet);
    this.#sheet.canvas.replaceWith(this.#first.canvas);
    this.#sheet = this.#first;
    this.#sheet.canvas.hidden = true;
  }

  /** One area, then the next: clipped to a rectangle browsers skip what lies beside it, to several they do not. */
  #paint(areas: readonly Box[]): void {
    const [{ context }, picture] = [this.#sheet, this.#picture];
    if (!context || !picture) return;
    for (const area of areas) {
      const { x, y, w, h } = area;
      context.save();
      place(context, picture.box, this.#scale);
      context.beginPath();
      context.rect(x, y, w, h);
      context.clip();
      context.clearRect(x, y, w, h);
      const steps = picture.draw(context, area);
      while (!steps.next().done);
      context.restore();
    }
  }
}

/** Pixels of the picture per board pixel. */
function scaleOf({ box, zoom, brief }: Picture): number {
  const density = globalThis.devicePixelRatio || 1;
  const most = brief ? Math.min(MAX_PIXELS, BRIEF_PIXELS * density) : MAX_PIXELS;
  return Math.min(zoom * density, Math.sqrt(most / Math.max(1, box.w * box.h)));
}

/** Empty, and as large as the picture. */
function resize({ canvas, context }: Sheet, box: Box, scale: number): void {
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

function empty({ canvas }: Sheet): void {
  canvas.width = 0;
  canvas.height = 0;
}

function place(context: CanvasRenderingContext2D, box: Box, scale: number): void {
  context.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale);
}
