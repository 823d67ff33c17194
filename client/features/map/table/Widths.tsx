/** How wide each column is, once one of them was sized. */
import { type ColumnLook, isSized, widthOf } from './columnLook.ts';

const PICK_WIDTH = '40px';

/** Once one column was sized the table is as wide as they all say, whatever is in them. */
export function sizedAs(columns: readonly { readonly id: string }[], look: ColumnLook, picks: boolean) {
  if (!isSized(look)) return {};
  const widths = columns.map(({ id }) => widthOf(id, look));
  return {
    'data-sized': '',
    style: { width: `calc(${[picks ? PICK_WIDTH : '0px', ...widths].join(' + ')})` },
  };
}

interface WidthsProps {
  readonly columns: readonly { readonly id: string }[];
  readonly look: ColumnLook;
  readonly picks: boolean;
}

export function Widths({ columns, look, picks }: WidthsProps) {
  if (!isSized(look)) return null;
  return (
    <colgroup>
      {picks ? <col style={{ width: PICK_WIDTH }} /> : null}
      {columns.map(({ id }) => (
        <col key={id} style={{ width: widthOf(id, look) }} />
      ))}
    </colgroup>
  );
}
