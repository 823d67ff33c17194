/** Puts drafts on a board: new ids, order keys above everything, the rest as the drafts say. */
import type * as Y from 'yjs';
import type { ItemMap } from '../documents/board.ts';
import type { FreeEnds } from '../documents/boardKinds.ts';
import { isTableLine } from '../documents/boardKinds.ts';
import { freshGroups } from '../documents/freshGroups.ts';
import { keysBetween, spreadKeys } from '../documents/orderKeys.ts';
import { insertWithStrong } from '../documents/setStrong.ts';
import type { ItemId, MemberId } from '../ids.ts';
import type { Draft } from './draft.ts';

export interface Landing {
  /** Added to every place. */
  readonly by: { readonly x: number; readonly y: number };
  /** Of drafts that name none. */
  readonly author: MemberId | null;
  readonly at: number;
  /** The highest order key that is on the board. */
  readonly top: string | null;
  readonly newId: (place: number) => ItemId;
}

function movedEnds({ fromX, fromY, toX, toY }: FreeEnds, by: Landing['by']): FreeEnds {
  return {
    ...(fromX !== undefined && fromY !== undefined && { fromX: fromX + by.x, fromY: fromY + by.y }),
    ...(toX !== undefined && toY !== undefined && { toX: toX + by.x, toY: toY + by.y }),
  };
}

/** The ids of the new items, in the order of the drafts. Call inside a transaction. */
export function landDrafts(
  items: Y.Map<ItemMap>,
  drafts: readonly Draft[],
  landing: Landing,
): readonly ItemId[] {
  const ids = drafts.map((_, place) => landing.newId(place));
  const regroup = freshGroups();
  const keys = keysBetween(landing.top, null, drafts.length) ?? spreadKeys(drafts.length);
  drafts.forEach(({ kind, text, parent, from, to, row, column, fields, author, at, unsigned }, place) => {
    const [id, z] = [ids[place], keys[place]];
    if (id === undefined || z === undefined) return;
    const idOf = (other: number | null) => (other === null ? undefined : ids[other]);
    const [start, end] = [idOf(from), idOf(to)];
    const [inRow, inColumn] = [idOf(row ?? null), idOf(column ?? null)];
    const moved =
      kind === 'connector'
        ? movedEnds(fields, landing.by)
        : isTableLine(kind)
          ? {}
          : { x: (fields.x ?? 0) + landing.by.x, y: (fields.y ?? 0) + landing.by.y };
    insertWithStrong(items, {
      ...fields,
      ...regroup(fields.group, id),
      ...moved,
      id,
      kind,
      z,
      text,
      author: unsigned ? null : (author ?? landing.author),
      at: at ?? landing.at,
      parent: idOf(parent) ?? null,
      ...(start && { from: start }),
      ...(end && { to: end }),
      ...(inRow && { row: inRow }),
      ...(inColumn && { column: inColumn }),
    });
  });
  return ids;
}
