/** The whole board in small, and where the window is on it. Press or drag to go there. Hidden while everything fits. */
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Box, Point, Size } from './geometry.ts';
import { centre, containsBox, inflate, sameBox, union } from './geometry.ts';
import type { ItemsChange } from './items.ts';
import classes from './Minimap.module.css';
import type { Stage } from './Stage.ts';
import { useStage } from './stageContext.ts';
import type { Camera } from './Viewport.ts';

const WIDTH = 180;
const HEIGHT = 120;
const PADDING = 8;
/** Drawing for every move of everybody is too much: this often is enough, and only where something changed. */
const PAINT_MS = 400;
/** What others move is looked for elsewhere first. */
const OTHERS_MS = 1_000;
/** Above so many changed items all is drawn. */
const MANY = 60;
/** Pixels of it: who moves by less is left where they are painted. */
const LEAST = 0.5;

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
  /** For which view and size of the window, and a finger on the map or none, it stands as it does. */
  #camera: Camera | null = null;
  #size: Size | null = null;
  #pressed = false;
  /** Where each item is on the painted map; those that changed since. */
  readonly #boxes = new Map<string, Box>();
  readonly #changed = new Set<string>();
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
    this.#root.addEventListener('lostpointercapture', this.#onReleased, options);
    // The keyboard stays where it is.
    this.#root.addEventListener('mousedown', (event) => event.preventDefault(), options);
    this.#stage.viewport.covered = this.#covers;
    const stops = [this.#stage.onFrame(this.#follow), this.#stage.items.onChange(this.#onChange)];
    return () => {
      ended.abort();
      for (const stop of stops) stop();
      this.#stage.viewport.covered = () => null;
      if (this.#timer !== null) clearTimeout(this.#timer);
    };
  }

  /** It has no size where it is never shown, as on a phone. */
  readonly #covers = (): Box | null => {
    const { offsetLeft: x, offsetTop: y, offsetWidth: w, offsetHeight: h } = this.#root;
    return w > 0 ? { x, y, w, h } : null;
  };

  readonly #onDown = (event: PointerEvent): void => {
    this.#pressed = true;
    this.#root.setPointerCapture(event.pointerId);
    this.#go(event);
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (event.buttons === 1) this.#go(event);
  };

  readonly #onReleased = (): void => {
    this.#pressed = false;
    this.#camera = null;
    this.#stage.requestFrame();
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
    const [camera, { size }] = [viewport.camera(), viewport];
    if (camera === this.#camera && size === this.#size && sameBox(content, this.#content)) return;
    const view = viewport.visibleBox();
    [this.#camera, this.#size, this.#content] = [camera, size, content];
    this.#root.hidden = !content || containsBox(view, content);
    if (!content || this.#root.hidden) return;
    // While somebody drags on the map, it must not change under the finger.
    if (!this.#scale || !this.#pressed) this.#rescale(scaleOf(content, view));
    if (!this.#scale) return;
    const { x, y, w, h } = onMap(view, this.#scale);
    this.#frame.style.transform = `translate(${x}px, ${y}px)`;
    this.#frame.style.width = `${w}px`;
    this.#frame.style.height = `${h}px`;
    if (this.#painted === this.#scale) return;
    if (this.#painted) this.#place(this.#painted);
    this.#paintSoon();
  };

  /** The same object until it is another scale. */
  #rescale(next: MinimapScale): void {
    const now = this.#scale;
    if (now?.scale !== next.scale || now.x !== next.x || now.y !== next.y) this.#scale = next;
  }

  /** Until it is drawn anew, the old picture is moved and scaled. */
  #place(before: MinimapScale): void {
    const now = this.#scale ?? before;
    const ratio = now.scale / before.scale;
    const [dx, dy] = [(before.x - now.x) * now.scale, (before.y - now.y) * now.scale];
    this.#canvas.style.transform = `translate(${dx}px, ${dy}px) scale(${ratio})`;
  }

  readonly #onChange = ({ ids, glide, movedOnly }: ItemsChange<string>): void => {
    for (const id of ids) if (this.#isShown(id) && !(movedOnly && this.#staysPut(id))) this.#changed.add(id);
    if (this.#changed.size > 0) this.#paintSoon(glide ? OTHERS_MS : PAINT_MS);
  };

  readonly #isShown = (id: string): boolean => this.#stage.items.isLandmark?.(id) ?? true;

  /** As far as the small picture can show it. */
  #staysPut(id: string): boolean {
    const [was, now] = [this.#boxes.get(id), this.#stage.items.box(id)];
    if (!was || !now || !this.#painted || was.w !== now.w || was.h !== now.h) return false;
    return Math.max(Math.abs(was.x - now.x), Math.abs(was.y - now.y)) * this.#painted.scale < LEAST;
  }

  #paintSoon(ms = PAINT_MS): void {
    this.#timer ??= setTimeout(this.#paint, this.#painted ? ms : 0);
  }

  readonly #paint = (): void => {
    this.#timer = null;
    const context = this.#canvas.getContext('2d');
    if (!context || !this.#scale || !this.#content || this.#root.hidden) return;
    if (this.#painted === this.#scale && this.#changed.size <= MANY)
      this.#repaint(context, this.#scale.scale);
    else this.#paintAll(context, this.#scale);
    this.#changed.clear();
  };

  #paintAll(context: CanvasRenderingContext2D, at: MinimapScale): void {
    const density = globalThis.devicePixelRatio || 1;
    this.#canvas.width = WIDTH * density;
    this.#canvas.height = HEIGHT * density;
    const { x, y, scale } = at;
    context.setTransform(scale * density, 0, 0, scale * density, -x * scale * density, -y * scale * density);
    this.#boxes.clear();
    this.#draw(context, this.#stage.order.sorted().filter(this.#isShown), scale);
    this.#painted = at;
    this.#canvas.style.transform = '';
  }

  /** Only where items were and are. */
  #repaint(context: CanvasRenderingContext2D, scale: number): void {
    const { index, order } = this.#stage;
    const places = [...this.#changed].flatMap((id) => [this.#boxes.get(id), index.box(id)]);
    for (const id of this.#changed) this.#boxes.delete(id);
    for (const place of places) {
      if (!place) continue;
      // The edges of what is drawn are soft.
      const { x, y, w, h } = inflate(place, 2 / scale);
      context.save();
      context.beginPath();
      context.rect(x, y, w, h);
      context.clip();
      context.clearRect(x, y, w, h);
      const ids = index.search({ x, y, w, h }).filter(this.#isShown);
      this.#draw(
        context,
        ids.sort((a, b) => order.z(a) - order.z(b)),
        scale,
      );
      context.restore();
    }
  }

  /** Where they are kept: what my hand holds would be painted where nothing clears it again. */
  #draw(context: CanvasRenderingContext2D, ids: readonly string[], scale: number): void {
    const { items, index } = this.#stage;
    for (const id of ids) {
      const box = index.box(id);
      if (!box) continue;
      this.#boxes.set(id, box);
      items.paint(context, id, items.box(id) ?? box, scale);
    }
  }
}

interface MinimapProps {
  /** The words of its ×. */
  readonly label: string;
  readonly onHide: () => void;
}

export default function Minimap({ label, onHide }: MinimapProps) {
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
      {/* For a hand; keys have the command menu. */}
      <button
        type="button"
        tabIndex={-1}
        className={classes.hide}
        title={label}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={onHide}
      >
        <IconX size={16} />
      </button>
    </div>
  );
}
