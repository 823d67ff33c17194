/** What others did in a table or in words that a step of mine changed: undo leaves it. */
import { describe, expect, it } from 'vitest';
import { setBold, setBoldWords } from '../../client/features/board/acts/embolden.ts';
import { createNote } from '../../client/features/board/acts/make.ts';
import { createTable } from '../../client/features/board/acts/newTable.ts';
import { addLine } from '../../client/features/board/acts/table.ts';
import { known, note, textOf, two, undo, write } from '../support/besides.ts';
import { exchange } from '../support/boards.ts';

describe('undo beside others in tables and words', () => {
  it('[BD17] a table, and a column, in which somebody put a note or a name stays with it', async () => {
    const [anna, murat] = two();
    const table = known(
      createTable(anna.context, { x: 0, y: 0, title: 'T', rows: ['a', 'b'], columns: ['c', 'd'] }),
    );
    exchange(anna, murat);
    const [row, column] = [known(table.rows[0]), known(table.columns[1])];
    const held = known(
      createNote(murat.context, { x: 0, y: 0, text: 'Held' }, { parent: table.id, cell: { row, column } }),
    );
    exchange(anna, murat);
    await undo(anna);
    exchange(anna, murat);
    expect(murat.item(held)).toMatchObject({ parent: table.id, row, column });
    expect([row, column].map((id) => murat.item(id).kind)).toEqual(['row', 'column']);
    const added = known(addLine(anna.context, table.id, 'column', { title: 'New' }));
    exchange(anna, murat);
    const second = known(
      createNote(
        murat.context,
        { x: 0, y: 0, text: 'Held 2' },
        { parent: table.id, cell: { row, column: added } },
      ),
    );
    exchange(anna, murat);
    await undo(anna);
    exchange(anna, murat);
    expect(murat.item(second)).toMatchObject({ parent: table.id, row, column: added });
    expect(murat.item(added).kind).toBe('column');
    const third = known(addLine(anna.context, table.id, 'row', { title: '' }));
    exchange(anna, murat);
    write(murat, third, 'Named by Murat');
    exchange(anna, murat);
    await undo(anna);
    exchange(anna, murat);
    expect(textOf(murat, third)).toBe('Named by Murat');
  });
  it('[BD17] bold is taken back, and what somebody wrote meanwhile stays', async () => {
    const [anna, murat] = two();
    const id = note(anna, 'Ours');
    exchange(anna, murat);
    setBoldWords(anna.context, id, 0, 2);
    exchange(anna, murat);
    write(murat, id, ' and theirs');
    exchange(anna, murat);
    await undo(anna);
    exchange(anna, murat);
    expect([textOf(murat, id), murat.item(id)?.strong]).toEqual(['Ours and theirs', undefined]);
    setBold(anna.context, [id], true);
    setBoldWords(murat.context, id, 0, 4);
    exchange(anna, murat);
    await undo(anna);
    exchange(anna, murat);
    expect(murat.item(id)).toEqual(anna.item(id));
    expect(textOf(murat, id)).toBe('Ours and theirs');
  });
});
