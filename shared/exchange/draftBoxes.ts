/** Where drafts will stand, near enough for a small picture and for finding free space. */
import { freeEnd, isTableLine, NOTE_SIZE, STICKER_SIZE } from '../documents/boardKinds.ts';
import { CLUSTER, clusterSize } from './arrange.ts';
import type { Draft } from './draft.ts';
import { layDraftTable } from './draftTables.ts';
import { noteHeight } from './noteHeight.ts';

export interface DraftBoxOf {
  readonly draft: Draft;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Around the free ends of a line; null for a link. */
function lineBox(draft: Draft): DraftBoxOf | null {
  const ends = [
    freeEnd({ ...draft.fields, from: draft.from }, 'from'),
    freeEnd({ ...draft.fields, to: draft.to }, 'to'),
  ];
  const points = ends.filter((end) => end !== null);
  if (points.length === 0) return null;
  const [xs, ys] = [points.map((one) => one.x), points.map((one) => one.y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { draft, x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}

/** In the order of the drafts; null for links. */
export function draftBoxes(drafts: readonly Draft[]): readonly (DraftBoxOf | null)[] {
  const inCluster = new Map<number, number[]>();
  drafts.forEach(({ parent }, at) => {
    if (parent === null || drafts[parent]?.kind !== 'cluster') return;
    const held = inCluster.get(parent);
    if (held) held.push(at);
    else inCluster.set(parent, [at]);
  });
  const tables = new Map<number, DraftBoxOf>();
  drafts.forEach((draft, at) => {
    if (draft.kind !== 'table') return;
    const held = drafts.flatMap((one, place) => (one.parent === at ? [place] : []));
    const { box, inside } = layDraftTable(drafts, at, held);
    tables.set(at, { draft, ...box });
    for (const [place, inner] of inside) {
      const one = drafts[place];
      if (one) tables.set(place, { draft: one, ...inner });
    }
  });
  return drafts.map((draft, at) => {
    const inTable = tables.get(at);
    if (inTable) return inTable;
    const { x = 0, y = 0, w, h } = draft.fields;
    if (draft.kind === 'connector') return lineBox(draft);
    if (isTableLine(draft.kind)) return null;
    if (draft.kind === 'cluster') {
      const heights = (inCluster.get(at) ?? []).map((note) => noteHeight(drafts[note]?.text ?? ''));
      return { draft, x, y, ...clusterSize(draft.fields.columns ?? 2, heights) };
    }
    if (draft.kind === 'note') {
      const place = placeInCluster(drafts, draft, at, inCluster);
      const width = place ? NOTE_SIZE : (w ?? NOTE_SIZE);
      return { draft, x, y, ...place, w: width, h: noteHeight(draft.text, width) };
    }
    const side = draft.kind === 'sticker' ? STICKER_SIZE : NOTE_SIZE;
    return { draft, x, y, w: w ?? side, h: h ?? side };
  });
}

/** As squares; a note that grows would push the rows below. */
function placeInCluster(
  drafts: readonly Draft[],
  { parent }: Draft,
  at: number,
  inCluster: ReadonlyMap<number, readonly number[]>,
): { readonly x: number; readonly y: number } | null {
  const held = parent === null ? undefined : inCluster.get(parent);
  const cluster = parent === null ? undefined : drafts[parent];
  if (!held || !cluster) return null;
  const index = held.indexOf(at);
  const columns = cluster.fields.columns ?? 2;
  const step = NOTE_SIZE + CLUSTER.gap;
  return {
    x: (cluster.fields.x ?? 0) + CLUSTER.padding + (index % columns) * step,
    y: (cluster.fields.y ?? 0) + CLUSTER.header + Math.floor(index / columns) * step,
  };
}

/** The box around all, null of none. */
export function aroundDrafts(drafts: readonly Draft[]): Omit<DraftBoxOf, 'draft'> | null {
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of draftBoxes(drafts)) {
    if (box === null) continue;
    x1 = Math.min(x1, box.x);
    y1 = Math.min(y1, box.y);
    x2 = Math.max(x2, box.x + box.w);
    y2 = Math.max(y2, box.y + box.h);
  }
  return x1 > x2 ? null : { x: x1, y: y1, w: x2 - x1, h: y2 - y1 };
}
