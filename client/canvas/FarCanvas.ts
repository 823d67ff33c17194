/**
 * Draws items that are not elements: all of them when far out, the missing ones while elements are being mounted.
 * The picture covers the overscanned area and is moved and scaled by CSS; it is drawn anew when that area changes.
 */
import type { Box } from './geometry.ts';
import { inflate } from './geometry.ts';
import type { Camera } from './Viewport.ts';

/** Pixels of one picture; beyond it gets coarser. Less for one that the next frames replace: copying it costs. */
const MAX_PIXELS = 12_000_000;
const BRIEF_PIXELS = 2_400_000;

export interface Picture {
  readonly box: Box;
  readonly zoom: number;
  /** Shown in motion or while elements are being mounted. */
  readonly brief: boolean;
  /** Draws everything that touches the area, bottom up, in board coordinates. */
  draw(context: CanvasRenderingContext2D, area: Box): void;
}

export class FarCanvas {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  #picture: Picture | null = null;
  #scale = 1;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d');
  }

  get shown(): boolean {
    return this.#picture !== null;
  }

  get brief(): boolean {
    return this.#picture?.brief ?? false;
  }

  /** `goesOn`: what the picture before showed is right; at the same scale it slides and only what comes in is drawn. */
  show(picture: Picture, camera: Camera, goesOn = false): void {
    const { box, zoom, brief } = picture;
    const [before, scale] = [this.#picture, this.#scale];
    const density = globalThis.devicePixelRatio || 1;
    const most = brief ? Math.min(MAX_PIXELS, BRIEF_PIXELS * density) : MAX_PIXELS;
    const fits = Math.min(zoom * density, Math.sqrt(most / Math.max(1, box.w * box.h)));
    const slides = goesOn && Math.abs(fits / scale - 1) < 1e-6;
    if (!slides) this.#scale = fits;
    this.#picture = picture;
    const w = Math.max(1, Math.ceil(box.w * this.#scale));
    const h = Math.max(1, Math.ceil(box.h * this.#scale));
    const same = Math.abs(this.#canvas.width - w) <= 1 && Math.abs(this.#canvas.height - h) <= 1;
    if (!(slides && before && same && this.#slide(before, picture))) {
      if (this.#canvas.width !== w) this.#canvas.width = w;
      if (this.#canvas.height !== h) this.#canvas.height = h;
      this.#paint(box);
    }
    this.#canvas.hidden = false;
    this.follow(camera);
  }

  /** False when nothing of it stays in sight. */
  #slide(before: Picture, picture: Picture): boolean {
    const { box } = picture;
    const [scale, { width, height }] = [this.#scale, this.#canvas];
    // By whole pixels, or letters would blur a little more each time.
    const [dx, dy] = [Math.round((box.x - before.box.x) * scale), Math.round((box.y - before.box.y) * scale)];
    if (!this.#context || Math.abs(dx) >= width || Math.abs(dy) >= height) return false;
    const [x, y] = [before.box.x + dx / scale, before.box.y + dy / scale];
    const now = { x, y, w: width / scale, h: height / scale };
    this.#picture = { ...picture, box: now };
    this.#context.globalCompositeOperation = 'copy';
    this.#context.drawImage(this.#canvas, -dx, -dy);
    this.#context.globalCompositeOperation = 'source-over';
    const [w, h] = [Math.abs(dx) / scale, Math.abs(dy) / scale];
    if (w > 0) this.#paint({ ...now, w, x: dx > 0 ? x + now.w - w : x });
    if (h > 0) this.#paint({ ...now, h, y: dy > 0 ? y + now.h - h : y });
    return true;
  }

  /** Draws again only where something changed. */
  repaint(areas: readonly Box[]): void {
    if (!this.#picture) return;
    if (areas.length > 24) this.#paint(this.#picture.box);
    else for (const area of areas) this.#paint(inflate(area, 2 / this.#scale));
  }

  /** Puts the picture where the camera sees it. */
  follow(camera: Camera): void {
    if (!this.#picture) return;
    const { box } = this.#picture;
    const x = (box.x - camera.x) * camera.zoom;
    const y = (box.y - camera.y) * camera.zoom;
    this.#canvas.style.transform = `translate(${x}px, ${y}px) scale(${camera.zoom / this.#scale})`;
  }

  /** Hides it and gives its memory back. */
  clear(): void {
    if (!this.#picture) return;
    this.#picture = null;
    this.#canvas.hidden = true;
    this.#canvas.width = 0;
    this.#canvas.height = 0;
  }

  #paint(area: Box): void {
    const [context, picture] = [this.#context, this.#picture];
    if (!context || !picture) return;
    const scale = this.#scale;
    context.save();
    context.setTransform(scale, 0, 0, scale, -picture.box.x * scale, -picture.box.y * scale);
    context.beginPath();
    context.rect(area.x, area.y, area.w, area.h);
    context.clip();
    context.clearRect(area.x, area.y, area.w, area.h);
    picture.draw(context, area);
    context.restore();
  }
}
