/**
 * One connected part in layers from the left to the right: ranked, ordered, placed. On numbers only, so that a map of
 * 500 nodes is a matter of a second: a link that passes by layers has a bend in each of them, and those are thousands.
 */
import { COLUMN_GAP } from '../model/columns.ts';
import { alignedIn } from './alignment.ts';
import { type Layers, uncrossed } from './crossings.ts';
import { type Ranked, rankedFrom } from './ranks.ts';
import type { Arrow } from './shortened.ts';
import type { Placed, TidyJob, TidyNode } from './tidyJob.ts';

const NODE_GAP = 28;
/** Lines that pass by a layer need less room than nodes. */
const LINE_GAP = 12;

function arrowsAmong(nodes: readonly TidyNode[], links: TidyJob['links']): readonly Arrow[] {
  const places = new Map(nodes.map(({ id }, at) => [id, at]));
  return links.flatMap((link) => {
    const [from, to] = [places.get(link.from), places.get(link.to)];
    return from === undefined || to === undefined || from === to ? [] : [{ from, to, weight: 1 }];
  });
}

/** With a bend wherever a link passes a layer; bends are numbered after the nodes. */
function layersOf({ ranks, arrows }: Ranked): Layers {
  const last = Math.max(...ranks);
  const layers: number[][] = Array.from({ length: last + 1 }, () => []);
  const before: number[][] = Array.from({ length: ranks.length }, () => []);
  const after: number[][] = Array.from({ length: ranks.length }, () => []);
  for (const [place, rank] of ranks.entries()) layers[rank]?.push(place);
  const join = (from: number, to: number) => {
    after[from]?.push(to);
    before[to]?.push(from);
  };
  for (const { from, to } of arrows) {
    let end = from;
    for (let rank = (ranks[from] ?? 0) + 1; rank < (ranks[to] ?? 0); rank++) {
      const bend = before.push([]) - 1;
      after.push([]);
      layers[rank]?.push(bend);
      join(end, bend);
      end = bend;
    }
    join(end, to);
  }
  return { layers, before, after };
}

export function layered(nodes: readonly TidyNode[], links: TidyJob['links']): readonly Placed[] {
  if (nodes.length === 0) return [];
  const drawn = layersOf(rankedFrom(nodes.length, arrowsAmong(nodes, links)));
  const layers = uncrossed(drawn);
  const heightOf = (place: number) => nodes[place]?.h ?? 0;
  const gapOf = (place: number) => (nodes[place] ? NODE_GAP : LINE_GAP);
  const ys = alignedIn(
    { ...drawn, layers },
    {
      isBend: (place) => place >= nodes.length,
      apart: (a, b) => (heightOf(a) + heightOf(b) + gapOf(a) + gapOf(b)) / 2,
    },
  );
  const placed: Placed[] = [];
  let left = 0;
  for (const layer of layers) {
    const wide = Math.max(...layer.map((place) => nodes[place]?.w ?? 0));
    for (const place of layer) {
      const node = nodes[place];
      if (!node) continue;
      const { w, h } = node;
      placed.push({ node, x: left + (wide - w) / 2, y: (ys[place] ?? 0) - h / 2, w, h });
    }
    left += wide + COLUMN_GAP;
  }
  return placed;
}
