/** A clip that comes in. Whatever arrives is untrusted. */
import {
  isKindName,
  isNoteColour,
  kindOf,
  MAX_SIZE,
  MIN_NOTE_SIZE,
  MOST_COLUMNS,
  NOTE_SIZE,
} from '../../../../shared/documents/boardKinds.ts';
import type { ItemDetails } from '../../../../shared/documents/newItem.ts';
import { readDetails } from '../../../../shared/documents/readDetails.ts';
import { parseDocumentId, parseItemId, parseMemberId, parseWorkspaceId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { decodeClip } from '../../../canvas/clipboard.ts';
import { type Clip, type ClipItem, VERSION } from './clip.ts';

const FARTHEST = 200_000;

/** Null for whatever is not a clip. Never throws. */
export function readClip(encoded: string): Clip | null {
  return parseClip(decodeClip(encoded));
}

function parseClip(value: unknown): Clip | null {
  const raw = (value ?? {}) as Partial<Record<'version' | keyof Clip, unknown>>;
  const { version, items } = raw;
  if (version !== VERSION || !Array.isArray(items)) return null;
  if (items.length === 0 || items.length > LIMITS.itemsPerPaste) return null;
  const parsed: ClipItem[] = [];
  for (const [place, one] of items.entries()) {
    const item = parseItem(one, place, items.length);
    if (item === null) return null;
    parsed.push(item);
  }
  const workspace = parseWorkspaceId(raw.workspace);
  const [hidden, cut] = [parseDocumentId(raw.hidden), parseDocumentId(raw.cut)];
  return { items: parsed, ...(workspace && { workspace }), ...(hidden && { hidden }), ...(cut && { cut }) };
}

const within = (value: unknown, least: number, most: number, otherwise: number) =>
  typeof value === 'number' && Number.isFinite(value)
    ? Math.round(Math.max(least, Math.min(most, value)))
    : otherwise;

function placeIn(value: unknown, count: number): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count ? value : null;
}

function lineIn<Name extends 'row' | 'column'>(name: Name, value: unknown, count: number) {
  const place = placeIn(value, count);
  return place === null ? {} : ({ [name]: place } as Record<Name, number>);
}

function parseItem(value: unknown, place: number, count: number): ClipItem | null {
  const raw = (value ?? {}) as Partial<Record<keyof ClipItem, unknown>>;
  const kind = kindOf(raw.kind);
  if (kind === null) return null;
  const parent = placeIn(raw.parent, count);
  const author = parseMemberId(raw.author);
  const id = parseItemId(raw.id);
  const least = kind === 'note' ? MIN_NOTE_SIZE : 1;
  const more = {
    ...readDetails(raw.more),
    ...(isKindName(raw.kind) && kind === 'unknown' && { kindName: raw.kind }),
  };
  // It would count on the board and never be seen.
  if (kind === 'stroke' && more.points === undefined) return null;
  if (kind === 'image' && more.image === undefined) return null;
  if (kind === 'unknown' && (typeof raw.x !== 'number' || typeof raw.y !== 'number')) return null;
  return {
    kind,
    // Only backwards: a list cannot hold itself.
    parent: parent !== null && parent < place ? parent : null,
    from: placeIn(raw.from, count),
    to: placeIn(raw.to, count),
    ...lineIn('row', raw.row, count),
    ...lineIn('column', raw.column, count),
    x: within(raw.x, 0, FARTHEST, 0),
    y: within(raw.y, 0, FARTHEST, 0),
    w: within(raw.w, least, MAX_SIZE, NOTE_SIZE),
    h: within(raw.h, least, MAX_SIZE, NOTE_SIZE),
    columns: within(raw.columns, 1, MOST_COLUMNS, 2),
    colour: isNoteColour(raw.colour) ? raw.colour : 'sun',
    text: typeof raw.text === 'string' ? raw.text.slice(0, LIMITS.noteLength) : '',
    ...((author || raw.author === null) && { author }),
    ...(id && { id }),
    ...(typeof raw.at === 'number' && { at: within(raw.at, 0, Number.MAX_SAFE_INTEGER, 0) }),
    ...(Array.isArray(raw.ends) && { ends: [parseItemId(raw.ends[0]), parseItemId(raw.ends[1])] }),
    more,
  };
}

const farthest = (more: ItemDetails, axis: 'X' | 'Y') =>
  Math.max(more[`from${axis}`] ?? 0, more[`to${axis}`] ?? 0);

/** The size of a clip on the board. */
export function clipSize(clip: Clip): { readonly w: number; readonly h: number } {
  const solid = clip.items.filter((item) => item.kind !== 'connector');
  return {
    w: Math.max(
      0,
      ...solid.map((item) => item.x + item.w),
      ...clip.items.map(({ more }) => farthest(more, 'X')),
    ),
    h: Math.max(
      0,
      ...solid.map((item) => item.y + item.h),
      ...clip.items.map(({ more }) => farthest(more, 'Y')),
    ),
  };
}
