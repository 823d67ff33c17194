/**
 * Notes of a board as nodes and links of a barrier map: the map that the drawing already says. Pure: what a board has goes
 * in, what a map would get comes out.
 */
import type { CityId, ItemId } from '../ids.ts';
import { type Category, type NodeKind, proposeRelation, type Relation, SIGNS } from './vocabulary.ts';
import { categoryIn, kindIn, relationOf } from './words.ts';

/** Whatever lies on the board and may stand between notes: a cluster, a frame, a shape. */
export interface Piece {
  readonly id: ItemId;
  readonly isNote: boolean;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly parent: ItemId | null;
  /** Of who wrote it, where that is known and shown. */
  readonly city?: CityId | null;
}
/** An arrow, in the direction in which it is read. */
export interface Arrow {
  readonly from: ItemId;
  readonly to: ItemId;
  readonly text: string;
}
/** `asDrawn`: the arrows say what is a cause and what an effect; else all are of one kind. */
export type Becoming = NodeKind | 'asDrawn';

export interface NoteNode {
  readonly note: ItemId;
  readonly kind: NodeKind;
  readonly category: Category | null;
  /** Where it is a barrier. */
  readonly city: CityId | null;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}
export interface NoteLink {
  /** Notes. */
  readonly from: ItemId;
  readonly to: ItemId;
  readonly relation: Relation;
  /** What its arrow says beyond the relation. */
  readonly text: string;
}
export interface MapOfNotes {
  readonly nodes: readonly NoteNode[];
  readonly links: readonly NoteLink[];
}

/** Two clusters of fifty notes that are linked say 2,500 things: beyond this nobody reads a map. */
export const MOST_NOTE_LINKS = 1_500;

/** What leads from one note to another, over however many arrows. */
interface Pair {
  readonly from: ItemId;
  readonly to: ItemId;
  readonly said: ReadonlySet<string>;
}
type Step = readonly [to: ItemId, said: ReadonlySet<string>];

class Drawing {
  readonly #pieces: ReadonlyMap<ItemId, Piece>;
  /** Of arrows that join the same two, what all of them say. */
  readonly #out = new Map<ItemId, Map<ItemId, Set<string>>>();
  readonly #holds = new Map<ItemId, ItemId[]>();
  readonly #chosen: ReadonlySet<ItemId>;

  constructor(pieces: readonly Piece[], arrows: readonly Arrow[], chosen: ReadonlySet<ItemId>) {
    this.#pieces = new Map(pieces.map((piece) => [piece.id, piece]));
    this.#chosen = chosen;
    for (const { from, to, text } of arrows) {
      const ways = this.#out.get(from) ?? new Map<ItemId, Set<string>>();
      const said = ways.get(to) ?? new Set();
      this.#out.set(from, ways.set(to, said));
      if (text.trim() !== '') said.add(text.trim());
    }
    for (const id of chosen)
      for (const holder of this.#holdersOf(id)) {
        const held = this.#holds.get(holder);
        if (held) held.push(id);
        else this.#holds.set(holder, [id]);
      }
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
  #after(start: ItemId): readonly Step[] {
    const found: Step[] = [];
    const passed = new Set<ItemId>([start]);
    const waiting: Step[] = [...(this.#out.get(start) ?? [])];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [to, said] = next;
      const meant = this.#meant(to);
      for (const one of meant) found.push([one, said]);
      if (passed.has(to)) continue;
      passed.add(to);
      if (meant.length === 0 && this.#pieces.get(to)?.isNote === false)
        for (const [further, more] of this.#out.get(to) ?? [])
          waiting.push([further, new Set([...said, ...more])]);
    }
    return found;
  }

  pairs(): readonly Pair[] {
    const pairs = new Map<string, Pair & { readonly said: Set<string> }>();
    const isFull = () => pairs.size >= MOST_NOTE_LINKS;
    const say = (from: ItemId, [to, said]: Step) => {
      if (from === to) return;
      const key = `${from} ${to}`;
      if (isFull() && !pairs.has(key)) return;
      const pair = pairs.get(key) ?? { from, to, said: new Set() };
      pairs.set(key, pair);
      for (const words of said) pair.said.add(words);
    };
    for (const id of this.#chosen) {
      if (isFull()) break;
      for (const step of this.#after(id)) say(id, step);
    }
    // Frames in each other, with arrows among them, would say the same millions of times.
    for (const [holder, notes] of this.#holds) {
      if (isFull()) break;
      for (const step of this.#after(holder)) for (const from of notes) say(from, step);
    }
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

  /** Of the nearest heading that names one. */
  kind(note: ItemId): NodeKind | null {
    for (const holder of this.#holdersOf(note)) {
      const found = kindIn(this.#pieces.get(holder)?.text ?? '');
      if (found !== null) return found;
    }
    return null;
  }
}

function reachOf(pairs: readonly Pair[], way: 'from' | 'to'): (start: ItemId) => ReadonlySet<ItemId> {
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
function kindsAsDrawn(
  notes: readonly ItemId[],
  pairs: readonly Pair[],
  named: ReadonlyMap<ItemId, NodeKind>,
): ReadonlyMap<ItemId, NodeKind> {
  const kinds = new Map(named);
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
    // What heading or words named before says nothing about the rest.
    if (kinds.has(id)) continue;
    kinds.set(id, 'barrier');
    for (const one of causes) if (!kinds.has(one)) kinds.set(one, effects.has(one) ? 'barrier' : 'cause');
    for (const one of effects) if (!kinds.has(one)) kinds.set(one, 'effect');
  }
  return kinds;
}

/** The one relation that the words name; null when they name none, or several. */
function relationSaid({ said }: Pair): Relation | null {
  const [relation, ...others] = new Set([...said].flatMap((words) => relationOf(words) ?? []));
  return relation !== undefined && others.length === 0 ? relation : null;
}

/** An arrow of a drawing says what leads to what: an effect of a problem tree is brought about, not blocked. */
function relationDrawn(from: NodeKind, to: NodeKind): Relation {
  const proposed = proposeRelation(from, to);
  return proposed === 'blocks' ? 'causes' : proposed;
}

function linkOf(pair: Pair, kindOf: (id: ItemId) => NodeKind): NoteLink {
  const { from, to, said } = pair;
  const relation = relationSaid(pair);
  const kept = relation === null ? said : [...said].filter((words) => relationOf(words) === null);
  return {
    from,
    to,
    relation: relation ?? relationDrawn(kindOf(from), kindOf(to)),
    text: [...kept].join(' · '),
  };
}

/** “Same as”, “needs” or “is solved by” says nothing about what brings about what. */
const leads = (pair: Pair): boolean => {
  const relation = relationSaid(pair);
  return relation === null || (SIGNS[relation] !== null && relation !== 'overcome-by');
};

/** What overcomes something is a solution, where no heading names it otherwise; then what headings name. */
function kindsNamed(
  drawing: Drawing,
  notes: readonly ItemId[],
  pairs: readonly Pair[],
): ReadonlyMap<ItemId, NodeKind> {
  const answers = pairs.filter((pair) => relationSaid(pair) === 'overcome-by').map(({ to }) => to);
  const kinds = new Map<ItemId, NodeKind>(answers.map((id) => [id, 'solution']));
  for (const id of notes) {
    const kind = drawing.kind(id);
    if (kind !== null) kinds.set(id, kind);
  }
  return kinds;
}

/** `chosen` are notes; those without words become nothing. */
export function mapOfNotes(
  pieces: readonly Piece[],
  arrows: readonly Arrow[],
  chosen: ReadonlySet<ItemId>,
  becoming: Becoming,
): MapOfNotes {
  const notes = pieces.filter((piece) => piece.isNote && chosen.has(piece.id) && piece.text.trim() !== '');
  const ids = notes.map(({ id }) => id);
  const drawing = new Drawing(pieces, arrows, new Set(ids));
  const pairs = drawing.pairs();
  const drawn =
    becoming === 'asDrawn' ? kindsAsDrawn(ids, pairs.filter(leads), kindsNamed(drawing, ids, pairs)) : null;
  const kindOf = (id: ItemId): NodeKind =>
    becoming === 'asDrawn' ? (drawn?.get(id) ?? 'barrier') : becoming;
  return {
    nodes: notes.map(({ id, text, x, y, city = null }) => ({
      note: id,
      kind: kindOf(id),
      category: drawing.category(id),
      city,
      text: text.trim(),
      x,
      y,
    })),
    links: pairs.map((pair) => linkOf(pair, kindOf)),
  };
}
