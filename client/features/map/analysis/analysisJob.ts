/** The analyses that may take long, each over plain data. */
import type { ItemId } from '../../../../shared/ids.ts';
import { checkMap, type Finding } from '../../../../shared/maps/checks.ts';
import type { Bounds } from '../../../../shared/maps/circuits.ts';
import { type MapGraph, webOf } from '../../../../shared/maps/graph.ts';
import { betweenness, degrees, type Micmac, micmac, type Role } from '../../../../shared/maps/influence.ts';
import { type Found, feedbackLoops, type Loop } from '../../../../shared/maps/loops.ts';

export interface NodeRole extends Role {
  readonly id: ItemId;
  readonly incoming: number;
  readonly outgoing: number;
  readonly between: number;
}
export interface Answers {
  readonly loops: Found<Loop<ItemId>>;
  readonly roles: { readonly nodes: readonly NodeRole[]; readonly middle: Micmac['middle'] };
  readonly checks: readonly Finding<ItemId>[];
}
export type AnalysisName = keyof Answers;
export interface AnalysisJob {
  readonly name: AnalysisName;
  readonly graph: MapGraph<ItemId>;
  readonly patienceMs: number;
}
export type Told<Name extends AnalysisName> = { readonly part: number } | { readonly answer: Answers[Name] };

/** Nobody reads more loops. */
export const MOST_LOOPS = 1_000;

type Analyse<Name extends AnalysisName> = (
  graph: MapGraph<ItemId>,
  bounds: Bounds,
  onProgress: (part: number) => void,
) => Answers[Name];

const ANALYSES: { readonly [Name in AnalysisName]: Analyse<Name> } = {
  loops: (graph, bounds) => feedbackLoops(webOf(graph), bounds),
  roles(graph, _, onProgress) {
    const web = webOf(graph);
    const [ends, through, { roles, middle }] = [degrees(web), betweenness(web, onProgress), micmac(web)];
    const nodes = roles.map((role, place) => ({
      ...role,
      ...(ends[place] ?? { incoming: 0, outgoing: 0 }),
      id: web.ids[place] as ItemId,
      between: through[place] ?? 0,
    }));
    return { nodes, middle };
  },
  checks: (graph) => checkMap(graph),
};

export function runAnalysis<Name extends AnalysisName>(
  name: Name,
  { graph, patienceMs }: Omit<AnalysisJob, 'name'>,
  onProgress: (part: number) => void = () => undefined,
): Answers[Name] {
  const end = performance.now() + patienceMs;
  return ANALYSES[name](graph, { most: MOST_LOOPS, expired: () => performance.now() > end }, onProgress);
}
