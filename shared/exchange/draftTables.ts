/** Tables among drafts: rows and columns are places in the list there, as everything is. */
import type { TableLayout } from '../documents/tableLayout.ts';
import { headOf, layTable } from '../documents/tableLayout.ts';
import type { ItemId } from '../ids.ts';
import type { Draft } from './draft.ts';
import { cellNoteHeight } from './noteHeight.ts';

/** About how many letters a line of a row's heading has, and how high it is. */
const HEAD = { letters: 12, line: 26 } as const;

const idOf = (place: number) => String(place) as ItemId;

interface Laid {
  readonly box: TableLayout['box'];
  /** Of rows, columns and notes, by their place in the list. */
  readonly inside: ReadonlyMap<number, TableLayout['box']>;
}

/** Where the table at `table` and what it holds will stand. */
export function layDraftTable(drafts: readonly Draft[], table: number, held: readonly number[]): Laid {
  const ofKind = (kind: Draft['kind']) => held.filter((place) => drafts[place]?.kind === kind);
  const [rows, columns] = [ofKind('row').map(idOf), ofKind('column').map(idOf)];
  const notes = ofKind('note').map((place) => {
    const { row, column, text = '' } = drafts[place] ?? {};
    const height = cellNoteHeight(text);
    return {
      id: place,
      row: row == null ? null : idOf(row),
      column: column == null ? null : idOf(column),
      height,
    };
  });
  const { x = 0, y = 0, w } = drafts[table]?.fields ?? {};
  const layout = layTable({ x, y, w }, rows, columns, notes, (id) => {
    const { kind, text = '', fields } = drafts[Number(id)] ?? {};
    return kind === 'row' ? HEAD.line * Math.ceil(text.length / HEAD.letters) : fields?.w;
  });
  const inside = new Map(layout.notes);
  for (const place of [...ofKind('row'), ...ofKind('column')]) {
    const box = headOf(layout, idOf(place));
    if (box) inside.set(place, box);
  }
  return { box: layout.box, inside };
}
