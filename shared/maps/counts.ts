/** The map counted: barriers by category and city, by who can act, and what answers what. */
import { type ArcSign, type GraphNode, influencesOf, type MapGraph } from './graph.ts';
import { CATEGORIES, type Category, CONTROLS, type Control, type NodeKind } from './vocabulary.ts';

const ANSWERS: ReadonlySet<string> = new Set(['lever', 'solution', 'enabler'] satisfies NodeKind[]);

export const isAnswer = ({ kind }: Pick<GraphNode, 'kind'>): boolean => ANSWERS.has(kind);

/** A city that gave a severity or a status. */
export function concerns(
  { severity, status }: Pick<GraphNode, 'severity' | 'status'>,
  city: string,
): boolean {
  return severity[city] !== undefined || status[city] !== undefined;
}

export interface HeatCell<Id extends string> {
  readonly barriers: readonly Id[];
  /** The worst severity that was given here; null when none was. */
  readonly worst: number | null;
}
export interface HeatRow<Id extends string> {
  /** Null: those that have none. */
  readonly category: Category | null;
  /** As the cities were given, and last what no city says anything about. */
  readonly cells: readonly HeatCell<Id>[];
}

const OURS: ReadonlySet<string> = new Set(CATEGORIES);

/** What a programme added, in a fixed order. */
function ownOf(nodes: readonly Pick<GraphNode, 'category'>[]): readonly Category[] {
  const said = new Set(nodes.flatMap(({ category }) => category ?? []));
  return [...said].filter((one) => !OURS.has(one)).sort();
}

/** Only categories that some barrier has. */
export function barriersByCategory<Id extends string>(
  nodes: readonly GraphNode<Id>[],
  cities: readonly string[],
): readonly HeatRow<Id>[] {
  const barriers = nodes.filter(({ kind }) => kind === 'barrier');
  return [...CATEGORIES, ...ownOf(barriers), null].flatMap((category) => {
    const here = barriers.filter((one) => one.category === category);
    if (here.length === 0) return [];
    const cells = cities.map((city) => {
      const there = here.filter((one) => concerns(one, city));
      const severities = there.map(({ severity }) => severity[city]).filter((one) => one !== undefined);
      return {
        barriers: there.map(({ id }) => id),
        worst: severities.length > 0 ? Math.max(...severities) : null,
      };
    });
    const nowhere = here.filter((one) => !cities.some((city) => concerns(one, city)));
    return [{ category, cells: [...cells, { barriers: nowhere.map(({ id }) => id), worst: null }] }];
  });
}

export interface ActRow<Id extends string> {
  /** Null: nobody was named. */
  readonly control: Control | null;
  readonly barriers: readonly Id[];
}

/** A barrier that several can act on is in the row of each. */
export function whoCanAct<Id extends string>(nodes: readonly GraphNode<Id>[]): readonly ActRow<Id>[] {
  const barriers = nodes.filter(({ kind }) => kind === 'barrier');
  return [...CONTROLS, null].map((control) => ({
    control,
    barriers: barriers
      .filter((one) => (control === null ? one.control.length === 0 : one.control.includes(control)))
      .map(({ id }) => id),
  }));
}

export interface MatrixCell<Id extends string> {
  readonly answer: Id;
  readonly barrier: Id;
  readonly sign: ArcSign;
  readonly links: readonly Id[];
}
export interface PracticeMatrix<Id extends string> {
  readonly answers: readonly Id[];
  readonly barriers: readonly Id[];
  /** Only where an answer acts on a barrier in one step. */
  readonly cells: readonly MatrixCell<Id>[];
}

/** Levers, solutions and enablers by the barriers they act on. */
export function practiceMatrix<Id extends string>({ nodes, links }: MapGraph<Id>): PracticeMatrix<Id> {
  const answers = nodes.filter(isAnswer).map(({ id }) => id);
  const barriers = nodes.filter(({ kind }) => kind === 'barrier').map(({ id }) => id);
  const [asked, acting] = [new Set(barriers), new Set(answers)];
  const cells = new Map<string, { answer: Id; barrier: Id; sign: ArcSign; links: Id[] }>();
  for (const link of links)
    for (const { from, to, sign } of influencesOf(link)) {
      if (!acting.has(from) || !asked.has(to)) continue;
      const key = `${from} ${to}`;
      const known = cells.get(key);
      if (!known) cells.set(key, { answer: from, barrier: to, sign, links: [link.id] });
      else {
        known.links.push(link.id);
        if (known.sign !== sign) known.sign = '?';
      }
    }
  return { answers, barriers, cells: [...cells.values()] };
}
