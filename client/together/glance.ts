/**
 * A glance: what a document was, in a few bytes per item, so that the next visit can tell what is new, changed and gone.
 * Words cannot be read from it. Where something lies does not count: a board that was tidied is not a board of news.
 *   [1] then per item: id (6 bytes of its hash), content (4 bytes of its hash)
 */
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';

/** An item of a board or a map: whatever it says is its content. */
export interface Glanced {
  readonly id: ItemId;
  readonly author?: MemberId | null;
}

const FORMAT = 1;
const ENTRY = 10;
/** What is no content. A later kind's own fields count by themselves. */
export const PLACE: ReadonlySet<string> = new Set([
  'id',
  'author',
  'at',
  'x',
  'y',
  'z',
  'w',
  'h',
  'locked',
  'pinned',
  'columns',
]);

export interface News {
  readonly fresh: readonly ItemId[];
  readonly changed: readonly ItemId[];
  /** How many are missing. */
  readonly gone: number;
}

/** FNV-1a over UTF-16 units. */
function hash(text: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < text.length; at++) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

const FIRST = 0x811c9dc5;
const SECOND = 0x1b873593;

function contentOf(item: Glanced): string {
  const fields = Object.entries(item).filter(([key]) => !PLACE.has(key));
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function takeGlance(items: Iterable<Glanced>): Uint8Array<ArrayBuffer> {
  const all = [...items].slice(0, Math.floor((LIMITS.glanceBytes - 1) / ENTRY));
  const bytes = new Uint8Array(1 + all.length * ENTRY);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, FORMAT);
  all.forEach((item, index) => {
    const at = 1 + index * ENTRY;
    view.setUint32(at, hash(item.id, FIRST));
    view.setUint16(at + 4, hash(item.id, SECOND) & 0xffff);
    view.setUint32(at + 6, hash(contentOf(item), FIRST));
  });
  return bytes;
}

export const keyOf = (id: ItemId) => hash(id, FIRST) * 0x10000 + (hash(id, SECOND) & 0xffff);

/** What each item was; null when it is no glance, as of a later version. */
export function readGlance(glance: Uint8Array): Map<number, number> | null {
  if (glance[0] !== FORMAT || (glance.length - 1) % ENTRY !== 0) return null;
  const view = new DataView(glance.buffer, glance.byteOffset, glance.byteLength);
  const before = new Map<number, number>();
  for (let at = 1; at < glance.length; at += ENTRY)
    before.set(view.getUint32(at) * 0x10000 + view.getUint16(at + 4), view.getUint32(at + 6));
  return before;
}

/** What is another than at the glance; null when it is none. What I made since, elsewhere, is no news to me. */
export function newsSince(
  glance: Uint8Array,
  items: Iterable<Glanced>,
  me: MemberId | null = null,
): News | null {
  const before = readGlance(glance);
  if (before === null) return null;
  const fresh: ItemId[] = [];
  const changed: ItemId[] = [];
  for (const item of items) {
    const key = keyOf(item.id);
    const content = before.get(key);
    before.delete(key);
    if (content === undefined) {
      if (me === null || item.author !== me) fresh.push(item.id);
    } else if (content !== hash(contentOf(item), FIRST)) changed.push(item.id);
  }
  return { fresh, changed, gone: before.size };
}
