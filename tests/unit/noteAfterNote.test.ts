import { describe, expect, it } from 'vitest';
import { containsBox, intersects } from '../../client/canvas/geometry.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame, createNote } from '../../client/features/board/acts/make.ts';
import { clusterNotes } from '../../client/features/board/grouping/clustering.ts';
import { OutlineCommands } from '../../client/features/board/outline/OutlineCommands.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';

describe('note after note', () => {
  it('[BC520] Tab in a note makes the next, whatever stands there; Shift+Tab goes back to the one before', () => {
    const { commands, context, model, selection } = newCanvas();
    const first = commands.newNote({ x: 110, y: 110 }) as ItemId;
    const others = [330, 550].map((x) => createNote(context, { x: x - 100, y: 10, text: 'theirs' }));
    model.store.flush();
    commands.goBeside(first, 'right');
    const made = selection.editing as ItemId;
    expect(others).not.toContain(made);
    expect(model.box(made)).toMatchObject({ x: 670, y: 10 });
    commands.goBeside(made, 'left');
    expect(selection.editing).toBe(others[1]);
    // Opened again as well, and beside an empty one, which a colleague may just have made.
    commands.edit(first);
    commands.goBeside(first, 'right');
    expect([first, made, ...others]).not.toContain(selection.editing);
    createNote(context, { x: -210, y: 10 });
    model.store.flush();
    commands.goBeside(first, 'left');
    expect(model.item(selection.editing as ItemId)).toMatchObject({ x: -210 });
    expect(model.store.size).toBe(6);
  });

  it('[BC520] in a cluster the next comes right after, before that of a colleague', () => {
    const { commands, context, note, model, selection } = newCanvas();
    const cluster = clusterNotes(commands, [note(0, 0, 'a'), note(300, 0, 'b')]) as ItemId;
    const mine = commands.makeNote({ x: 0, y: 0 }, { parent: cluster }) as ItemId;
    const theirs = createNote(context, { x: 0, y: 0, text: 'theirs' }, { parent: cluster });
    model.store.flush();
    commands.goBeside(mine, 'right');
    model.store.flush();
    expect(model.childrenOf(cluster).slice(2)).toEqual([mine, selection.editing, theirs]);
  });

  it('[BC190] notes from the field of the outline, and by its button, stay in their frame, which grows for them', () => {
    const { commands, context, model, selection } = newCanvas();
    const outline = new OutlineCommands(commands.parts);
    const frame = createFrame(context, { x: 0, y: 0, w: 500, h: 340, title: 'Will use' }) as ItemId;
    const below = createFrame(context, { x: 0, y: 380, w: 500, h: 340, title: 'Maybe' }) as ItemId;
    model.store.flush();
    const made = Array.from({ length: 4 }, (_, n) => outline.addNote(`note ${n}`, frame) as ItemId);
    selection.set([frame], frame);
    made.push(outline.newNote() as ItemId);
    model.store.flush();
    const [home, next] = [model.box(frame), model.box(below)];
    if (!home || !next) throw new Error('no frames');
    for (const id of made) {
      expect(model.parentOf(id)).toBe(frame);
      expect(containsBox(home, model.box(id) ?? next)).toBe(true);
    }
    expect(intersects(home, next)).toBe(false);
  });

  it('[BC521] a double click below the title of a cluster makes a note there, on the title it writes the name', () => {
    const { commands, gestures, note, model, selection } = newCanvas();
    const cluster = clusterNotes(commands, [note(0, 0, 'a'), note(300, 0, 'b'), note(600, 0, 'c')]) as ItemId;
    model.store.flush();
    const [box, last] = [model.box(cluster), model.box(model.childrenOf(cluster)[2] as ItemId)];
    if (!box || !last) throw new Error('the cluster is not there');
    gestures.handlers.onEdit?.(cluster, { x: box.x + 40, y: box.y + 20 });
    expect(selection.editing).toBe(cluster);
    gestures.handlers.onEdit?.(cluster, { x: box.x + box.w - 4, y: box.y + box.h - 4 });
    model.store.flush();
    const made = model.childrenOf(cluster)[3];
    expect(made).toBeDefined();
    expect(selection.editing).toBe(made);
    lockItems(commands.parts.context, [cluster], true);
    model.store.flush();
    gestures.handlers.onEdit?.(cluster, { x: box.x + box.w - 4, y: box.y + box.h - 4 });
    expect(model.childrenOf(cluster)).toHaveLength(4);
  });
});
