import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { linkItems } from '../../client/features/board/acts/make.ts';
import { dropItems } from '../../client/features/board/acts/move.ts';
import { become } from '../../client/features/board/canvas/becoming.ts';
import { newShape, newText } from '../../client/features/board/canvas/Figures.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { newDesk } from '../support/desk.ts';

const TYPES = ['note', 'text', 'rectangle', 'ellipse', 'diamond'] as const;

describe('another type', () => {
  it('[BC142] every one becomes every other, around the same middle, with words, colour and links, and back by one undo', () => {
    for (const from of TYPES)
      for (const to of TYPES) {
        const { commands, model, context, history, note } = newCanvas();
        const other = note(900, 900, 'other');
        const at = { x: 100, y: 200 };
        if (from === 'note') commands.newNote(at);
        else if (from === 'text') newText(commands, at);
        else newShape(commands, from, at);
        const id = [...model.store.values()].find((item) => item.id !== other)?.id as ItemId;
        commands.parts.selection.set([id]);
        commands.setColour('mint');
        const link = linkItems(context, id, other);
        boardItems(context.doc).get(id)?.set('text', new Y.Text('Hello'));
        model.store.flush();
        const [before, place] = [model.item(id), model.box(id)];
        const { depth } = history;
        become(commands, [id], to);
        const [now, box] = [model.item(id), model.box(id)];
        expect(now).toMatchObject({
          kind: to === 'note' || to === 'text' ? to : 'shape',
          text: 'Hello',
          colour: 'mint',
        });
        if (now?.kind === 'shape') expect(now.form).toBe(to);
        const middle = (one: typeof box) => one && one.x + one.w / 2;
        expect(middle(box)).toBe(middle(place));
        expect(link && model.item(link)).toMatchObject({ from: id, to: other });
        expect(history.depth).toBe(from === to ? depth : depth + 1);
        if (from !== to) history.undo();
        model.store.flush();
        expect([model.item(id), model.box(id)]).toEqual([before, place]);
      }
  });

  it('[BC142] several at once, without what is locked or is none of these; it says why not', () => {
    const { desk, commands, model, context, note, said } = newDesk();
    const [a, b] = [note(0, 0, 'a'), note(300, 0, 'b')];
    const frame = boardItems(context.doc);
    frame.get(b)?.set('locked', true);
    model.store.flush();
    become(commands, [a, b], 'diamond');
    expect([model.item(a)?.kind, model.item(b)?.kind]).toEqual(['shape', 'note']);
    expect(said.at(-1)).toContain('become');
    const act = desk.actions.get('become.note');
    const reason = (ids: readonly ItemId[]) => {
      desk.selection.set(ids);
      return act.when?.(desk) ?? null;
    };
    expect([reason([a]), reason([b]), reason([])]).toEqual([null, 'locked', 'forms']);
    desk.selection.set([a]);
    expect(desk.actions.get('become.diamond').checked?.(desk)).toBe(true);
  });

  it('[BC142] a note of a cluster stays where it was seen, outside of its grid', () => {
    const { commands, model, context, history, note } = newCanvas();
    const ids = [note(0, 0, 'a'), note(300, 0, 'b'), note(600, 0, 'c')];
    const cluster = clusterItems(context, ids, { x: 0, y: 0, title: 'C' });
    model.store.flush();
    const [, b] = ids as [ItemId, ItemId, ItemId];
    const seen = model.box(b);
    become(commands, [b], 'rectangle');
    expect([model.parentOf(b), model.box(b)?.x, model.box(b)?.y]).toEqual([null, seen?.x, seen?.y]);
    expect(model.childrenOf(cluster)).toHaveLength(2);
    become(commands, [b], 'note');
    expect(model.parentOf(b)).toBe(null);
    history.undo();
    history.undo();
    model.store.flush();
    expect(model.parentOf(b)).toBe(cluster);
  });

  it('[BC142] what another does to it at the same moment holds: words, a move into a cluster', () => {
    const { commands, model, context, doc, note } = newCanvas();
    const [a, b, c] = [note(0, 0, 'words'), note(300, 0, 'b'), note(600, 0, 'c')];
    const cluster = clusterItems(context, [b, c], { x: 300, y: 0, title: 'C' });
    model.store.flush();
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const theirs = { ...context, doc: other, origin: {}, beforeEdit: () => undefined };
    (boardItems(other).get(a)?.get('text') as Y.Text | undefined)?.insert(5, ' of two');
    dropItems(theirs, [a], { parent: cluster });
    become(commands, [a], 'ellipse');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    model.store.flush();
    // A cluster holds no shapes: it is on the board, whole.
    expect(model.item(a)).toMatchObject({ kind: 'shape', form: 'ellipse', text: 'words of two' });
    expect([model.parentOf(a), model.box(a)?.w]).toEqual([null, 200]);
  });
});
