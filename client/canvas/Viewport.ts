/**
 * The camera over the board: which part of it the window shows, how large. Knows nothing of React or of items.
 * "Screen" points are pixels from the surface's top left corner. See docs/spec/canvas.md.
 */
import type { Box, Insets, Point, Size } from './geometry.ts';
import { intersects, shift } from './geometry.ts';

/** Board point at the surface's top left corner, and screen pixels per board pixel. */
export interface Camera extends Point {
  readonly zoom: number;
}

export const MIN_ZOOM = 0.05;
export const MAX_ZOOM = 4;
/** One press of "zoom in". */
export const ZOOM_STEP = 1.25;

const NO_INSETS: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

function clampZoom(zoom: number): number {
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, Number.isFinite(zoom) ? zoom : 1));
}

/** Smallest move of the interval [at, at + size] into [from, to]; one that does not fit shows its start. */
function moveInto(at: number, size: number, from: number, to: number): number {
  if (at < from || size > to - from) return from - at;
  return at + size > to ? to - at - size : 0;
}

export class Viewport {
  readonly #listeners = new Set<() => void>();
  #camera: Camera;
  #size: Size = { w: 0, h: 0 };
  #insets: Insets = NO_INSETS;

  constructor(camera: Camera = { x: 0, y: 0, zoom: 1 }) {
    this.#camera = { ...camera, zoom: clampZoom(camera.zoom) };
  }

  /** Keeps its identity until the view changes, so it is a snapshot for useSyncExternalStore. */
  readonly camera = (): Camera => this.#camera;

  get zoom(): number {
    return this.#camera.zoom;
  }

  get size(): Size {
    return this.#size;
  }

  get insets(): Insets {
    return this.#insets;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** `fromMiddle`: what was in the middle stays there, as of a window; of a panel that comes, what was at the left. */
  setSize(size: Size, fromMiddle = false): void {
    const before = this.#size;
    if (size.w === before.w && size.h === before.h) return;
    this.#size = size;
    const { x, y, zoom } = this.#camera;
    if (fromMiddle && before.w > 0 && before.h > 0)
      this.#camera = { x: x + (before.w - size.w) / 2 / zoom, y: y + (before.h - size.h) / 2 / zoom, zoom };
    this.#tell();
  }

  /** Edges that chrome covers, in screen pixels: fit and reveal keep clear of them. */
  setInsets(insets: Insets): void {
    this.#insets = insets;
    this.#tell();
  }

  setCamera(camera: Camera): void {
    const next = { x: camera.x, y: camera.y, zoom: clampZoom(camera.zoom) };
    const { x, y, zoom } = this.#camera;
    if (!Number.isFinite(next.x + next.y) || (next.x === x && next.y === y && next.zoom === zoom)) return;
    this.#camera = next;
    this.#tell();
  }

  toBoard(screen: Point): Point {
    const { x, y, zoom } = this.#camera;
    return { x: x + screen.x / zoom, y: y + screen.y / zoom };
  }

  toScreen(board: Point): Point {
    const { x, y, zoom } = this.#camera;
    return { x: (board.x - x) * zoom, y: (board.y - y) * zoom };
  }

  boxToScreen(box: Box): Box {
    const { zoom } = this.#camera;
    return { ...this.toScreen(box), w: box.w * zoom, h: box.h * zoom };
  }

  boxToBoard(box: Box): Box {
    const { zoom } = this.#camera;
    return { ...this.toBoard(box), w: box.w / zoom, h: box.h / zoom };
  }

  visibleBox(): Box {
    return this.boxToBoard({ x: 0, y: 0, ...this.#size });
  }

  /** What floats over the middle of the view or may come to, in screen pixels, as the minimap. */
  covered: () => Box | null = () => null;

  /** What no chrome covers, in screen pixels. */
  clearBox(): Box {
    const { top, right, bottom, left } = this.#insets;
    const { w, h } = this.#size;
    return { x: left, y: top, w: Math.max(0, w - left - right), h: Math.max(0, h - top - bottom) };
  }

  /** The board follows the hand: positive dx shows what is further left. */
  panBy(dx: number, dy: number): void {
    const { x, y, zoom } = this.#camera;
    this.setCamera({ x: x - dx / zoom, y: y - dy / zoom, zoom });
  }

  /** The board point under `screen` stays under it. */
  zoomAt(factor: number, screen: Point = this.#middle()): void {
    const zoom = clampZoom(this.#camera.zoom * factor);
    const anchor = this.toBoard(screen);
    this.setCamera({ x: anchor.x - screen.x / zoom, y: anchor.y - screen.y / zoom, zoom });
  }

  /** Shows the whole box in the middle of the clear area, no larger than `maxZoom`. */
  fit(box: Box, { padding = 48, maxZoom = 1 }: { padding?: number; maxZoom?: number } = {}): void {
    this.setCamera(this.cameraToFit(box, padding, maxZoom));
  }

  /** `clear`, in screen pixels, is where it shall be; what no chrome covers, unless it is given. */
  cameraToFit(box: Box, padding = 48, maxZoom = 1, clear = this.clearBox()): Camera {
    // In a low or narrow window the margin would take most of the room.
    const margin = Math.min(padding, Math.min(clear.w, clear.h) / 12);
    const scale = (length: number, room: number) =>
      length > 0 ? Math.max(1, room - 2 * margin) / length : maxZoom;
    const zoom = clampZoom(Math.min(maxZoom, scale(box.w, clear.w), scale(box.h, clear.h)));
    return {
      x: box.x + box.w / 2 - (clear.x + clear.w / 2) / zoom,
      y: box.y + box.h / 2 - (clear.y + clear.h / 2) / zoom,
      zoom,
    };
  }

  /** Pans only as far as needed for the box to be clear of chrome; never zooms. */
  reveal(box: Box, margin = 24): void {
    this.setCamera(this.cameraToReveal(box, margin));
  }

  cameraToReveal(box: Box, margin = 24, clear = this.clearBox()): Camera {
    const at = this.boxToScreen(box);
    let dx = moveInto(at.x - margin, at.w + 2 * margin, clear.x, clear.x + clear.w);
    let dy = moveInto(at.y - margin, at.h + 2 * margin, clear.y, clear.y + clear.h);
    const under = this.covered();
    if (under && intersects(shift(at, dx, dy), under)) {
      // Out from under it by the shorter way that leaves its start in view.
      const [left, up] = [under.x - at.x - at.w - margin, under.y - at.y - at.h - margin];
      const isLeft = at.x + left >= clear.x && (left - dx > up - dy || at.y + up < clear.y);
      if (isLeft) dx = left;
      else if (at.y + up >= clear.y) dy = up;
    }
    const { x, y, zoom } = this.#camera;
    return { x: x - dx / zoom, y: y - dy / zoom, zoom };
  }

  /** Puts a board point in the middle of the clear area. */
  centreOn(board: Point): void {
    const middle = this.#middle();
    const { zoom } = this.#camera;
    this.setCamera({ x: board.x - middle.x / zoom, y: board.y - middle.y / zoom, zoom });
  }

  #middle(): Point {
    const clear = this.clearBox();
    return { x: clear.x + clear.w / 2, y: clear.y + clear.h / 2 };
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
