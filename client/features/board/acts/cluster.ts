/** Clusters: notes under one name. */
import { changeItem, insertItem } from '../../../../shared/documents/board.ts';
import { isContainer, isGrid, MOST_COLUMNS } from '../../../../shared/documents/boardKinds.ts';
import { readItem } from '../../../../shared/documents/readItem.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { newId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit, hasRoomFor } from '../../../live/edit.ts';
import type { Placement } from './move.ts';
import { keysAt, keysOnTop } from './order.ts';
import { Structure } from './structure.ts';

export interface ClusterDraft {
  readonly x: number;
  readonly y: number;
  readonly columns?: number;
  readonly title?: string;
}

/** Puts the notes among `ids` (and those of clusters among them) into one new cluster, in the given order. */
export function clusterItems(
  context: ActContext,
  ids: readonly ItemId[],
  draft: ClusterDraft,
): ItemId | null {
  if (!hasRoomFor(context, 1)) return null;
  return edit(context, (items) => {
    const structure = new Structure(items);
    const all = structure.withContents(ids);
    const notes = all.filter((one) => one.kind === 'note' && !one.locked);
    if (notes.length === 0) return null;
    const frames = new Set(notes.map((note) => frameOf(structure, note.id)));
    const parent = frames.size === 1 ? ([...frames][0] ?? null) : null;
    const [z = ''] = keysOnTop(structure.topKey(), 1);
    const id = newId<ItemId>();
    const { title = '', ...place } = draft;
    const stamp = { author: context.author, at: context.now() };
    insertItem(items, {
      columns: squareColumns(notes.length),
      ...place,
      ...stamp,
      id,
      kind: 'cluster',
      z,
      parent,
      text: title,
    });
    const keys = keysAt(items, [], 0, notes.length);
    notes.forEach((note, i) => {
      changeItem(items, note.id, { parent: id, z: keys[i] ?? '', row: null, column: null });
    });
    return id;
  });
}

function frameOf(structure: Structure, id: ItemId): ItemId | null {
  const parent = structure.get(structure.get(id)?.parent ?? null);
  if (parent && isGrid(parent.kind))
    return structure.get(parent.parent)?.kind === 'frame' ? parent.parent : null;
  return parent?.kind === 'frame' ? parent.id : null;
}

/** So many that it is about as wide as high. */
export function squareColumns(count: number): number {
  return Math.max(2, Math.min(MOST_COLUMNS, Math.ceil(Math.sqrt(count))));
}

/** Takes frames, clusters and tables away and leaves what they hold where it was seen (of notes in a grid `at`, from the layout). */
export function uncluster(
  context: ActContext,
  ids: readonly ItemId[],
  at: readonly Placement[],
): readonly ItemId[] {
  return edit(context, (items) => {
    const structure = new Structure(items);
    const places = new Map(at.map((one) => [one.id, one]));
    const freed: ItemId[] = [];
    for (const id of ids) {
      const cluster = structure.get(id);
      if (!cluster || !isContainer(cluster.kind) || cluster.locked) continue;
      const home = readItem(id, items.get(id));
      const notes = isGrid(cluster.kind) ? structure.notesIn(id) : structure.childrenOf(id);
      const stays = new Set(structure.withContents(notes.map((note) => note.id)).map((one) => one.id));
      for (const note of notes) {
        const at = places.get(note.id) ?? (isGrid(cluster.kind) && home && 'x' in home ? home : null);
        const place = at && { x: Math.round(at.x), y: Math.round(at.y), row: null, column: null };
        changeItem(items, note.id, { ...place, parent: home?.parent ?? null });
        freed.push(note.id);
      }
      // With what is stuck on it and on its headings.
      const gone = structure.withContents([id]).flatMap((one) => (stays.has(one.id) ? [] : [one.id]));
      for (const link of structure.connectorsOf(new Set(gone))) items.delete(link.id);
      for (const one of gone) items.delete(one);
    }
    return freed;
  });
}
