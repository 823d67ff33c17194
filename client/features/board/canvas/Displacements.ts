/**
 * Where things are seen while a hand moves them and the document does not know yet: mine, which the surface itself shows
 * (only links have to follow), and others', which are shown from their awareness. When somebody lets go, their items
 * wait for the document to say where they landed, or for a moment: without that they would jump back and forth.
 */
import type { ItemId } from '../../../../shared/ids.ts';
import type { RemoteDrag } from '../presence/boardPresence.ts';

export interface Offset {
  readonly dx: number;
  readonly dy: number;
}

interface Held extends Offset {
  readonly clientId: number;
  /** When to stop waiting for the document, once the hand has let go. */
  readonly until: number | null;
}

/** A slow room's turn and a slow line. */
const LANDING_MS = 1_000;

export class Displacements {
  readonly #now: () => number;
  readonly #others = new Map<ItemId, Held>();
  readonly #drags = new Map<number, readonly ItemId[]>();
  #mine: { readonly ids: ReadonlySet<ItemId>; readonly offset: Offset } | null = null;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** What somebody else's hand does to this item. */
  byOthers(id: ItemId): Offset | null {
    return this.#mine?.ids.has(id) ? null : (this.#others.get(id) ?? null);
  }

  any(id: ItemId): Offset | null {
    return this.#mine?.ids.has(id) ? this.#mine.offset : (this.#others.get(id) ?? null);
  }

  setMine(ids: ReadonlySet<ItemId>, offset: Offset): void {
    this.#mine = { ids, offset };
  }

  clearMine(): void {
    this.#mine = null;
  }

  /** A connection's drag as its awareness tells it; answers the items that are seen elsewhere now. */
  setDrag(clientId: number, drag: RemoteDrag | null): readonly ItemId[] {
    const before = this.#drags.get(clientId) ?? [];
    const now = new Set(drag?.ids ?? []);
    for (const id of before) {
      const held = this.#others.get(id);
      if (!now.has(id) && held?.clientId === clientId)
        this.#others.set(id, { ...held, until: this.#now() + LANDING_MS });
    }
    if (drag) {
      this.#drags.set(clientId, drag.ids);
      for (const id of drag.ids) this.#others.set(id, { clientId, dx: drag.dx, dy: drag.dy, until: null });
    } else this.#drags.delete(clientId);
    return drag?.ids ?? [];
  }

  /** The document has news of these: whoever let go of them is believed. Answers what is seen elsewhere now. */
  landed(ids: Iterable<ItemId>): readonly ItemId[] {
    const landed = [...ids].filter((id) => typeof this.#others.get(id)?.until === 'number');
    for (const id of landed) this.#others.delete(id);
    return landed;
  }

  /** Takes back what waited in vain. */
  expire(): readonly ItemId[] {
    const now = this.#now();
    const expired = [...this.#others].filter(([, held]) => held.until !== null && held.until <= now);
    for (const [id] of expired) this.#others.delete(id);
    return expired.map(([id]) => id);
  }

  /** Whether something waits for the document. */
  get waiting(): boolean {
    return [...this.#others.values()].some((held) => held.until !== null);
  }
}
