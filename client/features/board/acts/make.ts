/** Making notes, frames and links. Acts answer with the new ids, or null when the board is full. */

import { insertItem } from '../../../../shared/documents/board.ts';
import {
  holdsFast,
  isContainer,
  isGrid,
  mayHold,
  type NoteColour,
} from '../../../../shared/documents/boardKinds.ts';
import { readSides } from '../../../../shared/documents/freeEnds.ts';
import type { NewItem } from '../../../../shared/documents/newItem.ts';
import type { Cell } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { newId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import type { Kept } from '../../../canvas/sides.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit, hasRoomFor, itemsOf } from '../../../live/edit.ts';
import { keysAt, keysOnTop } from './order.ts';
import { Structure } from './structure.ts';

/** With a cell of its own where several go into one table. */
export interface NoteDraft extends Partial<Cell> {
  readonly x: number;
  readonly y: number;
  readonly w?: number;
  readonly colour?: NoteColour;
  readonly text?: string;
}

/** Where in the board's structure new notes go; `index` counts in a cluster's grid or a table's cell, the end when left out. */
export interface Into {
  readonly parent: ItemId | null;
  readonly cell?: Cell;
  readonly index?: number;
}

function stamp(context: ActContext) {
  return { author: context.author, at: context.now() };
}

export function createNotes(
  context: ActContext,
  drafts: readonly NoteDraft[],
  into: Into = { parent: null },
): readonly ItemId[] | null {
  if (!hasRoomFor(context, drafts.length)) return null;
  return edit(context, (items) => {
    const structure = new Structure(items);
    const parent = structure.get(into.parent);
    const held = parent !== null && mayHold(parent.kind, 'note') && !holdsFast(parent);
    const siblings = held ? structure.notesIn(parent.id, into.cell) : [];
    const keys =
      parent && isGrid(parent.kind)
        ? keysAt(items, siblings, into.index ?? siblings.length, drafts.length)
        : keysOnTop(structure.topKey(), drafts.length);
    return drafts.map((draft, i) => {
      const id = newId<ItemId>();
      const text = draft.text?.slice(0, LIMITS.noteLength) ?? '';
      const item: NewItem = { ...draft, ...stamp(context), id, kind: 'note', z: keys[i] ?? '', text };
      insertItem(items, held ? { ...item, parent: parent.id, ...into.cell } : item);
      return id;
    });
  });
}

export function createNote(context: ActContext, draft: NoteDraft, into?: Into): ItemId | null {
  return createNotes(context, [draft], into)?.[0] ?? null;
}

export interface FrameDraft {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly title: string;
  /** What already lies there and now belongs to it. */
  readonly holds?: readonly ItemId[];
}

export function createFrame(context: ActContext, draft: FrameDraft): ItemId | null {
  if (!hasRoomFor(context, 1)) return null;
  const { title, holds = [], ...box } = draft;
  return edit(context, (items) => {
    const structure = new Structure(items);
    const [z = ''] = keysOnTop(structure.topKey(), 1);
    const id = newId<ItemId>();
    insertItem(items, { ...box, ...stamp(context), id, kind: 'frame', z, text: title });
    for (const held of holds) {
      const place = structure.get(held);
      if (place && mayHold('frame', place.kind) && !place.locked) items.get(held)?.set('parent', id);
    }
    return id;
  });
}

/** Joins two items. The same link again, by the same sides or by none, is the one that exists; to itself or to a link: null. */
export function linkItems(
  context: ActContext,
  from: ItemId,
  to: ItemId,
  label = '',
  sides: Kept = {},
): ItemId | null {
  if (from === to || !hasRoomFor(context, 1)) return null;
  const items = itemsOf(context);
  const structure = new Structure(items);
  const ends = [structure.get(from), structure.get(to)];
  if (ends.some((end) => end === null || end.kind === 'connector')) return null;
  const isSame = (id: ItemId) => {
    const kept = readSides(items.get(id) ?? new Map());
    return kept.fromSide === sides.fromSide && kept.toSide === sides.toSide;
  };
  const there = structure.places.filter((place) => place.from === from && place.to === to);
  const present = there.find(({ id }) => isSame(id)) ?? (sides.fromSide || sides.toSide ? null : there[0]);
  if (present) return present.id;
  return edit(context, () => {
    const id = newId<ItemId>();
    const [z = ''] = keysOnTop(structure.topKey(), 1);
    insertItem(items, { ...stamp(context), id, kind: 'connector', z, from, to, text: label, ...sides });
    return id;
  });
}

/** An empty cluster with a name; `into` is the frame it stands in. */
export function createCluster(
  context: ActContext,
  draft: { readonly x: number; readonly y: number; readonly title: string },
  parent: ItemId | null = null,
): ItemId | null {
  if (!hasRoomFor(context, 1)) return null;
  return edit(context, (items) => {
    const structure = new Structure(items);
    const holder = structure.get(parent);
    const [z = ''] = keysOnTop(structure.topKey(), 1);
    const id = newId<ItemId>();
    const { title, ...place } = draft;
    const frame = holder && isContainer(holder.kind) && mayHold(holder.kind, 'cluster') ? holder.id : null;
    insertItem(items, { ...place, ...stamp(context), id, kind: 'cluster', z, parent: frame, text: title });
    return id;
  });
}
