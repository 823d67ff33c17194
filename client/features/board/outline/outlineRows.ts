/** The board as a list: frames are headings, clusters, tables and their rows sub-headings, items rows. Pure, in reading order. */
import { type BoardItem, type Connector, isContainer } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { BoardModel } from '../model/boardModel.ts';

export interface OutlineRow {
  readonly id: ItemId;
  readonly item: BoardItem;
  readonly level: 2 | 3 | 4;
  /** Place among the rows of its kind under the same parent, from 1. */
  readonly place: number;
  readonly count: number;
  readonly parent: ItemId | null;
  /** Of a note in a table: the words of its column. */
  readonly column: string | null;
  /** Of a frame among others: its place in the presentation, and of how many. */
  readonly number: number | null;
  readonly frames: number;
  /** Words of the items that it is linked with, either way. */
  readonly links: readonly string[];
  /** How many lie on it; of a heading, in all that it holds. */
  readonly stickers: number;
  /** What it is in, which folds it away: of a link, what that is in which it starts from. */
  readonly holder: ItemId | null;
  /** How many are in its group with it; 1 when nothing is. */
  readonly group: number;
  /** Something is in it or lies on it. */
  readonly foldable: boolean;
  /** Of a frame, cluster or table: all that it holds, itself first. */
  readonly contents: readonly ItemId[];
  readonly notes: number;
  readonly clusters: number;
}

type Held = Pick<OutlineRow, 'contents' | 'notes' | 'clusters' | 'stickers'>;

const NOTHING: readonly ItemId[] = [];

/** Rows that are the same as before keep their identity, so that a change renders the rows that it changes. */
export function keepRows(before: readonly OutlineRow[], after: readonly OutlineRow[]): readonly OutlineRow[] {
  const known = new Map(before.map((row) => [row.id, row]));
  return after.map((row) => {
    const old = known.get(row.id);
    return old && sameRow(old, row) ? old : row;
  });
}

function sameRow(a: OutlineRow, b: OutlineRow): boolean {
  const { links, contents, ...rest } = b;
  const same = (Object.keys(rest) as (keyof typeof rest)[]).every((key) => a[key] === b[key]);
  return same && sameList(links, a.links) && sameList(contents, a.contents);
}

const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one, at) => one === b[at]);

/** Every item once, a link after what it starts from, a line that starts on the board by itself; what stands in nothing comes last, as the board itself. */
export function outlineRows(model: BoardModel): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const within = new Map<ItemId | null, ItemId[]>();
  for (const id of model.readingOrder()) {
    const item = model.item(id);
    // After what it starts from.
    if (item?.kind === 'connector' && item.from !== null) continue;
    const parent = model.parentOf(id);
    const siblings = within.get(parent);
    if (siblings) siblings.push(id);
    else within.set(parent, [id]);
  }
  const readingWithin = (parent: ItemId | null) => within.get(parent) ?? [];
  const roots = readingWithin(null);
  const frames = roots.filter((id) => model.item(id)?.kind === 'frame');
  const loose = roots.filter((id) => model.item(id)?.kind !== 'frame');
  const add = (ids: readonly ItemId[], parent: ItemId | null, level: 2 | 3 | 4) => {
    ids.forEach((id, at) => {
      const item = model.item(id);
      if (!item) return;
      const where = parent !== null && model.item(parent)?.kind === 'table' ? inTable(model, ids, id) : null;
      const place = where ?? { place: at + 1, count: ids.length, parent, column: null };
      const number = model.frameNumber(id);
      const frames = number === null ? 0 : model.frames().length;
      const links = item.kind === 'connector' ? endOf(model, item) : linksOf(model, id);
      const inside = readingWithin(id);
      const foldable = inside.length > 0;
      const held = { ...heldBy(model, item), group: model.groupOf(id).length };
      rows.push({ id, item, level, ...place, number, frames, links, ...held, holder: parent, foldable });
      rows.push(...linkRows(model, id, level, parent));
      add(inside, id, item.kind === 'frame' ? 3 : 4);
    });
  };
  add(frames, null, 2);
  add(loose, null, 3);
  return rows;
}

function heldBy(model: BoardModel, { id, kind }: BoardItem): Held {
  if (!isContainer(kind))
    return { contents: NOTHING, notes: 0, clusters: 0, stickers: model.stuckOn(id).length };
  const contents = model.withContents(id);
  const stickers = contents.filter((one) => model.item(one)?.kind === 'sticker').length;
  return { contents, stickers, ...model.countsOf(id) };
}

/** A note is counted in its row, a row among rows, a column among columns. */
function inTable(
  model: BoardModel,
  ids: readonly ItemId[],
  id: ItemId,
): Pick<OutlineRow, 'place' | 'count' | 'parent' | 'column'> {
  const kind = model.item(id)?.kind;
  const cell = model.cellOf(id);
  const peers = ids.filter(
    (one) => model.item(one)?.kind === kind && (kind !== 'note' || model.cellOf(one)?.row === cell?.row),
  );
  const counted = { place: peers.indexOf(id) + 1, count: peers.length };
  if (kind !== 'note') return { ...counted, parent: model.parentOf(id), column: null };
  const column = model.item(cell?.column ?? null)?.text ?? '';
  return { ...counted, parent: cell?.row ?? model.parentOf(id), column };
}

const endOf = (model: BoardModel, line: Connector) => {
  const to = model.item(line.to);
  return to ? [to.text] : [];
};

function linkRows(
  model: BoardModel,
  from: ItemId,
  level: 2 | 3 | 4,
  holder: ItemId | null,
): readonly OutlineRow[] {
  const links = model.connectorsOf(from).flatMap((id) => {
    const item = model.item(id);
    return item?.kind === 'connector' && item.from === from && model.box(id) ? [{ id, item }] : [];
  });
  const count = links.length;
  return links.map(({ id, item }, at) => {
    const links = endOf(model, item);
    return {
      id,
      item,
      level,
      place: at + 1,
      count,
      parent: from,
      column: null,
      number: null,
      frames: 0,
      links,
      holder,
      group: model.groupOf(id).length,
      foldable: false,
      contents: NOTHING,
      notes: 0,
      clusters: 0,
      stickers: 0,
    };
  });
}

function linksOf(model: BoardModel, id: ItemId): readonly string[] {
  return model.connectorsOf(id).flatMap((link) => {
    const connector = model.item(link);
    if (connector?.kind !== 'connector') return [];
    const other = model.item(connector.from === id ? connector.to : connector.from);
    const words = [connector.text, other?.text ? `“${other.text}”` : ''].filter((part) => part !== '');
    return other && words.length > 0 ? [words.join(' ')] : [];
  });
}

/** What an item is in, from near to far. */
export function holdersOf(model: BoardModel, id: ItemId | null): readonly ItemId[] {
  const item = model.item(id);
  const start = item?.kind === 'connector' ? item.from : null;
  const holder = id === null ? null : model.parentOf(start ?? id);
  return holder === null ? [] : [holder, ...holdersOf(model, holder)];
}

/** Without what is in something that is folded. Rows come after what they are in. */
export function shownRows(rows: readonly OutlineRow[], folded: ReadonlySet<ItemId>): readonly OutlineRow[] {
  if (folded.size === 0) return rows;
  const away = new Set<ItemId>();
  return rows.filter(({ id, holder }) => {
    const hidden = holder !== null && away.has(holder);
    if (hidden || folded.has(id)) away.add(id);
    return !hidden;
  });
}

/** The row that the focus goes to when `gone` is deleted: the next one, else the one before. */
export function neighbourOf(rows: readonly OutlineRow[], gone: ReadonlySet<ItemId>): ItemId | null {
  const first = rows.findIndex((row) => gone.has(row.id));
  const after = rows.slice(first + 1).find((row) => !gone.has(row.id));
  return (after ?? rows.slice(0, Math.max(0, first)).at(-1))?.id ?? null;
}
