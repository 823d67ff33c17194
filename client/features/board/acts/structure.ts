import type * as Y from 'yjs';
import type { ItemMap, ItemPlace } from '../../../../shared/documents/board.ts';
import { readPlaces } from '../../../../shared/documents/board.ts';
import { holdsFast, isGrid, mayCarry, mayHold } from '../../../../shared/documents/boardKinds.ts';
import type { Cell } from '../../../../shared/documents/tableLayout.ts';
import { cellOf } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';

const NONE: readonly ItemPlace[] = [];

/** The board's structure at one moment: who is in whom, in order. Dangling and absurd parents count as none. */
export class Structure {
  readonly places: readonly ItemPlace[];
  readonly #byId: ReadonlyMap<ItemId, ItemPlace>;
  readonly #held = new Map<ItemId, ItemPlace[]>();

  constructor(items: Y.Map<ItemMap>) {
    const named = readPlaces(items);
    const byId = new Map(named.map((place) => [place.id, place]));
    this.places = named.map((place) => {
      if (place.parent === null) return place;
      const holder = byId.get(place.parent);
      if (!holder || !mayHold(holder.kind, place.kind)) return { ...place, parent: null };
      return holdsFast(holder, place.kind) ? { ...place, locked: true } : place;
    });
    this.#byId = new Map(this.places.map((place) => [place.id, place]));
    for (const place of this.places) {
      if (place.parent === null) continue;
      const held = this.#held.get(place.parent);
      if (held) held.push(place);
      else this.#held.set(place.parent, [place]);
    }
  }

  get(id: ItemId | null): ItemPlace | null {
    return (id !== null && this.#byId.get(id)) || null;
  }

  childrenOf(parent: ItemId): readonly ItemPlace[] {
    return this.#held.get(parent) ?? NONE;
  }

  /** A note of a cluster or a table: the layout gives it its place. */
  isInGrid(place: ItemPlace): boolean {
    return place.kind !== 'sticker' && isGrid(this.get(place.parent)?.kind);
  }

  /** A sticker that has its place from what it lies on. */
  isStuck(place: ItemPlace): boolean {
    return place.kind === 'sticker' && mayCarry(this.get(place.parent)?.kind);
  }

  /** Rows or columns of a table, in order. */
  linesOf(table: ItemId, kind: 'row' | 'column'): readonly ItemId[] {
    return this.childrenOf(table).flatMap((one) => (one.kind === kind ? [one.id] : []));
  }

  /** The notes of a cluster, or of one cell of a table, in order. */
  notesIn(holder: ItemId, cell?: Cell): readonly ItemPlace[] {
    const notes = this.childrenOf(holder).filter((one) => one.kind === 'note');
    if (!cell || this.get(holder)?.kind !== 'table') return notes;
    const [rows, columns] = [this.linesOf(holder, 'row'), this.linesOf(holder, 'column')];
    const to = cellOf(cell, rows, columns);
    return notes.filter((note) => {
      const at = cellOf(note, rows, columns);
      return at.row === to.row && at.column === to.column;
    });
  }

  topKey(): string | null {
    return this.places.at(-1)?.z || null;
  }

  /** The items and everything inside them, containers before their content, each once. */
  withContents(ids: readonly ItemId[]): readonly ItemPlace[] {
    const found = new Map<ItemId, ItemPlace>();
    const add = (place: ItemPlace | null) => {
      if (place === null || found.has(place.id)) return;
      found.set(place.id, place);
      this.childrenOf(place.id).forEach(add);
    };
    for (const id of ids) add(this.get(id));
    return [...found.values()];
  }

  /** Without the items that lie inside another of the list: those travel with it. */
  roots(ids: readonly ItemId[]): readonly ItemPlace[] {
    const chosen = new Set(ids);
    const held = (place: ItemPlace): boolean => {
      const parent = this.get(place.parent);
      return parent !== null && (chosen.has(parent.id) || (parent.parent !== place.id && held(parent)));
    };
    return ids.map((id) => this.get(id)).filter((place) => place !== null && !held(place)) as ItemPlace[];
  }

  connectorsOf(ids: ReadonlySet<ItemId>): readonly ItemPlace[] {
    return this.places.filter((one) => (one.from && ids.has(one.from)) || (one.to && ids.has(one.to)));
  }
}
