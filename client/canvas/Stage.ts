/**
 * One surface while it is on the page: keeps index, stacking, elements and far canvas in step with the items and the
 * camera, all in one animation frame. React renders only the list of mounted items, never on pan or zoom.
 */
import { FarCanvas } from './FarCanvas.ts';
import { drawInFrame } from './frames.ts';
import type { Box, Point } from './geometry.ts';
import { boundsOf, intersects } from './geometry.ts';
import type { Activity } from './gesture.ts';
import { Hover } from './Hover.ts';
import { ItemElements } from './ItemElements.ts';
import type { ItemsChange, SurfaceItems } from './items.ts';
import { Mounting, type Pace } from './Mounting.ts';
import type { Selection, SelectionState } from './Selection.ts';
import { SpatialIndex } from './SpatialIndex.ts';
import { StackOrder } from './StackOrder.ts';
import type { Camera, Viewport } from './Viewport.ts';

export interface StageParts<Id extends string> {
  readonly items: SurfaceItems<Id>;
  readonly viewport: Viewport;
  readonly selection: Selection<Id>;
}

export interface StageElements {
  /** Has the keyboard focus when no item has it. */
  readonly pane: HTMLElement;
  /** Layers that move with the camera. */
  readonly layers: readonly HTMLElement[];
  readonly grid: HTMLElement;
  readonly canvas: HTMLCanvasElement;
}

/** Frames without a change of camera after which a far picture is drawn sharp. */
const SETTLED = 8;
/** Frames without a change of zoom after which it counts as over: a wheel does not turn in every frame. */
const ZOOM_RESTS = 5;
/** Distance between dots of the background, in board pixels; doubled while they would be closer than this on screen. */
const DOTS = 24;
const CLOSEST_DOTS = 16;

export class Stage<Id extends string> {
  readonly items: SurfaceItems<Id>;
  readonly viewport: Viewport;
  readonly selection: Selection<Id>;
  readonly index = new SpatialIndex<Id>();
  readonly order: StackOrder<Id>;
  readonly elements: ItemElements<Id>;
  readonly mounting: Mounting<Id>;
  readonly hover = new Hover<Id>();
  readonly #frameListeners = new Set<() => void>();
  #dom: StageElements | null = null;
  #far: FarCanvas | null = null;
  #corner: Point = { x: 0, y: 0 };
  /** How wide it was when the pane was measured last. */
  #window = 0;
  #cancelFrame: (() => void) | null = null;
  #shown: Camera | null = null;
  #seen: SelectionState<Id>;
  #quiet = 0;
  #sinceZoom = ZOOM_RESTS;
  #dirty: Box[] = [];
  #activity: Activity | null = null;

  constructor({ items, viewport, selection }: StageParts<Id>) {
    this.items = items;
    this.viewport = viewport;
    this.selection = selection;
    this.#seen = selection.state();
    this.order = new StackOrder<Id>((a, b) => items.compare(a, b));
    this.elements = new ItemElements(items, this.order);
    this.mounting = new Mounting(this.index);
  }

  /** Starts; the answer ends it. */
  attach(dom: StageElements): () => void {
    this.#dom = dom;
    this.#far = new FarCanvas(dom.canvas);
    this.#load();
    const observer = new ResizeObserver(this.measure);
    observer.observe(dom.pane);
    const stops = [
      () => observer.disconnect(),
      this.viewport.subscribe(this.requestFrame),
      this.selection.subscribe(this.#onSelection),
      this.hover.subscribe(this.requestFrame),
      this.items.onChange(this.#onChange),
      () => this.elements.stop(),
    ];
    this.measure();
    this.#onSelection();
    return () => {
      for (const stop of stops) stop();
      this.#cancelFrame?.();
      this.#cancelFrame = null;
      this.#far?.clear();
      this.#dom = null;
      this.#shown = null;
    };
  }

  /** Where the pane is in the window. Asked when a pointer comes, not at each event: asking makes browsers lay out. */
  readonly measure = (): void => {
    const pane = this.#dom?.pane;
    if (!pane) return;
    const { left, top } = pane.getBoundingClientRect();
    this.#corner = { x: left, y: top };
    // A keyboard on the screen makes a window lower, not narrower: what is written must not go under it.
    const resized = this.#window !== 0 && this.#window !== window.innerWidth;
    this.#window = window.innerWidth;
    this.viewport.setSize({ w: pane.clientWidth, h: pane.clientHeight }, resized);
  };

  /** Screen point of an event: pixels from the surface's corner. */
  readonly pointOf = (event: { readonly clientX: number; readonly clientY: number }): Point => ({
    x: event.clientX - this.#corner.x,
    y: event.clientY - this.#corner.y,
  });

  /** Called after the camera was written, in the same frame: for chrome that follows items. */
  readonly onFrame = (listener: () => void): (() => void) => {
    this.#frameListeners.add(listener);
    this.requestFrame();
    return () => this.#frameListeners.delete(listener);
  };

  readonly requestFrame = (): void => {
    if (this.#dom) this.#cancelFrame ??= drawInFrame(this.#onFrameTime);
  };

  /** The topmost item at a board point, null of none. */
  hit(point: Point, slack: number, accepts: (id: Id) => boolean = () => true): Id | null {
    const area = { x: point.x - slack, y: point.y - slack, w: 2 * slack, h: 2 * slack };
    let best: Id | null = null;
    for (const id of this.index.search(area)) {
      if (best !== null && this.order.z(id) <= this.order.z(best)) continue;
      if (accepts(id) && this.items.hit(id, point, slack)) best = id;
    }
    return best;
  }

  /** True when some item can be seen, or there is none; false asks for "Back to content". */
  readonly anythingInView = (): boolean =>
    this.index.size === 0 || this.index.any(this.viewport.visibleBox());

  /** What the pointer is busy with: tells chrome to stay out of the way. */
  get activity(): Activity | null {
    return this.#activity;
  }

  setActivity(activity: Activity | null): void {
    this.#activity = activity;
    if (this.#dom) this.#dom.pane.dataset.activity = activity ?? '';
    this.requestFrame();
  }

  /** Draws items elsewhere than the document says, until released. The document's changes meanwhile do not show. */
  hold(boxes: Iterable<readonly [Id, Box]>, lift = false): void {
    for (const [id, box] of boxes) {
      const bounds = this.bounds(id, box);
      this.#markDirty(id, bounds);
      this.index.set(id, bounds);
      this.elements.hold(id, box, lift && (this.items.lifts?.(id) ?? true));
    }
    this.requestFrame();
  }

  release(glide: boolean): void {
    const ids = this.elements.release(glide);
    for (const id of ids) {
      const bounds = this.bounds(id, this.items.box(id));
      this.#markDirty(id, bounds);
      this.index.set(id, bounds);
    }
    this.mounting.changed(ids);
    this.requestFrame();
  }

  /** The upright box around an item that may lie turned. */
  bounds<Place extends Box | null>(id: Id, box: Place): Place | Box {
    return box && boundsOf(box, this.items.angle?.(id) ?? 0);
  }

  /** Gives the pane or the focused item the keyboard; while that item is not mounted yet, the pane, so that no key falls beside the surface. */
  focus(): void {
    const { focused } = this.selection;
    const waits = focused !== null && this.elements.get(focused) === null && !this.hasFocus();
    if (focused === null || waits) this.#dom?.pane.focus({ preventScroll: true });
    if (focused !== null) this.elements.focus(focused);
  }

  /** True when the keyboard is here: in the pane, on an item, or in one. */
  hasFocus(): boolean {
    return this.#dom?.pane.contains(document.activeElement) ?? false;
  }

  #load(): void {
    const ids = [...this.items.ids()];
    const placed = ids
      .map((id) => [id, this.bounds(id, this.items.box(id))] as const)
      .filter((one) => one[1] !== null);
    this.index.load(placed as readonly (readonly [Id, Box])[]);
    this.order.load(ids);
    this.mounting.recover({ box: this.viewport.visibleBox(), zoom: this.viewport.zoom });
  }

  readonly #onSelection = (): void => {
    const before = this.#seen;
    const now = this.selection.state();
    this.#seen = now;
    const pinned = this.mounting.pinned;
    this.mounting.pin([...[now.editing, now.focused].filter((id) => id !== null), ...now.ids]);
    if (now.editing !== null && this.#dom) this.mounting.mountNow(now.editing);
    const touched = before.ids === now.ids ? [] : [...before.ids, ...now.ids];
    for (const id of new Set([...pinned, ...this.mounting.pinned, ...touched])) this.#markDirty(id, null);
    const left = before.editing !== null && now.editing === null;
    if (this.hasFocus() && now.editing === null && (now.focused !== before.focused || left)) this.focus();
    this.requestFrame();
  };

  readonly #onChange = (change: ItemsChange<Id>): void => {
    const gone: Id[] = [];
    for (const id of change.ids) {
      const box = this.bounds(id, this.elements.box(id));
      if (this.items.box(id) === null && this.index.box(id) !== null) gone.push(id);
      this.#markDirty(id, box);
      this.index.set(id, this.items.box(id) && box);
    }
    const renumbered = this.order.update(change.ids, (id) => this.items.box(id) !== null);
    this.mounting.changed(change.ids);
    this.elements.changed(change.ids, change.glide, change.others);
    if (renumbered) this.elements.restack();
    if (gone.length > 0) this.#forget(gone);
    this.requestFrame();
  };

  /** The keyboard must not fall out of the surface with an item that somebody deletes. */
  #forget(gone: readonly Id[]): void {
    const active = document.activeElement;
    const inside = gone.some((id) => active !== null && this.elements.get(id)?.contains(active));
    this.selection.remove(gone);
    const hovered = this.hover.get();
    if (hovered !== null && gone.includes(hovered)) this.hover.set(null);
    if (inside) this.focus();
  }

  /** Where a far picture shows something old: the item's place before and after. */
  #markDirty(id: Id, box: Box | null): void {
    if (!this.#far?.shown) return;
    for (const one of [this.index.box(id), box]) if (one) this.#dirty.push(one);
  }

  readonly #onFrameTime = (): void => {
    this.#cancelFrame = null;
    const [dom, far] = [this.#dom, this.#far];
    if (!dom || !far) return;
    const camera = this.viewport.camera();
    const pace = this.#paceOf(camera);
    const moved = camera !== this.#shown;
    if (moved) this.#showCamera(dom, camera);
    this.#quiet = moved ? 0 : this.#quiet + 1;
    const view = { box: this.viewport.visibleBox(), zoom: camera.zoom };
    let anew = this.mounting.look(view, pace);
    const blurred =
      far.shown && this.mounting.far && (far.brief || this.mounting.covered?.zoom !== camera.zoom);
    if (!anew && blurred && this.#quiet >= SETTLED) {
      this.mounting.recover(view);
      anew = true;
    }
    const more = this.mounting.step(pace, this.#quiet >= SETTLED);
    this.#showFar(far, camera, anew, this.mounting.lacks(view.box));
    this.elements.scaleOutlines(this.mounting.pinned, camera.zoom);
    this.elements.scaleOutlines(this.selection.ids, camera.zoom);
    for (const listener of [...this.#frameListeners]) listener();
    if (more || (blurred && !anew)) this.requestFrame();
  };

  #paceOf(camera: Camera): Pace {
    const before = this.#shown;
    const zoomed = before !== null && before.zoom !== camera.zoom;
    this.#sinceZoom = zoomed ? 0 : Math.min(ZOOM_RESTS, this.#sinceZoom + 1);
    if (this.#sinceZoom < ZOOM_RESTS) return 'zooming';
    return before === camera ? 'still' : 'moving';
  }

  #showCamera(dom: StageElements, camera: Camera): void {
    const { x, y, zoom } = camera;
    const transform = `translate(${-x * zoom}px, ${-y * zoom}px) scale(${zoom})`;
    for (const layer of dom.layers) layer.style.transform = transform;
    let gap = DOTS * zoom;
    while (gap < CLOSEST_DOTS) gap *= 2;
    if (this.#shown?.zoom !== zoom) dom.grid.style.backgroundSize = `${gap}px ${gap}px`;
    dom.grid.style.transform = `translate(${(-x * zoom) % gap}px, ${(-y * zoom) % gap}px)`;
    this.#shown = camera;
    this.#far?.follow(camera);
  }

  /** Asked once per picture: a theme may have changed. */
  #accent = '';

  #showFar(far: FarCanvas, camera: Camera, anew: boolean, lacking: boolean): void {
    const { covered } = this.mounting;
    const dirty = this.#dirty;
    this.#dirty = [];
    if (this.#dom && this.selection.ids.size > 0 && (anew || dirty.length > 0))
      this.#accent = getComputedStyle(this.#dom.pane).getPropertyValue('--primary');
    if (!covered || (!this.mounting.far && !lacking)) far.clear();
    else if (anew || !far.shown)
      far.show({ ...covered, draw: this.#draw, brief: this.#quiet < SETTLED }, camera);
    else if (dirty.length > 0) far.repaint(dirty);
  }

  /** Also what is mounted now (elements lie over it and may go before the next picture), but not what is pinned. */
  readonly #draw = (context: CanvasRenderingContext2D, area: Box): void => {
    const { near, covered } = this.mounting;
    const zoom = covered?.zoom ?? 1;
    const brief = this.#far?.brief ?? false;
    const few = near.size < 256;
    const ids = few ? [...near].sort((a, b) => this.order.z(a) - this.order.z(b)) : this.order.sorted();
    for (const id of ids) {
      const box = near.has(id) ? this.index.box(id) : null;
      if (!box || this.mounting.isPinned(id) || !intersects(box, area)) continue;
      this.items.paint(context, id, this.elements.box(id) ?? box, zoom, brief);
      if (this.selection.has(id)) this.#frameSelected(context, box, zoom);
    }
  };

  /** Of a selection of thousands most are not elements. */
  #frameSelected(context: CanvasRenderingContext2D, { x, y, w, h }: Box, zoom: number): void {
    context.strokeStyle = this.#accent;
    context.lineWidth = 2 / zoom;
    context.strokeRect(x, y, w, h);
  }
}
