/** What the surface tells its feature. Points are board points unless they say otherwise. */
import type { Box, Point } from './geometry.ts';
import type { Side, Tip } from './items.ts';

/**
 * `line`: a drag draws one from where it begins, item or board, to where it ends. `place`: a press says where something
 * new comes, a drag how large it is, whatever lies there. `stamp`, `comment`, `inHand`: the same, but a drag of a finger pans. `link`: as `line` on what can be linked, else as `select`.
 */
export type Tool = 'select' | 'hand' | 'draw' | 'line' | 'link' | 'place' | 'stamp' | 'comment' | 'inHand';

/** Where a pen was, and how hard it was pressed: 0…1, a mouse has 0.5. */
export interface InkPoint extends Point {
  readonly pressure: number;
}

export interface Drag<Id> {
  /** Everything that moves, from `items.moving`. */
  readonly ids: ReadonlySet<Id>;
  /** The item under the pointer when it began. */
  readonly grabbed: Id;
  readonly dx: number;
  readonly dy: number;
  /** Where the pointer is. */
  readonly point: Point;
  readonly by: 'pointer' | 'keyboard';
  readonly alt: boolean;
}

export interface LinkDrag<Id> {
  readonly from: Id;
  readonly side: Side;
  readonly point: Point;
  /** The item under the pointer, if it may be linked. */
  readonly over: Id | null;
}

export interface LineDrag<Id> {
  /** The item that it began on; null is the board. */
  readonly from: Id | null;
  readonly start: Point;
  readonly over: Id | null;
  readonly point: Point;
}

export interface TipDrag<Id> {
  readonly id: Id;
  readonly tip: Tip;
  readonly point: Point;
  /** The item that it would be on. */
  readonly over: Id | null;
}

/** A line bent, or its words put along it. */
export interface BendDrag<Id> {
  readonly id: Id;
  readonly part: 'bend' | 'words';
  /** Which bend, or which part is to become one. */
  readonly dot?: string;
  readonly start: Point;
  readonly point: Point;
}

export interface SurfaceHandlers<Id> {
  /** Double click on empty board. */
  onCreateAt?(point: Point): void;
  /** With a tool that places: a box begins to be drawn. */
  onPlaceStart?(): void;
  /** With the tool that places: the box that was drawn, or null for a press. */
  onPlace?(drawn: Box | null, at: Point): void;
  /** Double click on an item, Enter. The feature starts the editing. */
  /** With the board point of a double click, null by key. */
  onEdit?(id: Id, point: Point | null): void;
  /** Right click, long press, the menu key; `at` in client pixels. Null is the board. */
  onContext?(id: Id | null, at: Point): void;
  onDragStart?(drag: Drag<Id>): void;
  onDragMove?(drag: Drag<Id>): void;
  /** Write the move before returning: the surface then shows what `items` say. */
  onDrop?(drag: Drag<Id>): void;
  onDragCancel?(drag: Drag<Id>): void;
  onResizeStart?(id: Id, box: Box): void;
  onResizeMove?(id: Id, box: Box): void;
  onResizeEnd?(id: Id, box: Box): void;
  onResizeCancel?(id: Id): void;
  /** Turned by its handle, to degrees from upright. */
  onTurnMove?(id: Id, angle: number): void;
  onTurnEnd?(id: Id, angle: number): void;
  onTurnCancel?(id: Id): void;
  /** Several items at once, by a corner of the box around them. */
  onScaleStart?(): void;
  /** `fixed` is the corner that stays. */
  onScaleMove?(boxes: ReadonlyMap<Id, Box>, factor: number, fixed: Point): void;
  onScaleEnd?(boxes: ReadonlyMap<Id, Box>): void;
  onScaleCancel?(boxes: ReadonlyMap<Id, Box>): void;
  /** A press of a side handle without a drag. */
  onLinkClick?(from: Id, side: Side): void;
  onLinkMove?(drag: LinkDrag<Id>): void;
  onLinkDrop?(drag: LinkDrag<Id>): void;
  onLinkCancel?(): void;
  /** A line that was drawn with the tool for lines. */
  onLine?(drag: LineDrag<Id>): void;
  /** Of an item that an end would be on: the side that it would keep there. */
  sideAt?(id: Id, point: Point): Side | null;
  /** An end of a line, dragged by its handle. */
  onTipMove?(drag: TipDrag<Id>): void;
  onTipDrop?(drag: TipDrag<Id>): void;
  onTipCancel?(id: Id): void;
  onBendMove?(drag: BendDrag<Id>): void;
  onBendDrop?(drag: BendDrag<Id>): void;
  onBendCancel?(id: Id): void;
  onBendClick?(id: Id, dot: string, twice: boolean): void;
  /** Tab and Shift+Tab: true when it went on inside of an item. */
  onWalk?(by: 1 | -1): boolean;
  /** Esc: true when something that keys do was put back by it. */
  onPutBack?(): boolean;
  /** Somebody tried to drag what does not move. */
  onStuck?(id: Id): void;
  /** The edge of what the pen has drawn so far, as it will be. */
  ink?(points: readonly InkPoint[]): string;
  /** What was drawn with the pen: at least one point. */
  onDraw?(points: readonly InkPoint[]): void;
  /** Arrow keys on a selection, in board pixels. */
  onNudge?(ids: ReadonlySet<Id>, dx: number, dy: number): void;
  /** A press beside everything while each press adds to what is chosen: that is all. */
  onAdded?(): void;
  /** Esc with nothing left to do here. */
  onEscape?(): void;
  /** Where my pointer is, at most once a frame; null when it left. */
  onPointer?(point: Point | null): void;
}
