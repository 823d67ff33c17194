/**
 * A sticker that lies on an item belongs to it and has its place from it, so that it stays on it wherever that goes and
 * whoever moves it: `onX`, `onY` say where its middle is, across the box of what it lies on, in the way of a stroke's
 * points. What grows with its notes is measured in board pixels instead: a dot on its name stays on its name.
 */
import type { BoardItemKind, Spot, Sticker } from './boardKinds.ts';
import { isGrid, MAX_COORDINATE, STICKER_SIZE, STROKE_GRID } from './boardKinds.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}
interface Size {
  readonly w: number;
  readonly h: number;
}

/** What a sticker lies on, as it is seen. */
export interface Host {
  readonly kind: BoardItemKind;
  readonly box: Place & Size;
  /** Degrees clockwise around its middle. */
  readonly angle?: number;
}

const BY_PIXEL: Size = { w: STROKE_GRID, h: STROKE_GRID };
/** Of a sticker that does not say where: near the right upper corner. */
const USUAL: Spot = { onX: STROKE_GRID, onY: 0 };
/** The middle of a sticker keeps this far from the edge of what it lies on, where there is room. */
const INSIDE = STICKER_SIZE / 2;

const spread = ({ kind, box }: Host): Size => (isGrid(kind) ? BY_PIXEL : box);

function clamp(value: number, from: number, length: number, margin: number): number {
  const edge = Math.min(margin, length / 2);
  return Math.min(from + length - edge, Math.max(from + edge, value));
}

function turnedAround({ x, y }: Place, { box }: Host, degrees: number): Place {
  if (degrees === 0) return { x, y };
  const [midX, midY] = [box.x + box.w / 2, box.y + box.h / 2];
  const angle = (degrees * Math.PI) / 180;
  const [dx, dy] = [x - midX, y - midY];
  return {
    x: midX + dx * Math.cos(angle) - dy * Math.sin(angle),
    y: midY + dx * Math.sin(angle) + dy * Math.cos(angle),
  };
}

/** Where a sticker on this is seen; never off it. */
export function stuckBox(host: Host, { onX, onY }: Partial<Spot>): Place & Size {
  const { box } = host;
  const size = spread(host);
  const told = onX !== undefined && onY !== undefined;
  const spot = told ? { onX, onY } : USUAL;
  const margin = told ? 0 : INSIDE;
  const flat = {
    x: clamp(box.x + (spot.onX / STROKE_GRID) * size.w, box.x, box.w, margin),
    y: clamp(box.y + (spot.onY / STROKE_GRID) * size.h, box.y, box.h, margin),
  };
  const { x, y } = turnedAround(flat, host, host.angle ?? 0);
  const half = STICKER_SIZE / 2;
  return { x: Math.round(x - half), y: Math.round(y - half), w: STICKER_SIZE, h: STICKER_SIZE };
}

/** The spot of a sticker whose middle is seen here. */
export function spotAt(host: Host, middle: Place): Spot {
  const { box } = host;
  const size = spread(host);
  const { x, y } = turnedAround(middle, host, -(host.angle ?? 0));
  const across = (at: number, from: number, length: number, whole: number) =>
    whole === 0 ? 0 : Math.round(((clamp(at, from, length, 0) - from) / whole) * STROKE_GRID);
  return { onX: across(x, box.x, box.w, size.w), onY: across(y, box.y, box.h, size.h) };
}

/** Null when a document or a file says no place, or an absurd one. */
export function readSpot(read: (name: 'onX' | 'onY') => unknown): Spot | null {
  const [onX, onY] = [read('onX'), read('onY')].map((value) =>
    typeof value === 'number' && Number.isFinite(value)
      ? Math.min(MAX_COORDINATE, Math.max(0, Math.round(value)))
      : undefined,
  );
  return onX === undefined || onY === undefined ? null : { onX, onY };
}

/** It lay on an item; when that is gone it is not seen, as a link whose end is gone, and comes back with it. */
export const wasStuck = ({ onX, parent }: Sticker): boolean => onX !== undefined && parent !== null;
