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

  show(picture: Picture, camera: Camera): void {
    const { box, zoom, brief } = picture;
    const density = globalThis.devicePixelRatio || 1;
    const most = brief ? Math.min(MAX_PIXELS, BRIEF_PIXELS * density) : MAX_PIXELS;
    this.#scale = Math.min(zoom * density, Math.sqrt(most / Math.max(1, box.w * box.h)));
    this.#picture = picture;
    const w = Math.max(1, Math.ceil(box.w * this.#scale));
    const h = Math.max(1, Math.ceil(box.h * this.#scale));
    if (this.#canvas.width !== w) this.#canvas.width = w;
    if (this.#canvas.height !== h) this.#canvas.height = h;
    this.#canvas.hidden = false;
    this.#paint(box);
    this.follow(camera);
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
