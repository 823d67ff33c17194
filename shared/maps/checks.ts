/** What a map may still lack. Each is a hint with a place, never a fault. */
import { likeness, termsOf } from '../wording/terms.ts';
import { isAnswer, practiceMatrix } from './counts.ts';
import type { GraphNode, MapGraph } from './graph.ts';

export const CHECKS = ['noResponse', 'noOwner', 'noEvidence', 'disputed', 'alike'] as const;
export type Check = (typeof CHECKS)[number];
export interface Finding<Id extends string> {
  readonly check: Check;
  /** One item, or the two that are alike. */
  readonly items: readonly Id[];
}

/** Two texts are alike when they share as much of their words. Found by trying; see tests/unit/mapChecks.test.ts. */
const ALIKE = 0.75;

/** Overcome or accepted in every city that says how it stands. */
function isSettled({ status }: GraphNode): boolean {
  const all = Object.values(status);
  return all.length > 0 && all.every((one) => one === 'overcome' || one === 'accepted');
}

/** Pairs of nodes of one sort whose words say the same: barriers, causes and effects; answers; each other kind. */
export function alikeNodes<Id extends string>(
  nodes: readonly GraphNode<Id>[],
): readonly (readonly [Id, Id])[] {
  const sortOf = (node: GraphNode<Id>) => {
    if (isAnswer(node)) return 'answer';
    return ['barrier', 'cause', 'effect'].includes(node.kind) ? 'problem' : node.kind;
  };
  const worded = nodes.map((node) => ({
    node,
    sort: sortOf(node),
    stems: new Set(termsOf(node.text).map(({ stem }) => stem)),
  }));
  return worded.flatMap((a, at) =>
    worded
      .slice(at + 1)
      .filter((b) => a.sort === b.sort && likeness(a.stems, b.stems) >= ALIKE)
      .map((b) => [a.node.id, b.node.id] as const),
  );
}

/** In the order of CHECKS. */
export function checkMap<Id extends string>(graph: MapGraph<Id>): readonly Finding<Id>[] {
  const { nodes, links } = graph;
  const kinds = new Map(nodes.map((node) => [node.id, node.kind]));
  const answered = new Set(practiceMatrix(graph).cells.map(({ barrier }) => barrier));
  const owned = new Set(
    links.flatMap(({ relation, from, to }) => {
      const ends = relation === 'involves' ? [from, to] : [];
      return ends.some((end) => kinds.get(end) === 'actor') ? ends : [];
    }),
  );
  const proven = new Set(
    links.flatMap(({ from, to }) => [
      ...(kinds.get(to) === 'evidence' ? [from] : []),
      ...(kinds.get(from) === 'evidence' ? [to] : []),
    ]),
  );
  const lacking = (check: Check, lacks: (node: GraphNode<Id>) => boolean): readonly Finding<Id>[] =>
    nodes.filter(lacks).map(({ id }) => ({ check, items: [id] }));
  return [
    ...lacking('noResponse', (one) => one.kind === 'barrier' && !answered.has(one.id) && !isSettled(one)),
    ...lacking('noOwner', ({ kind, id }) => kind === 'lever' && !owned.has(id)),
    ...lacking('noEvidence', ({ kind, id }) => kind === 'solution' && !proven.has(id)),
    ...links
      .filter(({ state }) => state === 'disputed')
      .map(({ id }) => ({ check: 'disputed' as const, items: [id] })),
    ...alikeNodes(nodes).map((items) => ({ check: 'alike' as const, items })),
  ];
}
