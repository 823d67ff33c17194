/**
 * Which items are DOM elements now. The wanted set is found anew only when the view nears the edge of an overscanned area, when
 * the zoom has changed by a quarter, or when an item crosses that area's edge; elements come and go a few per frame.
 * Too many for elements means "far": only what is selected, focused or edited is mounted, the canvas draws the rest.
 * Before that, "crowded": what the feature lets be painted is drawn by the canvas, the rest are elements.
 */
import type { Box } from './geometry.ts';
import { centre, containsBox, distance, inflate, intersects } from './geometry.ts';
import type { SpatialIndex } from './SpatialIndex.ts';

/** Mounted at most, besides pinned ones. */
export const NEAR_LIMIT = 400;
/** Far stays far until there are clearly fewer. */
const NEAR_AGAIN = 340;
/** Of a selection of thousands only so many are elements. */
export const PINNED_LIMIT = 100;
/** With more than these the view is crowded, and stays so until there are clearly fewer. */
export const CROWDED = 160;
const ROOMY_AGAIN = 120;
/** More on each side of the view. The picture of it all is copied whenever a pan goes on (SP31): at 0.35 that took frames of 50 ms. */
const OVERSCAN = [0.2, 0.1];
/** Of the overscan: when less is left on a side, the area is found anew, before what is missing can be seen. */
const LEFT = 1 / 3;
/** While zooming the picture on the screen is only scaled: drawing it anew in every second frame would not be smooth. */
const ZOOM_CHANGE = { zooming: 2, moving: 1.25, still: 1.25 };
/** Zooming out from a picture of everything shows nothing new: it is scaled so far, and drawn sharp at rest. */
const WHOLE_CHANGE = 8;
/** Per frame; fewer while the camera moves, since the canvas shows what is missing and motion must stay smooth. */
const MOUNTS = { moving: 8, still: 24 };
/** A frame with new elements is to take no longer, with all that the browser makes of them. */
const GOAL_MS = 20;
const UNMOUNTS = { moving: 16, still: 48 };
/** Notes would be smaller than this share: nothing on them can be read. */
const FAR_ZOOM = 0.18;

/** What the camera does. While it zooms, what it shows at the end is not known. */
export type Pace = 'zooming' | 'moving' | 'still';

export interface View {
  readonly box: Box;
  readonly zoom: number;
}

export class Mounting<Id extends string> {
  readonly #index: SpatialIndex<Id>;
  /** What needs no element where it is crowded; undefined where everything always does. */
  readonly #paintable: ((id: Id) => boolean) | undefined;
  readonly #listeners = new Set<() => void>();
  #pinned: ReadonlySet<Id> = new Set();
  #covered: View | null = null;
  /** What a view must stay in, or the area is found anew. */
  #inside: Box | null = null;
  #near = new Set<Id>();
  #far = false;
  #crowded = false;
  #mounted = new Set<Id>();
  #snapshot: readonly Id[] = [];
  /** So many fit a frame, as far as is known of those that are near. */
  #fits = MOUNTS.still;
  /** Nothing to mount or unmount, as far as is known; but for what is kept until things rest. */
  #settled = false;
  #keeps = false;

  constructor(index: SpatialIndex<Id>, paintable?: (id: Id) => boolean) {
    this.#index = index;
    this.#paintable = paintable;
  }

  /** Mounted ids, for React: the same array until one comes or goes. */
  readonly snapshot = (): readonly Id[] => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get far(): boolean {
    return this.#far;
  }

  /** Something is painted between the elements. */
  get crowded(): boolean {
    return this.#crowded;
  }

  /** The canvas draws it as long as it is no element. */
  paints(id: Id): boolean {
    return this.#crowded && this.#paintable?.(id) === true;
  }

  /** The overscanned area that the wanted set was found for. */
  get covered(): View | null {
    return this.#covered;
  }

  /** Items that the area touches. */
  get near(): ReadonlySet<Id> {
    return this.#near;
  }

  isMounted(id: Id): boolean {
    return this.#mounted.has(id);
  }

  isPinned(id: Id): boolean {
    return this.#pinned.has(id);
  }

  get pinned(): ReadonlySet<Id> {
    return this.#pinned;
  }

  /** True when the area was found anew. */
  look(view: View, pace: Pace = 'still'): boolean {
    const before = this.#covered;
    const ratio = before ? view.zoom / before.zoom : 0;
    const most = ZOOM_CHANGE[pace];
    const inside = pace === 'zooming' ? before?.box : this.#inside;
    if (inside && containsBox(inside, view.box) && ratio < most && ratio > 1 / most) return false;
    if (ratio <= 1 && ratio > 1 / WHOLE_CHANGE && this.#hasAll) return false;
    this.recover(view);
    return true;
  }

  /** The picture shows everything there is. */
  get #hasAll(): boolean {
    const all = this.#index.bounds();
    return this.#far && this.#covered !== null && all !== null && containsBox(this.#covered.box, all);
  }

  /** Finds the area anew, whatever the view. */
  recover(view: View): void {
    const limit = this.#far ? NEAR_AGAIN : NEAR_LIMIT;
    const [wide = 0] = OVERSCAN;
    let found: Id[] = [];
    let overscan = wide;
    for (overscan of OVERSCAN) {
      found = this.#index.search(widened(view.box, overscan));
      if (found.length <= limit) break;
    }
    const far = found.length > limit || (view.zoom < FAR_ZOOM && found.length > PINNED_LIMIT);
    if (far) {
      overscan = wide;
      found = this.#index.search(widened(view.box, overscan));
    }
    this.#far = far;
    const most = this.#crowded ? ROOMY_AGAIN : CROWDED;
    this.#crowded = !far && this.#paintable !== undefined && found.length > most;
    if (this.#covered) this.#fits = Math.min(this.#fits, MOUNTS.moving);
    this.#covered = { box: widened(view.box, overscan), zoom: view.zoom };
    // A far picture has no part that comes later.
    this.#inside = far ? this.#covered.box : widened(view.box, overscan * (1 - LEFT));
    this.#near = new Set(found);
    this.#settled = false;
  }

  /** So long the last ones took: says whether a frame holds as many, and how many the next does. */
  fits(tookMs: number): boolean {
    const fits = tookMs <= GOAL_MS;
    const next = Math.floor(this.#fits * (fits ? 2 : GOAL_MS / tookMs));
    this.#fits = Math.max(MOUNTS.moving, Math.min(MOUNTS.still, next));
    return fits;
  }

  /** These stay mounted wherever they are. */
  pin(ids: Iterable<Id>): void {
    const pinned = new Set<Id>();
    for (const id of ids) {
      if (pinned.size >= PINNED_LIMIT) break;
      if (this.#index.box(id)) pinned.add(id);
    }
    this.#pinned = pinned;
    this.#settled = false;
  }

  /** Call when other items may be painted than before. */
  unsettle(): void {
    this.#settled = false;
  }

  /** Call after the index took the changes in. */
  changed(ids: Iterable<Id>): void {
    if (!this.#covered) return;
    for (const id of ids) {
      const box = this.#index.box(id);
      const near = box !== null && intersects(inflate(box, 1), this.#covered.box);
      if (near !== this.#near.has(id) || box === null) this.#settled = false;
      if (near) this.#near.add(id);
      else this.#near.delete(id);
      if (near && this.#crowded && this.#wants(id) !== this.#mounted.has(id)) this.#settled = false;
    }
    if (this.#far || this.#near.size <= NEAR_LIMIT) return;
    this.#far = true;
    this.#crowded = false;
    this.#settled = false;
  }

  /** Mounts an item before the next frame: the next key is meant for it. */
  mountNow(id: Id): void {
    if (!this.#mounted.has(id) && this.#index.box(id) !== null) this.#mount([id]);
  }

  /** Mounts and unmounts one frame's worth; `tidy` takes out what only was near. True when there is more to do. */
  step(pace: Pace = 'still', tidy = true): boolean {
    if (pace === 'zooming') return this.#stepPinned();
    if (this.#settled && !(this.#keeps && tidy)) return this.#keeps;
    const missing = [...this.#pinnedMissing(), ...this.#missing()];
    const surplus = [...this.#mounted].filter((id) => !this.#wants(id));
    const mounts = missing.slice(0, Math.min(MOUNTS[pace], this.#fits));
    const gone = surplus.filter((id) => this.#index.box(id) === null);
    // Who pans comes back: what is near no more stays while there is room.
    const room = tidy || this.#far ? 0 : NEAR_LIMIT - this.#mounted.size - mounts.length;
    const leaving = surplus.slice(0, Math.max(0, Math.min(UNMOUNTS[pace], surplus.length - room)));
    const unmounts = new Set([...gone, ...leaving]);
    this.#settled = missing.length === 0 && unmounts.size === 0;
    this.#keeps = surplus.length > unmounts.size;
    if (mounts.length + unmounts.size === 0) return this.#keeps;
    for (const id of unmounts) this.#mounted.delete(id);
    this.#mount(mounts);
    return missing.length > mounts.length || surplus.length > unmounts.size;
  }

  /** Something in this part of the board should be an element and is none yet. */
  lacks(box: Box): boolean {
    if (this.#settled || this.#far) return false;
    for (const id of this.#near) {
      const at = this.#mounted.has(id) || this.paints(id) ? null : this.#index.box(id);
      if (at && intersects(at, box)) return true;
    }
    return false;
  }

  /** What is focused or edited is waited for by a keyboard; the rest waits until the zoom has come to rest. */
  #stepPinned(): true {
    const pinned = this.#pinnedMissing().slice(0, MOUNTS.moving);
    if (pinned.length > 0) this.#mount(pinned);
    return true;
  }

  #mount(ids: readonly Id[]): void {
    for (const id of ids) this.#mounted.add(id);
    this.#snapshot = [...this.#mounted];
    for (const listener of [...this.#listeners]) listener();
  }

  #pinnedMissing(): readonly Id[] {
    return [...this.#pinned].filter((id) => !this.#mounted.has(id) && this.#index.box(id) !== null);
  }

  #wants(id: Id): boolean {
    if (this.#pinned.has(id)) return true;
    return !this.#far && this.#near.has(id) && this.#index.box(id) !== null && !this.paints(id);
  }

  /** What is not pinned, from the middle of the area outwards. */
  #missing(): readonly Id[] {
    if (this.#far || !this.#covered) return [];
    const middle = centre(this.#covered.box);
    const others = [...this.#near]
      .filter((id) => !this.#mounted.has(id) && !this.#pinned.has(id) && !this.paints(id))
      .map((id) => ({
        id,
        far: distance(
          centre(this.#index.box(id) ?? this.#index.bounds() ?? { ...middle, w: 0, h: 0 }),
          middle,
        ),
      }));
    if (others.length > MOUNTS.moving) others.sort((a, b) => a.far - b.far);
    return others.map((one) => one.id);
  }
}

function widened(box: Box, share: number): Box {
  return inflate(box, box.w * share, box.h * share);
}
