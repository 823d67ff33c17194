/** Which items name which: by the parent and by the ends of links, whether or not those exist. */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';

/** What an item was when it was filed. */
interface Filed {
  readonly parent: ItemId | null;
  readonly ends: readonly ItemId[];
  readonly kind: BoardItem['kind'];
  readonly z: string;
}

const NOBODY: ReadonlySet<ItemId> = new Set();
const NO_ENDS: readonly ItemId[] = [];
/** Between the same two. More of them nobody tells apart, and each would be looked at for each: they lie on each other. */
const MOST_BESIDE = 24;

const pairOf = ([from, to]: readonly ItemId[]) =>
  from && to && (from < to ? `${from} ${to}` : `${to} ${from}`);

function filedOf(item: BoardItem): Filed {
  const { parent, kind, z } = item;
  const ends = item.kind === 'connector' ? [item.from, item.to].filter((end) => end !== null) : NO_ENDS;
  return { parent, ends, kind, z };
}

/** In the same container, in the same place of its order. */
function sameHome(before: Filed | undefined, after: Filed | undefined): boolean {
  if (!before || !after) return before === after;
  const { kind, parent, z, ends } = after;
  return (
    before.kind === kind && before.parent === parent && before.z === z && before.ends.length === ends.length
  );
}

export class Filing {
  readonly #filed = new Map<ItemId, Filed>();
  /** By the parent that is named: so a container that comes back finds its own. */
  readonly #named = new Map<ItemId, Set<ItemId>>();
  readonly #links = new Map<ItemId, Set<ItemId>>();
  /** By both ends; what has but one is in the company of nobody. */
  readonly #pairs = new Map<string | undefined, Set<ItemId>>();

  /** The parent that it named when it was filed. */
  parentOf(id: ItemId): ItemId | null {
    return this.#filed.get(id)?.parent ?? null;
  }

  /** Items that name this one as their parent. */
  naming(parent: ItemId): ReadonlySet<ItemId> {
    return this.#named.get(parent) ?? NOBODY;
  }

  linksOf(end: ItemId): ReadonlySet<ItemId> {
    return this.#links.get(end) ?? NOBODY;
  }

  /** Links that join the same two as this one did when it was filed, itself among them: one too many still tells the others. */
  besides(id: ItemId): readonly ItemId[] {
    return this.#joining(this.#filed.get(id)?.ends ?? NO_ENDS, MOST_BESIDE + 1);
  }

  between(...ends: readonly [ItemId, ItemId]): readonly ItemId[] {
    return this.#joining(ends, MOST_BESIDE);
  }

  #joining(ends: readonly ItemId[], most: number): readonly ItemId[] {
    const all = this.#pairs.get(pairOf(ends)) ?? NOBODY;
    return all.size > most ? NO_ENDS : [...all];
  }

  /** False when it stays where it belongs, as in a mere move: then no container's content or order is another. */
  file(id: ItemId, item: BoardItem | null): boolean {
    const before = this.#filed.get(id);
    const after = item ? filedOf(item) : undefined;
    if (before?.parent) this.#named.get(before.parent)?.delete(id);
    for (const end of before?.ends ?? NO_ENDS) this.#links.get(end)?.delete(id);
    this.#pairs.get(pairOf(before?.ends ?? NO_ENDS))?.delete(id);
    if (after?.parent) put(this.#named, after.parent, id);
    for (const end of after?.ends ?? NO_ENDS) put(this.#links, end, id);
    const pair = pairOf(after?.ends ?? NO_ENDS);
    if (pair) put(this.#pairs, pair, id);
    if (after) this.#filed.set(id, after);
    else this.#filed.delete(id);
    return !sameHome(before, after);
  }
}

function put<Key>(index: Map<Key, Set<ItemId>>, key: Key, id: ItemId): void {
  const set = index.get(key);
  if (set) set.add(id);
  else index.set(key, new Set([id]));
}
