/** What others did in what a step of mine made: undo leaves it. */
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { becomeItems } from '../../client/features/board/acts/become.ts';
import { deleteItems } from '../../client/features/board/acts/change.ts';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { duplicateItems } from '../../client/features/board/acts/copy.ts';
import { createNote, linkItems } from '../../client/features/board/acts/make.ts';
import { placeItems } from '../../client/features/board/acts/move.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { itemText } from '../../shared/documents/readItem.ts';
import { known, note, textOf, two, undo, write } from '../support/besides.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { exchange, type TestBoard } from '../support/boards.ts';

const words = ({ store }: TestBoard) =>
  [...store.values()].map((item) => ('text' in item ? item.text : '')).sort();

describe('undo beside others', () => {
  it('[BD17] a note in which somebody else wrote stays with all its words, the step before is not touched', async () => {
    const [anna, murat] = two();
    note(anna, 'Before');
    const id = note(anna, 'Mine');
    exchange(anna, murat);
    write(murat, id, ', and ours');
    exchange(anna, murat);
    expect(await undo(anna)).toBe(false);
    expect(anna.history.spared).toBe(true);
    exchange(anna, murat);
    expect(words(murat)).toEqual(['Before', 'Mine, and ours']);
    expect(murat.item(id)).toMatchObject({ kind: 'note', x: 0, colour: 'sun' });
    expect(await undo(anna)).toBe(true);
    expect(anna.history.spared).toBe(false);
    exchange(anna, murat);
    expect(words(murat)).toEqual(['Mine, and ours']);
  });

  it('[BD17] of several that one step made only those stay that others went on with', async () => {
    const [anna, murat] = two();
    const first = note(anna, 'One');
    const second = note(anna, 'Two', 400);
    const copies = known(duplicateItems(anna.context, [first, second], { dx: 20, dy: 20 }));
    exchange(anna, murat);
    write(murat, known(copies[1]), ' and more');
    exchange(anna, murat);
    expect(await undo(anna)).toBe(true);
    expect(anna.history.spared).toBe(true);
    exchange(anna, murat);
    expect(words(murat)).toEqual(['One', 'Two', 'Two and more']);
  });

  it('[BD17] a cluster and a frame into which somebody put a note stay, and an end of their link', async () => {
    const [anna, murat] = two();
    const theirs = note(murat, 'Theirs', 900);
    const mine = note(anna, 'Mine');
    const other = note(anna, 'Mine too', 300);
    exchange(anna, murat);
    const cluster = known(clusterItems(anna.context, [mine, other], { x: 0, y: 0 }));
    exchange(anna, murat);
    murat.doc.transact(() => known(boardItems(murat.doc).get(theirs)).set('parent', cluster));
    exchange(anna, murat);
    await undo(anna);
    exchange(anna, murat);
    expect(murat.item(theirs)).toMatchObject({ parent: cluster });
    expect(murat.item(cluster).kind).toBe('cluster');

    const late = note(anna, 'Late', 2_000);
    exchange(anna, murat);
    linkItems(murat.context, theirs, late);
    exchange(anna, murat);
    await undo(anna);
    exchange(anna, murat);
    expect(words(murat)).toContain('Late');
  });

  it('[BD17] what somebody wrote in a copied note keeps the cluster in which it lies', async () => {
    const [anna, murat] = two();
    const cluster = known(
      clusterItems(anna.context, [note(anna, 'a'), note(anna, 'b', 300)], { x: 0, y: 0 }),
    );
    anna.store.flush();
    const [copy] = known(duplicateItems(anna.context, [cluster], { dx: 900, dy: 0 }));
    exchange(anna, murat);
    const inside = known(murat.model.withContents(known(copy)).find((id) => textOf(murat, id) === 'b'));
    write(murat, inside, '!');
    exchange(anna, murat);
    await undo(anna);
    exchange(anna, murat);
    expect(murat.item(inside)).toMatchObject({ text: 'b!', parent: copy });
    expect(words(murat)).toEqual(['', '', 'a', 'b', 'b!']);
  });

  it('[BD17] a deletion is redone, unless others wrote in what undo had brought back', async () => {
    const [anna, murat] = two();
    const id = note(murat, 'Theirs');
    exchange(anna, murat);
    deleteItems(anna.context, [id]);
    await undo(anna);
    expect(anna.history.redo()).toBe(true);
    await undo(anna);
    exchange(anna, murat);
    write(murat, id, '!');
    exchange(anna, murat);
    expect(anna.history.redo()).toBe(false);
    exchange(anna, murat);
    expect(words(murat)).toEqual(['Theirs!']);
  });

  it('[BD17] what undo brought back is still of the step that made it', async () => {
    const [anna, murat] = two();
    const id = note(anna, 'Mine');
    deleteItems(anna.context, [id]);
    await undo(anna);
    exchange(anna, murat);
    write(murat, id, '!');
    exchange(anna, murat);
    expect(await undo(anna)).toBe(false);
    exchange(anna, murat);
    expect(words(murat)).toEqual(['Mine!']);
  });

  it('[BD17] while one step is taken back the others stand', async () => {
    const [anna] = two();
    note(anna, 'First');
    const first = anna.history.last;
    note(anna, 'Second', 300);
    const seen: boolean[] = [];
    anna.history.state.subscribe(() => seen.push(anna.history.state.get().canUndo));
    const stands = anna.history.stands(first);
    stands.subscribe(() => seen.push(stands.get()));
    await undo(anna);
    expect(seen).not.toContain(false);
    expect(seen).toContain(true);
  });

  it('[BD17] a step that others have overtaken takes nothing back, and the one before it waits for another press', async () => {
    const [anna, murat] = two();
    const id = note(anna, 'Note');
    placeItems(anna.context, [{ id, x: 40, y: 0 }]);
    exchange(anna, murat);
    placeItems(murat.context, [{ id, x: 90, y: 0 }]);
    exchange(anna, murat);
    const seen: boolean[] = [];
    anna.history.state.subscribe(() => seen.push(anna.history.state.get().canUndo));
    expect(await undo(anna)).toBe(false);
    expect(anna.history.spared).toBe(true);
    expect(anna.item(id)).toMatchObject({ x: 90 });
    expect(seen).toEqual([]);
    expect(await undo(anna)).toBe(true);
    anna.store.flush();
    expect(words(anna)).toEqual([]);
    expect(seen).toEqual([false]);
    expect(await undo(anna)).toBe(false);
    expect(anna.history.spared).toBe(false);
  });

  it('[BD17] a step in which something came and went is passed over in silence', async () => {
    const [anna] = two();
    note(anna, 'Before');
    anna.history.together(() => {
      deleteItems(anna.context, [note(anna, 'Came', 300), note(anna, 'and went', 600)]);
    });
    expect(await undo(anna)).toBe(true);
    expect(anna.history.spared).toBe(false);
    expect(words(anna)).toEqual([]);
  });

  it('[BD19] of what two changed at once, undo by either leaves the thing whole, as it was before or as the other has it', async () => {
    for (const [mine, theirs] of [
      [1, 2],
      [2, 1],
    ]) {
      const [anna, murat] = two();
      [anna.doc.clientID, murat.doc.clientID] = [mine ?? 0, theirs ?? 0];
      const id = note(anna, 'Ours');
      exchange(anna, murat);
      becomeItems(anna.context, [{ id, kind: 'shape', form: 'ellipse', x: 40 }]);
      becomeItems(murat.context, [{ id, kind: 'text', x: 80 }]);
      exchange(anna, murat);
      const [winner, loser] = theirs === 2 ? [murat, anna] : [anna, murat];
      const became = winner.item(id);
      await undo(loser);
      exchange(anna, murat);
      expect([anna.item(id), murat.item(id)]).toEqual([became, became]);
      expect(await undo(winner)).toBe(true);
      exchange(anna, murat);
      for (const board of [anna, murat])
        expect(board.item(id)).toMatchObject({ kind: 'note', text: 'Ours', x: 0, colour: 'sun' });
      expect(winner.history.redo()).toBe(true);
      exchange(anna, murat);
      expect([anna.item(id), murat.item(id)]).toEqual([became, became]);
    }
  });

  it('[BC374] of words that two write in at once, undo and redo of each take only their own letters', async () => {
    const [anna, murat] = two();
    const id = note(anna, 'We wait');
    anna.history.step();
    exchange(anna, murat);
    const put = (board: TestBoard, at: number, letters: string, instead = 0) => {
      const text = known(itemText(boardItems(board.doc).get(id)));
      board.context.beforeEdit?.();
      board.doc.transact(() => {
        text.delete(at, instead);
        text.insert(at, letters);
      }, board.context.origin);
    };
    // She writes “work” over “wait”, he writes within what she takes away, before it and behind it.
    put(anna, 3, 'work', 4);
    put(murat, 5, '(!)');
    put(murat, 0, 'Here ');
    put(murat, 'Here We wa(!)it'.length, ' too');
    exchange(anna, murat);
    const both = known(textOf(anna, id));
    expect(textOf(murat, id)).toBe(both);
    expect(await undo(anna)).toBe(true);
    exchange(anna, murat);
    expect(textOf(murat, id)).toBe('Here We wa(!)it too');
    expect(anna.history.redo()).toBe(true);
    exchange(anna, murat);
    expect(textOf(murat, id)).toBe(both);
    for (const left of [both.replace(' too', ''), both.replace(/ too|Here /g, '')]) {
      expect(await undo(murat)).toBe(true);
      exchange(anna, murat);
      expect(textOf(anna, id)).toBe(left);
    }
    expect(await undo(anna)).toBe(true);
    exchange(anna, murat);
    expect(textOf(murat, id)).toBe('We wa(!)it');
    expect(await undo(murat)).toBe(true);
    exchange(anna, murat);
    expect([textOf(anna, id), textOf(murat, id)]).toEqual(['We wait', 'We wait']);
  });

  it('[BD17] says so', async () => {
    const canvas = newCanvas();
    const id = known(createNote(canvas.context, { x: 0, y: 0, text: 'Mine' }));
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(canvas.doc));
    known(itemText(boardItems(other).get(id))).insert(0, 'Ours, ');
    Y.applyUpdate(canvas.doc, Y.encodeStateAsUpdate(other));
    await vi.dynamicImportSettled();
    canvas.commands.undo();
    // Seen as well, not only heard.
    expect(canvas.problems).toEqual(['said.spared']);
  });
});
