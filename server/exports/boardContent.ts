/** A board, or one of its frames, as what another begins with: as a template without authors and times, and never too large. */
import * as Y from 'yjs';
import { mapViews } from '../../shared/documents/barrierMap.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { BoardItem } from '../../shared/documents/boardKinds.ts';
import { isLoose, mayCarry, mayHold } from '../../shared/documents/boardKinds.ts';
import { documentItems } from '../../shared/documents/items.ts';
import { compareOrder } from '../../shared/documents/orderKeys.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import type { DocumentKind } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import { writeJson } from '../../shared/exchange/boardJson.ts';
import type { ItemId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';

const NOTHING: ReadonlyMap<ItemId, BoardItem> = new Map();

function readAll(doc: Y.Doc): ReadonlyMap<ItemId, BoardItem> {
  const items: BoardItem[] = [];
  for (const [key, map] of boardItems(doc)) {
    const item = readItem(key, map);
    if (item !== null) items.push(item);
  }
  return new Map(items.sort(compareOrder).map((item) => [item.id, item]));
}

/** The frame, what it holds and what that holds; parents in a circle end. */
function isWithin(items: ReadonlyMap<ItemId, BoardItem>, item: BoardItem, frame: ItemId): boolean {
  for (let [at, steps]: [BoardItem | undefined, number] = [item, 0]; at && steps < 4; steps++) {
    if (at.id === frame) return true;
    at = at.parent === null ? undefined : items.get(at.parent);
  }
  return false;
}

/** A sticker on an item: said of what stood there, and not of what will. */
const isVote = (items: ReadonlyMap<ItemId, BoardItem>, { kind, parent }: BoardItem) =>
  kind === 'sticker' && parent !== null && mayCarry(items.get(parent)?.kind);

/**
 * All that a document holds now, to begin another with: written anew by one client, which is whoever begins it, so that
 * nothing of its past goes along. What was voted on a board was not voted there.
 */
export function documentCopy(doc: Y.Doc, kind: DocumentKind): Uint8Array {
  const items = kind === 'board' ? readAll(doc) : NOTHING;
  const copy = new Y.Doc();
  copy.transact(() => {
    for (const [id, map] of documentItems(doc)) {
      const item = items.get(id as ItemId);
      if (map instanceof Y.Map && !(item && isVote(items, item))) documentItems(copy).set(id, map.clone());
    }
    if (kind === 'barrierMap')
      for (const [id, map] of mapViews(doc)) if (map instanceof Y.Map) mapViews(copy).set(id, map.clone());
  });
  const state = Y.encodeStateAsUpdate(copy);
  copy.destroy();
  return state;
}

export function boardContent(doc: Y.Doc, title: string, frame: ItemId | null): string {
  const items = readAll(doc);
  if (frame !== null && items.get(frame)?.kind !== 'frame') throw new AppError('NOT_FOUND', 'No such frame.');
  const solid = [...items.values()].filter(
    (item) =>
      item.kind !== 'connector' && !isVote(items, item) && (frame === null || isWithin(items, item, frame)),
  );
  const there = new Set(solid.map((item) => item.id));
  const links = [...items.values()].filter((item) => {
    if (item.kind !== 'connector') return false;
    const ends = [item.from, item.to].filter((end) => end !== null);
    const within = ends.every((end) => there.has(end));
    return (
      within &&
      (isLoose(item) ? ends.length > 0 || frame === null || isWithin(items, item, frame) : ends.length > 1)
    );
  });
  const all = [...solid, ...links];
  const letters = all.reduce((sum, item) => sum + item.text.length, 0);
  if (all.length === 0) throw new AppError('BAD_REQUEST', 'There is nothing on it.');
  if (all.length > LIMITS.itemsPerTemplate || letters > LIMITS.lettersPerTemplate)
    throw new AppError('TOO_LARGE', 'A template holds less than this.');
  const written = all.map((item) => {
    const holder = item.parent === null ? undefined : items.get(item.parent);
    const held = holder && there.has(holder.id) && mayHold(holder.kind, item.kind);
    const place = { x: 'x' in item ? item.x : 0, y: 'y' in item ? item.y : 0, w: 0, h: 0 };
    return {
      item: { ...item, author: null, at: 0 },
      ...place,
      parent: held ? holder.id : null,
      author: null,
    };
  });
  return writeJson({ title, at: 0, items: written });
}
