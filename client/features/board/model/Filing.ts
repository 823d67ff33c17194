/** Which items name which: by the parent, by the ends of links, whether or not those exist, and by the group. */
import type { BoardItem, Connector } from '../../../../shared/documents/boardKinds.ts';
import type { GroupId, ItemId } from '../../../../shared/ids.ts';

/** What an item was when it was filed. */
interface Filed {
  readonly parent: ItemId | null;
  /** What it is found by: of a link each end, and both together; the group that it is in. */
  readonly ends: readonly string[];
  readonly kind: BoardItem['kind'];
  readonly z: string;
}

const NOBODY: ReadonlySet<ItemId> = new Set();
const NO_ONE: readonly never[] = [];
/** Between the same two. More of them nobody tells apart, and each would be looked at for each: they lie on each other. */
const MOST_BESIDE = 24;

const pairOf = (...ends: readonly ItemId[]) => ends.toSorted().join();

function endsOf({ from, to }: Connector): readonly string[] {
  return from && to ? [from, to, pairOf(from, to)] : [from, to].filter((end) => end !== null);
}

/** No id of an item. */
const nameOf = (group: GroupId) => `~${group}`;

function filedOf(item: BoardItem): Filed {
  const { parent, kind, z, group } = item;
  const ends = item.kind === 'connector' ? endsOf(item) : NO_ONE;
  return { parent, ends: group ? [...ends, nameOf(group)] : ends, kind, z };
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
  readonly #links = new Map<string, Set<ItemId>>();

  /** The parent that it named when it was filed. */
  parentOf(id: ItemId): ItemId | null {
    return this.#filed.get(id)?.parent ?? null;
  }

  /** Items that name this one as their parent. */
  naming(parent: ItemId): ReadonlySet<ItemId> {
    return this.#named.get(parent) ?? NOBODY;
  }

  linksOf(end: string): ReadonlySet<ItemId> {
    return this.#links.get(end) ?? NOBODY;
  }

  inGroup(group: GroupId): ReadonlySet<ItemId> {
    return this.linksOf(nameOf(group));
  }

  /** Links that join the same two as this one did when it was filed, itself among them: one too many still tells the others. */
  besides(id: ItemId): readonly ItemId[] {
    return this.#joining(this.#filed.get(id)?.ends[2] ?? '', MOST_BESIDE + 1);
  }

  between(from: ItemId, to: ItemId): readonly ItemId[] {
    return this.#joining(pairOf(from, to), MOST_BESIDE);
  }

  #joining(pair: string, most: number): readonly ItemId[] {
    const all = this.linksOf(pair);
    return all.size > most ? NO_ONE : [...all];
  }

  /** False when it stays where it belongs, as in a mere move: then no container's content or order is another. */
  file(id: ItemId, item: BoardItem | null): boolean {
    const before = this.#filed.get(id);
    const after = item ? filedOf(item) : undefined;
    if (before?.parent) this.#named.get(before.parent)?.delete(id);
    for (const end of before?.ends ?? NO_ONE) this.#links.get(end)?.delete(id);
    if (after?.parent) put(this.#named, after.parent, id);
    for (const end of after?.ends ?? NO_ONE) put(this.#links, end, id);
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
