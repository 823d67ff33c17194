/** Which lies on which, and how things look. */
import type * as Y from 'yjs';
import type { ItemMap, ItemPlace } from '../../../../shared/documents/board.ts';
import { changeItem, type ItemChange } from '../../../../shared/documents/board.ts';
import type {
  Align,
  BoardItem,
  NoteColour,
  TextSize,
  Valign,
} from '../../../../shared/documents/boardKinds.ts';
import {
  colourShown,
  hasLetters,
  hasRoom,
  isTableLine,
  takers,
} from '../../../../shared/documents/boardKinds.ts';
import { readItem } from '../../../../shared/documents/readItem.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit } from '../../../live/edit.ts';
import { hasSize, textWidth } from '../model/figures.ts';
import { type Thickness, widthOf } from '../model/penWidth.ts';
import { changeFree, colourItem } from './change.ts';
import { keysAt } from './order.ts';
import { Structure } from './structure.ts';

/** A note in a cluster or a table has its place by the same key: its order is no matter of lying on others. */
function stackable(structure: Structure): readonly ItemPlace[] {
  return structure.places.filter((one) => !isTableLine(one.kind) && !structure.isInGrid(one));
}

/** Puts items, in the order in which they lie now, above `below`; null is under everything. Answers how many. */
export function stackAbove(context: ActContext, ids: readonly ItemId[], below: ItemId | null): number {
  return edit(context, (items) => {
    const structure = new Structure(items);
    const wanted = new Set(ids);
    const all = stackable(structure);
    const movers = all.filter((one) => wanted.has(one.id) && !one.locked);
    const rest = all.filter((one) => !movers.includes(one));
    const index = below === null ? 0 : rest.findIndex((one) => one.id === below) + 1;
    putAt(items, rest, movers, index);
    return movers.length;
  });
}

function putAt(
  items: Y.Map<ItemMap>,
  rest: readonly ItemPlace[],
  movers: readonly ItemPlace[],
  index: number,
): void {
  const keys = keysAt(items, rest, index, movers.length);
  movers.forEach((mover, i) => {
    changeItem(items, mover.id, { z: keys[i] ?? '' });
  });
}

/** How an item looks, apart from what it is, says, and where it lies. */
export interface Look {
  readonly kind: BoardItem['kind'];
  /** Null of a link that nobody gave one. */
  readonly colour: NoteColour | null;
  /** What only its own kind has: the pen of a drawing, how a link runs. */
  readonly own: ItemChange;
  /** Of its letters; undefined of what has none. */
  readonly bold?: true | null;
  readonly struck?: true | null;
  readonly align?: Align | null;
  /** Undefined of what has no room for it, as a text, whose colour is that of its words. */
  readonly valign?: Valign | null;
  readonly ink?: NoteColour | null;
  readonly size?: TextSize | null;
}

/** Widths of small letters are rounded. */
const NEARLY = 4;

/** Sets the size of letters; the width of a text goes along while nobody has given it one. */
function resizeLetters(items: Y.Map<ItemMap>, id: ItemId, size: TextSize | null): void {
  const item = readItem(id, items.get(id));
  if (item === null || !hasSize(item) || (item.kind === 'text' && size === null)) return;
  const goes = item.kind === 'text' && Math.abs(item.w - textWidth(item.size)) < NEARLY;
  changeItem(items, id, { size, ...(goes && size && { w: textWidth(size) }) });
}

/** Null: as large as fits, or as a shape begins; a text always has one. */
export function setLetters(context: ActContext, ids: readonly ItemId[], size: TextSize | null): void {
  changeFree(context, ids, (items, { id }) => resizeLetters(items, id, size));
}

export function setStruck(context: ActContext, ids: readonly ItemId[], struck: true | null): void {
  changeFree(context, ids, (items, { id }) => changeItem(items, id, { struck }));
}

/** Of drawings, each as its pen is. */
export function setThickness(context: ActContext, ids: readonly ItemId[], thickness: Thickness): void {
  changeFree(context, ids, (items, { id }) => {
    const item = readItem(id, items.get(id));
    if (item?.kind === 'stroke') changeItem(items, id, { width: widthOf(item.pen, thickness) });
  });
}

export function lookOf(item: BoardItem | null): Look | null {
  const colour = colourShown(item);
  if (item === null || (colour === null && item.kind !== 'connector')) return null;
  const { kind, bold = null, struck = null, align = null, valign = null, ink = null } = item;
  const size = hasSize(item) ? (item.size ?? null) : undefined;
  return {
    kind,
    colour,
    own: ownLook(item),
    ...(hasLetters(kind) && { bold, struck, align }),
    ...(hasRoom(kind) && { valign, ink }),
    ...(size !== undefined && { size }),
  };
}

function ownLook(item: BoardItem): ItemChange {
  if (item.kind === 'stroke') return { pen: item.pen, width: item.width };
  if (item.kind === 'shape') {
    const { hollow = null, weight = null, dash = null } = item;
    return { hollow, weight, dash };
  }
  if (item.kind !== 'connector') return {};
  const { routing, weight, dash, colour = null } = item;
  return { routing, weight, dash, colour };
}

/** Gives items another's look, its colour as by hand, that of its letters as far as they have some; never its width and height. Answers how many have it now. */
export function giveLook(context: ActContext, ids: readonly ItemId[], look: Look): number {
  return edit(context, (items) => {
    const structure = new Structure(items);
    const free = ids.flatMap((id) => structure.get(id) ?? []).filter((one) => !one.locked);
    const alike = free.filter((one) => one.kind === 'connector' && one.kind === look.kind);
    const taking = alike.length > 0 ? alike : look.colour === null ? [] : takers(free);
    for (const one of taking) {
      const same = one.kind === look.kind;
      const colour = (one.kind === 'text' && look.ink) || look.colour;
      if (colour !== null) colourItem(items, structure, one, colour);
      if (same) changeItem(items, one.id, look.own);
      if (same && look.size !== undefined) resizeLetters(items, one.id, look.size);
      const { bold, struck = null, align, valign, ink } = look;
      if (bold !== undefined && hasLetters(one.kind))
        changeItem(items, one.id, { bold, struck, align: align ?? null });
      if (valign !== undefined && ink !== undefined && hasRoom(one.kind))
        changeItem(items, one.id, { valign, ink });
    }
    return taking.length;
  });
}
