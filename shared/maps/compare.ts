/** Cities beside each other on one map: what they share, what only one has, and what one solved that another has open. */
import { likeness, termsOf } from '../wording/terms.ts';
import { concerns } from './counts.ts';
import type { GraphNode, MapGraph } from './graph.ts';

/** Accepted is lived with: neither open nor solved. */
export type Standing = 'open' | 'solved' | 'accepted';
export type Sharing = 'all' | 'some' | 'one' | 'none';

export interface CompareRow<Id extends string> {
  /** In the order of the map. */
  readonly nodes: readonly Id[];
  readonly sharing: Sharing;
  /** As the cities were given; null where the row does not concern the city. */
  readonly standings: readonly (Standing | null)[];
  /** The worst that was given in each city. */
  readonly severities: readonly (number | null)[];
}

/** Each node with the first of those it is joined to. */
function rowsOf<Id extends string>(
  { nodes, links }: MapGraph<Id>,
  joinDisputed: boolean,
): ReadonlyMap<Id, Id> {
  const heads = new Map(nodes.map(({ id }) => [id, id]));
  const headOf = (id: Id): Id => {
    let head = id;
    for (let next = heads.get(head); next !== undefined && next !== head; next = heads.get(head)) head = next;
    return head;
  };
  for (const { from, to, relation, state } of links) {
    if (relation !== 'corresponds' || !heads.has(from) || !heads.has(to)) continue;
    if (joinDisputed || state !== 'disputed') heads.set(headOf(to), headOf(from));
  }
  return new Map(nodes.map(({ id }) => [id, headOf(id)]));
}

function standingOf(nodes: readonly GraphNode[], city: string): Standing | null {
  const here = nodes.filter((node) => concerns(node, city)).map(({ status }) => status[city]);
  if (here.length === 0) return null;
  if (here.some((status) => status !== 'overcome' && status !== 'accepted')) return 'open';
  return here.includes('overcome') ? 'solved' : 'accepted';
}

function severityOf(nodes: readonly GraphNode[], city: string): number | null {
  const said = nodes.map(({ severity }) => severity[city]).filter((one) => one !== undefined);
  return said.length > 0 ? Math.max(...said) : null;
}

function sharingOf(standings: readonly (Standing | null)[]): Sharing {
  const count = standings.filter((one) => one !== null).length;
  if (count === 0) return 'none';
  if (count === 1) return 'one';
  return count === standings.length ? 'all' : 'some';
}

export function compareCities<Id extends string>(
  graph: MapGraph<Id>,
  cities: readonly string[],
): readonly CompareRow<Id>[] {
  const heads = rowsOf(graph, false);
  const rows = new Map<Id | undefined, GraphNode<Id>[]>();
  for (const node of graph.nodes) {
    const head = heads.get(node.id);
    rows.set(head, [...(rows.get(head) ?? []), node]);
  }
  return [...rows.values()].map((nodes) => {
    const standings = cities.map((city) => standingOf(nodes, city));
    const severities = cities.map((city) => severityOf(nodes, city));
    return { nodes: nodes.map(({ id }) => id), sharing: sharingOf(standings), standings, severities };
  });
}

/** Where in the comparison a row stands: what can be learned comes before how it is shared. */
export type Group = 'lesson' | 'all' | 'some' | `one:${string}` | 'none';

export function groupOf(
  { sharing, standings }: Pick<CompareRow<string>, 'sharing' | 'standings'>,
  cities: readonly string[],
): Group {
  if (standings.includes('solved') && standings.includes('open')) return 'lesson';
  if (sharing !== 'one') return sharing;
  return `one:${cities[standings.findIndex((one) => one !== null)] ?? ''}`;
}

/** The one city where it is worse than in each other that has it; null where none stands out. */
export function worstIn({ severities }: Pick<CompareRow<string>, 'severities'>): number | null {
  const most = Math.max(...severities.map((one) => one ?? 0));
  const there = severities.flatMap((one, at) => (one === most ? [at] : []));
  const compared = severities.filter((one) => one !== null).length;
  return compared > 1 && there.length === 1 ? (there[0] ?? null) : null;
}

export interface Lesson<Id extends string> {
  readonly nodes: readonly Id[];
  readonly solved: readonly string[];
  readonly open: readonly string[];
}

/** What a city can ask another about. */
export function solvedThereOpenHere<Id extends string>(
  rows: readonly CompareRow<Id>[],
  cities: readonly string[],
): readonly Lesson<Id>[] {
  return rows
    .map(({ nodes, standings }) => ({
      nodes,
      solved: cities.filter((_, at) => standings[at] === 'solved'),
      open: cities.filter((_, at) => standings[at] === 'open'),
    }))
    .filter(({ solved, open }) => solved.length > 0 && open.length > 0);
}

export interface Correspondence<Id extends string> {
  readonly from: Id;
  readonly to: Id;
  readonly likeness: number;
}

/** Two short texts with one telling word of three in common; less where people gave them one category. */
const ALIKE = 0.3;
const ALIKE_IN_CATEGORY = 0.15;

export function proposeCorrespondences<Id extends string>(
  graph: MapGraph<Id>,
  cities: readonly string[],
): readonly Correspondence<Id>[] {
  const heads = rowsOf(graph, true);
  const worded = graph.nodes
    .map((node) => ({
      ...node,
      cities: cities.filter((city) => concerns(node, city)),
      stems: new Set(termsOf(node.text).map(({ stem }) => stem)),
    }))
    .filter((node) => node.cities.length > 0);
  return worded
    .flatMap((a, at) =>
      worded
        .slice(at + 1)
        .filter((b) => a.kind === b.kind && heads.get(a.id) !== heads.get(b.id))
        .filter((b) => !a.cities.some((city) => b.cities.includes(city)))
        .map((b) => ({ b, alike: likeness(a.stems, b.stems) }))
        .filter(
          ({ b, alike }) =>
            alike >= (a.category !== null && a.category === b.category ? ALIKE_IN_CATEGORY : ALIKE),
        )
        .map(({ b, alike }) => ({ from: a.id, to: b.id, likeness: alike })),
    )
    .toSorted((a, b) => b.likeness - a.likeness);
}
