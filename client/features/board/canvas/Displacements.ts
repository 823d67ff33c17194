/**
 * Where things are seen while a hand moves them and the document does not know yet: mine, which the surface itself shows
 * (only links have to follow), and others', which are shown from their awareness.
 *
 * Awareness and document arrive in any order. So what somebody else holds is seen where the hand is, counted from where
 * it was grasped, whatever the document says meanwhile; and when the hand lets go, it stays there until the document
 * says where it landed, or for a moment. Without that, things would jump twice as far, or back and forth.
 */
import type { LineEnd } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { shift } from '../../../canvas/geometry.ts';
import type { RemoteDrag } from '../../../canvas/presence/boardPresence.ts';

interface Offset {
  readonly dx: number;
  readonly dy: number;
}

interface Held {
  readonly clientId: number;
  readonly grasped: Point;
  readonly at: Point;
  /** The document has news of it since it was grasped. */
  readonly told: boolean;
  /** When to stop waiting for the document, once the hand has let go. */
  readonly until: number | null;
}

/** A slow room's turn and a slow line. */
const LANDING_MS = 1_000;

export class Displacements {
  readonly #now: () => number;
  readonly #held = new Map<ItemId, Held>();
  readonly #drags = new Map<number, ReadonlySet<ItemId>>();
  #mine: { readonly ids: ReadonlySet<ItemId>; readonly offset: Offset } | null = null;

  /** The end of a line in my hand, and what it is on. */
  tip: { readonly id: ItemId; readonly end: LineEnd; readonly at: Point | ItemId } | null = null;
  /** What my hand turns. */
  turning: { readonly id: ItemId; readonly angle: number } | null = null;
  /** Mine, while I make several larger or smaller. */
  #scaled: ReadonlyMap<ItemId, Box> = new Map();

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Where the surface should put an item that the document has at `box`. */
  byOthers(id: ItemId, box: Box): Box {
    const held = this.#mine?.ids.has(id) ? undefined : this.#held.get(id);
    return held ? { ...box, ...held.at } : box;
  }

  /** In somebody else's hand, or not landed yet. */
  isHeldByOthers(id: ItemId): boolean {
    return this.#held.has(id);
  }

  /** Where an item is seen, also when it is my hand that moves it. */
  seen(id: ItemId, box: Box): Box {
    const scaled = this.#scaled.get(id);
    if (scaled) return scaled;
    if (!this.#mine?.ids.has(id)) return this.byOthers(id, box);
    return shift(box, this.#mine.offset.dx, this.#mine.offset.dy);
  }

  setMine(ids: ReadonlySet<ItemId>, offset: Offset): void {
    this.#mine = { ids, offset };
  }

  setScaled(boxes: ReadonlyMap<ItemId, Box>): void {
    this.#scaled = boxes;
  }

  clearMine(): void {
    this.tip = null;
    this.turning = null;
    this.#scaled = new Map();
    this.#mine = null;
  }

  /** A connection's drag as its awareness tells it. Answers the items that are seen elsewhere now. */
  setDrag(
    clientId: number,
    drag: RemoteDrag | null,
    placeOf: (id: ItemId) => Point | null,
  ): readonly ItemId[] {
    const before = this.#drags.get(clientId) ?? new Set();
    const now = new Set(drag?.ids ?? []);
    const moved: ItemId[] = [...now];
    for (const id of before) if (!now.has(id) && this.#letGo(id, clientId)) moved.push(id);
    if (drag) this.#drags.set(clientId, now);
    else this.#drags.delete(clientId);
    for (const id of now) {
      const held = this.#held.get(id);
      const grasped = held?.clientId === clientId && held.until === null ? held.grasped : placeOf(id);
      if (!grasped || !drag) continue;
      const at = { x: grasped.x + drag.dx, y: grasped.y + drag.dy };
      this.#held.set(id, {
        clientId,
        grasped,
        at,
        told: held?.told === true && held.until === null,
        until: null,
      });
    }
    return moved;
  }

  /** True when it is seen where the document has it. */
  #letGo(id: ItemId, clientId: number): boolean {
    const held = this.#held.get(id);
    if (held?.clientId !== clientId) return false;
    if (held.told) return this.#held.delete(id);
    this.#held.set(id, { ...held, until: this.#now() + LANDING_MS });
    return false;
  }

  /** The document has news of these: whoever let go of them is believed. */
  landed(ids: Iterable<ItemId>): void {
    for (const id of ids) {
      const held = this.#held.get(id);
      if (held?.until === null) this.#held.set(id, { ...held, told: true });
      else if (held) this.#held.delete(id);
    }
  }

  /** Takes back what waited in vain. */
  expire(): readonly ItemId[] {
    const now = this.#now();
    const expired = [...this.#held].filter(([, held]) => held.until !== null && held.until <= now);
    for (const [id] of expired) this.#held.delete(id);
    return expired.map(([id]) => id);
  }

  /** Whether something waits for the document. */
  get waiting(): boolean {
    return [...this.#held.values()].some((held) => held.until !== null);
  }
}
