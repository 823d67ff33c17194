/**
 * Items on their way between boards, tabs and browsers: a list in which items name each other by place, so that a clip
 * says nothing about the board it came from but in which workspace it is; what is cut says which board and items it was,
 * so that it can come back there. It travels inside text/html, the only rich type that every browser carries to another
 * one. Whatever arrives is untrusted.
 */
import { bendFields } from '../../../../shared/documents/bends.ts';
import type {
  BoardItem,
  BoardItemKind,
  Connector,
  NoteColour,
} from '../../../../shared/documents/boardKinds.ts';
import { endAt, isTableLine } from '../../../../shared/documents/boardKinds.ts';
import { readFreeEnds } from '../../../../shared/documents/freeEnds.ts';
import { detailsOf, type ItemDetails } from '../../../../shared/documents/newItem.ts';
import type { DocumentId, ItemId, MemberId, WorkspaceId } from '../../../../shared/ids.ts';
import { encodeClip } from '../../../canvas/clipboard.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { shift } from '../../../canvas/geometry.ts';
import type { Home } from '../../../live/edit.ts';
import { isSigned } from '../acts/signing.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { freeBox, LINE_ENDS, linkRoute, withFreeBox } from '../model/linkEnds.ts';
import { compareStacking } from '../model/stacking.ts';

export interface ClipItem {
  readonly kind: BoardItemKind;
  /** Places in the list; null is none. A parent comes before what it holds. */
  readonly parent: number | null;
  readonly from: number | null;
  readonly to: number | null;
  /** Of a note in a table that comes along. */
  readonly row?: number;
  readonly column?: number;
  /** From the clip's own corner. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly columns: number;
  readonly colour: NoteColour;
  readonly text: string;
  /** Who wrote it; without it whoever pastes signs. */
  readonly author?: MemberId | null;
  /** Of what was cut: which item it was, since when, and of a link between which items. */
  readonly id?: ItemId;
  readonly at?: number;
  readonly ends?: readonly (ItemId | null)[];
  /** What only some kinds have, as it stands in the document: read again when it comes in. */
  readonly more: ItemDetails;
}

export interface Clip {
  readonly items: readonly ClipItem[];
  /** Where its authors are people. */
  readonly workspace?: WorkspaceId;
  /** Its document, where that hides who wrote what. */
  readonly hidden?: DocumentId;
  /** The document it was cut from. */
  readonly cut?: DocumentId;
}

export const VERSION = 1;

/**
 * The chosen items, what they hold and the links among them, in the board's order; null when there is nothing. Dots on
 * an item are votes for it and not for a copy: they come along where they are chosen, or where it is moved by a cut.
 */
export function clipOf(model: BoardModel, ids: readonly ItemId[], cut = false, home?: Home): Clip | null {
  const all = new Set(ids.flatMap((id) => [...model.withContents(id), ...cellsOfLine(model, id)]));
  const chosen = new Set([...all].filter((id) => cut || model.hostOf(id) === null || ids.includes(id)));
  const there = [...chosen].filter((id) => model.item(id)?.kind !== 'connector');
  // As they lie, so that every holder comes before what it holds.
  const solid = there.sort((a, b) => compareStacking(model, a, b));
  const lines = clipLines(model, chosen, cut);
  const boxes = [...solid.map((id) => model.box(id)), ...lines.map(freeBox)].filter((box) => box !== null);
  if (boxes.length === 0) return null;
  const corner = { x: Math.min(...boxes.map((box) => box.x)), y: Math.min(...boxes.map((box) => box.y)) };
  const placeOf = new Map(solid.map((id, place) => [id, place]));
  const place = (id: ItemId | null) => placeOf.get(id as ItemId) ?? null;
  const signed = (item: BoardItem) => ({
    ...((cut || isSigned(item)) && { author: item.author }),
    ...(cut && { id: item.id, at: item.at }),
  });
  const items: ClipItem[] = [];
  for (const id of solid) {
    const item = model.item(id);
    const box = model.box(id);
    if (!item || !box) continue;
    items.push({
      ...NO_ENDS,
      kind: item.kind,
      ...cellPlaces(model, id, placeOf),
      parent: place(model.parentOf(id)),
      x: Math.round(box.x - corner.x),
      y: Math.round(box.y - corner.y),
      w: Math.round(box.w),
      // A shape's own height: it is drawn higher while its words need that.
      h: Math.round(item.kind === 'shape' ? item.h : box.h),
      columns: item.kind === 'cluster' ? item.columns : 2,
      colour: 'colour' in item ? item.colour : 'sun',
      text: item.text,
      ...signed(item),
      more: detailsOf(item),
    });
  }
  for (const line of lines) {
    const moved = withFreeBox(line, shift(freeBox(line) ?? NOWHERE, -corner.x, -corner.y));
    const points = readFreeEnds(new Map(Object.entries(moved)));
    const ends = { from: place(line.from), to: place(line.to), parent: place(model.parentOf(line.id)) };
    const more = { ...detailsOf(line), ...points };
    const { kind, text, from, to } = line;
    items.push({ ...NO_BOX, ...ends, kind, text, ...signed(line), ...(cut && { ends: [from, to] }), more });
  }
  const hidden = home?.attribution === false && { hidden: home.id };
  return { items, ...(home && { workspace: home.workspaceId, ...(cut && { cut: home.id }) }), ...hidden };
}

/** The notes of a row or column. */
function cellsOfLine(model: BoardModel, id: ItemId) {
  const kind = model.item(id)?.kind;
  if (!isTableLine(kind)) return [];
  const notes = model.childrenOf(model.parentOf(id)).filter((one) => model.item(one)?.kind === 'note');
  return notes.filter((one) => model.cellOf(one)?.[kind] === id);
}

function cellPlaces(model: BoardModel, id: ItemId, placeOf: ReadonlyMap<ItemId, number>) {
  const cell = model.cellOf(id);
  const row = cell?.row ? placeOf.get(cell.row) : undefined;
  const column = cell?.column ? placeOf.get(cell.column) : undefined;
  return { ...(row !== undefined && { row }), ...(column !== undefined && { column }) };
}

const NO_ENDS = { from: null, to: null } as const;
const NOWHERE: Box = { x: 0, y: 0, w: 0, h: 0 };
const NO_BOX = { ...NOWHERE, w: 1, h: 1, columns: 2, colour: 'sun' } as const;

/**
 * The chosen lines, and those between two that are chosen; of what is cut all that go with it. An end on an item that
 * does not come along becomes a point, where it was.
 */
function clipLines(model: BoardModel, chosen: ReadonlySet<ItemId>, cut: boolean): readonly Connector[] {
  const ids = new Set([...chosen].flatMap((id) => [id, ...model.connectorsOf(id)]));
  return [...ids].flatMap((id) => {
    const line = model.item(id);
    if (line?.kind !== 'connector' || model.box(id) === null) return [];
    const all = LINE_ENDS.every((end) => chosen.has(line[end] ?? id));
    if (all) return [line];
    return chosen.has(id) ? [freed(model, line, chosen)] : cut ? [line] : [];
  });
}

function freed(model: BoardModel, line: Connector, chosen: ReadonlySet<ItemId>): Connector {
  const route = linkRoute(model, line, (id) => model.solidBox(id));
  if (route === null) return line;
  const { points } = route;
  let free = line;
  for (const end of LINE_ENDS) {
    if (line[end] === null || chosen.has(line[end])) continue;
    const at = end === 'from' ? points[0] : (points.at(-1) ?? points[0]);
    free = { ...free, [end]: null, ...endAt(end, { x: Math.round(at.x), y: Math.round(at.y) }) };
  }
  return free;
}

export function writeClip(clip: Clip): string {
  return encodeClip({ ...clip, version: VERSION, items: clip.items.map(writeItem) });
}

/** What only a newer version knows stands as it would write it: it may be one that pastes. */
function writeItem({ kind, more: { kindName, extra, bends, ...more }, ...item }: ClipItem) {
  return { ...item, kind: kindName ?? kind, more: { ...more, ...bendFields(bends), ...extra } };
}

/** The words of items in reading order, one item a line: what other programs get. */
export function wordsOf(model: BoardModel, ids: readonly ItemId[]): readonly BoardItem[] {
  const chosen = new Set(ids.flatMap((id) => model.withContents(id)));
  return model
    .readingOrder()
    .filter((id) => chosen.has(id))
    .map((id) => model.item(id))
    .filter((item): item is BoardItem => item !== null && item.kind !== 'connector' && item.text !== '');
}
