/** The rows of the outline as the board changes, and where the keyboard goes when a row goes. */
import { useEffect, useRef } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { useChanges } from '../../../live/useLive.ts';
import type { OutlineDesk } from './openOutline.ts';
import { keepRows, neighbourOf, type OutlineRow, outlineRows } from './outlineRows.ts';

export function useRows({
  model,
  selection,
}: Pick<OutlineDesk, 'model' | 'selection'>): readonly OutlineRow[] {
  const version = useChanges(model);
  const kept = useRef<{ version: number; rows: readonly OutlineRow[] }>({ version: -1, rows: [] });
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
