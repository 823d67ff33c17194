/**
 * A map as its analyses see it: who acts on whom, and which way. Decided here, and stated in docs/spec/map-analyses.md:
 * an influence runs from its cause to what changes. "is overcome by" and "requires" are read against their arrow: the
 * answer acts on the barrier, what is required on what requires it. "reinforces" acts both ways. "involves" and
 * "corresponds to" are no influence. What has no sign, and a relation of a newer version, counts as "?".
 */
import type { Category, Control, LinkState, NodeKind, Relation, Status } from './vocabulary.ts';
import { actsBothWays, SIGNS } from './vocabulary.ts';

export interface GraphNode<Id extends string = string> {
  readonly id: Id;
  readonly kind: NodeKind | 'unknown';
  readonly text: string;
  readonly category: Category | null;
  readonly control: readonly Control[];
  /** By city. */
  readonly severity: Readonly<Partial<Record<string, number>>>;
  readonly status: Readonly<Partial<Record<string, Status>>>;
}
export interface GraphLink<Id extends string = string> {
  readonly id: Id;
  readonly from: Id;
  readonly to: Id;
  /** Null for one that only a newer version knows. */
  readonly relation: Relation | null;
  readonly state: LinkState;
}
export interface MapGraph<Id extends string = string> {
  readonly nodes: readonly GraphNode<Id>[];
  readonly links: readonly GraphLink<Id>[];
}

export type ArcSign = '+' | '-' | '?';

/** All that one node does to another; places are those of `Web.ids`. */
export interface Arc<Id extends string = string> {
  readonly from: number;
  readonly to: number;
  /** "?" also where two links disagree. */
  readonly sign: ArcSign;
  readonly links: readonly Id[];
}
export interface Web<Id extends string = string> {
  readonly ids: readonly Id[];
  readonly places: ReadonlyMap<Id, number>;
  readonly out: readonly (readonly Arc<Id>[])[];
  readonly into: readonly (readonly Arc<Id>[])[];
}

export type Influence<Id extends string> = Pick<Arc<Id>, 'sign'> & { readonly from: Id; readonly to: Id };

const AGAINST: ReadonlySet<Relation> = new Set(['overcome-by', 'requires']);
const NONE: ReadonlySet<Relation> = new Set(['involves', 'corresponds']);

/** What a link says about who acts on whom: nothing, one influence, or one each way. */
export function influencesOf<Id extends string>({
  from,
  to,
  relation,
}: Pick<GraphLink<Id>, 'from' | 'to' | 'relation'>): readonly Influence<Id>[] {
  const known = relation ?? 'unclear';
  if (from === to || NONE.has(known)) return [];
  const sign = SIGNS[known] ?? '?';
  if (actsBothWays(known))
    return [
      { from, to, sign },
      { from: to, to: from, sign },
    ];
  return [AGAINST.has(known) ? { from: to, to: from, sign } : { from, to, sign }];
}

export function webOf<Id extends string>({ nodes, links }: MapGraph<Id>): Web<Id> {
  const ids = nodes.map(({ id }) => id);
  const places = new Map(ids.map((id, place) => [id, place]));
  const arcs = new Map<string, { from: number; to: number; sign: ArcSign; links: Id[] }>();
  for (const link of links)
    for (const { sign, ...ends } of influencesOf(link)) {
      const [from, to] = [places.get(ends.from), places.get(ends.to)];
      if (from === undefined || to === undefined) continue;
      const key = `${from} ${to}`;
      const known = arcs.get(key);
      if (!known) arcs.set(key, { from, to, sign, links: [link.id] });
      else {
        known.links.push(link.id);
        if (known.sign !== sign) known.sign = '?';
      }
    }
  const out: Arc<Id>[][] = ids.map(() => []);
  const into: Arc<Id>[][] = ids.map(() => []);
  for (const arc of arcs.values()) {
    out[arc.from]?.push(arc);
    into[arc.to]?.push(arc);
  }
  return { ids, places, out, into };
}
