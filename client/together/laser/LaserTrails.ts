/** The trails of laser pointers, mine and others': each point fades within a second. Knows no React and no elements. */
import type { Point } from '../../canvas/geometry.ts';
import type { LaserSaid } from './said.ts';

export const FADE_MS = 1_000;
/** A hand gives fewer in a second. */
const MOST_KEPT = 256;

interface Spark extends Point {
  readonly at: number;
  /** The first of a stroke: no line leads to it. */
  readonly first: boolean;
}

interface Trail {
  colour: string;
  stroke: number;
  count: number;
  held: boolean;
  sparks: Spark[];
}

export interface ShownTrail {
  readonly colour: string;
  readonly held: boolean;
  /** Oldest first; `age` 0…1. */
  readonly sparks: readonly (Spark & { readonly age: number })[];
}

export class LaserTrails {
  readonly #trails = new Map<string, Trail>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  hear(id: string, colour: string, said: LaserSaid | null): void {
    const known = this.#trails.get(id);
    if (said === null) {
      if (known) known.held = false;
      return;
    }
    const goesOn = known?.stroke === said.stroke;
    // Lifted long ago, as who comes later hears of it.
    if (!known && said.up) return;
    const trail = known ?? { colour, stroke: said.stroke, count: 0, held: true, sparks: [] };
    const fresh = goesOn
      ? Math.max(0, Math.min(said.points.length, said.count - trail.count))
      : said.points.length;
    const at = this.#now();
    said.points.slice(said.points.length - fresh).forEach(({ x, y }, index) => {
      trail.sparks.push({ x, y, at, first: !goesOn && index === 0 });
    });
    trail.sparks = trail.sparks.slice(-MOST_KEPT);
    Object.assign(trail, { colour, stroke: said.stroke, count: said.count, held: !said.up });
    this.#trails.set(id, trail);
  }

  forget(id: string): void {
    this.#trails.delete(id);
  }

  /** What there is to see now. One that is held keeps the place where it rests. */
  shown(): readonly ShownTrail[] {
    const now = this.#now();
    const all: ShownTrail[] = [];
    for (const [id, trail] of this.#trails) {
      const last = trail.sparks.at(-1);
      trail.sparks = trail.sparks.filter(
        (spark) => now - spark.at < FADE_MS || (trail.held && spark === last),
      );
      if (trail.sparks.length === 0 && !trail.held) this.#trails.delete(id);
      else
        all.push({
          colour: trail.colour,
          held: trail.held,
          sparks: trail.sparks.map((spark) => ({ ...spark, age: Math.min(1, (now - spark.at) / FADE_MS) })),
        });
    }
    return all;
  }
}
