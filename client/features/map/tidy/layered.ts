/** One connected part in layers, by dagre: it ranks, orders and places; cycles are broken at as few links as it finds. */
import { Graph, layout } from '@dagrejs/dagre';
import type { Placed, TidyJob, TidyNode } from './tidyJob.ts';

/** Room for a link's verb between two layers. */
const LAYER_GAP = 144;
const NODE_GAP = 28;
/** Lines that pass by a layer need less room than nodes. */
const LINE_GAP = 12;

export function layered(nodes: readonly TidyNode[], links: TidyJob['links']): readonly Placed[] {
  const graph = new Graph();
  graph.setGraph({
    rankdir: 'LR',
    nodesep: NODE_GAP,
    ranksep: LAYER_GAP,
    edgesep: LINE_GAP,
    // The other way of breaking cycles follows them to their end: a map full of loops would be a hundred layers wide.
    acyclicer: 'greedy',
  });
  for (const { id, w, h } of nodes) graph.setNode(id, { width: w, height: h });
  for (const { from, to } of links) {
    if (from === to || !graph.hasNode(from) || !graph.hasNode(to)) continue;
    const before = graph.edge(from, to) as { readonly weight: number } | undefined;
    graph.setEdge(from, to, { weight: 1 + (before?.weight ?? 0) });
  }
  layout(graph);
  return nodes.map((node) => {
    const { x = 0, y = 0 } = graph.node(node.id) as { readonly x?: number; readonly y?: number };
    return { node, x: x - node.w / 2, y: y - node.h / 2, w: node.w, h: node.h };
  });
}
