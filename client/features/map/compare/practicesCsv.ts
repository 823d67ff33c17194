/** The matrix as a spreadsheet: practices down, barriers across, a sign where one acts on the other. */
import { escapeFormula, writeCells } from '../../../../shared/exchange/cells.ts';
import type { PracticeMatrix } from '../../../../shared/maps/counts.ts';

export function practicesCsv<Id extends string>(
  { answers, barriers, cells }: PracticeMatrix<Id>,
  nameOf: (id: Id) => string,
): string {
  const signs = new Map(cells.map(({ answer, barrier, sign }) => [`${answer} ${barrier}`, sign]));
  const named = (id: Id) => escapeFormula(nameOf(id));
  return writeCells([
    ['', ...barriers.map(named)],
    // A sign alone is a formula to a spreadsheet too.
    ...answers.map((answer) => [
      named(answer),
      ...barriers.map((barrier) => escapeFormula(signs.get(`${answer} ${barrier}`) ?? '')),
    ]),
  ]);
}

export function saveCsv(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name
    .replace(/[^\p{L}\p{N} -]/gu, ' ')
    .trim()
    .slice(0, 80)}.csv`;
  link.click();
  // The browser has its own copy by the time that the task after this one runs.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
