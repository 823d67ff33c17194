/**
 * What people show of themselves on a board while they work: where they point, what they drag, what they write in. It
 * travels as awareness, is never stored, and what comes from others is untrusted.
 */
import { MAX_COORDINATE } from '../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { parseItemId } from '../../../shared/ids.ts';
import type { Point } from '../geometry.ts';

export interface RemoteDrag {
  readonly ids: readonly ItemId[];
  readonly dx: number;
  readonly dy: number;
}

export interface BoardPresence {
  /** In board pixels; null when the pointer is elsewhere. */
  readonly cursor: Point | null;
  readonly drag: RemoteDrag | null;
  readonly editing: ItemId | null;
}

export const NOWHERE: BoardPresence = { cursor: null, drag: null, editing: null };

/** The awareness field that holds it. */
export const PRESENCE_FIELD = 'board';

/** An awareness state is at most 4 KiB: more items than this glide only when they are dropped. */
export const MOST_DRAGGED = 120;

function coordinate(value: unknown, farthest = MAX_COORDINATE): number | null {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= farthest ? value : null;
}

function readPoint(value: unknown): Point | null {
  if (!Array.isArray(value)) return null;
  const [x, y] = [coordinate(value[0]), coordinate(value[1])];
  return x === null || y === null ? null : { x, y };
}

function readDrag(value: unknown): RemoteDrag | null {
  const { ids, by } = (value ?? {}) as { ids?: unknown; by?: unknown };
  const delta = readPoint(by);
  if (delta === null || !Array.isArray(ids) || ids.length > MOST_DRAGGED) return null;
  const known = ids.map(parseItemId).filter((id): id is ItemId => id !== null);
  return known.length === 0 ? null : { ids: known, dx: delta.x, dy: delta.y };
}

/** Never throws; what makes no sense counts as not shown. */
export function readPresence(value: unknown): BoardPresence {
  if (typeof value !== 'object' || value === null) return NOWHERE;
  const { cursor, drag, editing } = value as Record<string, unknown>;
  return { cursor: readPoint(cursor), drag: readDrag(drag), editing: parseItemId(editing) };
}

export function writePresence({ cursor, drag, editing }: BoardPresence): object {
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    cursor: cursor && [round(cursor.x), round(cursor.y)],
    drag: drag && { ids: drag.ids.slice(0, MOST_DRAGGED), by: [round(drag.dx), round(drag.dy)] },
    editing,
  };
}
