/**
 * Items of one Y.Map as parsed snapshots. One observeDeep collects dirty ids, one flush per frame parses them again;
 * a snapshot keeps its identity until its content changes. Content is untrusted: `parse` gives null, it never throws.
 *
 * Readers: React through `subscribe(id)` + `get(id)`; index, far canvas, minimap and outline through `onFlush`.
 */
import type * as Y from 'yjs';

/** Calls back once, soon; returns how to take it back. The default is the next animation frame. */
export type Schedule = (callback: () => void) => () => void;

export const onNextFrame: Schedule = (callback) => {
  const frame = requestAnimationFrame(callback);
  return () => cancelAnimationFrame(frame);
};

export interface Flush<Id> {
  /** Changed, added and removed ids; `get` tells which. */
  readonly changed: ReadonlySet<Id>;
  /** Some change of this flush came from a transaction of this tab. */
  readonly local: boolean;
  /** They are elsewhere, and nothing else of them changed. */
  readonly movedOnly: boolean;
  /** Those of the changed that somebody else has changed, as well or alone. */
  readonly others: ReadonlySet<Id>;
}

type DeepListener = (
  events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
  transaction: Y.Transaction,
) => void;

/** What the store needs of a Y.Map, whatever its values are declared as. */
export interface ObservedMap {
  get(key: string): unknown;
  keys(): Iterable<string>;
  observeDeep(listener: DeepListener): void;
  unobserveDeep(listener: DeepListener): void;
}

export interface EntityStoreOptions<Id extends string, Item extends object> {
  readonly map: ObservedMap;
  /** `before`: what it was, when nothing but its `x` and `y` changed since. */
  readonly parse: (
    key: string,
    value: unknown,
    before?: Item & { readonly id: Id },
  ) => (Item & { readonly id: Id }) | null;
  readonly schedule?: Schedule;
}

const PLACE: ReadonlySet<unknown> = new Set(['x', 'y']);

/** Most of what others do: a drag tells its place twenty times a second. */
function isMove(event: Y.YEvent<Y.AbstractType<unknown>>): boolean {
  if (event.path.length !== 1 || !('keysChanged' in event)) return false;
  for (const key of event.keysChanged as Iterable<unknown>) if (!PLACE.has(key)) return false;
  return true;
}

/**
 * Fields are scalars, or the same object as long as they say the same, so one level tells whether anything differs.
 * Asked at every move of everybody: makes no lists.
 */
export function sameFields(a: object, b: object, wherever = false): boolean {
  let fields = 0;
  for (const key in a) {
    fields += 1;
    if (wherever && PLACE.has(key)) continue;
    const [left, right] = [(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]];
    if (!Object.is(left, right)) return false;
  }
  for (const _key in b) fields -= 1;
  return fields === 0;
}

export class EntityStore<Id extends string, Item extends object> {
  readonly #map: ObservedMap;
  readonly #parse: EntityStoreOptions<Id, Item>['parse'];
  readonly #schedule: Schedule;
  readonly #items = new Map<Id, Item & { readonly id: Id }>();
  readonly #listeners = new Map<Id, Set<() => void>>();
  readonly #flushListeners = new Set<(flush: Flush<Id>) => void>();
  /** Where something changed; true when it is only elsewhere. */
  readonly #dirty = new Map<string, boolean>();
  #dirtyLocal = false;
  /** Dirty by others. */
  #theirs = new Set<string>();
  #cancel: (() => void) | null = null;
  #ids: readonly Id[] | null = null;

  constructor(options: EntityStoreOptions<Id, Item>) {
    this.#map = options.map;
    this.#parse = options.parse;
    this.#schedule = options.schedule ?? onNextFrame;
    for (const key of this.#map.keys()) this.#refresh(key);
    this.#map.observeDeep(this.#observe);
  }

  get(id: Id): (Item & { readonly id: Id }) | null {
    return this.#items.get(id) ?? null;
  }

  get size(): number {
    return this.#items.size;
  }

  values(): IterableIterator<Item & { readonly id: Id }> {
    return this.#items.values();
  }

  /** All as they are now, also what changed since the last frame. */
  latest(): readonly (Item & { readonly id: Id })[] {
    this.flush();
    return [...this.#items.values()];
  }

  /** Ids in no particular order; the same array until one comes or goes. */
  ids(): readonly Id[] {
    this.#ids ??= [...this.#items.keys()];
    return this.#ids;
  }

  subscribe(id: Id, listener: () => void): () => void {
    const listeners = this.#listeners.get(id) ?? new Set();
    this.#listeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(id) === listeners) this.#listeners.delete(id);
    };
  }

  onFlush(listener: (flush: Flush<Id>) => void): () => void {
    this.#flushListeners.add(listener);
    return () => this.#flushListeners.delete(listener);
  }

  /** Parses what is dirty now, without waiting for the frame: after an own act that reads its result. `also`: what is read of these depends on others. */
  flush(also: readonly string[] = []): void {
    for (const key of also) this.#mark(key, false, true);
    this.#cancel?.();
    this.#cancel = null;
    if (this.#dirty.size === 0) return;
    const dirty = [...this.#dirty];
    const [local, theirs] = [this.#dirtyLocal, this.#theirs];
    this.#dirty.clear();
    this.#dirtyLocal = false;
    this.#theirs = new Set();
    const changed = new Set<Id>();
    const { size } = this.#items;
    for (const [key, moved] of dirty) if (this.#refresh(key, moved)) changed.add(key as Id);
    if (changed.size === 0) return;
    const movedOnly = size === this.#items.size && dirty.every(([, moved]) => moved);
    const others = local ? new Set([...changed].filter((id) => theirs.has(id))) : changed;
    this.#tell({ changed, local, others, movedOnly });
  }

  destroy(): void {
    this.#cancel?.();
    this.#map.unobserveDeep(this.#observe);
    this.#listeners.clear();
    this.#flushListeners.clear();
  }

  readonly #observe: DeepListener = (events, transaction) => {
    for (const event of events) {
      if (event.path.length > 0) {
        this.#mark(String(event.path[0]), isMove(event), transaction.local);
      } else for (const key of event.changes.keys.keys()) this.#mark(key, false, transaction.local);
    }
    this.#dirtyLocal ||= transaction.local;
    this.#cancel ??= this.#schedule(() => this.flush());
  };

  #mark(key: string, moved: boolean, local: boolean): void {
    this.#dirty.set(key, moved && this.#dirty.get(key) !== false);
    if (!local) this.#theirs.add(key);
  }

  /** True when the snapshot under this key is another than before. */
  #refresh(key: string, moved = false): boolean {
    const id = key as Id;
    const before = this.#items.get(id);
    const item = this.#parse(key, this.#map.get(key), moved ? before : undefined);
    if (item === null) return this.#remove(id);
    if (before && sameFields(before, item)) return false;
    if (!before) this.#ids = null;
    this.#items.set(id, item);
    return true;
  }

  #remove(id: Id): boolean {
    const had = this.#items.delete(id);
    if (had) this.#ids = null;
    return had;
  }

  #tell(flush: Flush<Id>): void {
    for (const listener of [...this.#flushListeners]) listener(flush);
    for (const id of flush.changed) for (const listener of [...(this.#listeners.get(id) ?? [])]) listener();
  }
}
