/** What can lie on a board: every kind's fields, its limits, and which kinds hold which. No Yjs in here. */
import type { DocumentId, GroupId, ImageId, ItemId, MemberId } from '../ids.ts';
import type { Crop } from './crop.ts';

export const NOTE_COLOURS = ['sun', 'peach', 'rose', 'lilac', 'sky', 'mint', 'lime', 'stone'] as const;
export type NoteColour = (typeof NOTE_COLOURS)[number];

export const NOTE_SIZE = 200;
export const MIN_NOTE_SIZE = 80;
/** Of a cluster: thousands of notes keep the shape of a screen. */
export const MOST_COLUMNS = 120;
/** Of a column without notes. */
export const LEAST_COLUMN = 96;
export const MIN_IMAGE_SIZE = 16;
export const MAX_SIZE = 20_000;
export const TEXT_SIZES = ['S', 'M', 'L', 'XL', 'XXL'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];
/** Sides of the board, whichever way the words run. */
export const ALIGNS = ['left', 'centre', 'right'] as const;
export type Align = (typeof ALIGNS)[number];
export const VALIGNS = ['top', 'middle', 'bottom'] as const;
export type Valign = (typeof VALIGNS)[number];
export const SHAPE_FORMS = ['rectangle', 'ellipse', 'diamond'] as const;
export type ShapeForm = (typeof SHAPE_FORMS)[number];
export const PENS = ['pen', 'marker'] as const;
export type Pen = (typeof PENS)[number];
export const STICKERS = ['dot', 'star', 'heart', 'question', 'check', 'warning'] as const;
export type StickerSymbol = (typeof STICKERS)[number];
/** Of what a person puts: few, and of different lightness; dots of two of them bear a mark, see `dotMark`. */
export const STICKER_COLOURS = ['sky', 'rose', 'mint', 'stone'] as const satisfies readonly NoteColour[];
export type StickerColour = (typeof STICKER_COLOURS)[number];
/** White paper, a tint of its colour, or nothing but the edge. */
export const FRAME_BACKGROUNDS = ['paper', 'tint', 'none'] as const;
export type FrameBackground = (typeof FRAME_BACKGROUNDS)[number];
export const ROUTINGS = ['curved', 'straight', 'elbow'] as const;
export type Routing = (typeof ROUTINGS)[number];
/** Which ends of a link have an arrow head. */
export const HEADS = ['end', 'start', 'both', 'none'] as const;
export type Heads = (typeof HEADS)[number];
/** How thick a link is, or the line around a shape. */
export const WEIGHTS = ['thin', 'normal', 'thick'] as const;
export type Weight = (typeof WEIGHTS)[number];
/** Of an item: where a link leaves it or arrives. */
export const SIDES = ['top', 'right', 'bottom', 'left'] as const;
export type Side = (typeof SIDES)[number];
export const DASHES = ['solid', 'dashed'] as const;
export type Dash = (typeof DASHES)[number];
export const STICKER_SIZE = 48;
export const STROKE_GRID = 10_000;
/** Of one stroke: its value stays far below the limit of a value. */
export const MOST_STROKE_POINTS = 3_000;
/** Beyond this the board ends: numbers stay exact, and nobody can hide an item at 1e300. */
export const MAX_COORDINATE = 1_000_000;

export type ExtraValue = string | number | boolean | readonly number[];
export type Extra = Readonly<Record<string, ExtraValue>>;

export interface ItemCore {
  readonly id: ItemId;
  readonly author: MemberId | null;
  readonly at: number;
  readonly z: string;
  readonly parent: ItemId | null;
  readonly locked: boolean;
  /** Items with the same one are taken as one by hands; one that nobody else has means nothing. */
  readonly group?: GroupId;
  readonly text: string;
  /** All its words, where `hasLetters` says that it has some of its own weight; left out when they are not. */
  readonly bold?: true;
  /** Which of its letters are, where not all are: see strong.ts. */
  readonly strong?: string;
  readonly struck?: true;
  /** Where its words stand, where `hasLetters`; left out until somebody chooses. */
  readonly align?: Align;
  /** The same up and down, where `hasRoom`. */
  readonly valign?: Valign;
  /** Of its words, where `hasRoom`: a text has its own as its colour. Left out until somebody chooses. */
  readonly ink?: NoteColour;
  /** Only when a newer version wrote more than this one knows. */
  readonly extra?: Extra;
}
/** Nodes of barrier maps that were made from a note: one on each map. */
export type Went = Readonly<Record<DocumentId, ItemId>>;
export interface Note extends ItemCore {
  readonly kind: 'note';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly colour: NoteColour;
  readonly size?: TextSize;
  /** In a table: the items that are its row and its column. */
  readonly row?: ItemId;
  readonly column?: ItemId;
  readonly went?: Went;
}
export interface Cluster extends ItemCore {
  readonly kind: 'cluster';
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly colour: NoteColour;
}
/** Rows × columns, with notes in the cells; its rows and columns are items that it holds. */
export interface Table extends ItemCore {
  readonly kind: 'table';
  readonly x: number;
  readonly y: number;
  /** The column with the names of its rows, as wide as somebody made it. */
  readonly w?: number;
}
/** A row or a column of a table: its words are the heading, its order key is its place. */
export interface TableRow extends ItemCore {
  readonly kind: 'row';
  readonly colour: NoteColour;
}
export interface TableColumn extends ItemCore {
  readonly kind: 'column';
  readonly colour: NoteColour;
  /** As wide as somebody made it; left out while its notes decide. */
  readonly w?: number;
}
export type TableLine = TableRow | TableColumn;
export interface Frame extends ItemCore {
  readonly kind: 'frame';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly colour: NoteColour;
  readonly background: FrameBackground;
  /** Order key of its turn in a presentation; empty while nobody chose one. */
  readonly turn: string;
}
/** Where an end without an item is. It stays while the end is on an item, so that no merge leaves an end without either. */
export interface FreeEnds {
  readonly fromX?: number;
  readonly fromY?: number;
  readonly toX?: number;
  readonly toY?: number;
}
export type LineEnd = 'from' | 'to';
export type Bend = Place & { readonly key: string; readonly order: number };
export interface Connector extends ItemCore, FreeEnds {
  readonly kind: 'connector';
  readonly from: ItemId | null;
  readonly to: ItemId | null;
  readonly routing: Routing;
  readonly heads: Heads;
  readonly weight: Weight;
  readonly dash: Dash;
  /** The side of what an end is on, once somebody chose one; without it the sides that face each other. */
  readonly fromSide?: Side | undefined;
  readonly toSide?: Side | undefined;
  /** Where it was pulled aside to, in the order of its way. */
  readonly bends?: readonly Bend[] | undefined;
  /** The share of its way where somebody put its words. */
  readonly labelAt?: number | undefined;
  /** Grey until somebody chooses one. */
  readonly colour?: NoteColour;
}
/** What may lie turned around its middle. */
export interface Turnable {
  /** Whole degrees clockwise, from -180; left out when it is upright. */
  readonly angle?: number;
}
/** Words on the board itself. */
export interface TextItem extends ItemCore, Turnable {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly size: TextSize;
  readonly colour: NoteColour;
}
export interface Shape extends ItemCore, Turnable, Partial<Pick<Connector, 'weight' | 'dash'>> {
  readonly kind: 'shape';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly form: ShapeForm;
  /** Only its line is drawn. */
  readonly hollow?: true;
  readonly colour: NoteColour;
  /** Of its letters; left out until somebody chooses one. */
  readonly size?: TextSize;
}
/** What a pen drew. Its points are in the box that it was drawn in; the box may have been scaled since. */
export interface Stroke extends ItemCore, Turnable {
  readonly kind: 'stroke';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly pen: Pen;
  /** Of the line, in board pixels. */
  readonly width: number;
  readonly colour: NoteColour;
  /** x, y (both 0…STROKE_GRID across the box) and pressure (0…100), three numbers for each point. */
  readonly points: readonly number[];
}
/** Of a sticker on an item: where on it its middle is; see `stuck.ts`. */
export interface Spot {
  readonly onX: number;
  readonly onY: number;
}
export interface Sticker extends ItemCore, Turnable, Partial<Spot> {
  readonly kind: 'sticker';
  /** Where it was put; while it lies on an item its place comes from that. */
  readonly x: number;
  readonly y: number;
  readonly symbol: StickerSymbol;
  readonly colour: NoteColour;
}
/** A picture that somebody brought; its text says what it shows, for those who do not see it. */
export interface ImageItem extends ItemCore, Turnable {
  readonly kind: 'image';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** As every item has one; an image shows none. */
  readonly colour: NoteColour;
  readonly image: ImageId;
  /** The document that keeps its bytes: another one for a copy. */
  readonly home: DocumentId;
  /** Left out when all of it is shown. */
  readonly crop?: Crop;
}
/** Of a kind that only a newer version knows: kept and shown as a box, moved and deleted, never edited. */
export interface UnknownItem extends ItemCore {
  readonly kind: 'unknown';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** What the document calls its kind. */
  readonly kindName: string;
}
export type BoardItem =
  | Note
  | Cluster
  | Table
  | TableRow
  | TableColumn
  | Frame
  | TextItem
  | Shape
  | Stroke
  | Sticker
  | ImageItem
  | Connector
  | UnknownItem;
export type BoardItemKind = BoardItem['kind'];

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where an end is that is on no item; null for one that is on an item, or nowhere. */
export function freeEnd(
  link: FreeEnds & { readonly from?: unknown; readonly to?: unknown },
  end: LineEnd,
): Place | null {
  const [x, y] = end === 'from' ? [link.fromX, link.fromY] : [link.toX, link.toY];
  const joined = end === 'from' ? link.from : link.to;
  return (joined ?? null) === null && typeof x === 'number' && typeof y === 'number' ? { x, y } : null;
}

/** The same place as fields of a line. */
export function endAt(end: LineEnd, { x, y }: Place): FreeEnds {
  return end === 'from' ? { fromX: x, fromY: y } : { toX: x, toY: y };
}

/** A line with a free end has a place of its own: it can be moved and lie in a frame. A link belongs to what it joins. */
export function isLoose(item: FreeEnds & { readonly from: unknown; readonly to: unknown }): boolean {
  const [from, to] = [freeEnd(item, 'from'), freeEnd(item, 'to')];
  return (from !== null && (to !== null || item.to !== null)) || (to !== null && item.from !== null);
}

/** A link that only joins items. */
export function isJoining(item: BoardItem): boolean {
  return item.kind === 'connector' && !isLoose(item);
}

/** Where a browser gets its bytes. */
export function imageAddress({ home, image }: Pick<ImageItem, 'home' | 'image'>): string {
  return `/api/documents/${home}/images/${image}`;
}

export function isNoteColour(value: unknown): value is NoteColour {
  return NOTE_COLOURS.some((colour) => colour === value);
}

/** Of this version. */
export const ITEM_KINDS: readonly Exclude<BoardItemKind, 'unknown'>[] = [
  'note',
  'cluster',
  'table',
  'row',
  'column',
  'frame',
  'text',
  'shape',
  'stroke',
  'sticker',
  'image',
  'connector',
];

const KIND_NAME = /^[a-z][A-Za-z0-9]{0,39}$/;

/** What the document calls a kind, as a kind of this version; null for what can be no kind at all. */
export function kindOf(name: unknown): BoardItemKind | null {
  const known = ITEM_KINDS.find((kind) => kind === name);
  return known ?? (isKindName(name) ? 'unknown' : null);
}

export function isKindName(name: unknown): name is string {
  return typeof name === 'string' && KIND_NAME.test(name);
}

/** Notes, clusters and frames stay upright: they are read in rows. */
export function mayTurn(kind: BoardItemKind): boolean {
  return kind === 'text' || kind === 'shape' || kind === 'stroke' || kind === 'sticker' || kind === 'image';
}

export function angleOf(item: BoardItem): number {
  return 'angle' in item ? (item.angle ?? 0) : 0;
}

/** Any degrees as whole ones from -180 to 179. */
export function upright(degrees: number): number {
  return ((((Math.round(degrees) + 180) % 360) + 360) % 360) - 180;
}

/**
 * Which kinds hold which: a cluster holds notes, a table notes, rows and columns, a frame everything but frames, rows and
 * columns (of lines the loose ones), and whatever a sticker lies on that sticker; nothing else holds anything.
 */
export function mayHold(parent: BoardItemKind, child: BoardItemKind): boolean {
  if (child === 'sticker') return parent === 'frame' || mayCarry(parent);
  if (parent === 'cluster') return child === 'note';
  if (parent === 'table') return child === 'note' || isTableLine(child);
  return parent === 'frame' && child !== 'frame' && !isTableLine(child);
}

/** What a sticker can lie on, so that it has its place from it. A link has no place of its own to lie on. */
export function mayCarry(kind: BoardItemKind | undefined): boolean {
  return kind !== undefined && kind !== 'frame' && kind !== 'connector' && kind !== 'sticker';
}

export function isContainer(kind: BoardItemKind): boolean {
  return kind === 'cluster' || kind === 'frame' || kind === 'table';
}

/** What gives the notes in it their places. */
export function isGrid(kind: BoardItemKind | undefined): boolean {
  return kind === 'cluster' || kind === 'table';
}

/** What belongs to a locked cluster or table is as locked as that; a sticker only lies on it. */
export function holdsFast(holder: { kind: BoardItemKind; locked: boolean } | null, kind?: BoardItemKind) {
  return holder?.locked === true && isGrid(holder.kind) && kind !== 'sticker';
}

/** A table takes the colours of its headings, and what only a newer version knows is not changed. */
export function hasColour(kind: BoardItemKind): boolean {
  return kind !== 'unknown' && kind !== 'table' && kind !== 'image';
}

/** What of it takes a colour: a link only when nothing else does, as it is often chosen along with what it joins. */
export function takers<Item extends { readonly kind: BoardItemKind }>(
  items: readonly Item[],
): readonly Item[] {
  const some = items.filter(({ kind }) => hasColour(kind));
  const solid = some.filter(({ kind }) => kind !== 'connector');
  return solid.length > 0 ? solid : some;
}

/** The colour that it is seen in: a cluster and an image show none, a frame only when it is tinted. */
export function colourShown(item: BoardItem | null): NoteColour | null {
  if (item === null || !('colour' in item) || !hasColour(item.kind) || item.kind === 'cluster') return null;
  return item.kind === 'frame' && item.background !== 'tint' ? null : (item.colour ?? null);
}

/** Its words can be bold, and stand left, centred or right: names and headings are as heavy as they are, a link's words are one line. */
export function hasLetters(kind: BoardItemKind | undefined): boolean {
  return kind === 'note' || kind === 'text' || kind === 'shape';
}

/** Its words lie on paper or in a form, so that they can stand higher or lower in it. */
export function hasRoom(kind: BoardItemKind | undefined): boolean {
  return kind === 'note' || kind === 'shape';
}

export function isTableLine(kind: BoardItemKind | undefined): kind is 'row' | 'column' {
  return kind === 'row' || kind === 'column';
}
