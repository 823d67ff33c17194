/**
 * What people show of themselves on a board while they work: where they point, what they drag, what they write in. It
 * travels as awareness, is never stored, and what comes from others is untrusted.
 */
import { type BendChange, readHeldBend, tellBend } from '../../../shared/documents/bends.ts';
import type { LineEnd, Side } from '../../../shared/documents/boardKinds.ts';
import { MAX_COORDINATE, MAX_SIZE, SIDES } from '../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { parseItemId } from '../../../shared/ids.ts';
import type { Box, Point } from '../geometry.ts';

export interface RemoteDrag {
  readonly ids: readonly ItemId[];
  readonly dx: number;
  readonly dy: number;
}

/** What a hand makes of a line: one of its bends elsewhere, new or gone, or another place for its words. */
export interface LineShape {
  readonly bend?: BendChange;
  readonly labelAt?: number;
}

/** Several made larger or smaller from a corner, one given another box, turned, or a line's end put elsewhere. */
export type RemoteHand =
  | {
      readonly does: 'scale';
      readonly ids: readonly ItemId[];
      readonly factor: number;
      readonly fixed: Point;
    }
  | { readonly does: 'resize'; readonly id: ItemId; readonly box: Box }
  | { readonly does: 'turn'; readonly id: ItemId; readonly angle: number }
  | { readonly does: 'bend'; readonly id: ItemId; readonly shape: LineShape }
  | {
      readonly does: 'tip';
      readonly id: ItemId;
      readonly end: LineEnd;
      readonly at: Point | ItemId;
      readonly side?: Side | null;
    };

export interface BoardPresence {
  /** In board pixels; null when the pointer is elsewhere. */
  readonly cursor: Point | null;
  readonly drag: RemoteDrag | null;
  /** What it does to items besides moving them. */
  readonly hand: RemoteHand | null;
  readonly editing: ItemId | null;
}

export const NOWHERE: BoardPresence = { cursor: null, drag: null, hand: null, editing: null };

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

function readIds(value: unknown): readonly ItemId[] {
  if (!Array.isArray(value) || value.length > MOST_DRAGGED) return [];
  return value.map(parseItemId).filter((id): id is ItemId => id !== null);
}

function readDrag(value: unknown): RemoteDrag | null {
  const { ids, by } = (value ?? {}) as { ids?: unknown; by?: unknown };
  const delta = readPoint(by);
  const known = readIds(ids);
  return delta === null || known.length === 0 ? null : { ids: known, dx: delta.x, dy: delta.y };
}

/** A factor from a corner: what it makes of real items is bounded by what they allow. */
const MOST_SCALED = 1_000;

function readScale(value: Record<string, unknown>): RemoteHand | null {
  const [ids, factor, fixed] = [readIds(value.ids), coordinate(value.by, MOST_SCALED), readPoint(value.from)];
  return ids.length === 0 || factor === null || factor <= 0 || fixed === null
    ? null
    : { does: 'scale', ids, factor, fixed };
}

function readBox(value: unknown): Box | null {
  if (!Array.isArray(value)) return null;
  const at = readPoint(value);
  const [w, h] = [coordinate(value[2], MAX_SIZE), coordinate(value[3], MAX_SIZE)];
  return at === null || w === null || h === null || w < 0 || h < 0 ? null : { ...at, w, h };
}

function readHand(value: unknown): RemoteHand | null {
  if (typeof value !== 'object' || value === null) return null;
  const told = value as Record<string, unknown>;
  if (told.ids !== undefined) return readScale(told);
  const id = parseItemId(told.id);
  if (id === null) return null;
  const box = readBox(told.box);
  if (box !== null) return { does: 'resize', id, box };
  const angle = coordinate(told.turn, 360);
  if (angle !== null) return { does: 'turn', id, angle };
  const [bend, along] = [readHeldBend(told.bend, told.of), coordinate(told.along, 1)];
  if (bend) return { does: 'bend', id, shape: { bend } };
  if (along !== null && along >= 0) return { does: 'bend', id, shape: { labelAt: along } };
  const at = readPoint(told.at) ?? parseItemId(told.at);
  return at !== null && (told.end === 'from' || told.end === 'to')
    ? { does: 'tip', id, end: told.end, at, side: SIDES.find((side) => side === told.side) ?? null }
    : null;
}

const round = (value: number) => Math.round(value * 10) / 10;
const pair = ({ x, y }: Point) => [round(x), round(y)];

function writeHand(hand: RemoteHand): object {
  switch (hand.does) {
    case 'scale':
      return {
        ids: hand.ids.slice(0, MOST_DRAGGED),
        by: Number(hand.factor.toFixed(4)),
        from: pair(hand.fixed),
      };
    case 'resize':
      return { id: hand.id, box: [...pair(hand.box), round(hand.box.w), round(hand.box.h)] };
    case 'turn':
      return { id: hand.id, turn: round(hand.angle) };
    case 'bend': {
      const { bend, labelAt } = hand.shape;
      return { id: hand.id, ...(bend ? tellBend(bend) : { along: labelAt }) };
    }
    case 'tip':
      return {
        ...{ id: hand.id, end: hand.end, at: typeof hand.at === 'string' ? hand.at : pair(hand.at) },
        ...(hand.side && { side: hand.side }),
      };
  }
}

/** Never throws; what makes no sense counts as not shown. */
export function readPresence(value: unknown): BoardPresence {
  if (typeof value !== 'object' || value === null) return NOWHERE;
  const { cursor, drag, hand, editing } = value as Record<string, unknown>;
  return {
    cursor: readPoint(cursor),
    drag: readDrag(drag),
    hand: readHand(hand),
    editing: parseItemId(editing),
  };
}

export function writePresence({ cursor, drag, hand, editing }: BoardPresence): object {
  return {
    cursor: cursor && pair(cursor),
    drag: drag && { ids: drag.ids.slice(0, MOST_DRAGGED), by: [round(drag.dx), round(drag.dy)] },
    ...(hand && { hand: writeHand(hand) }),
    editing,
  };
}
