/** What comes back by undo is what the next act means. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createNote, linkItems } from '../../client/features/board/acts/make.ts';
import { duplicate } from '../../client/features/board/canvas/duplicate.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newBoard } from '../support/boards.ts';
import { newDesk } from '../support/desk.ts';

describe('undo and what is chosen', () => {
  it('[BC217] what comes back is chosen, without links that came along, and without what others added', () => {
    const { desk, note, model, selection, context, doc } = newDesk();
    const [gone, beside] = [note(0, 0, 'gone'), note(400, 0, 'beside')];
    const link = linkItems(context, gone, beside) as ItemId;
    model.store.flush();
    selection.set([gone]);
    desk.commands.remove();
    expect([model.item(gone), model.item(link), selection.ids.size]).toEqual([null, null, 0]);
    const other = newBoard();
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(doc));
    createNote(other.context, { x: 800, y: 0, text: 'of others' });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other.doc));
    desk.commands.undo();
    expect([...selection.ids]).toEqual([gone]);
    expect(model.item(link)).not.toBeNull();
    duplicate(desk.commands);
    expect([...model.store.values()].filter((item) => 'text' in item && item.text === 'gone')).toHaveLength(
      2,
    );
  });

  it('[BC217] what is undone without anything coming back leaves the choice as it is', () => {
    const { desk, note, model, selection } = newDesk();
    const kept = note(0, 0, 'kept');
    desk.selection.set([kept]);
    desk.commands.setColour('rose');
    model.store.flush();
    desk.commands.undo();
    expect([...selection.ids]).toEqual([kept]);
  });

  it('[BC217] with the pen in the hand nothing is chosen: the next line is drawn, and Esc puts the pen down', () => {
    const { desk, note, model, selection, tool, offers } = newDesk();
    const gone = note(0, 0, 'gone');
    for (const takeBack of [() => desk.commands.undo(), () => offers.at(-1)?.act()]) {
      selection.set([gone]);
      desk.commands.remove();
      tool.set('draw');
      takeBack();
      expect([model.item(gone)?.id, selection.ids.size, tool.get()]).toEqual([gone, 0, 'draw']);
      tool.set('select');
    }
    selection.set([gone]);
    desk.commands.remove();
    desk.commands.undo();
    expect([...selection.ids]).toEqual([gone]);
  });
});
