/** Arrows walk over the cells of a table that hold something to press; Tab goes through all of them. */
import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function walkCells(event: KeyboardEvent<HTMLTableElement>): void {
  const [down, right] = STEPS[event.key] ?? [0, 0];
  if ((down === 0 && right === 0) || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const cell = (event.target as Element).closest<HTMLTableCellElement>('td, th');
  const { rows } = event.currentTarget;
  let row = (cell?.parentElement as HTMLTableRowElement | null)?.rowIndex ?? 0;
  let column = cell?.cellIndex ?? 0;
  for (;;) {
    row += down;
    column += right;
    const line = rows[row];
    if (line === undefined || column < 0 || (right > 0 && column >= line.cells.length)) return;
    // A group's own row has one cell for all columns: it is stepped over.
    const next = line.cells[column]?.querySelector<HTMLElement>('button');
    if (!next) continue;
    event.preventDefault();
    next.focus();
    return;
  }
}
