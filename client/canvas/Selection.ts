/**
 * What is selected, focused and being edited. Each item has its own listeners, so that a change renders exactly the
 * items whose state differs. Editing implies being selected and focused.
 */
export interface SelectionState<Id> {
  readonly ids: ReadonlySet<Id>;
  readonly focused: Id | null;
  readonly editing: Id | null;
}

export interface ItemState {
  readonly selected: boolean;
  readonly focused: boolean;
  readonly editing: boolean;
  /** Selected, and nothing else is. */
  readonly alone: boolean;
}

/** All states there are, by bits, so that an item's state keeps its identity while it is the same. */
const STATES: readonly ItemState[] = Array.from({ length: 16 }, (_, bits) => ({
  selected: (bits & 1) !== 0,
  focused: (bits & 2) !== 0,
  editing: (bits & 4) !== 0,
  alone: (bits & 8) !== 0,
}));
const IDLE = STATES[0] as ItemState;

export class Selection<Id extends string> {
  readonly #listeners = new Set<() => void>();
  readonly #byItem = new Map<Id, Set<() => void>>();
  #state: SelectionState<Id> = { ids: new Set(), focused: null, editing: null };
  /** The choice was ended since the keyboard came to the focused item: it goes on from there, and is not on it. */
  #left = false;

  /** What goes with these where a hand chooses them: by default nothing. */
  readonly wholes: (ids: Iterable<Id>) => Iterable<Id>;

  constructor(wholes: (ids: Iterable<Id>) => Iterable<Id> = (ids) => ids) {
    this.wholes = wholes;
  }

  /** Keeps its identity until something changes. */
  readonly state = (): SelectionState<Id> => this.#state;

  get ids(): ReadonlySet<Id> {
    return this.#state.ids;
  }

  get focused(): Id | null {
    return this.#state.focused;
  }

  /** What the keyboard is on: the focused item, until the choice is ended there. */
  get current(): Id | null {
    return this.#left ? null : this.#state.focused;
  }

  get editing(): Id | null {
    return this.#state.editing;
  }

  has(id: Id): boolean {
    return this.#state.ids.has(id);
  }

  /** The selected item when it is the only one. */
  get single(): Id | null {
    const [first] = this.#state.ids;
    return this.#state.ids.size === 1 && first !== undefined ? first : null;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  stateOf(id: Id): ItemState {
    return stateIn(this.#state, id);
  }

  subscribeTo(id: Id, listener: () => void): () => void {
    const listeners = this.#byItem.get(id) ?? new Set();
    this.#byItem.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#byItem.get(id) === listeners) this.#byItem.delete(id);
    };
  }

  /** Selects these and nothing else; the focus goes to `focused`, by default the last of them. */
  set(ids: Iterable<Id>, focused?: Id | null): void {
    const next = new Set(ids);
    this.#change({
      ids: next,
      focused: focused === undefined ? ([...next].at(-1) ?? this.focused) : focused,
      editing: null,
    });
  }

  /** What a hand means by one: with all that goes with it, but alone where one of these is chosen alone. */
  meant(id: Id): ReadonlySet<Id> {
    const all = new Set(this.wholes([id]));
    return this.single !== null && all.has(this.single) ? new Set([id]) : all;
  }

  /** It and others that go with it are chosen, and nothing else is. */
  isWhole(id: Id): boolean {
    const all = this.meant(id);
    return all.size > 1 && all.size === this.ids.size && [...all].every((one) => this.has(one));
  }

  /** As a hand does: with all that goes with it, and `again` it alone. */
  press(id: Id, again = false): void {
    this.set(again && this.isWhole(id) ? [id] : this.meant(id), id);
  }

  toggle(id: Id): void {
    const next = new Set(this.#state.ids);
    const had = next.has(id);
    for (const one of this.meant(id))
      if (had) next.delete(one);
      else next.add(one);
    this.#change({ ids: next, focused: id, editing: null }, !next.has(id));
  }

  /** Deselects all; the focus stays where it is, for the keyboard to go on from. */
  clear(): void {
    this.#change({ ids: new Set(), focused: this.focused, editing: null }, true);
  }

  focus(id: Id | null): void {
    this.#change({ ...this.#state, focused: id });
  }

  startEditing(id: Id): void {
    this.#change({ ids: new Set([id]), focused: id, editing: id });
  }

  stopEditing(): void {
    this.#change({ ...this.#state, editing: null }, this.#left);
  }

  /** Forgets items that are gone. */
  remove(ids: Iterable<Id>): void {
    const gone = new Set(ids);
    const { focused, editing } = this.#state;
    this.#change(
      {
        ids: new Set([...this.#state.ids].filter((id) => !gone.has(id))),
        focused: focused !== null && gone.has(focused) ? null : focused,
        editing: editing !== null && gone.has(editing) ? null : editing,
      },
      this.#left,
    );
  }

  #change(next: SelectionState<Id>, left = false): void {
    const before = this.#state;
    this.#left = left;
    const sameIds = next.ids.size === before.ids.size && [...next.ids].every((id) => before.ids.has(id));
    if (sameIds && next.focused === before.focused && next.editing === before.editing) return;
    this.#state = sameIds ? { ...next, ids: before.ids } : next;
    const touched = new Set([...before.ids, ...next.ids]);
    for (const id of [before.focused, next.focused, before.editing, next.editing])
      if (id !== null) touched.add(id);
    for (const listener of [...this.#listeners]) listener();
    for (const id of touched) {
      if (stateIn(before, id) === stateIn(this.#state, id)) continue;
      for (const listener of [...(this.#byItem.get(id) ?? [])]) listener();
    }
  }
}

function stateIn<Id>(state: SelectionState<Id>, id: Id): ItemState {
  const selected = state.ids.has(id);
  const bits =
    (selected ? 1 : 0) |
    (state.focused === id ? 2 : 0) |
    (state.editing === id ? 4 : 0) |
    (selected && state.ids.size === 1 ? 8 : 0);
  return STATES[bits] ?? IDLE;
}
