/**
 * Second look at an update whose structs build on one another: can they be integrated in some order (a ring of origins
 * would stay pending for ever), and how deep do its types nest. Both need every struct at hand, so this runs only for
 * updates that carry types or that several clients' structs depend within.
 */
import type { DocumentShape } from '../../shared/documents/shapes.ts';
import { AppError } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';
import { UpdateScanner } from './UpdateScanner.ts';

interface Surroundings {
  next(client: number): number;
  depthOf(client: number, clock: number): number | null;
}

/** Structs of one client in columns, ordered by clock. `step` is 1 where the anchor is a parent, 0 beside an origin. */
interface Column {
  readonly clocks: number[];
  readonly ends: number[];
  readonly anchorClients: number[];
  readonly anchorClocks: number[];
  readonly steps: number[];
  readonly rightClients: number[];
  readonly rightClocks: number[];
  readonly types: boolean[];
  /** Known depth per struct, 0 while unknown. */
  readonly depths: number[];
  /** Pointer of the walk in `integratesFully`. */
  reached: number;
}
type Columns = ReadonlyMap<number, Column>;

export function checkOrder(
  update: Uint8Array,
  shape: DocumentShape,
  around: Surroundings,
  hasTypes: boolean,
): 'fine' | 'unsettled' {
  const columns = readColumns(new UpdateScanner(update, shape));
  if (!integratesFully(columns, around))
    throw new AppError('BAD_UPDATE', 'structs depend on each other in a ring');
  return hasTypes ? checkDepths(columns, around) : 'fine';
}

function emptyColumn(): Column {
  return {
    clocks: [],
    ends: [],
    anchorClients: [],
    anchorClocks: [],
    steps: [],
    rightClients: [],
    rightClocks: [],
    types: [],
    depths: [],
    reached: 0,
  };
}

function readColumns(scanner: UpdateScanner): Columns {
  const columns = new Map<number, Column>();
  while (scanner.next()) {
    if (scanner.isSkip) continue;
    const column = columns.get(scanner.client) ?? emptyColumn();
    columns.set(scanner.client, column);
    const anchored = scanner.anchor === 'origin' || scanner.anchor === 'parent';
    column.clocks.push(scanner.clock);
    column.ends.push(scanner.clock + scanner.length);
    column.anchorClients.push(anchored ? scanner.anchorClient : -1);
    column.anchorClocks.push(scanner.anchorClock);
    column.steps.push(scanner.anchor === 'parent' ? 1 : 0);
    column.rightClients.push(scanner.rightClient);
    column.rightClocks.push(scanner.rightClock);
    column.types.push(scanner.isType);
    column.depths.push(anchored ? 0 : 1);
  }
  return columns;
}

/** Walks every client as far as its dependencies allow, and wakes those who waited for it. */
function integratesFully(columns: Columns, around: Surroundings): boolean {
  const waiting = new Map<number, number[]>();
  const ready = [...columns.keys()];
  for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
    const column = columns.get(client);
    const blocker = column ? advance(client, column, columns, around) : null;
    if (blocker !== null) waiting.set(blocker, [...(waiting.get(blocker) ?? []), client]);
    ready.push(...(waiting.get(client) ?? []));
    waiting.delete(client);
  }
  return [...columns.values()].every((column) => column.reached === column.clocks.length);
}

/** Returns the client whose structs must come first, or null when this one is through. */
function advance(client: number, column: Column, columns: Columns, around: Surroundings): number | null {
  const available = (other: number, clock: number) => {
    if (other < 0 || other === client || clock < around.next(other)) return true;
    const needed = columns.get(other);
    return needed !== undefined && needed.reached > 0 && clock < (needed.ends[needed.reached - 1] ?? 0);
  };
  for (; column.reached < column.clocks.length; column.reached += 1) {
    const at = column.reached;
    const anchor = column.anchorClients[at] ?? -1;
    if (!available(anchor, column.anchorClocks[at] ?? 0)) return anchor;
    const right = column.rightClients[at] ?? -1;
    if (!available(right, column.rightClocks[at] ?? 0)) return right;
  }
  return null;
}

function checkDepths(columns: Columns, around: Surroundings): 'fine' | 'unsettled' {
  for (const column of columns.values())
    for (const [at, isType] of column.types.entries()) {
      if (!isType) continue;
      const depth = resolveDepth(columns, column, at, around);
      if (depth === null) return 'unsettled';
      if (depth > LIMITS.typeDepth) throw new AppError('BAD_UPDATE', 'types nested too deep');
    }
  return 'fine';
}

/** Follows anchors up to something of known depth, and writes what was learnt back along the way. */
function resolveDepth(
  columns: Columns,
  from: Column,
  fromIndex: number,
  around: Surroundings,
): number | null {
  const trail: [Column, number][] = [];
  let column = from;
  let at = fromIndex;
  let depth = column.depths[at] ?? 0;
  while (depth === 0) {
    trail.push([column, at]);
    const client = column.anchorClients[at] ?? -1;
    const clock = column.anchorClocks[at] ?? 0;
    const inside = columns.get(client);
    const index = inside ? indexOf(inside, clock) : -1;
    if (!inside || index < 0) {
      const outside = around.depthOf(client, clock);
      if (outside === null) return null;
      depth = outside;
      break;
    }
    column = inside;
    at = index;
    depth = column.depths[at] ?? 0;
  }
  for (const [above, index] of trail.reverse()) {
    depth = Math.min(depth + (above.steps[index] ?? 0), LIMITS.typeDepth + 1);
    above.depths[index] = depth;
  }
  return depth;
}

/** Index of the struct that holds this clock, or -1. */
function indexOf(column: Column, clock: number): number {
  let low = 0;
  let high = column.clocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (clock < (column.clocks[middle] ?? 0)) high = middle - 1;
    else if (clock >= (column.ends[middle] ?? 0)) low = middle + 1;
    else return middle;
  }
  return -1;
}
