/** Several items made larger or smaller together: what takes part, how far it goes, and where everything is then. Loaded when the page is idle. */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import { angleOf, isGrid, isJoining } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { boundsOf, containsBox, intersects, shift, union } from '../../../canvas/geometry.ts';
import type { Scaling } from '../../../canvas/items.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { resizingOf } from './resizing.ts';
import { widened } from './tableWidths.ts';

interface Part {
  readonly id: ItemId;
  readonly box: Box;
  readonly angle: number;
  readonly parent: ItemId | null;
  /** What keeps its size keeps its middle among the others, a cluster its corner. */
  readonly sizes: 'both' | 'width' | 'none' | 'corner';
  readonly least: number;
  readonly most: number;
  /** What lies in this cluster or table: it goes where that goes. */
  readonly grid: ReadonlyMap<ItemId, Box>;
}

const NO_GRID: Part['grid'] = new Map();

/** A cluster is as large as what it holds, a table gets wider, a sticker has one size, the letters of a text stay as large as they are. */
function partOf(model: BoardModel, item: BoardItem, box: Box): Part {
  const { id, kind, parent } = item;
  const angle = angleOf(item);
  if (kind === 'connector')
    return { id, box, parent, angle, sizes: 'both', least: 0, most: Number.POSITIVE_INFINITY, grid: NO_GRID };
  const rules = kind === 'cluster' ? null : resizingOf(model, id);
  const still = kind === 'cluster' ? 'corner' : 'none';
  const sizes = rules === null ? still : kind === 'text' || kind === 'table' ? 'width' : 'both';
  const inside = isGrid(kind) ? model.withContents(id).slice(1) : [];
  const grid = new Map(inside.map((one) => [one, model.box(one)] as const).filter(isPlaced));
  // A table goes no further than its columns, and holds nothing else up.
  if (rules === null || kind === 'table')
    return { id, box, parent, angle, sizes, least: 0, most: Number.POSITIVE_INFINITY, grid };
  const high = sizes === 'both';
  // What is beyond its limits already must not be made to jump.
  const least = Math.min(1, Math.max(rules.min.w / box.w, high ? rules.min.h / box.h : 0));
  const most = Math.max(1, Math.min(rules.max.w / box.w, high ? rules.max.h / box.h : Number.MAX_VALUE));
  return { id, box, parent, angle, sizes, least, most, grid };
}

function isPlaced(one: readonly [ItemId, Box | null]): one is readonly [ItemId, Box] {
  return one[1] !== null;
}

function isLoose(model: BoardModel, item: BoardItem | null): item is BoardItem {
  const fixed = item !== null && (model.isInGrid(item.id) || model.hostOf(item.id) !== null);
  return item !== null && !isJoining(item) && !item.locked && !fixed;
}

function scaled(part: Part, factor: number, fixed: Point): Box {
  const { box, sizes } = part;
  const w = sizes === 'both' || sizes === 'width' ? box.w * factor : box.w;
  const h = sizes === 'both' ? box.h * factor : box.h;
  const [midX, midY] = sizes === 'none' ? [box.w / 2, box.h / 2] : [0, 0];
  return {
    x: fixed.x + (box.x + midX - fixed.x) * factor - midX,
    y: fixed.y + (box.y + midY - fixed.y) * factor - midY,
    w,
    h,
  };
}

/** Of two lengths from one start the first stays as long as it is: so far the second may shrink. */
const share = (stays: number, room: number) => (room > 0 ? stays / room : Number.POSITIVE_INFINITY);

/** A cluster, and the height of a table, stays as it is: smaller than this it would leave its frame, or cover what lies beside or below it. */
function leastAround(grid: Part, parts: readonly Part[]): number {
  const { x, y, w, h } = grid.box;
  const wide = grid.sizes === 'width' ? 0 : w;
  const limits = parts.map(({ id, parent, box }) => {
    if (id === grid.parent && containsBox(box, grid.box))
      return Math.max(share(wide, box.x + box.w - x), share(h, box.y + box.h - y));
    if (id === grid.id || parent !== grid.parent || intersects(box, grid.box)) return 0;
    const [right, down] = [box.x >= x + w, box.y >= y + h];
    return right || down
      ? Math.min(...[right ? share(wide, box.x - x) : 1, down ? share(h, box.y - y) : 1])
      : 0;
  });
  return Math.min(1, Math.max(0, ...limits));
}

/** Null unless at least two of these, not in each other, have a place of their own and are free. */
export function scalingOf(model: BoardModel, ids: ReadonlySet<ItemId>): Scaling<ItemId> | null {
  if (ids.size < 2) return null;
  const roots = [...ids].filter((id) => isLoose(model, model.item(id)));
  const inside = new Set(roots.flatMap((id) => model.withContents(id).slice(1)));
  if (roots.filter((id) => !inside.has(id)).length < 2) return null;
  const parts: Part[] = [];
  for (const id of new Set([...roots, ...inside])) {
    const [item, box] = [model.item(id), model.place(id)];
    if (isLoose(model, item) && box && (item.kind === 'connector' || (box.w > 0 && box.h > 0)))
      parts.push(partOf(model, item, box));
  }
  const box = union(parts.map((part) => boundsOf(part.box, part.angle)));
  if (!box) return null;
  const grids = parts.filter(({ id }) => isGrid(model.item(id)?.kind));
  return {
    box,
    least: Math.max(...parts.map((part) => part.least), ...grids.map((grid) => leastAround(grid, parts))),
    most: Math.min(...parts.map((part) => part.most)),
    at: (factor, fixed) => {
      const boxes = new Map<ItemId, Box>();
      for (const part of parts) {
        const to = scaled(part, factor, fixed);
        boxes.set(part.id, to);
        if (part.grid.size > 0 && part.sizes === 'width') {
          for (const [id, one] of widened(model, part.id, to)) boxes.set(id, one);
          continue;
        }
        for (const [id, held] of part.grid) boxes.set(id, shift(held, to.x - part.box.x, to.y - part.box.y));
      }
      return boxes;
    },
  };
}
