/**
 * Where others' pointers are. Positions arrive ten or twenty times a second each and glide to the next one; only the
 * nearest few are drawn, the rest is a number. Knows no React and no elements.
 */
import type { Box, Point } from './geometry.ts';
import { centre, containsPoint, distance } from './geometry.ts';

export interface CursorPerson {
  readonly id: string;
  readonly name: string;
  readonly color: string;
}

interface Track {
  person: CursorPerson;
  from: Point;
  to: Point;
  start: number;
}

export const DRAWN = 12;
export const GLIDE_MS = 100;

export class CursorField {
  readonly #tracks = new Map<string, Track>();
  readonly #listeners = new Set<() => void>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  get size(): number {
    return this.#tracks.size;
  }

  /** Null when the pointer left or the person did. A first position does not glide. */
  set(person: CursorPerson, to: Point | null): void {
    const before = this.#tracks.get(person.id);
    const now = this.#now();
    if (to === null) this.#tracks.delete(person.id);
    else if (!before) this.#tracks.set(person.id, { person, from: to, to, start: now });
    else Object.assign(before, { person, from: sample(before, now), to, start: now });
    if (to !== null || before) for (const listener of [...this.#listeners]) listener();
  }

  remove(id: string): void {
    if (this.#tracks.delete(id)) for (const listener of [...this.#listeners]) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  person(id: string): CursorPerson | null {
    return this.#tracks.get(id)?.person ?? null;
  }

  /** Where to draw it now. */
  at(id: string, still: boolean): Point | null {
    const track = this.#tracks.get(id);
    if (!track) return null;
    return still ? track.to : sample(track, this.#now());
  }

  gliding(id: string): boolean {
    const track = this.#tracks.get(id);
    return track !== undefined && this.#now() - track.start < GLIDE_MS;
  }

  /** Those in view that are nearest to its middle, and how many more there are in view. */
  nearest(view: Box): { readonly ids: readonly string[]; readonly rest: number } {
    const middle = centre(view);
    const seen = [...this.#tracks.values()].filter((track) => containsPoint(view, track.to));
    if (seen.length > DRAWN) seen.sort((a, b) => distance(a.to, middle) - distance(b.to, middle));
    return {
      ids: seen.slice(0, DRAWN).map((track) => track.person.id),
      rest: Math.max(0, seen.length - DRAWN),
    };
  }
}

function sample({ from, to, start }: Track, now: number): Point {
  const share = Math.min(1, Math.max(0, (now - start) / GLIDE_MS));
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
