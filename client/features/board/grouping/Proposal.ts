/** Notes that could be put together, as they were when somebody asked; others go on working meanwhile. */
import type { Note } from '../../../../shared/documents/boardKinds.ts';
import { isGrid } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Desk } from '../actions/Action.ts';
import { frameOf } from '../canvas/inFrames.ts';
import { groupable } from './groupable.ts';
import type { NoteGroup } from './groups.ts';

/** What one person changed in a proposal, by the group's key. */
export interface Wishes {
  readonly name?: string;
  readonly off?: boolean;
}

export interface ProposedGroup extends NoteGroup {
  readonly key: string;
  readonly on: boolean;
  /** The frame in which it comes together. */
  readonly home: ItemId | null;
  /** Notes that were in it and that somebody deleted, locked or put into a cluster meanwhile. */
  readonly gone: number;
}

export class Proposal {
  readonly notes: readonly Note[];
  readonly #desk: Desk;
  readonly #parents: ReadonlyMap<ItemId, ItemId | null>;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.notes = groupable(desk);
    this.#parents = new Map(this.notes.map(({ id }) => [id, desk.model.parentOf(id)]));
  }

  /** Somebody who put it into a cluster meanwhile, or keeps it where it is, knows better. */
  isFree(id: ItemId): boolean {
    const { model } = this.#desk;
    const item = model.item(id);
    const parent = model.item(model.parentOf(id));
    if (item?.kind !== 'note' || item.locked || parent?.locked === true) return false;
    return !isGrid(parent?.kind) || parent?.id === this.#parents.get(id);
  }

  /** What lies in several frames, or in one and beside it, comes together in each. */
  #withinFrames(group: NoteGroup): readonly (NoteGroup & { readonly home: ItemId | null })[] {
    const parts = new Map<ItemId | null, ItemId[]>();
    for (const id of group.ids) {
      const home = frameOf(this.#desk.model, id);
      parts.set(home, [...(parts.get(home) ?? []), id]);
    }
    return [...parts].map(([home, ids]) => ({ name: group.name, ids, home }));
  }

  /**
   * As they are now, with what one person wants of them; a group that nothing is left of is not there, nor one of fewer
   * than `least` in its frame.
   */
  groups(
    found: readonly NoteGroup[],
    wishes: ReadonlyMap<string, Wishes>,
    least = 1,
  ): readonly ProposedGroup[] {
    const parts = found.flatMap((group) => this.#withinFrames(group));
    const proposed = parts.flatMap(({ home, ...group }) => {
      const ids = group.ids.filter((id) => this.isFree(id));
      if (ids.length === 0 || group.ids.length < least) return [];
      // Coarser or finer, a group with the same first note and as many is the same group: they are cut from one tree.
      const key = `${group.ids[0]} ${group.ids.length}`;
      const { name = group.name, off = false } = wishes.get(key) ?? {};
      return [{ key, name, ids, home, on: !off, gone: group.ids.length - ids.length }];
    });
    const homes = [...new Set(proposed.map(({ home }) => home))];
    return proposed.toSorted((a, b) => homes.indexOf(a.home) - homes.indexOf(b.home));
  }
}
