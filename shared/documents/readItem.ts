/**
 * Reading untrusted items: from a document that anybody may have written, or from another program's clipboard. A bad
 * field gets a default, an item without a usable kind is null. Nothing in here throws.
 */
import * as Y from 'yjs';
import type { ItemId } from '../ids.ts';
import { parseDocumentId, parseGroupId, parseImageId, parseItemId, parseMemberId } from '../ids.ts';
import { readBends } from './bends.ts';
import type { ItemMap } from './board.ts';
import type {
  Align,
  BoardItem,
  BoardItemKind,
  Connector,
  ItemCore,
  NoteColour,
  Turnable,
  Valign,
} from './boardKinds.ts';
import {
  ALIGNS,
  DASHES,
  FRAME_BACKGROUNDS,
  HEADS,
  isKindName,
  isNoteColour,
  kindOf,
  LEAST_COLUMN,
  MAX_COORDINATE,
  MAX_SIZE,
  MIN_IMAGE_SIZE,
  MIN_NOTE_SIZE,
  MOST_COLUMNS,
  MOST_STROKE_POINTS,
  NOTE_SIZE,
  PENS,
  ROUTINGS,
  SHAPE_FORMS,
  STICKERS,
  STROKE_GRID,
  TEXT_SIZES,
  upright,
  VALIGNS,
  WEIGHTS,
} from './boardKinds.ts';
import { readCrop } from './crop.ts';
import { extraOf, type Unknown, unknownOf } from './extras.ts';
import { readFreeEnds, readSides } from './freeEnds.ts';
import { isOrderKey } from './orderKeys.ts';
import { strongIn } from './strong.ts';
import { readSpot } from './stuck.ts';
import { readWent } from './went.ts';

/** The text of an item, to bind an editor to; null if a hostile or older client left none. */
export function itemText(map: ItemMap | undefined): Y.Text | null {
  const text = map?.get('text');
  return text instanceof Y.Text ? text : null;
}

export function numberIn(value: unknown, min: number, max: number, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.min(max, Math.max(min, value))
    : otherwise;
}
const coordinate = (value: unknown) => numberIn(value, -MAX_COORDINATE, MAX_COORDINATE, 0);

export function oneOf<Value extends string>(
  values: readonly Value[],
  value: unknown,
  otherwise: Value,
): Value {
  return values.find((one) => one === value) ?? otherwise;
}

/** Null when it is no line at all. */
export function readPoints(value: unknown): readonly number[] | null {
  if (!Array.isArray(value) || value.length < 3 || value.length > 3 * MOST_STROKE_POINTS) return null;
  if (value.length % 3 !== 0) return null;
  return value.map((one, at) => numberIn(one, 0, at % 3 === 2 ? 100 : STROKE_GRID, 0));
}

export function angleIn(value: unknown): Turnable {
  const angle = upright(numberIn(value, -1e6, 1e6, 0));
  return angle === 0 ? {} : { angle };
}

export const sizeIn = (value: unknown) =>
  value === undefined ? {} : { size: oneOf(TEXT_SIZES, value, 'M') };
export const widthIn = (w: unknown) =>
  typeof w === 'number' ? { w: numberIn(w, LEAST_COLUMN, MAX_SIZE, NOTE_SIZE) } : {};
export const inkIn = (colour: unknown) => (isNoteColour(colour) ? { colour } : {});
export const alignIn = (align: unknown) => ALIGNS.includes(align as Align) && { align: align as Align };
export const valignIn = (valign: unknown) =>
  VALIGNS.includes(valign as Valign) && { valign: valign as Valign };
/** Of words on paper or in a form. */
export const ownInkIn = (ink: unknown) => isNoteColour(ink) && { ink };
const orderKeyOf = (value: unknown) => (isOrderKey(value) ? value : '');

/** Of a shape: left out where the line around it is as usual. */
function edgeIn(map: ItemMap): Partial<Pick<Connector, 'weight' | 'dash'>> {
  const [weight, dash] = [
    oneOf(WEIGHTS, map.get('weight'), 'normal'),
    oneOf(DASHES, map.get('dash'), 'solid'),
  ];
  return { ...(weight !== 'normal' && { weight }), ...(dash !== 'solid' && { dash }) };
}

function readCore(id: ItemId, map: ItemMap, unknown: Unknown): ItemCore {
  const extra = unknown.length === 0 ? null : extraOf(unknown);
  const text = itemText(map);
  const strong = strongIn(text);
  const group = parseGroupId(map.get('group'));
  return {
    id,
    author: parseMemberId(map.get('author')),
    at: numberIn(map.get('at'), 0, Number.MAX_SAFE_INTEGER, 0),
    z: orderKeyOf(map.get('z')),
    parent: parseItemId(map.get('parent')),
    locked: map.get('locked') === true,
    ...(group && { group }),
    text: text?.toString() ?? '',
    ...(map.get('bold') === true ? { bold: true } : strong && { strong }),
    ...(map.get('struck') === true && { struck: true }),
    ...alignIn(map.get('align')),
    ...valignIn(map.get('valign')),
    ...ownInkIn(map.get('ink')),
    ...(extra && { extra }),
  };
}

function colourOf(map: ItemMap, otherwise: NoteColour): NoteColour {
  const colour = map.get('colour');
  return isNoteColour(colour) ? colour : otherwise;
}

type Reader<Kind extends BoardItemKind> = (
  core: ItemCore,
  map: ItemMap,
  unknown: Unknown,
) => Extract<BoardItem, { kind: Kind }> | null;

const placeOf = (map: ItemMap) => ({ x: coordinate(map.get('x')), y: coordinate(map.get('y')) });
const size = (map: ItemMap, field: 'w' | 'h', min: number, otherwise: number) =>
  numberIn(map.get(field), min, MAX_SIZE, otherwise);

/** Left out where there is none, as on nearly every note. */
function cellFields(map: ItemMap) {
  const [row, column] = [parseItemId(map.get('row')), parseItemId(map.get('column'))];
  return { ...(row && { row }), ...(column && { column }) };
}

export function wentOf(entries: Unknown) {
  const went = entries.length === 0 ? undefined : readWent(entries);
  return went && { went };
}

const READERS: { readonly [Kind in BoardItemKind]: Reader<Kind> } = {
  note: (core, map, unknown) => ({
    ...core,
    kind: 'note',
    ...placeOf(map),
    w: size(map, 'w', MIN_NOTE_SIZE, NOTE_SIZE),
    colour: colourOf(map, 'sun'),
    ...sizeIn(map.get('size')),
    ...cellFields(map),
    ...wentOf(unknown),
  }),
  table: (core, map) => ({ ...core, kind: 'table', ...placeOf(map), ...widthIn(map.get('w')) }),
  row: (core, map) => ({ ...core, kind: 'row', colour: colourOf(map, 'stone') }),
  column: (core, map) => ({
    ...core,
    kind: 'column',
    colour: colourOf(map, 'stone'),
    ...widthIn(map.get('w')),
  }),
  cluster: (core, map) => ({
    ...core,
    kind: 'cluster',
    ...placeOf(map),
    columns: Math.round(numberIn(map.get('columns'), 1, MOST_COLUMNS, 2)),
    colour: colourOf(map, 'sun'),
  }),
  frame: (core, map) => ({
    ...core,
    kind: 'frame',
    ...placeOf(map),
    w: size(map, 'w', 100, 800),
    h: size(map, 'h', 100, 600),
    colour: colourOf(map, 'sun'),
    background: oneOf(FRAME_BACKGROUNDS, map.get('background'), 'paper'),
    turn: orderKeyOf(map.get('turn')),
  }),
  text: (core, map) => ({
    ...core,
    kind: 'text',
    ...placeOf(map),
    w: size(map, 'w', 40, 320),
    size: oneOf(TEXT_SIZES, map.get('size'), 'M'),
    colour: colourOf(map, 'stone'),
    ...angleIn(map.get('angle')),
  }),
  shape: (core, map) => ({
    ...core,
    kind: 'shape',
    ...placeOf(map),
    w: size(map, 'w', 24, 240),
    h: size(map, 'h', 24, 160),
    form: oneOf(SHAPE_FORMS, map.get('form'), 'rectangle'),
    ...(map.get('hollow') === true && { hollow: true }),
    ...edgeIn(map),
    colour: colourOf(map, 'sun'),
    ...sizeIn(map.get('size')),
    ...angleIn(map.get('angle')),
  }),
  stroke: (core, map) => {
    const points = readPoints(map.get('points'));
    if (points === null) return null;
    return {
      ...core,
      kind: 'stroke',
      ...placeOf(map),
      w: size(map, 'w', 1, 1),
      h: size(map, 'h', 1, 1),
      pen: oneOf(PENS, map.get('pen'), 'pen'),
      width: numberIn(map.get('width'), 1, 100, 4),
      colour: colourOf(map, 'sun'),
      ...angleIn(map.get('angle')),
      points,
    };
  },
  sticker: (core, map) => ({
    ...core,
    kind: 'sticker',
    ...placeOf(map),
    symbol: oneOf(STICKERS, map.get('symbol'), 'dot'),
    colour: colourOf(map, 'sun'),
    ...angleIn(map.get('angle')),
    ...readSpot((name) => map.get(name)),
  }),
  image: (core, map) => {
    const [image, home] = [parseImageId(map.get('image')), parseDocumentId(map.get('home'))];
    if (image === null || home === null) return null;
    return {
      ...core,
      kind: 'image',
      ...placeOf(map),
      w: size(map, 'w', MIN_IMAGE_SIZE, 480),
      h: size(map, 'h', MIN_IMAGE_SIZE, 360),
      colour: colourOf(map, 'stone'),
      ...angleIn(map.get('angle')),
      image,
      home,
      ...readCrop(map.get('crop')),
    };
  },
  connector: (core, map, unknown) => ({
    ...core,
    kind: 'connector',
    from: parseItemId(map.get('from')),
    to: parseItemId(map.get('to')),
    ...readFreeEnds(map),
    routing: oneOf(ROUTINGS, map.get('routing'), 'curved'),
    heads: oneOf(HEADS, map.get('heads'), 'end'),
    weight: oneOf(WEIGHTS, map.get('weight'), 'normal'),
    dash: oneOf(DASHES, map.get('dash'), 'solid'),
    ...readSides(map),
    ...readBends((name) => map.get(name), unknown),
    ...inkIn(map.get('colour')),
  }),
  unknown: (core, map) => {
    const [x, y, kindName] = [map.get('x'), map.get('y'), map.get('kind')];
    // Without a place of its own, as a newer sort of link, there is nothing to show.
    if (!Number.isFinite(x) || !Number.isFinite(y) || !isKindName(kindName)) return null;
    return {
      ...core,
      kind: 'unknown',
      ...placeOf(map),
      w: size(map, 'w', 24, 240),
      h: size(map, 'h', 24, 160),
      kindName,
    };
  },
};

/** One item, parsed; null when it cannot be shown at all. Never throws. `before`: it is that item elsewhere. */
export function readItem(key: string, map: unknown, before?: BoardItem): BoardItem | null {
  const id = parseItemId(key);
  if (id === null || !(map instanceof Y.Map)) return null;
  if (before && 'x' in before && before.kind !== 'unknown') return { ...before, ...placeOf(map) };
  const kind = kindOf(map.get('kind'));
  if (kind === null) return null;
  const unknown = unknownOf(map);
  return READERS[kind](readCore(id, map, unknown), map, unknown);
}
