/**
 * The board: a typed view over its Y.Doc, and the only place that knows its Yjs keys.
 *
 *   doc.getMap('items'): Y.Map<ItemId, Y.Map>
 *     every item      kind, author, at (ms), z (order key), parent (ItemId or ''), locked; in a group: group (its GroupId)
 *     note            x, y, w, colour, text: Y.Text; in a table: row, column (ItemId); went:<map> = its node there
 *     cluster         x, y, columns, colour, text (its name): Y.Text
 *     table           x, y, text (its name): Y.Text
 *     row, column     of the table that is their parent: colour, text (the heading): Y.Text; a column once made wider: w
 *     frame           x, y, w, h, colour, background, turn, text (its title): Y.Text
 *     text            x, y, w, size, colour (of the ink), text: Y.Text
 *     shape           x, y, w, h, form, colour, size (once chosen), hollow (or not there), weight, dash (once
 *                     chosen), text: Y.Text
 *     note, text, shape   bold as well, of all its words: true or not there; of some of them it is a format of the text;
 *                     align, where its words stand (once chosen)
 *     note, shape     valign, the same up and down, ink, the colour of its words (once chosen)
 *     stroke          x, y, w, h, pen, width, colour (of the ink), points: one value that never changes
 *     sticker         x, y, symbol, colour; on the item that is its parent: onX, onY (see stuck.ts)
 *     text, shape, stroke, sticker, image   angle as well: degrees clockwise around the middle
 *     image           x, y, w, h, image, home (the document with its bytes), text (what it shows): Y.Text
 *     connector       from, to (ItemId), fromX, fromY, toX, toY (of an end without an item), routing, heads,
 *                     weight, dash, colour, fromSide, toSide (once chosen), text (its label): Y.Text; for each place
 *                     that it was pulled to: via<key> or bend (see bends.ts); once its words were put somewhere along it: labelAt (0…1)
 *     any other kind  of a newer version: x, y, w, h, text are shown when they are what they are here; kept as it is
 *
 * Invariants. Coordinates are absolute board pixels, except that a note whose parent is a cluster has its place from the
 * order of `z` in the cluster's grid, one whose parent is a table lies in the cell of its row and column, and a sticker
 * lies on the item that is its parent, unless that is a frame: so these
 * move in one write, and a note that someone adds meanwhile comes along. Every field is its own key, text is a Y.Text: concurrent edits of colour, place and words all survive. What is
 * read is untrusted: bad fields get a default, an item without a kind is null, a dangling parent means "on the
 * board", a connector with a missing end and a sticker on a missing item are not drawn (and heal when that comes back
 * by undo).
 */
import * as Y from 'yjs';
import type { ItemId } from '../ids.ts';
import { parseItemId } from '../ids.ts';
import { bendFields } from './bends.ts';
import type { BoardItemKind } from './boardKinds.ts';
import { isLoose, kindOf } from './boardKinds.ts';
import { readFreeEnds } from './freeEnds.ts';
import type { NewItem } from './newItem.ts';
import { compareOrder, isOrderKey } from './orderKeys.ts';
import { wentFields } from './went.ts';

export type ItemMap = Y.Map<unknown>;

export function boardItems(doc: Y.Doc): Y.Map<ItemMap> {
  return doc.getMap<ItemMap>('items');
}

/** Puts a new item on the board. Call it inside a transaction with the caller's origin. */
export function insertItem(items: Y.Map<ItemMap>, item: NewItem): void {
  const { id, text, parent, kindName, extra, went, bends, ...fields } = item;
  const map: ItemMap = new Y.Map();
  for (const [key, value] of Object.entries({
    ...fields,
    ...wentFields(went),
    ...bendFields(bends),
    ...extra,
  }))
    if (value !== undefined && value !== null) map.set(key, value);
  // On nothing it would be seen nowhere.
  if (!parent) for (const name of ['onX', 'onY']) map.delete(name);
  if (kindName !== undefined) map.set('kind', kindName);
  if (parent) map.set('parent', parent);
  map.set('text', new Y.Text(text ?? ''));
  items.set(id, map);
}

/** A copy with other fields: whatever else the item has goes along, also what only a newer version knows. */
export function copyItem(
  items: Y.Map<ItemMap>,
  from: ItemId,
  to: ItemId,
  fields: Readonly<Record<string, string | number | null>>,
): void {
  const map = items.get(from);
  if (!(map instanceof Y.Map)) return;
  const copy = map.clone();
  for (const [key, value] of Object.entries({ ...fields, locked: null }))
    if (value === null || value === '') copy.delete(key);
    else copy.set(key, value);
  items.set(to, copy);
}

type Changing = Omit<NewItem, 'id' | 'kindName' | 'extra' | 'went' | 'bends' | 'text' | 'author' | 'at'> & {
  /** What of a link older versions know, see bends.ts. */
  readonly bend?: readonly [x: number, y: number];
  readonly bendsTurned?: boolean;
};
/** Null takes a field away. */
export type ItemChange = { readonly [Field in keyof Changing]?: Changing[Field] | null };

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

/** What an item is, without reading its text: enough to decide about order and belonging. */
export interface ItemPlace {
  readonly id: ItemId;
  readonly kind: BoardItemKind;
  readonly z: string;
  readonly parent: ItemId | null;
  readonly locked: boolean;
  readonly from: ItemId | null;
  readonly to: ItemId | null;
  /** In a table; `cellOf` heals what does not exist. */
  readonly row: ItemId | null;
  readonly column: ItemId | null;
  /** A line with a free end. */
  readonly loose: boolean;
}

export function readPlace(key: string, map: unknown): ItemPlace | null {
  const id = parseItemId(key);
  if (id === null || !(map instanceof Y.Map)) return null;
  const kind = kindOf(map.get('kind'));
  if (kind === null) return null;
  const z = map.get('z');
  const [from, to] =
    kind === 'connector' ? [parseItemId(map.get('from')), parseItemId(map.get('to'))] : [null, null];
  const loose = kind === 'connector' && isLoose({ from, to, ...readFreeEnds(map) });
  return {
    id,
    kind,
    z: isOrderKey(z) ? z : '',
    parent: kind === 'connector' && !loose ? null : parseItemId(map.get('parent')),
    locked: map.get('locked') === true,
    from,
    to,
    loose,
    row: parseItemId(map.get('row')),
    column: parseItemId(map.get('column')),
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
