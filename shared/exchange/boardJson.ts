/**
 * A whole board as JSON: every field of every item, in the board's order. What comes back is read by the board's own
 * parser, so that a file can hold nothing which a board could not.
 *
 *   { format: 'jumelage-board', version: 1, title, exportedAt, people: { [memberId]: { name, city } }, items: [ … ],
 *     comments: [ … ] (filedComments.ts), images: { [imageId]: { type, data } } }
 */
import * as Y from 'yjs';
import { bendFields } from '../documents/bends.ts';
import type { ItemMap } from '../documents/board.ts';
import { boardItems } from '../documents/board.ts';
import type { BoardItem } from '../documents/boardKinds.ts';
import { isLoose, isTableLine, mayHold } from '../documents/boardKinds.ts';
import { compareOrder } from '../documents/orderKeys.ts';
import { itemText, readItem } from '../documents/readItem.ts';
import { setStrong } from '../documents/setStrong.ts';
import type { ItemId } from '../ids.ts';
import { newId } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { picturesIn } from './boardPictures.ts';
import { DraftBox, refused } from './DraftBox.ts';
import type { Reading } from './draft.ts';
import type { ExportedBoard } from './exported.ts';
import { commentsIn, filedComments } from './filedComments.ts';

export const JSON_FORMAT = 'jumelage-board';
export const JSON_VERSION = 1;

export function writeJson({
  title,
  at,
  items,
  pictures = {},
  threads = [],
}: Pick<ExportedBoard, 'title' | 'at' | 'items' | 'pictures' | 'threads'>): string {
  const people: Record<string, { name: string; city: string }> = {};
  const ordered = items.toSorted((a, b) => compareOrder(a.item, b.item));
  const written = ordered.map(({ item, author, ...place }) => {
    if (item.author && author) people[item.author] = { name: author.name, city: author.city };
    const { z: _z, parent: _parent, extra, ...fields } = item;
    const kind = item.kind === 'unknown' ? item.kindName : item.kind;
    const at = 'x' in item && { x: place.x, y: place.y };
    const bent = 'bends' in item && { ...bendFields(item.bends), bends: undefined };
    return { ...fields, ...extra, ...at, ...bent, kind, kindName: undefined, parent: place.parent };
  });
  const head = { format: JSON_FORMAT, version: JSON_VERSION, title, exportedAt: new Date(at).toISOString() };
  const images = Object.keys(pictures).length > 0 ? { images: pictures } : {};
  const said = threads.length > 0 ? { comments: filedComments(threads) } : {};
  return `${JSON.stringify({ ...head, people, items: written, ...said, ...images }, null, 1)}\n`;
}

/** Null for whatever is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

type Raw = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const MOST_NUMBERS = 20_000;

/** Fields are plain values or lists of numbers, as of a pen's stroke; nothing else reaches the parser. */
function isField(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= LIMITS.valueBytes;
  if (typeof value === 'number' || typeof value === 'boolean') return true;
  return (
    Array.isArray(value) && value.length <= MOST_NUMBERS && value.every((one) => typeof one === 'number')
  );
}

/** Through the board's own parser, by way of a document that nobody sees. */
function itemOf(scratch: Y.Map<ItemMap>, raw: unknown): BoardItem | null {
  if (!isRecord(raw)) return null;
  const key = newId<ItemId>();
  const map: ItemMap = new Y.Map();
  for (const [name, value] of Object.entries(raw))
    if (name !== 'text' && isField(value)) map.set(name, value);
  map.set('text', new Y.Text(typeof raw.text === 'string' ? raw.text : ''));
  scratch.set(key, map);
  const words = itemText(map);
  if (words && typeof raw.strong === 'string') setStrong(words, raw.strong);
  const item = readItem(key, scratch.get(key));
  scratch.delete(key);
  return item;
}

interface Found {
  readonly raw: Raw;
  readonly item: BoardItem;
  readonly line: number;
}

export function isBoardJson(value: unknown): boolean {
  return isRecord(value) && value.format === JSON_FORMAT;
}

export function readJson(value: unknown): Reading {
  if (!isRecord(value) || value.format !== JSON_FORMAT || !Array.isArray(value.items))
    return refused('broken');
  if (typeof value.version === 'number' && value.version > JSON_VERSION) return refused('newer');
  if (value.items.length > LIMITS.itemsPerImport) return refused('tooMany', value.items.length);
  const box = new DraftBox();
  const found = itemsIn(value.items, box);
  const places: Places = new Map();
  const lines: Places = new Map();
  // Holders before what they hold, links last.
  const rank = { frame: 0, cluster: 1, table: 1, row: 2, column: 2, sticker: 4, connector: 5 } as const;
  const rankOf = ({ item }: Found) => (item.kind in rank ? rank[item.kind as keyof typeof rank] : 3);
  for (const one of found.toSorted((a, b) => rankOf(a) - rankOf(b))) addItem(box, one, places, lines);
  const reading = box.reading('json');
  if (reading.kind === 'refused') return reading;
  const pictures = picturesIn(value.images, box.drafts);
  const comments = commentsIn(value.comments, (id) => places.get(id) ?? lines.get(id));
  return { ...reading, ...(pictures && { pictures }), ...(comments && { comments }) };
}

function itemsIn(list: readonly unknown[], box: DraftBox): readonly Found[] {
  const found: Found[] = [];
  const doc = new Y.Doc();
  doc.transact(() => {
    const scratch = boardItems(doc);
    list.forEach((raw, at) => {
      const item = itemOf(scratch, raw);
      if (item && isRecord(raw)) found.push({ raw, item, line: at + 1 });
      else box.problem('notUnderstood', at + 1, JSON.stringify(raw)?.slice(0, 400) ?? '');
    });
  });
  doc.destroy();
  return found;
}

/** Drafts by what they are called in the file. */
type Places = Map<unknown, number>;

/** Lines have places of their own: nothing lies in one, and none ends at one. */
function addItem(box: DraftBox, { raw, item, line }: Found, places: Places, lines: Places): void {
  const { id: _id, kind, author, at, z: _z, parent: _parent, text, ...rest } = item;
  const holder = places.get(raw.parent);
  const outer = holder === undefined ? undefined : box.drafts[holder];
  const held = holder !== undefined && outer !== undefined && mayHold(outer.kind, kind);
  if (typeof raw.parent === 'string' && raw.parent !== '' && !held) box.problem('holderLost', line, text);
  // Without its table a row has no place.
  if (isTableLine(kind) && !held) return;
  const cell = held ? cellIn(rest, places) : {};
  const common = {
    kind,
    text,
    author,
    at: at || null,
    parent: held ? holder : null,
    ...cell,
    ...(raw.author === null && { unsigned: true }),
  };
  if (!('from' in rest)) {
    const { row: _row, column: _column, ...fields } = { row: null, column: null, ...rest };
    places.set(raw.id, box.add({ ...common, fields }, line));
    return;
  }
  const { from: _from, to: _to, ...fields } = rest;
  const [from, to] = [places.get(raw.from) ?? null, places.get(raw.to) ?? null];
  const loose = isLoose({ ...fields, from, to });
  if (!loose && (from === null || to === null || from === to)) box.problem('linkLost', line, text);
  else
    lines.set(raw.id, box.add({ ...common, parent: loose ? common.parent : null, fields, from, to }, line));
}

/** The drafts of the row and column that a note names. */
function cellIn(item: object, places: ReadonlyMap<unknown, number>) {
  const { row, column } = item as { readonly row?: ItemId; readonly column?: ItemId };
  const [inRow, inColumn] = [places.get(row), places.get(column)];
  return { ...(inRow !== undefined && { row: inRow }), ...(inColumn !== undefined && { column: inColumn }) };
}
