/**
 * One connected part in layers from the left to the right: ranked, ordered, placed. On numbers only, so that a map of
 * 500 nodes is a matter of a second: a link that passes by layers has a bend in each of them, and those are thousands.
 */
import { COLUMN_GAP } from '../model/columns.ts';
import { alignedIn } from './alignment.ts';
import { type Layers, uncrossed } from './crossings.ts';
import { type Ranked, rankedFrom } from './ranks.ts';
import type { Arrow } from './shortened.ts';
import { GAP } from './standing.ts';
import type { Placed, TidyJob, TidyNode } from './tidyJob.ts';

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

/** Verbs stand clear of what they are between. */
export const AIR = 12;

/** Between each layer and the next: as wide as the longest verb of a link that runs just there. */
function gapsOf(ranks: Ranked['ranks'], nodes: readonly TidyNode[], links: TidyJob['links']) {
  const gaps = Array.from({ length: Math.max(...ranks) + 1 }, () => COLUMN_GAP);
  const rankOf = new Map(nodes.map(({ id }, at) => [id, ranks[at] ?? 0]));
  for (const { from, to, verb = 0 } of links) {
    const [a, b] = [rankOf.get(from), rankOf.get(to)];
    if (a === undefined || b === undefined || Math.abs(a - b) !== 1) continue;
    const gap = Math.min(a, b);
    gaps[gap] = Math.max(gaps[gap] ?? 0, verb + 2 * AIR);
  }
  return gaps;
}

export function layered(nodes: readonly TidyNode[], links: TidyJob['links']): readonly Placed[] {
  if (nodes.length === 0) return [];
  const ranked = rankedFrom(nodes.length, arrowsAmong(nodes, links));
  const gaps = gapsOf(ranked.ranks, nodes, links);
  const drawn = layersOf(ranked);
  const layers = uncrossed(drawn);
  const heightOf = (place: number) => nodes[place]?.h ?? 0;
  const gapOf = (place: number) => (nodes[place] ? GAP : LINE_GAP);
  const ys = alignedIn(
    { ...drawn, layers },
    {
      isBend: (place) => place >= nodes.length,
      apart: (a, b) => (heightOf(a) + heightOf(b) + gapOf(a) + gapOf(b)) / 2,
    },
  );
  const placed: Placed[] = [];
  let left = 0;
  for (const [rank, layer] of layers.entries()) {
    const wide = Math.max(...layer.map((place) => nodes[place]?.w ?? 0));
    for (const place of layer) {
      const node = nodes[place];
      if (!node) continue;
      const { w, h } = node;
      placed.push({ node, x: left + (wide - w) / 2, y: (ys[place] ?? 0) - h / 2, w, h });
    }
    left += wide + (gaps[rank] ?? COLUMN_GAP);
  }
  return placed;
}
