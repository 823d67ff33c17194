/**
 * One surface while it is on the page: keeps index, stacking, elements and far canvas in step with the items and the
 * camera, all in one animation frame. React renders only the list of mounted items, never on pan or zoom.
 */
import { drawInFrame } from './frames.ts';
import type { Box, Point } from './geometry.ts';
import { boundsOf, sameBox } from './geometry.ts';
import type { Activity } from './gesture.ts';
import { Hover } from './Hover.ts';
import { ItemElements } from './ItemElements.ts';
import { ItemPicture } from './ItemPicture.ts';
import type { ItemsChange, SurfaceItems } from './items.ts';
import { Mounting, type Pace } from './Mounting.ts';
import type { Selection, SelectionState } from './Selection.ts';
import { SpatialIndex } from './SpatialIndex.ts';
import { StackOrder } from './StackOrder.ts';
import type { Camera, Viewport } from './Viewport.ts';
import { withOverlying } from './withOverlying.ts';

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

/** When this many move at once, as when a map is tidied, the picture is what moves. */
const MOST_MOVED = 160;
/** Without a change of camera a far picture is drawn sharp after so long. */
const SETTLED_MS = 125;
/** Without a change of zoom it counts as over: a wheel does not turn in every frame. */
const ZOOM_RESTS_MS = 75;
/** No longer is waited for the browser to draw new elements. */
const MOST_DRAWN_MS = 60;
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
  readonly #picture: ItemPicture<Id>;
  /** What moved since the picture was last drawn as a whole: it is no part of it, or each move would draw it anew. */
  readonly #moved = new Set<Id>();
  #hovered: Id | null = null;
  #corner: Point = { x: 0, y: 0 };
  /** How wide it was when the pane was measured last. */
  #window = 0;
  #cancelFrame: (() => void) | null = null;
  #shown: Camera | null = null;
  #seen: SelectionState<Id>;
  /** When the camera changed last, and when its zoom did. */
  #movedAt = Number.NEGATIVE_INFINITY;
  #zoomedAt = Number.NEGATIVE_INFINITY;
  #resting: ReturnType<typeof setTimeout> | null = null;
  /** Until then the browser draws the elements that came last. */
  #drawnAt = Number.NEGATIVE_INFINITY;
  #activity: Activity | null = null;

  constructor({ items, viewport, selection }: StageParts<Id>) {
    this.items = items;
    this.viewport = viewport;
    this.selection = selection;
    this.#seen = selection.state();
    this.order = new StackOrder<Id>((a, b) => items.compare(a, b));
    this.elements = new ItemElements(items, this.order);
    const isPainted = items.isPainted?.bind(items);
    this.mounting = new Mounting(this.index, isPainted && ((id) => !this.#hasToDo(id) && isPainted(id)));
    this.#picture = new ItemPicture(this);
  }

  /** Starts; the answer ends it. */
  attach(dom: StageElements): () => void {
    this.#dom = dom;
    this.#load();
    const observer = new ResizeObserver(this.measure);
    observer.observe(dom.pane);
    const stops = [
      () => observer.disconnect(),
      this.viewport.subscribe(this.requestFrame),
      this.selection.subscribe(this.#onSelection),
      this.hover.subscribe(this.#onHover),
      this.items.onChange(this.#onChange),
      () => this.elements.stop(),
      this.#picture.attach(dom.canvas, dom.pane),
    ];
    this.measure();
    this.#onSelection();
    return () => {
      for (const stop of stops) stop();
      this.#cancelFrame?.();
      this.#cancelFrame = null;
      if (this.#resting !== null) clearTimeout(this.#resting);
      this.#resting = null;
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
    const titled = this.items.titleAt?.(point, this.viewport.zoom) ?? null;
    if (titled !== null && accepts(titled)) return titled;
    const area = { x: point.x - slack, y: point.y - slack, w: 2 * slack, h: 2 * slack };
    let [best, onWords]: [Id | null, boolean] = [null, false];
    for (const id of this.index.search(area)) {
      const words = this.items.onWords?.(id, point) ?? false;
      if (best !== null && !this.#isOver([id, words], [best, onWords])) continue;
      if (accepts(id) && this.items.hit(id, point, slack)) [best, onWords] = [id, words];
    }
    return best;
  }

  /** Words lie over the lines of all that is flat, and under all that lies over these, unless they lie over everything. */
  #isOver([a, words]: readonly [Id, boolean], [b, others]: readonly [Id, boolean]): boolean {
    const { items } = this;
    if (words !== others && (items.wordsOnTop || (items.isFlat?.(a) && items.isFlat?.(b)))) return words;
    return this.order.z(a) > this.order.z(b);
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
      this.#picture.changed(id, bounds);
      this.index.set(id, bounds);
      this.elements.hold(id, box, lift && (this.items.lifts?.(id) ?? true));
    }
    this.requestFrame();
  }

  release(glide: boolean): void {
    const ids = this.elements.release(glide);
    for (const id of ids) {
      const bounds = this.bounds(id, this.items.box(id));
      this.#picture.changed(id, bounds);
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
    const { current } = this.selection;
    const waits = current !== null && this.elements.get(current) === null && !this.hasFocus();
    if (current === null || waits) this.#dom?.pane.focus({ preventScroll: true });
    if (current !== null) this.elements.focus(current);
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
    // What the mouse rests on is not what is meant now, until it moves.
    if (before.ids !== now.ids) this.hover.set(null);
    const pinned = this.mounting.pinned;
    const pins = [...[now.editing, now.focused].filter((id) => id !== null), ...now.ids];
    this.mounting.pin(withOverlying(pins, this));
    if (now.editing !== null && this.#dom) this.mounting.mountNow(now.editing);
    const touched = before.ids === now.ids ? [] : [...before.ids, ...now.ids];
    for (const id of new Set([...pinned, ...this.mounting.pinned, ...touched]))
      this.#picture.changed(id, null);
    const left = before.editing !== null && now.editing === null;
    if (this.hasFocus() && now.editing === null && (now.focused !== before.focused || left)) this.focus();
    this.requestFrame();
  };

  readonly #onChange = (change: ItemsChange<Id>): void => {
    const gone: Id[] = [];
    for (const id of change.ids) {
      const box = this.bounds(id, this.elements.box(id));
      const [before, now] = [this.index.box(id), this.items.box(id) && box];
      if (before && !now) gone.push(id);
      if (before && box && (change.movedOnly || !sameBox(before, box))) this.#move(id);
      this.#picture.changed(id, box);
      this.index.set(id, now);
    }
    const renumbered =
      !change.movedOnly && this.order.update(change.ids, (id) => this.index.box(id) !== null);
    this.mounting.changed(change.ids);
    this.elements.changed(change);
    if (renumbered) this.elements.restack();
    if (gone.length > 0) this.#forget(gone);
    this.requestFrame();
  };

  #move(id: Id): void {
    if (this.#moved.size < MOST_MOVED && this.items.isPainted?.(id)) this.#moved.add(id);
  }

  /** The keyboard must not fall out of the surface with an item that somebody deletes. */
  #forget(gone: readonly Id[]): void {
    const active = document.activeElement;
    const inside = gone.some((id) => active !== null && this.elements.get(id)?.contains(active));
    this.selection.remove(gone);
    const hovered = this.hover.get();
    if (hovered !== null && gone.includes(hovered)) this.hover.set(null);
    if (inside) this.focus();
  }

  /** Somebody has to do with it now: it is an element although others like it are painted. */
  #hasToDo(id: Id): boolean {
    return this.selection.has(id) || this.hover.get() === id || this.#moved.has(id);
  }

  readonly #onHover = (): void => {
    const now = this.hover.get();
    this.#repaint([this.#hovered, now].filter((id) => id !== null));
    this.#hovered = now;
    this.requestFrame();
  };

  /** These may be painted now, or no more. */
  #repaint(ids: readonly Id[]): void {
    if (!this.mounting.crowded || !ids.some((id) => this.items.isPainted?.(id))) return;
    this.mounting.unsettle();
    this.requestFrame();
  }

  readonly #onFrameTime = (now: number): void => {
    this.#cancelFrame = null;
    const dom = this.#dom;
    if (!dom) return;
    const camera = this.viewport.camera();
    const pace = this.#paceOf(camera, now);
    const moved = camera !== this.#shown;
    const first = this.#shown === null;
    if (moved) this.#showCamera(dom, camera);
    if (moved) this.#movedAt = now;
    const settled = now - this.#movedAt >= SETTLED_MS;
    const anew = this.#look(camera, pace, settled);
    const before = this.mounting.snapshot();
    const { far, crowded } = this.mounting;
    // What is an element stays one until the picture that shows it is there: also in the frame that begins it.
    const waits = (this.#picture.replaces || (anew && !first)) && (far || crowded);
    const more = this.mounting.step(waits || now < this.#drawnAt ? 'zooming' : pace, settled);
    if (crowded) this.#retouch(before);
    const view = this.viewport.visibleBox();
    const lacking = !far && !crowded && this.mounting.lacks(view);
    const blurred = this.#picture.isBlurred(camera.zoom);
    this.#picture.show({ camera, view, anew, lacking, brief: !settled, zooming: pace === 'zooming', first });
    this.elements.scaleOutlines(this.mounting.pinned, camera.zoom);
    this.elements.scaleOutlines(this.selection.ids, camera.zoom);
    for (const listener of [...this.#frameListeners]) listener();
    const rests = pace === 'zooming' ? this.#zoomedAt + ZOOM_RESTS_MS : this.#movedAt + SETTLED_MS;
    if (waits || this.#picture.drawing) this.requestFrame();
    if (before !== this.mounting.snapshot()) this.#letDraw(now, pace);
    else if (more || (blurred && !anew)) this.#requestFrameIn(Math.max(rests, this.#drawnAt) - now);
  };

  /** Elements that came are drawn beside the page, and a frame that followed at once would wait for that. */
  #letDraw(now: number, pace: Pace): void {
    if (pace !== 'still') {
      this.requestFrame();
      return;
    }
    const since = performance.now();
    this.#drawnAt = now + SETTLED_MS;
    setTimeout(() => {
      const took = performance.now() - since;
      const rest = this.mounting.fits(took) ? 0 : Math.min(2 * took, MOST_DRAWN_MS);
      this.#drawnAt = since + took + rest;
      this.#requestFrameIn(rest);
    });
  }

  /** Until then a frame would have nothing to do, and each costs what a browser does in a frame. */
  #requestFrameIn(ms: number): void {
    if (ms <= 0) this.requestFrame();
    else
      this.#resting ??= setTimeout(() => {
        this.#resting = null;
        this.requestFrame();
      }, ms);
  }

  /** Finds anew what is near, if need be. True when it did. */
  #look(camera: Camera, pace: Pace, settled: boolean): boolean {
    if (this.#picture.drawing) return false;
    const view = { box: this.viewport.visibleBox(), zoom: camera.zoom };
    const zoom = this.mounting.covered?.zoom;
    let anew = this.mounting.look(view, pace);
    if (!anew && settled && this.#picture.isBlurred(camera.zoom)) {
      // Sharp is not wider: from far on, more would be elements for the same view than without the blurred one.
      if (this.mounting.far || zoom !== camera.zoom) this.mounting.recover(view);
      anew = true;
    }
    if (anew && (zoom !== camera.zoom || this.#moved.size >= MOST_MOVED)) this.#moved.clear();
    return anew;
  }

  #paceOf(camera: Camera, now: number): Pace {
    const before = this.#shown;
    if (before !== null && before.zoom !== camera.zoom) this.#zoomedAt = now;
    if (now - this.#zoomedAt < ZOOM_RESTS_MS) return 'zooming';
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
    this.#picture.follow(camera);
  }

  /** What became an element leaves the picture of a crowded view, what is none any more comes back. */
  #retouch(before: readonly Id[]): void {
    const after = this.mounting.snapshot();
    if (after === before || !this.items.isPainted) return;
    const [was, is] = [new Set(before), new Set(after)];
    const turned = [...after.filter((id) => !was.has(id)), ...before.filter((id) => !is.has(id))];
    for (const id of turned) if (this.items.isPainted(id)) this.#picture.changed(id, null);
  }
}
