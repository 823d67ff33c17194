/** What a feature tells the surface about its items. The surface knows ids and boxes, never notes. */
import type { Side } from '../../shared/documents/boardKinds.ts';
import type { Box, Point, Size } from './geometry.ts';

export type Handle = 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'nw';
export type { Side };

/** The ends of a line. */
export type Tip = 'from' | 'to';

/** A bend of a line, its name begins with a colon, or a part of it that can become one. */
export interface Dot {
  readonly name: string;
  readonly at: Point;
  /** Along the line. */
  readonly place: number;
  /** Arrow keys or a hand move it. */
  readonly held: boolean;
}

export interface Resizing {
  readonly handles: readonly Handle[];
  readonly min: Size;
  readonly max: Size;
  /** Width and height keep their ratio. */
  readonly keepRatio: boolean;
  /** A corner makes it one of these times as large, and nothing between. */
  readonly steps?: readonly number[];
}

/** Several items as one that can be made larger or smaller. */
export interface Scaling<Id> {
  /** Around all of them. */
  readonly box: Box;
  /** The factors that every one of them can go along with. */
  readonly least: number;
  readonly most: number;
  /** Where they are when everything is `factor` times as far from the point that stays. */
  at(factor: number, fixed: Point): ReadonlyMap<Id, Box>;
}

export interface ItemsChange<Id> {
  /** Items that came, went, or changed in box, stacking, look or name. */
  readonly ids: ReadonlySet<Id>;
  /** Somebody else moved them, so they glide to their new place, and their names may come a moment later. */
  readonly glide: boolean;
  /** They are elsewhere, and nothing else: their names, looks and stacking are what they were. */
  readonly movedOnly?: boolean;
}

export interface HowPainted {
  /** A picture that the next frames replace, without words that can hardly be read. */
  readonly brief?: boolean;
  /** What lies outside of it, which the item's box touches, need not be drawn: a line fills little of its box. */
  readonly area?: Box;
  /** A ground without its title, which its element shows. */
  readonly bare?: boolean;
}

export interface SurfaceItems<Id extends string> {
  ids(): Iterable<Id>;
  /** Null when there is nothing to draw. */
  box(id: Id): Box | null;
  /** Stacking: negative when `a` lies under `b`. Never 0 for two different items. */
  compare(a: Id, b: Id): number;
  /** Items of a lower tier lie under all of a higher one, as `compare` says too. By default all have 0, as what is flat. */
  tier?(id: Id): number;
  readingOrder(): readonly Id[];
  /** Name for assistive technology; `rough`: figures in it may be those of a moment ago. */
  label(id: Id, rough?: boolean): string;
  /** Whether a board point inside the box (grown by `slack`) means this item: a frame's empty middle may not. */
  hit(id: Id, point: Point, slack: number): boolean;
  /** Whether what is there of it are its words, which lie over all lines. */
  onWords?(id: Id, point: Point): boolean;
  /** What a title means that stands beside its item, and lies over everything. */
  titleAt?(point: Point, zoom: number): Id | null;
  /** What a click on nothing chooses there, as the empty middle of a frame; a drag from there is one on nothing. */
  groundAt?(point: Point, seen: Box): Id | null;
  /** Words of what is flat lie over everything, not only over lines. */
  readonly wordsOnTop?: boolean;
  /** Whether a box select over `area`, begun at `from`, takes it; by default whenever it touches. A frame may ask to be enclosed. */
  caught?(id: Id, area: Box, from: Point): boolean;
  /** Home and End go to the first and last of these: the items of the same frame. By default all. */
  peers?(id: Id): readonly Id[];
  /** Everything that moves along with these: themselves, what they hold; without what is locked. */
  moving(ids: ReadonlySet<Id>): ReadonlySet<Id>;
  /** It shows by itself that it is selected, as a line does: the surface draws no frame around it. */
  showsSelection?(id: Id): boolean;
  /** It shows by itself that it has the keyboard. */
  showsFocus?(id: Id): boolean;
  /** Whether it lies over everything while it is dragged; by default it does. A frame stays under its notes. */
  lifts?(id: Id): boolean;
  /** Whether somebody else holds it now: it lies over everything on this screen too. */
  heldByOthers?(id: Id): boolean;
  /** Null when the item has no size of its own to change. */
  resizing(id: Id): Resizing | null;
  /** What an edge inside of the item belongs to that is dragged to make it wider, as of a table. */
  borderAt?(id: Id, point: Point, slack: number): Id | null;
  /** Several selected items as one; null when they are not to be resized together, as by default. */
  scaling?(ids: ReadonlySet<Id>): Scaling<Id> | null;
  /** How far it lies turned around its middle, clockwise in degrees; its box is the one before that. By default 0. */
  angle?(id: Id): number;
  mayTurn?(id: Id): boolean;
  mayLink(id: Id): boolean;
  /** What its handle for links on that side says while the mouse rests on it. */
  linkTip?(id: Id, side: Side): string | undefined;
  /** What a link from there goes to where it is let go on nothing, as another frame. */
  linkInto?(from: Id, point: Point): Id | null;
  /** Where the ends of a line are that can be dragged; null for everything else. */
  tips?(id: Id): Readonly<Record<Tip, Point>> | null;
  /** Where a line that is chosen can be taken to bend it. */
  dots?(id: Id, zoom: number): readonly Dot[];
  /** Whether that end of the line may be on this item. */
  mayJoin?(id: Id, tip: Tip, to: Id): boolean;
  /**
   * It runs between places and changes its shape when they move: the feature says where it is, also in a gesture. It does
   * not glide, or it would come off them.
   */
  bends?(id: Id): boolean;
  /**
   * A line: placed without a transform, and never turned nor gliding. Browsers handle each transform by itself in every
   * frame of a pan, and of links there are hundreds. Its element is no layer: what has `z-index: var(--z)` in it lies over the
   * lines of all.
   */
  isFlat?(id: Id): boolean;
  /** Lies below everything and is never turned: its element is no layer either, so that its title can lie over everything. */
  isGround?(id: Id): boolean;
  /**
   * Drawn by `paint` alone where a view is crowded, unless somebody has to do with it: it is selected, has the focus,
   * lies under the pointer or moves. Browsers handle each element in every frame of a pan.
   */
  isPainted?(id: Id): boolean;
  /** Whether the minimap shows it; by default it does. Hundreds of lines are a haze there, and each takes as long as at full size. */
  isLandmark?(id: Id): boolean;
  /** Whether what is dragged lines up with it; by default it does. What has no edges of its own has nothing to offer. */
  guides?(id: Id): boolean;
  /** Drawn on the far canvas, in board coordinates; `zoom` tells how much detail is worth it. */
  paint(context: CanvasRenderingContext2D, id: Id, box: Box, zoom: number, how?: HowPainted): void;
  /** The box with what `paintOver` draws of the item beyond it; by default the box. */
  paintedBox?(id: Id, box: Box, zoom: number): Box;
  /** What lies over all that was painted, as titles that grow out of their items; only of items that have a box. */
  paintOver?(context: CanvasRenderingContext2D, zoom: number, boxOf: (id: Id) => Box | null): void;
  /** The words on what is flat, drawn when all lines are, or all there is. */
  paintWords?(context: CanvasRenderingContext2D, id: Id, zoom: number, brief: boolean, area: Box): void;
  onChange(listener: (change: ItemsChange<Id>) => void): () => void;
}
