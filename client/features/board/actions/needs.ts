/** What acts need before they can be done, as reasons why not. */
import type { BoardItem, BoardItemKind } from '../../../../shared/documents/boardKinds.ts';
import {
  colourShown,
  holdsFast,
  isContainer,
  isJoining,
  isTableLine,
  takers,
} from '../../../../shared/documents/boardKinds.ts';
import type { Desk } from './Action.ts';
import type { Reason } from './actionWords.ts';

export function chosenItems({ commands, model }: Desk): readonly BoardItem[] {
  return commands.chosen.map((id) => model.item(id)).filter((item): item is BoardItem => item !== null);
}

export function needsChosen(desk: Desk): Reason | null {
  return chosenItems(desk).length === 0 ? 'nothing' : null;
}

export function needsOne(desk: Desk): Reason | null {
  return chosenItems(desk).length === 1 ? null : 'one';
}

/** Something chosen that is not locked. */
export function needsFree(desk: Desk): Reason | null {
  const items = chosenItems(desk);
  return items.length === 0 ? 'nothing' : items.every((item) => item.locked) ? 'locked' : null;
}

/** Something chosen beside which there may come more: not only what a locked cluster or table holds. */
export function needsOpen(desk: Desk): Reason | null {
  const { model } = desk;
  const items = chosenItems(desk);
  const held = items.every(({ id, kind }) => holdsFast(model.item(model.parentOf(id)), kind));
  return items.length === 0 ? 'nothing' : held ? 'locked' : null;
}

export function needsKind(kind: BoardItemKind, reason: Reason) {
  return (desk: Desk): Reason | null =>
    chosenItems(desk).some((item) => item.kind === kind) ? needsFree(desk) : reason;
}

/** One picture. */
export function needsPicture(desk: Desk): Reason | null {
  const [item, more] = chosenItems(desk);
  return item?.kind === 'image' && !more ? needsFree(desk) : 'picture';
}

/** Something chosen that has a place of its own, as a link has not. */
export function needsSolid(desk: Desk): Reason | null {
  const items = chosenItems(desk);
  return items.some((item) => item.kind !== 'connector') ? null : items.length === 0 ? 'nothing' : 'solid';
}

/** Something chosen that this version knows how to change. */
export function needsKnown(desk: Desk): Reason | null {
  const items = chosenItems(desk);
  return items.length > 0 && items.every((item) => item.kind === 'unknown') ? 'newer' : null;
}

/** Something chosen, and free, that shows a colour once it is given one. */
export function needsColour(desk: Desk): Reason | null {
  const items = chosenItems(desk);
  const coloured = takers(items);
  if (coloured.some((item) => !item.locked)) return null;
  if (coloured.length > 0) return 'locked';
  return items.length === 0 ? 'nothing' : (needsKnown(desk) ?? 'colourless');
}

/** One chosen item whose look can be given to others. */
export function needsLook(desk: Desk): Reason | null {
  const [item = null] = chosenItems(desk);
  return needsOne(desk) ?? (colourShown(item) || item?.kind === 'connector' ? null : 'colourless');
}

export function needsFreeSolid(desk: Desk): Reason | null {
  return needsSolid(desk) ?? needsFree(desk);
}

/** The chosen frames, clusters and tables, and the clusters that chosen notes lie in. */
export function chosenHolders({ chosen, parts: { model } }: Desk['commands']): readonly BoardItem[] {
  const holders = chosen.map((id) => {
    const parent = model.isInGrid(id) ? model.item(model.parentOf(id)) : null;
    return parent?.kind === 'cluster' ? parent : model.item(id);
  });
  return [...new Set(holders)].filter(
    (item) => item !== null && isContainer(item.kind),
  ) as readonly BoardItem[];
}

export function needsHolder({ commands }: Desk): Reason | null {
  const holders = chosenHolders(commands);
  return holders.length === 0 ? 'cluster' : holders.every((item) => item.locked) ? 'locked' : null;
}

/** Several that are no group yet; notes alone become a cluster. */
export function needsGroupable(desk: Desk): Reason | null {
  const items = desk.commands.free();
  const [first] = items;
  if (!first || items.length < 2) return needsFree(desk) ?? 'several';
  if (desk.selection.isWhole(first.id)) return 'grouped';
  const isLoose = items.some(({ group }) => !group || group !== first.group);
  return isLoose && items.every(({ kind }) => kind === 'note') ? 'notesAlone' : null;
}

export function needsGroup({ commands, model }: Desk): Reason | null {
  return commands.chosen.some((id) => model.groupOf(id).length > 1) ? null : 'cluster';
}

/** Something that can belong elsewhere: not a link, nor a row or column of a table. */
export function needsMovable(desk: Desk): Reason | null {
  return chosenItems(desk).some((item) => isTableLine(item.kind)) ? 'line' : needsPlace(desk);
}

/** Something chosen, and free, that has a place: an item, or a line with a free end. */
export function needsPlace(desk: Desk): Reason | null {
  const items = chosenItems(desk);
  if (items.some((item) => !isJoining(item))) return needsFree(desk);
  return items.length === 0 ? 'nothing' : 'solid';
}

export function onCanvas(desk: Desk): Reason | null {
  return desk.hands === null ? 'canvas' : null;
}
