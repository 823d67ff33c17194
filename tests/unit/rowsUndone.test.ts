/** Undo around pasted rows that became a table. */
import { expect, it } from 'vitest';
import { rewriteText } from '../../client/features/board/acts/change.ts';
import { newDesk } from '../support/desk.ts';
import { known } from '../support/madeTable.ts';

const SHEET = 'Barrier\tBraga\tDelft\nMoney\tNo "credit"\t\nTime\tWork\tCare\n';

it('[BC685] what was done before and after “Make it a table”, undo takes back each by itself', () => {
  const { context, model, history, note, desk } = newDesk();
  const texts = (kind: string) =>
    [...model.store.values()].filter((item) => item.kind === kind).map((item) => item.text);
  const before = note(2_000, 2_000, 'Before');
  rewriteText(context, before, 'Written before');
  desk.clipboard.paste({ text: SHEET, html: '' });
  desk.actions.get('rows').run(desk);
  const [cell] = [...model.store.values()].filter((item) => item.text === 'Work');
  rewriteText(context, known(cell).id, 'Written after');
  const undone = () => {
    history.undo();
    model.store.flush();
    return [texts('table').length, ...texts('note').toSorted()];
  };
  expect(undone()).toEqual([1, 'Care', 'No "credit"', 'Work', 'Written before']);
  expect(undone()).toEqual([
    0,
    'Barrier · Braga · Delft',
    'Money · No "credit"',
    'Time · Work · Care',
    'Written before',
  ]);
  expect(undone()).toEqual([0, 'Written before']);
  expect(undone()).toEqual([0, 'Before']);
});
