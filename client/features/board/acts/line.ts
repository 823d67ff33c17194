/** Lines whose ends lie on items or on the board: making them, and putting an end elsewhere. */
import type { ItemChange } from '../../../../shared/documents/board.ts';
import { changeItem, insertItem } from '../../../../shared/documents/board.ts';
import type { Connector, FreeEnds, LineEnd, Place } from '../../../../shared/documents/boardKinds.ts';
import { endAt, isLoose, MAX_COORDINATE, mayHold } from '../../../../shared/documents/boardKinds.ts';
import { readItem } from '../../../../shared/documents/readItem.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { newId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit, hasRoomFor } from '../../../live/edit.ts';
import { keysOnTop } from './order.ts';
import { Structure } from './structure.ts';

/** An item, or a point of the board. */
export type End = ItemId | Place;

export interface LineDraft {
  readonly from: End;
  readonly to: End;
  /** The frame that it lies in, as long as an end is free. */
  readonly parent?: ItemId | null;
  readonly look?: Partial<Pick<Connector, 'routing' | 'heads' | 'fromSide' | 'toSide'>>;
}

const within = (value: number) => Math.round(Math.max(-MAX_COORDINATE, Math.min(MAX_COORDINATE, value)));

/** An end on an item keeps the point that it had: whatever is merged, it has one of both. */
function fieldsOf(end: LineEnd, at: End): Pick<ItemChange, 'from' | 'to'> & FreeEnds {
  if (typeof at === 'string') return { [end]: at };
  return { [end]: null, ...endAt(end, { x: within(at.x), y: within(at.y) }) };
}

const isSolid = (structure: Structure, end: End) =>
  typeof end !== 'string' || (structure.get(end)?.kind ?? 'connector') !== 'connector';

/** Null when there is no room, and for what joins an item to itself or to a line. */
export function createLine(context: ActContext, { from, to, parent, look }: LineDraft): ItemId | null {
  if (from === to || !hasRoomFor(context, 1)) return null;
  return edit(context, (items) => {
    const structure = new Structure(items);
    if (!isSolid(structure, from) || !isSolid(structure, to)) return null;
    const id = newId<ItemId>();
    const [z = ''] = keysOnTop(structure.topKey(), 1);
    const ends = { ...fieldsOf('from', from), ...fieldsOf('to', to) };
    const stamp = { id, author: context.author, at: context.now(), z };
    const held = typeof from === 'string' && typeof to === 'string' ? null : holderOf(structure, parent);
    insertItem(items, { routing: 'straight', ...look, ...ends, ...stamp, kind: 'connector', parent: held });
    return id;
  });
}

function holderOf(structure: Structure, parent: ItemId | null | undefined): ItemId | null {
  const holder = structure.get(parent ?? null);
  return holder && mayHold(holder.kind, 'connector') ? holder.id : null;
}

/** Puts an end on an item, by a side of it or the automatic one, or on a point; false when it cannot be there. */
export function moveEnd(
  context: ActContext,
  id: ItemId,
  end: LineEnd,
  to: End,
  parent: ItemId | null = null,
  sides: ItemChange = {},
): boolean {
  return edit(context, (items) => {
    const structure = new Structure(items);
    const line = readItem(id, items.get(id));
    if (line?.kind !== 'connector' || line.locked || !isSolid(structure, to)) return false;
    if (to === line[end === 'from' ? 'to' : 'from']) return false;
    changeItem(items, id, { ...fieldsOf(end, to), [`${end}Side`]: null, ...sides });
    const after = readItem(id, items.get(id));
    const loose = after?.kind === 'connector' && isLoose(after);
    changeItem(items, id, { parent: loose ? holderOf(structure, parent) : null });
    return true;
  });
}
