/**
 * Draws items that are not elements: all of them when far out, the missing ones while elements are being mounted.
 * The picture covers the overscanned area and is moved and scaled by CSS; it is drawn anew when that area changes: beside
 * the one that is shown and a little in each frame, for what draws two thousand items at once stops every hand.
 * What is drawn is dried soon: browsers without a graphics card copy a canvas that can be drawn on in every frame.
 */
import type { Box } from './geometry.ts';
import { containsBox, inflate, merged, overlap } from './geometry.ts';
import { copyOf, DryPicture, empty, place, resize, type Sheet, take } from './sheets.ts';
import type { Camera } from './Viewport.ts';

/** Pixels of one picture; beyond it gets coarser. Less for one that the next frames replace: copying it costs. */
export const MAX_PIXELS = 12_000_000;
const BRIEF_PIXELS = 2_400_000;
/** Script of one frame. A whole picture begins with the least, for nobody knows what the browser will make of it. */
const SLICE_MS = { least: 0.5, most: 1, slide: 2 };
/** What it asked for is to take no longer, its script with it: without a graphics card that is up to eight times as long. */
const GOAL_MS = 10;
/** Above so many areas, or such a share of the picture, all is drawn. */
const MANY = 24;
const MUCH = 0.25;
/** Of a picture that is being drawn. What has none at all is not drawn by browsers. */
const UNSEEN = '0.001';
/** After the last stroke: two frames, in which the browser has drawn it. */
const DRY_MS = 30;
/** What the next picture would be drawn on is kept for so long: a large canvas takes long to come by, and what others move settles every six seconds (SP19). */
const FREE_MS = 6_500;

export interface Picture {
  readonly box: Box;
  readonly zoom: number;
  /** Shown in motion or while elements are being mounted. */
  readonly brief: boolean;
  /** The next frames replace it: it has fewer pixels. */
  readonly coarse: boolean;
  /** Draws everything that touches the area, bottom up, in board coordinates: one item, then the next. True: what follows is of another kind. */
  draw(context: CanvasRenderingContext2D, area: Box): Iterator<unknown>;
}

export interface Showing {
  /** What the picture before showed is right; at the same scale it slides and only what comes in is drawn. */
  readonly goesOn: boolean;
  /** In one go: nothing is on the screen that could stay there meanwhile. */
  readonly atOnce: boolean;
  /** What the camera sees. */
  readonly view: Box;
}

/** A picture that is being drawn. */
interface Draft {
  readonly picture: Picture;
  readonly scale: number;
  readonly sheet: Sheet;
  readonly steps: Iterator<unknown>;
  /** What changed since it was begun. */
  readonly changed: Box[];
  /** Most of it is what the one that is shown has, which stays right meanwhile. */
  readonly slides: boolean;
  /** Its last strokes were asked for; then an image of it was; then that is there, or null where browsers make none. */
  end?: 'drawn' | 'asked' | ImageBitmap | null;
}

export class FarCanvas {
  /** The one that React put there. */
  readonly #first: Sheet;
  /** Holds the picture while it is wet. */
  #sheet: Sheet;
  readonly #dry: DryPicture;
  /** What the next picture is drawn on. */
  #spare: Sheet | null = null;
  #picture: Picture | null = null;
  #scale = 1;
  #draft: Draft | null = null;
  #drying: ReturnType<typeof setTimeout> | null = null;
  #freeing: ReturnType<typeof setTimeout> | null = null;
  #sliceMs = SLICE_MS.least;

  constructor(canvas: HTMLCanvasElement) {
    this.#first = { canvas, context: canvas.getContext('2d') };
    this.#sheet = this.#first;
    this.#dry = new DryPicture(canvas);
  }

  get shown(): boolean {
    return this.#picture !== null || this.#draft !== null;
  }

  /** A picture is being drawn: call `draw` in the next frame. */
  get drawing(): boolean {
    return this.#draft !== null;
  }

  /** That picture goes on from the one that is shown. */
  get slides(): boolean {
    return this.#draft?.slides ?? false;
  }

  get brief(): boolean {
    return (this.#draft?.picture ?? this.#picture)?.brief ?? false;
  }

  get coarse(): boolean {
    return this.#picture?.coarse ?? false;
  }

  show(picture: Picture, camera: Camera, { goesOn, atOnce, view }: Showing): void {
    this.#drop();
    const scale = scaleOf(picture);
    if (atOnce) {
      [this.#picture, this.#scale] = [picture, scale];
      resize(this.#sheet, picture.box, scale);
      this.#paint([picture.box]);
      this.#sheet.canvas.hidden = false;
      this.follow(camera);
    } else {
      if (!goesOn || !this.#slide(picture, scale)) this.#begin(picture, scale);
      this.draw(camera, view);
    }
  }

  #begin(picture: Picture, scale: number): void {
    const sheet = this.#takeSpare();
    resize(sheet, picture.box, scale);
    if (!sheet.context) return;
    place(sheet.context, picture.box, scale);
    const steps = picture.draw(sheet.context, picture.box);
    this.#sliceMs = SLICE_MS.least;
    this.#lay({ picture, scale, sheet, steps, changed: [], slides: false });
  }

  /**
   * A slide is not to be seen, but in the page: elsewhere browsers put off all strokes until the last frame, and that
   * one is late. In the page each frame copies it: too much for a whole one, which takes many.
   */
  #lay(draft: Draft): void {
    this.#draft = draft;
    if (!draft.slides) return;
    const { canvas } = draft.sheet;
    canvas.style.opacity = UNSEEN;
    canvas.style.transform = this.#page.style.transform;
    canvas.hidden = this.#page.hidden;
    this.#page.after(canvas);
  }

  #takeSpare(): Sheet {
    const sheet = this.#spare ?? copyOf(this.#first);
    this.#spare = null;
    return sheet;
  }

  /** Draws on for a moment, or to its end where something in view is not shown yet; then it is what is shown. */
  draw(camera: Camera, view: Box): void {
    const draft = this.#draft;
    if (!draft) return;
    if (draft.end !== undefined) {
      this.#develop(draft, camera);
      return;
    }
    const since = performance.now();
    const most = draft.slides ? SLICE_MS.slide : this.#sliceMs;
    const late = draft.slides && this.#picture !== null && !containsBox(this.#picture.box, view);
    let turns = false;
    do {
      const step = draft.steps.next();
      turns = step.value === true && !draft.slides;
      if (!step.done) continue;
      if (this.#dry.can && !draft.slides) draft.end = 'drawn';
      else this.#take(draft, camera);
      return;
    } while (late || (!turns && performance.now() - since < most));
    // What a line takes says nothing of what letters take.
    if (turns) this.#sliceMs = SLICE_MS.least;
    else if (!draft.slides) setTimeout(() => this.#measure(performance.now() - since));
  }

  /** The browser does what a slice asked for when its script is through, and tells nobody how long that took. */
  #measure(tookMs: number): void {
    const fits = (this.#sliceMs * GOAL_MS) / Math.max(1, tookMs);
    this.#sliceMs = Math.min(SLICE_MS.most, Math.max(SLICE_MS.least, Math.min(fits, 2 * this.#sliceMs)));
  }

  /** A whole one is shown by its image from the first: as what is drawn on it would be copied for each frame until it is dry. */
  #develop(draft: Draft, camera: Camera): void {
    if (draft.end === 'asked') return;
    if (draft.end !== 'drawn') {
      this.#take(draft, camera);
      return;
    }
    // In the frame after its last strokes: the browser has drawn them.
    draft.end = 'asked';
    void this.#dry.imageOf(draft.sheet.canvas).then((image) => {
      if (this.#draft === draft) draft.end = image;
      else image?.close();
    });
  }

  #take({ picture, scale, sheet, changed, end }: Draft, camera: Camera): void {
    sheet.context?.setTransform(1, 0, 0, 1, 0, 0);
    [this.#picture, this.#scale, this.#draft] = [picture, scale, null];
    if (end && typeof end === 'object') {
      this.#showImage(sheet, end);
      this.#rest(false);
    } else this.#put(sheet);
    this.follow(camera);
    this.repaint(changed);
  }

  /** Shows what is drawn here instead. */
  #put(sheet: Sheet): void {
    if (!this.#dry.holds) this.#spare = this.#sheet;
    const before = this.#page;
    this.#sheet = sheet;
    this.#swap(before, sheet.canvas);
    this.#dry.drop();
    this.#rest(true);
  }

  /** In the page. */
  get #page(): HTMLCanvasElement {
    return this.#dry.holds ? this.#dry.canvas : this.#sheet.canvas;
  }

  #swap(before: HTMLCanvasElement, after: HTMLCanvasElement): void {
    after.hidden = false;
    after.style.opacity = '';
    after.style.transform = before.style.transform;
    before.replaceWith(after);
  }

  /** What was drawn on dries when no stroke follows. */
  #rest(wet: boolean): void {
    this.#stopTimers();
    if (wet && this.#dry.can) this.#drying = setTimeout(this.#dryOut, DRY_MS);
    this.#freeing = setTimeout(this.#free, FREE_MS);
  }

  readonly #dryOut = async (): Promise<void> => {
    const drying = this.#drying;
    const sheet = this.#sheet;
    const image = await this.#dry.imageOf(sheet.canvas);
    if (image && this.#drying === drying) this.#showImage(sheet, image);
    else image?.close();
  };

  /** In place of what is shown. What it was drawn on is what the next one is drawn on. */
  #showImage(sheet: Sheet, image: ImageBitmap): void {
    const before = this.#page;
    this.#dry.show(image, sheet.canvas);
    if (before !== this.#page) this.#swap(before, this.#page);
    for (const other of [this.#sheet, this.#spare]) if (other && other !== sheet) empty(other);
    this.#sheet = sheet;
    this.#spare = this.#draft?.sheet === sheet ? null : sheet;
  }

  #stopTimers(): void {
    if (this.#drying !== null) clearTimeout(this.#drying);
    if (this.#freeing !== null) clearTimeout(this.#freeing);
    this.#drying = null;
    this.#freeing = null;
  }

  #drop(): void {
    const { sheet = null, end } = this.#draft ?? {};
    if (end && typeof end === 'object') end.close();
    sheet?.canvas.remove();
    this.#spare = sheet ?? this.#spare;
    this.#draft = null;
  }

  /** Gives the memory back of what is not shown. */
  readonly #free = (): void => {
    if (this.#spare) empty(this.#spare);
    this.#spare = null;
    this.#dry.free();
  };

  /**
   * Begins one that takes over what stays in sight and draws only what comes in. False when it is another scale or
   * size, or nothing stays.
   */
  #slide(picture: Picture, scaled: number): boolean {
    const [before, scale] = [this.#picture, this.#scale];
    const { box } = picture;
    const { width, height } = this.#page;
    const same = Math.abs(box.w * scale - width) <= 1 && Math.abs(box.h * scale - height) <= 1;
    if (!before || !same || Math.abs(scaled / scale - 1) >= 1e-6) return false;
    // By whole pixels, or letters would blur a little more each time.
    const [dx, dy] = [Math.round((box.x - before.box.x) * scale), Math.round((box.y - before.box.y) * scale)];
    if (Math.abs(dx) >= width || Math.abs(dy) >= height) return false;
    const [x, y] = [before.box.x + dx / scale, before.box.y + dy / scale];
    const now = { x, y, w: width / scale, h: height / scale };
    const sheet = this.#takeSpare();
    if (!sheet.context) return false;
    take(sheet, this.#page, -dx, -dy);
    const [w, h] = [Math.abs(dx) / scale, Math.abs(dy) / scale];
    const sides = [
      { ...now, w, x: dx > 0 ? x + now.w - w : x },
      { ...now, h, y: dy > 0 ? y + now.h - h : y },
    ].filter((side) => side.w > 0 && side.h > 0);
    const shown = { ...picture, box: now };
    const steps = drawParts(sheet.context, shown, scale, sides);
    this.#lay({ picture: shown, scale, sheet, steps, changed: [], slides: true });
    return true;
  }

  /** Draws again where something changed; where that is much of it, all of it a little in each frame. */
  repaint(areas: readonly Box[]): void {
    this.#draft?.changed.push(...areas);
    if ((this.#draft && !this.#draft.slides) || !this.#picture || areas.length === 0) return;
    const { box } = this.#picture;
    const parts = merged(areas.flatMap((area) => overlap(inflate(area, 2 / this.#scale), box) ?? []));
    const size = parts.reduce((sum, { w, h }) => sum + w * h, 0);
    if (areas.length <= MANY && size <= MUCH * box.w * box.h) this.#paint(parts);
    else if (!this.#draft) this.#begin(this.#picture, this.#scale);
  }

  /** Puts the picture where the camera sees it. */
  follow(camera: Camera): void {
    if (!this.#picture) return;
    const { box } = this.#picture;
    const x = (box.x - camera.x) * camera.zoom;
    const y = (box.y - camera.y) * camera.zoom;
    this.#page.style.transform = `translate(${x}px, ${y}px) scale(${camera.zoom / this.#scale})`;
  }

  /** Hides it and gives its memory back. */
  clear(): void {
    this.#drop();
    this.#stopTimers();
    const page = this.#page;
    this.#dry.drop();
    this.#free();
    if (!this.#picture) return;
    this.#picture = null;
    if (this.#sheet !== this.#first) empty(this.#sheet);
    empty(this.#first);
    if (page !== this.#first.canvas) page.replaceWith(this.#first.canvas);
    this.#sheet = this.#first;
    this.#sheet.canvas.hidden = true;
  }

  #paint(areas: readonly Box[]): void {
    const picture = this.#picture;
    if (!picture) return;
    if (this.#dry.holds) {
      const sheet = this.#takeSpare();
      take(sheet, this.#dry.canvas, 0, 0);
      this.#put(sheet);
    }
    const { context } = this.#sheet;
    if (!context) return;
    const steps = drawParts(context, picture, this.#scale, areas);
    while (!steps.next().done);
    this.#rest(true);
  }
}

/** One area, then the next: clipped to a rectangle browsers skip what lies beside it, to several they do not. */
function* drawParts(
  context: CanvasRenderingContext2D,
  picture: Picture,
  scale: number,
  areas: readonly Box[],
): Generator<unknown> {
  for (const area of areas) {
    const { x, y, w, h } = area;
    context.save();
    place(context, picture.box, scale);
    context.beginPath();
    context.rect(x, y, w, h);
    context.clip();
    context.clearRect(x, y, w, h);
    const steps = picture.draw(context, area);
    for (let step = steps.next(); !step.done; step = steps.next()) yield step.value;
    context.restore();
  }
}

/** Pixels of the picture per board pixel. */
function scaleOf({ box, zoom, coarse }: Picture): number {
  const density = globalThis.devicePixelRatio || 1;
  const most = coarse ? Math.min(MAX_PIXELS, BRIEF_PIXELS * density) : MAX_PIXELS;
  return Math.min(zoom * density, Math.sqrt(most / Math.max(1, box.w * box.h)));
}
