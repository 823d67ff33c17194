import { describe, expect, it } from 'vitest';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { createTable } from '../../client/features/board/acts/newTable.ts';
import { clusterNotes } from '../../client/features/board/grouping/clustering.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';

describe('what is said to be gone', () => {
  it('[BC390] what is gone is called notes only where all of it was notes', () => {
    const { commands, note, model, selection, context, offers } = newCanvas();
    const cluster = clusterNotes(commands, [note(0, 0, 'a'), note(300, 0, 'b')]) as ItemId;
    const [text] = createFigures(context, [{ kind: 'text', x: 0, y: 900 }]) as [ItemId];
    model.store.flush();
    selection.set([cluster, ...model.childrenOf(cluster), text]);
    commands.remove();
    selection.set([note(0, 0, 'c')]);
    commands.remove();
    expect(offers.map(({ words }) => words)).toEqual(['said.itemsDeleted 4', 'said.notesDeleted 1']);
    // A table is one thing, with its notes.
    const notes = [{ id: note(0, 2_000, 'd'), row: 0, column: 0 }];
    model.store.flush();
    const table = createTable(context, { x: 0, y: 0, title: '', rows: ['a', 'b'], columns: ['c'], notes });
    model.store.flush();
    selection.set([table?.id as ItemId]);
    commands.remove();
    expect(offers.at(-1)?.words).toBe('said.itemsDeleted 2');
  });
});
