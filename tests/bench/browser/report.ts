/** Rows of the client's budgets: what was measured, what was allowed, pass or miss. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Null: there is nothing to hold it against. */
  readonly most: number | null;
  readonly note?: string;
}

export function passes({ value, most }: Row): boolean {
  return most === null || value <= most;
}

export function printRows(rows: readonly Row[]): void {
  const width = Math.max(...rows.map((row) => row.what.length)) + 2;
  for (const row of rows) {
    const verdict = row.most === null ? '' : passes(row) ? 'pass' : 'MISS';
    const value = `${row.value.toFixed(row.value < 10 ? 2 : 0)} ${row.unit}`;
    const most = row.most === null ? '' : `≤ ${row.most}`;
    console.log(
      `${row.what.padEnd(width)}${value.padStart(12)}${most.padStart(9)}  ${verdict.padEnd(5)}${row.note ?? ''}`,
    );
  }
  const missed = rows.filter((row) => !passes(row)).length;
  const held = rows.filter((row) => row.most !== null).length - missed;
  console.log(`Client: ${held} budgets held, ${missed} missed`);
}
