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
  readonly client: number;
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
  /** Who waits for which of these structs. */
  waiting: Map<number, Column[]> | null;
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

function emptyColumn(client: number): Column {
  return {
    client,
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
    waiting: null,
  };
}

function readColumns(scanner: UpdateScanner): Columns {
  const columns = new Map<number, Column>();
  while (scanner.next()) {
    if (scanner.isSkip) continue;
    const column = columns.get(scanner.client) ?? emptyColumn(scanner.client);
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

/**
 * Walks every client as far as its dependencies allow. One that is held up waits at the very struct that it needs and is
 * woken when that one is passed, so that each waking is progress: a ring ends, and the work grows with the structs.
 */
function integratesFully(columns: Columns, around: Surroundings): boolean {
  const ready = [...columns.values()];
  for (let column = ready.pop(); column !== undefined; column = ready.pop())
    for (; column.reached < column.clocks.length; column.reached += 1) {
      const blocker = blockerOf(column, columns, around);
      if (blocker === 'never') return false;
      if (blocker !== null) {
        blocker.push(column);
        break;
      }
      ready.push(...(column.waiting?.get(column.reached) ?? []));
    }
  return [...columns.values()].every((column) => column.reached === column.clocks.length);
}

/** Who waits for the struct that the next one of this column needs; null when it needs none. */
function blockerOf(column: Column, columns: Columns, around: Surroundings): Column[] | 'never' | null {
  const at = column.reached;
  const left = queueAt(column, column.anchorClients[at] ?? -1, column.anchorClocks[at] ?? 0, columns, around);
  return left ?? queueAt(column, column.rightClients[at] ?? -1, column.rightClocks[at] ?? 0, columns, around);
}

function queueAt(
  column: Column,
  client: number,
  clock: number,
  columns: Columns,
  around: Surroundings,
): Column[] | 'never' | null {
  if (client < 0 || client === column.client || clock < around.next(client)) return null;
  const needed = columns.get(client);
  const index = needed ? indexOf(needed, clock) : -1;
  if (!needed || index < 0) return 'never';
  if (index < needed.reached) return null;
  needed.waiting ??= new Map();
  const queue = needed.waiting.get(index) ?? [];
  needed.waiting.set(index, queue);
  return queue;
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
    // What the document knows already counts as it is there, whatever this update says of it.
    const inside = clock < around.next(client) ? undefined : columns.get(client);
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
