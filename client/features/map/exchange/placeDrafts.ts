/** Where nodes of a file stand: as the file says, with room for our larger nodes; laid out when it does not say. */
import { type ItemDraft, isGroupDraft, isNodeDraft } from '../../../../shared/exchange/maps/mapDraft.ts';
import { RELATIONS } from '../../../../shared/maps/vocabulary.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { inflate, intersects, union } from '../../../canvas/geometry.ts';
import { NODE } from '../model/mapModel.ts';
import { verbWidth } from '../model/verbRoom.ts';
import { tidyBeside } from '../tidy/tidyBeside.ts';

const GAP = 24;
/** Between nodes in a grid: a link between two of them has room for its verb. */
const GRID_GAP = 80;
const BESIDE = 160;
/** Nodes elsewhere are mostly smaller than ours. */
const SPREADS = [1, 1.25, 1.5, 2, 2.5, 3, 4];
/** More than these are not looked at pair by pair. */
const MOST_COMPARED = 1_500;

function anyOverlap(boxes: readonly Box[]): boolean {
  const sorted = boxes.map((box) => inflate(box, GAP / 2)).toSorted((a, b) => a.x - b.x);
  return sorted.some((box, at) => {
    for (let next = at + 1; next < sorted.length; next++) {
      const other = sorted[next];
      if (!other || other.x >= box.x + box.w) return false;
      if (intersects(box, other)) return true;
    }
    return false;
  });
}

/** Null when no spread keeps them apart: then the file's places are of no use. */
export function spreadOut(boxes: readonly Box[]): readonly Point[] | null {
  const wide = (by: number) => boxes.map((box) => ({ ...box, x: box.x * by, y: box.y * by }));
  const spreads = boxes.length > MOST_COMPARED ? [2] : SPREADS;
  const fits = spreads.find((by) => boxes.length > MOST_COMPARED || !anyOverlap(wide(by)));
  return fits === undefined ? null : wide(fits);
}

export function inGrid(boxes: readonly Box[]): readonly Point[] {
  const columns = Math.ceil(Math.sqrt(boxes.length / 2));
  const tallest = Math.max(0, ...boxes.map(({ h }) => h));
  return boxes.map((_, at) => ({
    x: (at % columns) * (NODE.width + GRID_GAP),
    y: Math.floor(at / columns) * (tallest + GRID_GAP),
  }));
}

async function laidOut(
  boxes: readonly Box[],
  drafts: readonly ItemDraft[],
  left: AbortSignal,
): Promise<readonly Point[]> {
  const groups = new Set(drafts.filter(isGroupDraft).map(({ key }) => key));
  const nodes = boxes.map((box, at) => {
    const group = String(drafts[at]?.fields.group ?? '');
    return {
      ...box,
      id: String(at),
      role: 'free' as const,
      group: groups.has(group) ? `group ${group}` : null,
    };
  });
  const links = drafts.flatMap(({ from, to, fields }) => {
    const relation = RELATIONS.find((one) => one === fields.relation) ?? null;
    return from === null || to === null || Math.max(from, to) >= nodes.length
      ? []
      : [{ from: String(from), to: String(to), verb: verbWidth({ relation }) }];
  });
  const tidied = await tidyBeside({ nodes, links }, left);
  if (tidied.kind !== 'places') return inGrid(boxes);
  const places = new Map(tidied.places.map((place) => [Number(place.id), place]));
  return boxes.map((box, at) => places.get(at) ?? box);
}

/** The file says where each of these nodes stands. */
export const areTold = (nodes: readonly ItemDraft[]): boolean =>
  nodes.every(({ fields }) => typeof fields.x === 'number' && typeof fields.y === 'number');

/** Of the nodes, which stand before the links; their corner is where `free` says. */
export async function placeDrafts(
  drafts: readonly ItemDraft[],
  heightOf: (text: string) => number,
  taken: Box | null,
  left = new AbortController().signal,
): Promise<readonly Point[]> {
  const nodes = drafts.filter(isNodeDraft);
  const boxes = nodes.map(({ fields, texts }) => ({
    x: Number(fields.x ?? 0),
    y: Number(fields.y ?? 0),
    w: NODE.width,
    h: heightOf(texts.text ?? ''),
  }));
  const places = (areTold(nodes) ? spreadOut(boxes) : null) ?? (await laidOut(boxes, drafts, left));
  const around = union(boxes.map((box, at) => ({ ...box, ...places[at] })));
  const dx = taken && around ? taken.x + taken.w + BESIDE - around.x : 0;
  const dy = taken && around ? taken.y - around.y : 0;
  return places.map(({ x, y }) => ({ x: Math.round(x + dx), y: Math.round(y + dy) }));
}
