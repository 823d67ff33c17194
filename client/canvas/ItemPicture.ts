/** What the canvas under the elements shows: what is near and no element. Keeps it in step with the items. */
import { FarCanvas } from './FarCanvas.ts';
import type { Box } from './geometry.ts';
import { intersects } from './geometry.ts';
import type { ItemElements } from './ItemElements.ts';
import type { SurfaceItems } from './items.ts';
import type { Mounting } from './Mounting.ts';
import type { Selection } from './Selection.ts';
import type { SpatialIndex } from './SpatialIndex.ts';
import type { StackOrder } from './StackOrder.ts';
import type { Camera } from './Viewport.ts';

export interface PictureParts<Id extends string> {
  readonly items: SurfaceItems<Id>;
  readonly index: SpatialIndex<Id>;
  readonly order: StackOrder<Id>;
  readonly elements: ItemElements<Id>;
  readonly mounting: Mounting<Id>;
  readonly selection: Selection<Id>;
}

export interface Showing {
  readonly camera: Camera;
  /** What it sees. */
  readonly view: Box;
  /** The area was found anew. */
  readonly anew: boolean;
  /** Something in view is no element yet. */
  readonly lacking: boolean;
  /** The next frames replace it. */
  readonly brief: boolean;
  readonly zooming: boolean;
  /** Nothing is on the screen yet. */
  readonly first: boolean;
}

/** Of more than these the order of all is gone through instead of sorting what was found. */
const FEW = 256;
/** On the screen: the title of an item stands no higher above it. */
const TITLE = 24;
/** More in a row than these are drawn by themselves: others may take the browser much longer. */
const ALIKE = 32;

export class ItemPicture<Id extends string> {
  readonly #parts: PictureParts<Id>;
  #pane: HTMLElement | null = null;
  #canvas: FarCanvas | null = null;
  #dirty: Box[] = [];
  /** What is on the canvas now, where the index has it. */
  readonly #pictured = new Set<Id>();
  #shows: 'far' | 'crowded' | 'missing' | null = null;
  #hollow = false;
  /** Asked once per picture: a theme may have changed. */
  #accent = '';

  constructor(parts: PictureParts<Id>) {
    this.#parts = parts;
  }

  attach(canvas: HTMLCanvasElement, pane: HTMLElement): () => void {
    this.#canvas = new FarCanvas(canvas);
    this.#pane = pane;
    return () => {
      this.#clear();
      this.#canvas = null;
    };
  }

  /** It is being drawn: the next frame goes on with it. */
  get drawing(): boolean {
    return this.#canvas?.drawing ?? false;
  }

  /** One is being drawn that shows what the one before does not: until it is there, what is an element stays one. */
  get replaces(): boolean {
    return this.drawing && !this.#canvas?.slides;
  }

  /** It shows less than could be seen: it was made in motion, or for another zoom. */
  isBlurred(zoom: number): boolean {
    const { far, crowded, covered } = this.#parts.mounting;
    if (!this.#canvas?.shown || this.#canvas.drawing || !(far || crowded)) return false;
    return this.#canvas.coarse || covered?.zoom !== zoom;
  }

  follow(camera: Camera): void {
    this.#canvas?.follow(camera);
  }

  /** Call before the index takes in where the item is now. */
  changed(id: Id, box: Box | null): void {
    if (!this.#canvas?.shown) return;
    const before = this.#parts.index.box(id);
    const leaves = this.#leavesOut(id);
    if (before && (!leaves || this.#pictured.has(id))) this.#dirty.push(this.#titled(before));
    if (box && !leaves) this.#dirty.push(this.#titled(box));
    this.#pictured.delete(id);
  }

  show({ camera, view, anew, lacking, brief, zooming, first }: Showing): void {
    const [canvas, { mounting }] = [this.#canvas, this.#parts];
    const dirty = this.#dirty;
    this.#dirty = [];
    const { covered, far, crowded } = mounting;
    if (!canvas || !covered || !(far || crowded || lacking)) {
      this.#clear();
      return;
    }
    const now = far ? 'far' : crowded ? 'crowded' : 'missing';
    const before = this.#shows;
    this.#shows = now;
    const renewed = anew || before !== now;
    if (this.#pane && this.#parts.selection.ids.size > 0 && (renewed || dirty.length > 0))
      this.#accent = getComputedStyle(this.#pane).getPropertyValue('--primary');
    // What it showed of a crowded view is right wherever nothing changed.
    const goesOn = now === 'crowded' && before === now;
    if (!renewed) canvas.draw(camera, view);
    else {
      if (!goesOn) this.#pictured.clear();
      const [rough, coarse] = [brief && !crowded, brief && (!crowded || zooming)];
      const picture = { ...covered, draw: this.#draw, brief: rough, coarse };
      canvas.show(picture, camera, { goesOn, atOnce: first, view });
    }
    if (dirty.length > 0 && (!renewed || goesOn)) canvas.repaint(dirty);
    if (!far) this.#setHollow(false);
    else if (!canvas.drawing) this.#setHollow(true);
  }

  /** Elements of grounds are only titles and rings: their boxes are in the picture, under what lies on them. */
  #setHollow(hollow: boolean): void {
    if (hollow === this.#hollow) return;
    this.#hollow = hollow;
    this.#pane?.toggleAttribute('data-hollow', hollow);
  }

  #clear(): void {
    this.#canvas?.clear();
    this.#setHollow(false);
    this.#shows = null;
    this.#pictured.clear();
    this.#dirty = [];
  }

  /** Far out what only is an element for now (it may go before the next picture) does not count, but what stays one. */
  #isElement(id: Id): boolean {
    const { mounting } = this.#parts;
    return mounting.crowded ? mounting.isMounted(id) : mounting.isPinned(id);
  }

  #leavesOut(id: Id): boolean {
    const { items, mounting } = this.#parts;
    return this.#isElement(id) && (mounting.crowded || items.isGround?.(id) !== true);
  }

  readonly #draw = (context: CanvasRenderingContext2D, area: Box): Iterator<unknown> =>
    this.#drawEach(context, area);

  *#drawEach(context: CanvasRenderingContext2D, area: Box): Generator<unknown> {
    const { items, index, elements, mounting, selection } = this.#parts;
    const { near, covered, far } = mounting;
    const zoom = covered?.zoom ?? 1;
    const brief = this.#canvas?.brief ?? false;
    const lines: Id[] = [];
    function* words() {
      const many = lines.length > ALIKE;
      if (many) yield true;
      for (const id of lines.splice(0)) yield items.paintWords?.(context, id, zoom, brief, area);
      if (many) yield true;
    }
    for (const id of this.#from(area)) {
      const box = near.has(id) ? index.box(id) : null;
      if (!box || this.#leavesOut(id) || !intersects(this.#titled(box), area)) continue;
      this.#pictured.add(id);
      if (items.isFlat?.(id)) lines.push(id);
      else if (!items.wordsOnTop) yield* words();
      items.paint(context, id, elements.box(id) ?? box, zoom, { brief, area, bare: this.#isElement(id) });
      const isFramed = selection.has(id) && (far || !items.showsSelection?.(id));
      if (isFramed && !this.#isElement(id)) this.#frame(context, box, zoom);
      yield;
    }
    yield* words();
    items.paintOver?.(context, zoom, (id) => {
      const box = near.has(id) && !this.#isElement(id) ? index.box(id) : null;
      return box && (elements.box(id) ?? box);
    });
  }

  /** With the title that may stand above it. */
  #titled(box: Box): Box {
    const { items, mounting } = this.#parts;
    const above = items.titleAt && mounting.far ? TITLE / (mounting.covered?.zoom ?? 1) : 0;
    return { ...box, y: box.y - above, h: box.h + above };
  }

  /** From the bottom up. */
  #from(area: Box): readonly Id[] {
    const { index, order } = this.#parts;
    // Titles of what lies below reach up into it.
    const found = index.search({ ...area, h: this.#titled(area).h });
    return found.length < FEW ? found.sort((a, b) => order.z(a) - order.z(b)) : order.sorted();
  }

  /** Of a selection of thousands most are not elements. */
  #frame(context: CanvasRenderingContext2D, { x, y, w, h }: Box, zoom: number): void {
    context.strokeStyle = this.#accent;
    context.lineWidth = 2 / zoom;
    context.strokeRect(x, y, w, h);
  }
}
