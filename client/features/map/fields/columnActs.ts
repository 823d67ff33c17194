/** Acts on own columns and on what nodes say in them: each is one step of this person's undo, as every act of the map. */
import { mapColumns, mapItems } from '../../../../shared/documents/barrierMap.ts';
import {
  columnCalled,
  insertColumn,
  moveColumn,
  type OwnColumn,
  ownColumns,
  removeColumn,
  renameColumn,
  setOwnNumber,
  setTag,
} from '../../../../shared/documents/ownColumns.ts';
import { COLUMN_KINDS, type ColumnKind, type OwnColumnId } from '../../../../shared/documents/ownValues.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { edit } from '../../../live/edit.ts';
import type { MapContext } from '../acts/mapActs.ts';
import type { MapDesk } from '../MapDesk.ts';

export const columnsOf = ({ context }: Pick<MapDesk, 'context'>): readonly OwnColumn[] =>
  ownColumns(mapColumns(context.doc));

/** One of this name, whatever its kind. */
export const columnNamed = (columns: readonly OwnColumn[], name: string): OwnColumn | undefined =>
  COLUMN_KINDS.map((kind) => columnCalled(columns, kind, name)).find((one) => one !== undefined);

/** Null where there are forty. */
export const addColumn = (context: MapContext, kind: ColumnKind, name: string): OwnColumnId | null =>
  edit(context, () =>
    insertColumn(mapColumns(context.doc), { kind, name, author: context.author, at: context.now() }),
  );

export function nameColumn(context: MapContext, id: OwnColumnId, name: string): void {
  edit(context, () => renameColumn(mapColumns(context.doc), id, name));
}

export function placeColumn(context: MapContext, id: OwnColumnId, place: number): void {
  edit(context, () => moveColumn(mapColumns(context.doc), id, place));
}

export function takeColumnAway(context: MapContext, id: OwnColumnId): void {
  edit(context, () => removeColumn(context.doc, id));
}

export function sayNumber(
  context: MapContext,
  ids: readonly ItemId[],
  column: OwnColumnId,
  value: number | null,
): void {
  edit(context, () => {
    for (const id of ids) setOwnNumber(mapItems(context.doc), id, column, value);
  });
}

/** False where one of the nodes has as many tags as one can have. */
export const tagNodes = (
  context: MapContext,
  ids: readonly ItemId[],
  column: OwnColumnId,
  { tags, on }: { readonly tags: readonly string[]; readonly on: boolean },
): boolean =>
  edit(context, () =>
    ids
      .flatMap((id) => tags.map((tag) => setTag(mapItems(context.doc), id, column, tag, on)))
      .every((done) => done),
  );
