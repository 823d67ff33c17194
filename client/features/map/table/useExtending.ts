/** Rows chosen for themselves, one by one or from one to another, in the table of the nodes and in that of the links. */
import { useRef } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { useDesk } from '../MapDesk.ts';
import type { Row } from './TableDesk.ts';

/** From where Shift extends, and what was chosen here for itself. */
export function useExtending(rows: readonly Row[]) {
  const { selection } = useDesk();
  const anchor = useRef<ItemId | null>(null);
  const picked = useRef<ReadonlySet<ItemId> | null>(null);
  const extend = (from: ItemId, to: ItemId) => {
    const placeOf = (id: ItemId | null) => rows.findIndex((row) => row.id === id);
    // The filter may hide where it began.
    anchor.current = [anchor.current, from].find((id) => placeOf(id) >= 0) ?? to;
    const ends = [placeOf(anchor.current), placeOf(to)];
    selection.set(
      rows.slice(Math.min(...ends), Math.max(...ends) + 1).map(({ id }) => id),
      to,
    );
    picked.current = selection.ids;
  };
  const toggle = (id: ItemId, onwards = false) => {
    if (onwards && anchor.current !== null) return extend(id, id);
    anchor.current = id;
    selection.toggle(id);
    picked.current = selection.ids;
  };
  /** The one chosen row is that of the keyboard, or the panel would show another; rows that were picked stay. */
  const along = (row: ItemId) => {
    const follows = selection.single !== null && selection.single !== row && picked.current !== selection.ids;
    if (follows) selection.set([row]);
    else selection.focus(row);
  };
  return {
    anchor,
    extend,
    toggle,
    along,
    picks: () => selection.ids.size > 0 && picked.current === selection.ids,
  };
}
