/** Notes that could be put together, as they were when somebody asked; others go on working meanwhile. */
import type { Note } from '../../../../shared/documents/boardKinds.ts';
import { isGrid } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Desk } from '../actions/Action.ts';
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

  /** As they are now, with what one person wants of them; a group that nothing is left of is not there. */
  groups(found: readonly NoteGroup[], wishes: ReadonlyMap<string, Wishes>): readonly ProposedGroup[] {
    return found.flatMap((group) => {
      const ids = group.ids.filter((id) => this.isFree(id));
      if (ids.length === 0) return [];
      // Coarser or finer, a group with the same first note and as many is the same group: they are cut from one tree.
      const key = `${group.ids[0]} ${group.ids.length}`;
      const { name = group.name, off = false } = wishes.get(key) ?? {};
      return [{ key, name, ids, on: !off, gone: group.ids.length - ids.length }];
    });
  }
}
