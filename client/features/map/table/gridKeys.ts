/** Where a key leads in the grid: rows from 0, the headings are row -1. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/** Null for a key that leads nowhere. */
export function walk(key: string, control: boolean, from: Spot, size: Spot): Spot | null {
  const last = { row: size.row - 1, column: size.column - 1 };
  const [down, right] = STEPS[key] ?? [0, 0];
  if (key === 'Home') return { row: control ? -1 : from.row, column: 0 };
  if (key === 'End') return { row: control ? last.row : from.row, column: last.column };
  if (!(key in STEPS) || control) return null;
  return {
    row: Math.min(last.row, Math.max(-1, from.row + down)),
    column: Math.min(last.column, Math.max(0, from.column + right)),
  };
}
