/** What has just been moved, until it rests: meanwhile it is no part of a picture, which would be drawn anew each time. */
const RESTS_MS = 800;
/** When this many move at once, as when a map is tidied, the picture is what moves. */
const MOST = 160;

export class Movers<Id> {
  readonly #moved = new Map<Id, number>();
  readonly #onRest: (ids: readonly Id[]) => void;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(onRest: (ids: readonly Id[]) => void) {
    this.#onRest = onRest;
  }

  has(id: Id): boolean {
    return this.#moved.has(id);
  }

  note(id: Id): void {
    if (this.#moved.size >= MOST && !this.#moved.has(id)) return;
    this.#moved.set(id, performance.now());
    this.#timer ??= setTimeout(this.#rest, RESTS_MS);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#moved.clear();
  }

  readonly #rest = (): void => {
    const now = performance.now();
    const rested = [...this.#moved].filter(([, at]) => now - at >= RESTS_MS / 2).map(([id]) => id);
    for (const id of rested) this.#moved.delete(id);
    this.#timer = this.#moved.size > 0 ? setTimeout(this.#rest, RESTS_MS) : null;
    if (rested.length > 0) this.#onRest(rested);
  };
}
