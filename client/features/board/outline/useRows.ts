/** The rows of the outline as the board changes, and where the keyboard goes when a row goes. */
import { useEffect, useReducer, useRef } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import type { OutlineDesk } from './openOutline.ts';
import { keepRows, neighbourOf, type OutlineRow, outlineRows } from './outlineRows.ts';

export function useRows({ model, selection }: OutlineDesk): readonly OutlineRow[] {
  const [version, changed] = useReducer((count: number) => count + 1, 0);
  const kept = useRef<{ version: number; rows: readonly OutlineRow[] }>({ version: -1, rows: [] });
  useEffect(() => model.onChange(changed), [model]);
  if (kept.current.version !== version)
    kept.current = { version, rows: keepRows(kept.current.rows, outlineRows(model)) };
  const { rows } = kept.current;
  const before = useRef(rows);
  useEffect(() => {
    const gone = new Set<ItemId>([...selection.ids].filter((id) => model.item(id) === null));
    if (selection.focused !== null && model.item(selection.focused) === null) gone.add(selection.focused);
    if (gone.size > 0) {
      const next = neighbourOf(before.current, gone);
      const wasFocused = selection.focused !== null && gone.has(selection.focused);
      selection.remove(gone);
      if (wasFocused && next !== null) selection.set([next]);
    }
    before.current = rows;
  }, [rows, selection, model]);
  return rows;
}
