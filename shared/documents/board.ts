/**
 * The board: a typed view over its Y.Doc, and the only place that knows its Yjs keys.
 *
 *   doc.getMap('items'): Y.Map<ItemId, Y.Map>
 *     every item      kind, author, at (ms), z (order key), parent (ItemId or ''), locked
 *     note            x, y, w, colour, text: Y.Text
 *     cluster         x, y, columns, colour, text (its name): Y.Text
 *     frame           x, y, w, h, colour, text (its title): Y.Text
 *     text            x, y, w, size, colour (of the ink), text: Y.Text
 *     shape           x, y, w, h, form, colour, text: Y.Text
 *     stroke          x, y, w, h, pen, width, colour (of the ink), points: one value that never changes
 *     sticker         x, y, symbol, colour
 *     connector       from, to (ItemId), text (its label): Y.Text
 *
 * Invariants. Coordinates are absolute board pixels, except that a note whose parent is a cluster has its place from the
 * order of `z` in the cluster's grid: so a cluster moves in one write, and a note that someone adds meanwhile comes
 * along. Every field is its own key, text is a Y.Text: concurrent edits of colour, place and words all survive. What is
 * read is untrusted: bad fields get a default, an item without a usable kind is null, a dangling parent means "on the
 * board", a connector with a missing end is not drawn (and heals when the end comes back by undo).
 */
import * as Y from 'yjs';
import type { ItemId, MemberId } from '../ids.ts';
import { parseItemId, parseMemberId } from '../ids.ts';
import { compareOrder, isOrderKey } from './orderKeys.ts';

export const NOTE_COLOURS = ['sun', 'peach', 'rose', 'lilac', 'sky', 'mint', 'lime', 'stone'] as const;
export type NoteColour = (typeof NOTE_COLOURS)[number];

export const NOTE_SIZE = 200;
export const MIN_NOTE_SIZE = 80;
export const MAX_SIZE = 20_000;
export const TEXT_SIZES = ['S', 'M', 'L', 'XL'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];
export const SHAPE_FORMS = ['rectangle', 'ellipse', 'diamond'] as const;
export type ShapeForm = (typeof SHAPE_FORMS)[number];
export const PENS = ['pen', 'marker'] as const;
export type Pen = (typeof PENS)[number];
export const STICKERS = ['dot', 'star', 'heart', 'question', 'check', 'warning'] as const;
export type StickerSymbol = (typeof STICKERS)[number];
export const STICKER_SIZE = 48;
export const STROKE_GRID = 10_000;
/** Of one stroke: its value stays far below the limit of a value. */
export const MOST_STROKE_POINTS = 3_000;
/** Beyond this the board ends: numbers stay exact, and nobody can hide an item at 1e300. */
export const MAX_COORDINATE = 1_000_000;

interface ItemCore {
  readonly id: ItemId;
  readonly author: MemberId | null;
  readonly at: number;
  readonly z: string;
  readonly parent: ItemId | null;
  readonly locked: boolean;
  readonly text: string;
}
export interface Note extends ItemCore {
  readonly kind: 'note';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly colour: NoteColour;
}
export interface Cluster extends ItemCore {
  readonly kind: 'cluster';
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly colour: NoteColour;
}
export interface Frame extends ItemCore {
  readonly kind: 'frame';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly colour: NoteColour;
}
export interface Connector extends ItemCore {
  readonly kind: 'connector';
  readonly from: ItemId | null;
  readonly to: ItemId | null;
}
/** Words on the board itself. */
export interface TextItem extends ItemCore {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly size: TextSize;
  readonly colour: NoteColour;
}
export interface Shape extends ItemCore {
  readonly kind: 'shape';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly form: ShapeForm;
  readonly colour: NoteColour;
}
/** What a pen drew. Its points are in the box that it was drawn in; the box may have been scaled since. */
export interface Stroke extends ItemCore {
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
export interface Sticker extends ItemCore {
  readonly kind: 'sticker';
  readonly x: number;
  readonly y: number;
  readonly symbol: StickerSymbol;
  readonly colour: NoteColour;
}
export type BoardItem = Note | Cluster | Frame | TextItem | Shape | Stroke | Sticker | Connector;
export type BoardItemKind = BoardItem['kind'];

export type ItemMap = Y.Map<unknown>;

export function boardItems(doc: Y.Doc): Y.Map<ItemMap> {
  return doc.getMap<ItemMap>('items');
}

/** The text of an item, to bind an editor to; null if a hostile or older client left none. */
export function itemText(map: ItemMap | undefined): Y.Text | null {
  const text = map?.get('text');
  return text instanceof Y.Text ? text : null;
}

function numberIn(value: unknown, min: number, max: number, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.min(max, Math.max(min, value))
    : otherwise;
}
const coordinate = (value: unknown) => numberIn(value, -MAX_COORDINATE, MAX_COORDINATE, 0);

export function isNoteColour(value: unknown): value is NoteColour {
  return NOTE_COLOURS.some((colour) => colour === value);
}

function oneOf<Value extends string>(values: readonly Value[], value: unknown, otherwise: Value): Value {
  return values.find((one) => one === value) ?? otherwise;
}

/** Null when it is no line at all. */
function readPoints(value: unknown): readonly number[] | null {
  if (!Array.isArray(value) || value.length < 3 || value.length > 3 * MOST_STROKE_POINTS) return null;
  if (value.length % 3 !== 0) return null;
  return value.map((one, at) => numberIn(one, 0, at % 3 === 2 ? 100 : STROKE_GRID, 0));
}

function readCore(id: ItemId, map: ItemMap): ItemCore {
  const z = map.get('z');
  return {
    id,
    author: parseMemberId(map.get('author')),
    at: numberIn(map.get('at'), 0, Number.MAX_SAFE_INTEGER, 0),
    z: isOrderKey(z) ? z : '',
    parent: parseItemId(map.get('parent')),
    locked: map.get('locked') === true,
    text: itemText(map)?.toString() ?? '',
  };
}

function colourOf(map: ItemMap, otherwise: NoteColour): NoteColour {
  const colour = map.get('colour');
  return isNoteColour(colour) ? colour : otherwise;
}

function readFigure(core: ItemCore, map: ItemMap): TextItem | Shape | Stroke | Sticker | null {
  const x = coordinate(map.get('x'));
  const y = coordinate(map.get('y'));
  const colour = colourOf(map, 'sun');
  switch (map.get('kind')) {
    case 'text': {
      const w = numberIn(map.get('w'), 40, MAX_SIZE, 320);
      const size = oneOf(TEXT_SIZES, map.get('size'), 'M');
      return { ...core, kind: 'text', x, y, w, size, colour: colourOf(map, 'stone') };
    }
    case 'shape': {
      const w = numberIn(map.get('w'), 24, MAX_SIZE, 240);
      const h = numberIn(map.get('h'), 24, MAX_SIZE, 160);
      return {
        ...core,
        kind: 'shape',
        x,
        y,
        w,
        h,
        form: oneOf(SHAPE_FORMS, map.get('form'), 'rectangle'),
        colour,
      };
    }
    case 'stroke': {
      const points = readPoints(map.get('points'));
      if (points === null) return null;
      const w = numberIn(map.get('w'), 1, MAX_SIZE, 1);
      const h = numberIn(map.get('h'), 1, MAX_SIZE, 1);
      const width = numberIn(map.get('width'), 1, 100, 4);
      const pen = oneOf(PENS, map.get('pen'), 'pen');
      return { ...core, kind: 'stroke', x, y, w, h, pen, width, colour, points };
    }
    case 'sticker':
      return { ...core, kind: 'sticker', x, y, symbol: oneOf(STICKERS, map.get('symbol'), 'dot'), colour };
    default:
      return null;
  }
}

/** One item, parsed; null when it cannot be shown at all. Never throws. */
export function readItem(key: string, map: unknown): BoardItem | null {
  const id = parseItemId(key);
  if (id === null || !(map instanceof Y.Map)) return null;
  const core = readCore(id, map);
  const x = coordinate(map.get('x'));
  const y = coordinate(map.get('y'));
  const colour = colourOf(map, 'sun');
  switch (map.get('kind')) {
    case 'note':
      return {
        ...core,
        kind: 'note',
        x,
        y,
        w: numberIn(map.get('w'), MIN_NOTE_SIZE, MAX_SIZE, NOTE_SIZE),
        colour,
      };
    case 'cluster':
      return {
        ...core,
        kind: 'cluster',
        x,
        y,
        columns: Math.round(numberIn(map.get('columns'), 1, 20, 2)),
        colour,
      };
    case 'frame': {
      const w = numberIn(map.get('w'), 100, MAX_SIZE, 800);
      const h = numberIn(map.get('h'), 100, MAX_SIZE, 600);
      return { ...core, kind: 'frame', x, y, w, h, colour };
    }
    case 'connector': {
      const ends = { from: parseItemId(map.get('from')), to: parseItemId(map.get('to')) };
      return { ...core, kind: 'connector', ...ends };
    }
    default:
      return readFigure(core, map);
  }
}

/** Fields of a new item; what is left out gets its default on reading. */
export interface NewItem {
  readonly id: ItemId;
  readonly kind: BoardItemKind;
  readonly author: MemberId | null;
  readonly at: number;
  readonly z: string;
  readonly parent?: ItemId | null;
  readonly x?: number;
  readonly y?: number;
  readonly w?: number;
  readonly h?: number;
  readonly columns?: number;
  readonly colour?: NoteColour;
  readonly from?: ItemId;
  readonly to?: ItemId;
  readonly size?: TextSize;
  readonly form?: ShapeForm;
  readonly pen?: Pen;
  readonly width?: number;
  readonly points?: readonly number[];
  readonly symbol?: StickerSymbol;
  readonly text?: string;
  readonly locked?: boolean;
}

/** Puts a new item on the board. Call it inside a transaction with the caller's origin. */
export function insertItem(items: Y.Map<ItemMap>, item: NewItem): void {
  const { id, text, parent, ...fields } = item;
  const map: ItemMap = new Y.Map();
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) map.set(key, value);
  if (parent) map.set('parent', parent);
  map.set('text', new Y.Text(text ?? ''));
  items.set(id, map);
}

/** The fields that only some kinds have. */
export type ItemDetails = Pick<NewItem, 'size' | 'form' | 'pen' | 'width' | 'points' | 'symbol'>;

export function detailsOf(item: BoardItem): ItemDetails {
  if (item.kind === 'text') return { size: item.size };
  if (item.kind === 'shape') return { form: item.form };
  if (item.kind === 'sticker') return { symbol: item.symbol };
  if (item.kind === 'stroke') return { pen: item.pen, width: item.width, points: item.points };
  return {};
}

/** From outside, as from another program's clipboard: only what could be a field of some kind. */
export function readDetails(value: unknown): ItemDetails {
  const raw = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const points = readPoints(raw.points);
  return {
    ...(raw.size !== undefined && { size: oneOf(TEXT_SIZES, raw.size, 'M') }),
    ...(raw.form !== undefined && { form: oneOf(SHAPE_FORMS, raw.form, 'rectangle') }),
    ...(raw.symbol !== undefined && { symbol: oneOf(STICKERS, raw.symbol, 'dot') }),
    ...(raw.pen !== undefined && { pen: oneOf(PENS, raw.pen, 'pen') }),
    ...(raw.width !== undefined && { width: numberIn(raw.width, 1, 100, 4) }),
    ...(points && { points }),
  };
}

export type ItemChange = Partial<Omit<NewItem, 'id' | 'kind' | 'text' | 'author' | 'at'>>;

/** Sets only the fields that differ, so that an unchanged field never overwrites somebody else's edit. */
export function changeItem(items: Y.Map<ItemMap>, id: ItemId, change: ItemChange): void {
  const map = items.get(id);
  if (!(map instanceof Y.Map)) return;
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) continue;
    if (value === null || value === '') map.delete(key);
    else if (map.get(key) !== value) map.set(key, value);
  }
}

/** Which kinds hold which: a cluster holds notes, a frame everything but frames and links, nothing else holds anything. */
export function mayHold(parent: BoardItemKind, child: BoardItemKind): boolean {
  if (parent === 'cluster') return child === 'note';
  return parent === 'frame' && child !== 'frame' && child !== 'connector';
}

export function isContainer(kind: BoardItemKind): boolean {
  return kind === 'cluster' || kind === 'frame';
}

/** What an item is, without reading its text: enough to decide about order and belonging. */
export interface ItemPlace {
  readonly id: ItemId;
  readonly kind: BoardItemKind;
  readonly z: string;
  readonly parent: ItemId | null;
  readonly locked: boolean;
  readonly from: ItemId | null;
  readonly to: ItemId | null;
}

export const ITEM_KINDS: readonly BoardItemKind[] = [
  'note',
  'cluster',
  'frame',
  'text',
  'shape',
  'stroke',
  'sticker',
  'connector',
];

export function readPlace(key: string, map: unknown): ItemPlace | null {
  const id = parseItemId(key);
  if (id === null || !(map instanceof Y.Map)) return null;
  const kind = ITEM_KINDS.find((one) => one === map.get('kind'));
  if (kind === undefined) return null;
  const z = map.get('z');
  const ends = kind === 'connector';
  return {
    id,
    kind,
    z: isOrderKey(z) ? z : '',
    parent: parseItemId(map.get('parent')),
    locked: map.get('locked') === true,
    from: ends ? parseItemId(map.get('from')) : null,
    to: ends ? parseItemId(map.get('to')) : null,
  };
}

/** Every item's place, in order. One pass, for acts that look at neighbours. */
export function readPlaces(items: Y.Map<ItemMap>): readonly ItemPlace[] {
  const places: ItemPlace[] = [];
  for (const [key, map] of items) {
    const place = readPlace(key, map);
    if (place) places.push(place);
  }
  return places.sort(compareOrder);
}
