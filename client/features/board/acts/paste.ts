/** Puts a clip or a list on the board. */
import type * as Y from 'yjs';
import { type ItemMap, insertItem } from '../../../../shared/documents/board.ts';
import {
  isLoose,
  isTableLine,
  mayCarry,
  mayHold,
  NOTE_SIZE,
} from '../../../../shared/documents/boardKinds.ts';
import { freshGroups } from '../../../../shared/documents/freshGroups.ts';
import type { ItemDetails } from '../../../../shared/documents/newItem.ts';
import { insertWithStrong } from '../../../../shared/documents/setStrong.ts';
import { screenColumns } from '../../../../shared/exchange/screenShape.ts';
import type { ItemId, MemberId } from '../../../../shared/ids.ts';
import { newId } from '../../../../shared/ids.ts';
import type { Point } from '../../../canvas/geometry.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit, hasRoomFor } from '../../../live/edit.ts';
import type { Form } from '../canvas/inFrames.ts';
import type { Clip, ClipItem } from '../clipboard/clip.ts';
import { NOTE_GAP } from '../model/layout.ts';
import type { Into } from './make.ts';
import { keysOnTop } from './order.ts';
import { Structure } from './structure.ts';

/** The items that now lie on the board itself, or null when it is full: what was cut here and is gone, or new ones. */
export function pasteClip(
  context: ActContext,
  clip: Clip,
  at: Point,
  into: Into = { parent: null },
): readonly ItemId[] | null {
  const { items } = clip;
  if (!hasRoomFor(context, items.length)) return null;
  return edit(context, (map) => {
    const structure = new Structure(map);
    const isHere = clip.cut !== undefined && clip.cut === context.home?.()?.id;
    const back = isHere ? comingBack(map, items) : new Set<ClipItem>();
    const ids = items.map((item) => (back.has(item) && item.id) || newId<ItemId>());
    const there = (id: ItemId | null | undefined) => {
      const kind = structure.get(id ?? null)?.kind;
      return kind && kind !== 'connector' ? (id ?? null) : null;
    };
    const home = structure.get(into.parent);
    const keys = keysOnTop(structure.topKey(), items.length);
    const roots: ItemId[] = [];
    const regroup = freshGroups();
    items.forEach((item, i) => {
      const [id, z] = [ids[i], keys[i]];
      if (id === undefined || z === undefined) return;
      const author = authorOf(context, clip, item);
      const isBack = back.has(item);
      const now = context.now();
      const since = isBack ? Math.min(item.at ?? now, now) : now;
      // What comes back is in its group again.
      const group = isBack ? {} : regroup(item.more.group, id);
      const stamp = { id, z, kind: item.kind, author, at: since, text: item.text };
      if (item.kind === 'connector') {
        const line = lineOf(item, items, ids, at, isBack ? item.ends?.map(there) : []);
        const holder =
          item.parent === null
            ? home && mayHold(home.kind, 'connector')
              ? home.id
              : null
            : ids[item.parent];
        if (line === null) return;
        const loose = isLoose({ ...line, from: line.from ?? null, to: line.to ?? null });
        insertItem(map, { ...stamp, ...line, ...group, parent: loose ? (holder ?? null) : null });
        if (loose && item.parent === null) roots.push(id);
        return;
      }
      const held = parentOf(item, items);
      const outer = home && mayHold(home.kind, item.kind) ? home.id : null;
      const parent = held === null ? outer : (ids[held] ?? null);
      // A vote is for what was cut, not for a copy of it.
      if (isHere && !isBack && carrierOf(item, items)) return;
      // A row without its table goes into the one that is pasted into, or nowhere.
      if (isTableLine(item.kind) && parent === null) return;
      if (held === null) roots.push(id);
      const place = isTableLine(item.kind) ? {} : { x: at.x + item.x, y: at.y + item.y };
      const fields: ItemDetails = fieldsOf(item);
      // What it lay on stays behind.
      const { onX: _onX, onY: _onY, ...off } = fields;
      insertWithStrong(map, {
        ...stamp,
        ...(held === null ? off : fields),
        ...(held === null && outer !== null ? into.cell : cellOf(item, items, ids)),
        ...place,
        ...group,
        parent,
      });
    });
    return roots;
  });
}

/** What is still gone, each once, whatever the clip says: votes with what they are for, links with one of their ends. */
function comingBack(map: Y.Map<ItemMap>, items: readonly ClipItem[]): ReadonlySet<ClipItem> {
  const gone = items.flatMap((item) => (item.id && !map.has(item.id) ? [[item.id, item] as const] : []));
  const back = new Set(new Map(gone).values());
  for (const item of back) {
    const on = [item.from, item.to].map((end) => items[end ?? -1]).concat(carrierOf(item, items));
    const known = on.filter((one) => one !== undefined);
    if (known.length > 0 && !known.some((one) => back.has(one))) back.delete(item);
  }
  return back;
}

/** What a sticker lies on, in the clip. */
function carrierOf({ kind, parent }: ClipItem, items: readonly ClipItem[]): ClipItem | undefined {
  const carrier = kind === 'sticker' ? items[parent ?? -1] : undefined;
  return mayCarry(carrier?.kind) ? carrier : undefined;
}

/** Who wrote it, within their workspace; nobody where names were hidden and it is elsewhere now; else who pastes. */
function authorOf({ author, home }: ActContext, clip: Clip, item: ClipItem): MemberId | null {
  const here = home?.();
  if (item.author === undefined || !here || clip.workspace !== here.workspaceId) return author;
  return clip.hidden === undefined || clip.hidden === here.id ? item.author : null;
}

/** Of a note in a table that came along. */
function cellOf(item: ClipItem, items: readonly ClipItem[], ids: readonly ItemId[]) {
  const line = (place: number | undefined, kind: 'row' | 'column') =>
    place !== undefined && items[place]?.kind === kind ? ids[place] : undefined;
  const [row, column] = [line(item.row, 'row'), line(item.column, 'column')];
  return { ...(row && { row }), ...(column && { column }) };
}

function fieldsOf({ kind, w, h, columns, colour, more }: ClipItem) {
  if (kind === 'table') return more;
  if (isTableLine(kind)) return { colour, ...more };
  if (kind === 'note') return { w, colour, ...more };
  if (kind === 'cluster') return { columns, colour, ...more };
  if (kind === 'unknown') return { w, h, ...more };
  return { w, h, colour, ...more };
}

function parentOf(item: ClipItem, items: readonly ClipItem[]): number | null {
  const parent = item.parent === null ? undefined : items[item.parent];
  return parent && mayHold(parent.kind, item.kind) ? item.parent : null;
}

/** Null for a line that has no place: an end on nothing, both ends on one item. */
function lineOf(
  { from, to, more }: ClipItem,
  items: readonly ClipItem[],
  ids: readonly ItemId[],
  at: Point,
  [were, went]: readonly (ItemId | null)[] = [],
) {
  const joined = (place: number | null) =>
    place === null || items[place] === undefined || items[place].kind === 'connector'
      ? null
      : (ids[place] ?? null);
  const [start, end] = [were ?? joined(from), went ?? joined(to)];
  const { fromX, fromY, toX, toY, ...look } = more;
  const line = {
    ...look,
    ...(start && { from: start }),
    ...(end && { to: end }),
    ...(fromX !== undefined && fromY !== undefined && { fromX: at.x + fromX, fromY: at.y + fromY }),
    ...(toX !== undefined && toY !== undefined && { toX: at.x + toX, toY: at.y + toY }),
  };
  const whole = start !== null && end !== null ? start !== end : isLoose({ ...line, from: start, to: end });
  return whole ? line : null;
}

/** Where the notes of a list lie, from the corner of all, so wide: in rows as high as their longest words need. */
export function layList(
  lines: readonly string[],
  { most = lines.length, height = Number.POSITIVE_INFINITY }: Form = {},
  side: number = NOTE_SIZE,
) {
  let columns = Math.min(most, screenColumns(lines.length));
  let list = listIn(columns, lines, side);
  while (list.h > height && columns < lines.length) list = listIn(++columns, lines, side);
  return list;
}

function listIn(columns: number, lines: readonly string[], side: number) {
  const step = side + NOTE_GAP;
  let [y, next] = [0, 0];
  const places = lines.map((line, i) => {
    if (i % columns === 0) y = next;
    // In a square are 160 letters; each more makes it less than a pixel higher (exchange/noteHeight.ts).
    next = Math.max(next, y + step, y + step + line.length - 160);
    return { x: (i % columns) * step, y };
  });
  return { places, w: columns * step - NOTE_GAP, h: next - NOTE_GAP };
}
