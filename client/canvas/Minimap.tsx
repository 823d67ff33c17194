/** The whole board in small, and where the window is on it. Press or drag to go there. Hidden while everything fits. */
import { useEffect, useRef } from 'react';
import type { Box, Point } from './geometry.ts';
import { centre, containsBox, union } from './geometry.ts';
import classes from './Minimap.module.css';
import type { Stage } from './Stage.ts';
import { useStage } from './stageContext.ts';

const WIDTH = 180;
const HEIGHT = 120;
const PADDING = 8;
/** Drawing thousands of items again for every one that moves is too much: this often is enough. */
const PAINT_MS = 400;

export interface MinimapScale {
  /** Board point at the map's corner, and map pixels per board pixel. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Fits the content and the view into the map. */
export function scaleOf(content: Box, view: Box): MinimapScale {
  const all = union([content, view]) ?? content;
  const room = { w: WIDTH - 2 * PADDING, h: HEIGHT - 2 * PADDING };
  const scale = Math.min(room.w / Math.max(1, all.w), room.h / Math.max(1, all.h));
  const middle = centre(all);
  return { x: middle.x - WIDTH / 2 / scale, y: middle.y - HEIGHT / 2 / scale, scale };
}

export function onMap(box: Box, { x, y, scale }: MinimapScale): Box {
  return { x: (box.x - x) * scale, y: (box.y - y) * scale, w: box.w * scale, h: box.h * scale };
}

export function offMap(point: Point, { x, y, scale }: MinimapScale): Point {
  return { x: x + point.x / scale, y: y + point.y / scale };
}

class MinimapDrawing {
  readonly #stage: Stage<string>;
  readonly #root: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #frame: HTMLElement;
  #scale: MinimapScale | null = null;
  #painted: MinimapScale | null = null;
  #content: Box | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(stage: Stage<string>, root: HTMLElement, canvas: HTMLCanvasElement, frame: HTMLElement) {
    this.#stage = stage;
    this.#root = root;
    this.#canvas = canvas;
    this.#frame = frame;
  }

  attach(): () => void {
    const ended = new AbortController();
    const options = { signal: ended.signal };
    this.#root.addEventListener('pointerdown', this.#onDown, options);
    this.#root.addEventListener('pointermove', this.#onMove, options);
    // The keyboard stays where it is.
    this.#root.addEventListener('mousedown', (event) => event.preventDefault(), options);
    const stops = [this.#stage.onFrame(this.#follow), this.#stage.items.onChange(this.#paintSoon)];
    return () => {
      ended.abort();
      for (const stop of stops) stop();
      if (this.#timer !== null) clearTimeout(this.#timer);
    };
  }

  readonly #onDown = (event: PointerEvent): void => {
    this.#root.setPointerCapture(event.pointerId);
    this.#go(event);
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (event.buttons === 1) this.#go(event);
  };

  #go(event: PointerEvent): void {
    if (!this.#scale) return;
    const { left, top } = this.#root.getBoundingClientRect();
    const point = { x: event.clientX - left, y: event.clientY - top };
    this.#stage.viewport.centreOn(offMap(point, this.#scale));
  }

  readonly #follow = (): void => {
    const { viewport, index } = this.#stage;
    const content = index.bounds();
    const view = viewport.visibleBox();
    this.#content = content;
    this.#root.hidden = !content || containsBox(view, content);
    if (!content || this.#root.hidden) return;
    // While somebody drags on the map, it must not change under the finger.
    if (!this.#root.matches(':active') || !this.#scale) this.#scale = scaleOf(content, view);
    const { x, y, w, h } = onMap(view, this.#scale);
    this.#frame.style.transform = `translate(${x}px, ${y}px)`;
    this.#frame.style.width = `${w}px`;
    this.#frame.style.height = `${h}px`;
    const before = this.#painted;
    if (before?.scale === this.#scale.scale && before.x === this.#scale.x && before.y === this.#scale.y)
      return;
    if (before) this.#place(before);
    this.#paintSoon();
  };

  /** Until it is drawn anew, the old picture is moved and scaled. */
  #place(before: MinimapScale): void {
    const now = this.#scale ?? before;
    const ratio = now.scale / before.scale;
    const [dx, dy] = [(before.x - now.x) * now.scale, (before.y - now.y) * now.scale];
    this.#canvas.style.transform = `translate(${dx}px, ${dy}px) scale(${ratio})`;
  }

  readonly #paintSoon = (): void => {
    if (this.#timer !== null) return;
    this.#timer = setTimeout(this.#paint, this.#painted ? PAINT_MS : 0);
  };

  readonly #paint = (): void => {
    this.#timer = null;
    const context = this.#canvas.getContext('2d');
    if (!context || !this.#scale || !this.#content || this.#root.hidden) return;
    const density = globalThis.devicePixelRatio || 1;
    this.#canvas.width = WIDTH * density;
    this.#canvas.height = HEIGHT * density;
    const { x, y, scale } = this.#scale;
    context.setTransform(scale * density, 0, 0, scale * density, -x * scale * density, -y * scale * density);
    const { items, index, order } = this.#stage;
    for (const id of order.sorted()) {
      const box = index.box(id);
      if (box) items.paint(context, id, box, scale);
    }
    this.#painted = this.#scale;
    this.#canvas.style.transform = '';
  };
}

export function Minimap() {
  const stage = useStage();
  const root = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!root.current || !canvas.current || !frame.current) return;
    return new MinimapDrawing(stage, root.current, canvas.current, frame.current).attach();
  }, [stage]);
  return (
    <div ref={root} className={classes.minimap} data-minimap="" aria-hidden="true" hidden>
      <canvas ref={canvas} />
      <div ref={frame} className={classes.view} />
    </div>
  );
}
