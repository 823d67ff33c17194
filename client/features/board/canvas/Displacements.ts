/**
 * Where things are seen while a hand moves them and the document does not know yet: mine, which the surface itself shows
 * (only links have to follow), and others', which are shown from their awareness.
 *
 * Awareness and document arrive in any order. So what somebody else holds is seen where the hand is, counted from where
 * it was grasped, whatever the document says meanwhile; and when the hand lets go, it stays there until the document
 * says where it landed, or for a moment. Without that, things would jump twice as far, or back and forth.
 */
import type { Connector, LineEnd, Side } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { shift } from '../../../canvas/geometry.ts';
import type { LineShape, RemoteDrag } from '../../../canvas/presence/boardPresence.ts';
import { writable } from '../../../live/readable.ts';
import type { Readable } from '../../../live/types.ts';

interface Offset {
  readonly dx: number;
  readonly dy: number;
}

type Grasped = ReadonlyMap<ItemId, Box>;

export interface Tip {
  readonly end: LineEnd;
  readonly at: Point | ItemId;
  readonly side?: Side | null;
  /** What the other end keeps by that. */
  readonly stays?: { readonly fromSide?: Side; readonly toSide?: Side } | null | undefined;
}

/** How something is seen that somebody holds, as far as it differs from the document. */
export interface Look {
  readonly box?: Point | Box;
  readonly angle?: number;
  readonly tip?: Tip;
  readonly shape?: LineShape;
}

interface Held {
  readonly clientId: number;
  /** Where it was when a hand took it to move it. */
  readonly grasped: Point | null;
  readonly look: Look;
  /** The document has news of it since it was grasped. */
  readonly told: boolean;
  /** When to stop waiting for the document, once the hand has let go. */
  readonly until: number | null;
}

const NO_SIZES: ReadonlyMap<ItemId, Box> = new Map();
const isBox = (place: Point | Box | undefined): place is Box => place !== undefined && 'w' in place;

/** A slow room's turn and a slow line. */
const LANDING_MS = 1_000;

export class Displacements {
  readonly #now: () => number;
  readonly #held = new Map<ItemId, Held>();
  readonly #holding = new Map<number, ReadonlySet<ItemId>>();
  #mine: { readonly ids: ReadonlySet<ItemId>; readonly offset: Offset; readonly from: Grasped } | null = null;

  /** The end of a line in my hand, and what it is on. */
  tip: (Tip & { readonly id: ItemId }) | null = null;
  /** The line that my hand bends, or whose words it puts elsewhere. */
  shape: { readonly id: ItemId; readonly shape: LineShape } | null = null;
  /** The dot of that line that my hand or arrow keys move. */
  dot: string | null = null;
  /** What my hand turns. */
  turning: { readonly id: ItemId; readonly angle: number } | null = null;
  /** Mine, while I make them larger or smaller. */
  #scaled: ReadonlyMap<ItemId, Box> = new Map();
  #factor = 1;
  /** Of what hands make larger or smaller, before it is written. */
  readonly #sizes = writable(NO_SIZES);
  readonly sizes: Readable<ReadonlyMap<ItemId, Box>> = this.#sizes;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Where the surface should put an item that the document has at `box`. */
  byOthers(id: ItemId, box: Box): Box {
    const held = this.#mine?.ids.has(id) ? undefined : this.#held.get(id);
    return held ? { ...box, ...held.look.box } : box;
  }

  /** In somebody else's hand that moves it, or not landed yet. */
  isHeldByOthers(id: ItemId): boolean {
    return this.#held.get(id)?.grasped != null;
  }

  /** Null: as the document says. */
  angle(id: ItemId): number | null {
    return this.turning?.id === id ? this.turning.angle : (this.#held.get(id)?.look.angle ?? null);
  }

  tipOf(id: ItemId): Tip | null {
    return this.tip?.id === id ? this.tip : (this.#held.get(id)?.look.tip ?? null);
  }

  shapeOf(id: ItemId): LineShape | null {
    return this.shape?.id === id ? this.shape.shape : (this.#held.get(id)?.look.shape ?? null);
  }

  /** Where an item is seen, also when it is my hand that moves it. */
  seen(id: ItemId, box: Box): Box {
    const scaled = this.#scaled.get(id);
    if (scaled) return scaled;
    if (!this.#mine?.ids.has(id)) return this.byOthers(id, box);
    const { from, offset } = this.#mine;
    return shift(from.get(id) ?? box, offset.dx, offset.dy);
  }

  /** What hands make larger or smaller, in its box of now. */
  resized(id: ItemId, box: Box): Box {
    const held = this.#scaled.get(id) ?? this.#held.get(id)?.look.box;
    return isBox(held) ? held : box;
  }

  /** `from`: where a hand took them, which is where they are counted from. */
  setMine(ids: ReadonlySet<ItemId>, offset: Offset, from: Grasped = NO_SIZES): void {
    this.#mine = { ids, offset, from };
  }

  /** How many times as large my hand makes the bend of a line. */
  grown({ id, from, to }: Pick<Connector, 'id' | 'from' | 'to'>): number {
    const takesPart = this.#scaled.has(id) || (from && to && this.#scaled.has(from) && this.#scaled.has(to));
    return takesPart ? this.#factor : 1;
  }

  setScaled(boxes: ReadonlyMap<ItemId, Box>, factor = 1): void {
    this.#scaled = boxes;
    this.#factor = factor;
    this.#measure();
  }

  /** Tells what lays words out by its size; a hand that only moves things costs nothing here. */
  #measure(): void {
    const sizes = new Map<ItemId, Box>();
    for (const [id, { look }] of this.#held) if (isBox(look.box)) sizes.set(id, look.box);
    for (const [id, box] of this.#scaled) sizes.set(id, box);
    if (sizes.size + this.#sizes.get().size > 0) this.#sizes.set(sizes);
  }

  clearMine(): void {
    this.tip = null;
    this.shape = null;
    this.dot = null;
    this.turning = null;
    this.#mine = null;
    this.setScaled(new Map());
  }

  /** A connection's drag as its awareness tells it. Answers the items that are seen elsewhere now. */
  setDrag(
    clientId: number,
    drag: RemoteDrag | null,
    placeOf: (id: ItemId) => Point | null,
  ): readonly ItemId[] {
    const grasps = new Map<ItemId, { grasped: Point; look: Look }>();
    for (const id of drag?.ids ?? []) {
      const held = this.#held.get(id);
      const still = held?.clientId === clientId && held.until === null ? held.grasped : null;
      const grasped = still ?? placeOf(id);
      if (!grasped || !drag) continue;
      grasps.set(id, { grasped, look: { box: { x: grasped.x + drag.dx, y: grasped.y + drag.dy } } });
    }
    return this.#hold(clientId, grasps);
  }

  /** How a connection's hand shows things that it turns or gives another size. Answers what is seen elsewhere now. */
  setLooks(clientId: number, looks: ReadonlyMap<ItemId, Look>): readonly ItemId[] {
    return this.#hold(clientId, new Map([...looks].map(([id, look]) => [id, { grasped: null, look }])));
  }

  #hold(
    clientId: number,
    grasps: ReadonlyMap<ItemId, { readonly grasped: Point | null; readonly look: Look }>,
  ): readonly ItemId[] {
    const moved: ItemId[] = [...grasps.keys()];
    for (const id of this.#holding.get(clientId) ?? [])
      if (!grasps.has(id) && this.#letGo(id, clientId)) moved.push(id);
    if (grasps.size > 0) this.#holding.set(clientId, new Set(grasps.keys()));
    else this.#holding.delete(clientId);
    for (const [id, grasp] of grasps) {
      const held = this.#held.get(id);
      const told = held?.told === true && held.until === null;
      this.#held.set(id, { ...grasp, clientId, told, until: null });
    }
    this.#measure();
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

  /**
   * The document has news of these: whoever let go of them is believed. `changed` are those with other fields, which
   * counts for what turned or a line's end: they may lie in the same box as before.
   */
  landed(boxes: Iterable<ItemId>, changed: Iterable<ItemId> = []): void {
    if (this.#held.size === 0) return;
    for (const id of boxes) this.#believe(id);
    for (const id of changed) if (this.#held.get(id)?.look.box === undefined) this.#believe(id);
    this.#measure();
  }

  #believe(id: ItemId): void {
    const held = this.#held.get(id);
    if (held?.until === null) this.#held.set(id, { ...held, told: true });
    else if (held) this.#held.delete(id);
  }

  /** Takes back what waited in vain. */
  expire(): readonly ItemId[] {
    const now = this.#now();
    const expired = [...this.#held].filter(([, held]) => held.until !== null && held.until <= now);
    for (const [id] of expired) this.#held.delete(id);
    this.#measure();
    return expired.map(([id]) => id);
  }

  /** Whether something waits for the document. */
  get waiting(): boolean {
    return [...this.#held.values()].some((held) => held.until !== null);
  }
}
