/**
 * One surface while it is on the page: keeps index, stacking, elements and far canvas in step with the items and the
 * camera, all in one animation frame. React renders only the list of mounted items, never on pan or zoom.
 */
import { FarCanvas } from './FarCanvas.ts';
import type { Box } from './geometry.ts';
import { intersects } from './geometry.ts';
import { ItemElements } from './ItemElements.ts';
import type { ItemsChange, SurfaceItems } from './items.ts';
import { Mounting } from './Mounting.ts';
import type { Selection } from './Selection.ts';
import { SpatialIndex } from './SpatialIndex.ts';
import { StackOrder } from './StackOrder.ts';
import type { Camera, Viewport } from './Viewport.ts';

export interface StageParts<Id extends string> {
  readonly items: SurfaceItems<Id>;
  readonly viewport: Viewport;
  readonly selection: Selection<Id>;
}

export interface StageElements {
  readonly root: HTMLElement;
  /** Layers that move with the camera. */
  readonly layers: readonly HTMLElement[];
  readonly canvas: HTMLCanvasElement;
}

/** Frames without a change of camera after which the picture is drawn sharp. */
const SETTLED = 8;

export class Stage<Id extends string> {
  readonly items: SurfaceItems<Id>;
  readonly viewport: Viewport;
  readonly selection: Selection<Id>;
  readonly index = new SpatialIndex<Id>();
  readonly order: StackOrder<Id>;
  readonly elements: ItemElements<Id>;
  readonly mounting: Mounting<Id>;
  readonly #frameListeners = new Set<() => void>();
  #dom: StageElements | null = null;
  #far: FarCanvas | null = null;
  #frame = 0;
  #shown: Camera | null = null;
  #quiet = 0;
  #dirty: Box[] = [];

  constructor({ items, viewport, selection }: StageParts<Id>) {
    this.items = items;
    this.viewport = viewport;
    this.selection = selection;
    this.order = new StackOrder<Id>((a, b) => items.compare(a, b));
    this.elements = new ItemElements(items, this.order);
    this.mounting = new Mounting(this.index);
  }

  /** Starts; the answer ends it. */
  attach(dom: StageElements): () => void {
    this.#dom = dom;
    this.#far = new FarCanvas(dom.canvas);
    this.#load();
    const measure = () => this.viewport.setSize({ w: dom.root.clientWidth, h: dom.root.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(dom.root);
    const stops = [
      () => observer.disconnect(),
      this.viewport.subscribe(this.requestFrame),
      this.selection.subscribe(this.#onSelection),
      this.items.onChange(this.#onChange),
    ];
    measure();
    this.#onSelection();
    return () => {
      for (const stop of stops) stop();
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      this.#far?.clear();
      this.#dom = null;
      this.#shown = null;
    };
  }

  /** Called after the camera was written, in the same frame: for chrome that follows items. */
  readonly onFrame = (listener: () => void): (() => void) => {
    this.#frameListeners.add(listener);
    return () => this.#frameListeners.delete(listener);
  };

  readonly requestFrame = (): void => {
    if (this.#frame === 0 && this.#dom) this.#frame = requestAnimationFrame(this.#onFrameTime);
  };

  /** The topmost item at a board point, null of none. */
  hit(point: { x: number; y: number }, slack: number, accepts: (id: Id) => boolean = () => true): Id | null {
    const area = { x: point.x - slack, y: point.y - slack, w: 2 * slack, h: 2 * slack };
    let best: Id | null = null;
    for (const id of this.index.search(area)) {
      if (best !== null && this.order.z(id) <= this.order.z(best)) continue;
      if (accepts(id) && this.items.hit(id, point, slack)) best = id;
    }
    return best;
  }

  /** True when some item can be seen; false asks for "Back to content". */
  anythingInView(): boolean {
    return this.index.size === 0 || this.index.any(this.viewport.visibleBox());
  }

  #load(): void {
    const ids = [...this.items.ids()];
    this.index.load(
      ids.flatMap((id) => {
        const box = this.items.box(id);
        return box ? [[id, box] as const] : [];
      }),
    );
    this.order.load(ids);
    this.mounting.recover({ box: this.viewport.visibleBox(), zoom: this.viewport.zoom });
  }

  readonly #onSelection = (): void => {
    const { ids, focused, editing } = this.selection.state();
    this.mounting.pin([...[editing, focused].filter((id) => id !== null), ...ids]);
    if (this.#far?.shown && this.mounting.far) this.#dirtyAll();
    this.requestFrame();
  };

  readonly #onChange = (change: ItemsChange<Id>): void => {
    const gone: Id[] = [];
    for (const id of change.ids) {
      const [before, box] = [this.index.box(id), this.items.box(id)];
      if (!this.mounting.isMounted(id)) this.#dirty.push(...[before, box].filter((one) => one !== null));
      this.index.set(id, box);
      if (before && !box) gone.push(id);
    }
    const renumbered = this.order.update(change.ids, (id) => this.items.box(id) !== null);
    this.mounting.changed(change.ids);
    this.elements.changed(change.ids, change.glide);
    if (renumbered) this.elements.restack();
    if (gone.length > 0) this.selection.remove(gone);
    this.requestFrame();
  };

  readonly #onFrameTime = (): void => {
    this.#frame = 0;
    const [dom, far] = [this.#dom, this.#far];
    if (!dom || !far) return;
    const camera = this.viewport.camera();
    const moved = camera !== this.#shown;
    if (moved) this.#showCamera(dom, camera);
    const view = { box: this.viewport.visibleBox(), zoom: camera.zoom };
    this.#quiet = moved ? 0 : this.#quiet + 1;
    const anew = this.mounting.look(view);
    const blurred = far.shown && this.mounting.far && this.mounting.covered?.zoom !== camera.zoom;
    if (!anew && blurred && this.#quiet === SETTLED) this.mounting.recover(view);
    const more = this.mounting.step();
    this.#showFar(far, camera, anew || (blurred && this.#quiet === SETTLED), more);
    for (const listener of [...this.#frameListeners]) listener();
    if (more || (blurred && this.#quiet < SETTLED)) this.requestFrame();
  };

  #showCamera(dom: StageElements, camera: Camera): void {
    const { x, y, zoom } = camera;
    const transform = `translate(${-x * zoom}px, ${-y * zoom}px) scale(${zoom})`;
    for (const layer of dom.layers) layer.style.transform = transform;
    this.#shown = camera;
    this.#far?.follow(camera);
  }

  #showFar(far: FarCanvas, camera: Camera, anew: boolean, mounting: boolean): void {
    const { covered } = this.mounting;
    const dirty = this.#dirty;
    this.#dirty = [];
    if (!covered || (!this.mounting.far && !mounting)) far.clear();
    else if (anew || !far.shown) far.show({ ...covered, draw: this.#draw }, camera);
    else if (dirty.length > 0) far.repaint(dirty);
  }

  #dirtyAll(): void {
    const { covered } = this.mounting;
    if (covered) this.#dirty.push(covered.box);
  }

  readonly #draw = (context: CanvasRenderingContext2D, area: Box): void => {
    const { near, covered } = this.mounting;
    const zoom = covered?.zoom ?? 1;
    const some =
      near.size < 256 ? [...near].sort((a, b) => this.order.z(a) - this.order.z(b)) : this.order.sorted();
    for (const id of some) {
      const box = near.has(id) ? this.index.box(id) : null;
      if (!box || this.mounting.isMounted(id) || !intersects(box, area)) continue;
      this.items.paint(context, id, box, zoom);
    }
  };
}
