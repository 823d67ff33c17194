/**
 * What becomes of membership when nodes are dragged: a node whose middle comes to lie in the box of a group is in it, one
 * whose middle leaves its own is out of it, as frames of a board take things in. Whole groups keep what is in them.
 */
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, centre, containsPoint, type Point, shift } from '../../../canvas/geometry.ts';
import type { Drag } from '../../../canvas/handlers.ts';
import type { CommandParts, MapCommands } from '../acts/MapCommands.ts';
import { placeNodes } from '../acts/mapActs.ts';
import type { MapModel } from '../model/mapModel.ts';
import { moveToGroup } from './groupActs.ts';

export type Held = Pick<Drag<ItemId>, 'ids' | 'dx' | 'dy'>;
/** Where each node that changes goes; null is no group. */
type Changes = ReadonlyMap<ItemId, ItemId | null>;

const area = ({ w, h }: Box) => w * h;

/** The smallest of several that lie on each other. */
function groupAt(model: MapModel, among: readonly ItemId[], point: Point): ItemId | null {
  const found = among.flatMap((id) => {
    const box = model.box(id);
    return box && containsPoint(box, point) ? [{ id, box }] : [];
  });
  return found.toSorted((a, b) => area(a.box) - area(b.box))[0]?.id ?? null;
}

/** Before anything is written: the boxes are where people saw them while they dragged. */
export function changesOf(model: MapModel, { ids, dx, dy }: Held): Changes {
  const isWhole = (group: ItemId) => [...model.membersOf(group)].every((id) => ids.has(id));
  const standing = model
    .groups()
    .map(({ id }) => id)
    .filter((id) => !isWhole(id));
  const changes = new Map<ItemId, ItemId | null>();
  for (const id of ids) {
    const [box, own] = [model.node(id) && model.box(id), model.groupOf(id)?.id ?? null];
    if (!box || (own !== null && !standing.includes(own))) continue;
    const middle = centre(shift(box, dx, dy));
    const stays = own !== null && groupAt(model, [own], middle) === own;
    const into = stays ? own : groupAt(model, standing, middle);
    if (into !== own) changes.set(id, into);
  }
  return changes;
}

/** Shows which groups would take in what is held. */
export function showTaking({ parts, taking }: MapCommands, held: Held | null): void {
  const changes = held ? changesOf(parts.model, held) : new Map<ItemId, ItemId | null>();
  taking.set(new Set([...changes.values()].filter((id) => id !== null)));
}

function tell({ model, voice, t }: CommandParts, changes: ReadonlyMap<ItemId | null, readonly ItemId[]>) {
  const words = [...changes].map(([group, { length: count }]) => {
    const text = model.group(group)?.text.trim() || t('untitled');
    return group === null ? t('said.ungrouped', { count }) : t('said.intoGroup', { count, text });
  });
  if (words.length > 0) voice.say(words.join(' '));
}

/** Writes where nodes were let go and what that makes of their groups: one step of undo. */
export function dropNodes(parts: CommandParts, held: Held): void {
  const { context, model, history } = parts;
  const { ids, dx, dy } = held;
  const nodes = [...ids].map((id) => model.node(id)).filter((node) => node !== null);
  const byGroup = new Map<ItemId | null, ItemId[]>();
  for (const [id, group] of changesOf(model, held)) byGroup.set(group, [...(byGroup.get(group) ?? []), id]);
  history.together(() => {
    placeNodes(
      context,
      nodes.map(({ id, x, y }) => ({ id, x: x + dx, y: y + dy })),
    );
    for (const [group, moved] of byGroup) moveToGroup(context, moved, group);
  });
  model.store.flush();
  tell(parts, byGroup);
}
