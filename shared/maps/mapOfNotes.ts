/**
 * Notes of a board as nodes and links of a barrier map: the map that the drawing already says. Pure: what a board has goes
 * in, what a map would get comes out.
 */
import type { ItemId } from '../ids.ts';
import { categoryIn } from './categoryWords.ts';
import { type Category, type NodeKind, proposeRelation, type Relation } from './vocabulary.ts';

/** Whatever lies on the board and may stand between notes: a cluster, a frame, a shape. */
export interface Piece {
  readonly id: ItemId;
  readonly isNote: boolean;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly parent: ItemId | null;
}
/** An arrow, in the direction in which it is read. */
export interface Arrow {
  readonly from: ItemId;
  readonly to: ItemId;
}
/** `asDrawn`: the arrows say what is a cause and what an effect; else all are of one kind. */
export type Becoming = NodeKind | 'asDrawn';

export interface NoteNode {
  readonly note: ItemId;
  readonly kind: NodeKind;
  readonly category: Category | null;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}
export interface NoteLink {
  /** Notes. */
  readonly from: ItemId;
  readonly to: ItemId;
  readonly relation: Relation;
}
export interface MapOfNotes {
  readonly nodes: readonly NoteNode[];
  readonly links: readonly NoteLink[];
}

/** Two clusters of fifty notes that are linked say 2,500 things: beyond this nobody reads a map. */
export const MOST_NOTE_LINKS = 1_500;

class Drawing {
  readonly #pieces: ReadonlyMap<ItemId, Piece>;
  readonly #out = new Map<ItemId, ItemId[]>();
  readonly #holds = new Map<ItemId, ItemId[]>();
  readonly #chosen: ReadonlySet<ItemId>;

  constructor(pieces: readonly Piece[], arrows: readonly Arrow[], chosen: ReadonlySet<ItemId>) {
    this.#pieces = new Map(pieces.map((piece) => [piece.id, piece]));
    this.#chosen = chosen;
    for (const { from, to } of arrows) this.#add(this.#out, from, to);
    for (const id of chosen) for (const holder of this.#holdersOf(id)) this.#add(this.#holds, holder, id);
  }

  #add(to: Map<ItemId, ItemId[]>, key: ItemId, value: ItemId): void {
    const known = to.get(key);
    if (known) known.push(value);
    else to.set(key, [value]);
  }

  /** Cluster, then frame. */
  #holdersOf(id: ItemId): ReadonlySet<ItemId> {
    const holders = new Set<ItemId>();
    for (let at = this.#pieces.get(id)?.parent ?? null; at !== null && !holders.has(at); ) {
      holders.add(at);
      at = this.#pieces.get(at)?.parent ?? null;
    }
    return holders;
  }

  /** Chosen notes that an arrow to `id` means: itself, or what it holds. */
  #meant(id: ItemId): readonly ItemId[] {
    if (this.#chosen.has(id)) return [id];
    return this.#holds.get(id) ?? [];
  }

  /** Chosen notes that one comes to from here; what is no note, as a joint between arrows, is passed through. */
  #after(start: ItemId): ReadonlySet<ItemId> {
    const found = new Set<ItemId>();
    const passed = new Set<ItemId>([start]);
    const waiting = [...(this.#out.get(start) ?? [])];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (passed.has(next)) continue;
      passed.add(next);
      const meant = this.#meant(next);
      for (const one of meant) found.add(one);
      if (meant.length === 0 && this.#pieces.get(next)?.isNote === false)
        waiting.push(...(this.#out.get(next) ?? []));
    }
    return found;
  }

  pairs(): readonly Arrow[] {
    const pairs = new Map<string, Arrow>();
    const say = (from: ItemId, to: ItemId) => from !== to && pairs.set(`${from} ${to}`, { from, to });
    for (const id of this.#chosen) for (const to of this.#after(id)) say(id, to);
    for (const [holder, notes] of this.#holds)
      for (const to of this.#after(holder)) for (const from of notes) say(from, to);
    return [...pairs.values()].slice(0, MOST_NOTE_LINKS);
  }

  /** Of the nearest heading that speaks of one. */
  category(note: ItemId): Category | null {
    for (const holder of this.#holdersOf(note)) {
      const found = categoryIn(this.#pieces.get(holder)?.text ?? '');
      if (found !== null) return found;
    }
    return null;
  }
}

function reachOf(pairs: readonly Arrow[], way: 'from' | 'to'): (start: ItemId) => ReadonlySet<ItemId> {
  const next = new Map<ItemId, ItemId[]>();
  for (const pair of pairs) {
    const [key, value] = way === 'to' ? [pair.from, pair.to] : [pair.to, pair.from];
    next.set(key, [...(next.get(key) ?? []), value]);
  }
  return (start) => {
    const found = new Set<ItemId>();
    const waiting = [start];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
      for (const one of next.get(at) ?? [])
        if (one !== start && !found.has(one)) {
          found.add(one);
          waiting.push(one);
        }
    return found;
  };
}

/**
 * The problem is what most of the drawing leads to or comes from (a fishbone's head, the trunk of a problem tree); what
 * leads to it is a cause, what comes from it an effect. What no arrow touches, and what is both, is a barrier.
 */
function kindsAsDrawn(notes: readonly ItemId[], pairs: readonly Arrow[]): ReadonlyMap<ItemId, NodeKind> {
  const kinds = new Map<ItemId, NodeKind>();
  const [up, down] = [reachOf(pairs, 'from'), reachOf(pairs, 'to')];
  const linked = new Set(pairs.flatMap(({ from, to }) => [from, to]));
  const waiting = notes
    .filter((id) => linked.has(id))
    .map((id) => ({ id, causes: up(id), effects: down(id) }));
  waiting.sort(
    (a, b) =>
      b.causes.size + b.effects.size - a.causes.size - a.effects.size || b.causes.size - a.causes.size,
  );
  for (const { id, causes, effects } of waiting) {
    if (kinds.has(id)) continue;
    kinds.set(id, 'barrier');
    for (const one of causes) if (!kinds.has(one)) kinds.set(one, effects.has(one) ? 'barrier' : 'cause');
    for (const one of effects) if (!kinds.has(one)) kinds.set(one, 'effect');
  }
  return kinds;
}

/** An arrow of a drawing says what leads to what: an effect of a problem tree is brought about, not blocked. */
function relationOf(from: NodeKind, to: NodeKind): Relation {
  const proposed = proposeRelation(from, to);
  return proposed === 'blocks' ? 'causes' : proposed;
}

/** `chosen` are notes; those without words become nothing. */
export function mapOfNotes(
  pieces: readonly Piece[],
  arrows: readonly Arrow[],
  chosen: ReadonlySet<ItemId>,
  becoming: Becoming,
): MapOfNotes {
  const notes = pieces.filter((piece) => piece.isNote && chosen.has(piece.id) && piece.text.trim() !== '');
  const drawing = new Drawing(pieces, arrows, new Set(notes.map(({ id }) => id)));
  const pairs = drawing.pairs();
  const drawn =
    becoming === 'asDrawn'
      ? kindsAsDrawn(
          notes.map(({ id }) => id),
          pairs,
        )
      : null;
  const kindOf = (id: ItemId): NodeKind =>
    becoming === 'asDrawn' ? (drawn?.get(id) ?? 'barrier') : becoming;
  return {
    nodes: notes.map(({ id, text, x, y }) => ({
      note: id,
      kind: kindOf(id),
      category: drawing.category(id),
      text: text.trim(),
      x,
      y,
    })),
    links: pairs.map(({ from, to }) => ({ from, to, relation: relationOf(kindOf(from), kindOf(to)) })),
  };
}
