/** Who fills a row goes on as in a spreadsheet: Tab to the next cell, Enter to the row below, where this one was begun. */
import { type KeyboardEvent, useRef } from 'react';
import { useDesk } from '../MapDesk.ts';
import type { Opened } from './ChoiceField.tsx';
import { HEAD, isSame, PICK, type Place, type Row } from './TableDesk.ts';

interface Going {
  readonly open: Opened;
  readonly stop: Place;
  readonly go: (place: Place) => void;
}

const FIELDS = 'textarea, select, input';

/** Whether a field stands behind this one in its cell, or before it: Tab is for that. */
function hasNext(field: Element, by: 1 | -1): boolean {
  const fields = [...(field.closest('td')?.querySelectorAll(FIELDS) ?? [])];
  return fields[fields.indexOf(field) + by] !== undefined;
}

export function useGoingOn(
  { rows, columns }: { readonly rows: readonly Row[]; readonly columns: readonly string[] },
  { stop, go, open }: Going,
) {
  const { selection } = useDesk();
  /** Where something was just said: there Enter goes on to the next row. */
  const said = useRef<Place | null>(null);
  /** The column in which this row was begun, for as long as it is filled. */
  const began = useRef<string | null>(null);
  const end = () => {
    said.current = null;
    began.current = null;
  };
  const say = () => {
    said.current = stop;
    began.current ??= stop.column;
  };
  const down = (by: number) => {
    const at = rows.findIndex(({ id }) => id === stop.row) + by;
    const column = began.current ?? stop.column;
    end();
    go({ row: rows[at]?.id ?? stop.row, column });
  };
  /** False at the ends of the row: there Tab leaves the table, as it does where nothing is filled. */
  const along = (by: 1 | -1): boolean => {
    const column = columns[columns.indexOf(stop.column) + by];
    if (column === undefined || column === PICK) return false;
    began.current ??= stop.column;
    selection.stopEditing();
    go({ row: stop.row, column });
    return true;
  };
  /** Whether it was for this; a field that takes Enter has heard it before. */
  const key = (event: KeyboardEvent): boolean => {
    const field = event.target as Element;
    const isField = field.matches(FIELDS);
    if (stop.row === HEAD || stop.column === PICK) return false;
    const isWritten = open === 'letters' || field.matches('textarea, input[type="text"]');
    if (event.key === 'Enter' && isField && isWritten && event.defaultPrevented) {
      down(event.shiftKey ? -1 : 1);
      return true;
    }
    const by = event.shiftKey ? -1 : 1;
    const goes = event.key === 'Tab' && (isField ? !hasNext(field, by) : began.current !== null);
    if (!goes || !along(by)) return false;
    event.preventDefault();
    return true;
  };
  return { say, hasSaid: () => isSame(said.current, stop), down, end, key };
}
