/** What belongs to a locked cluster or table is as locked as that. */
import { expect, it } from 'vitest';
import { menuOf } from '../../client/features/board/actions/actionMenu.tsx';
import { colourItems, deleteItems, rewriteText } from '../../client/features/board/acts/change.ts';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { duplicateItems } from '../../client/features/board/acts/copy.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame, createNote } from '../../client/features/board/acts/make.ts';
import { dropItems, resizeItem } from '../../client/features/board/acts/move.ts';
import { createTable } from '../../client/features/board/acts/newTable.ts';
import { addLine, placeLine } from '../../client/features/board/acts/table.ts';
import { deleteLines } from '../../client/features/board/acts/tableLines.ts';
import { put } from '../../client/features/board/canvas/newcomers.ts';
import { dropLine } from '../../client/features/board/canvas/newTables.ts';
import { linesOf } from '../../client/features/board/model/tables.ts';
import { OutlineCommands } from '../../client/features/board/outline/OutlineCommands.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';
import { known } from '../support/madeTable.ts';

/** Two by two with a note in each cell, in a frame, and a cluster of two beside it; a free note outside. */
function prepared() {
  const all = newDesk();
  const { context, model, commands, selection, history, note } = all;
  const made = known(
    createTable(context, { x: 40, y: 80, title: 'Plan', rows: ['Bergen', 'Gent'], columns: ['Who', 'What'] }),
  );
  const notes = made.rows.flatMap((row) =>
    made.columns.map((column) =>
      known(createNote(context, { x: 0, y: 0, text: 'x' }, { parent: made.id, cell: { row, column } })),
    ),
  );
  const clustered = [note(40, 1_200, 'a'), note(300, 1_200, 'b')];
  const cluster = known(clusterItems(context, clustered, { x: 40, y: 1_200 }));
  const holds = [made.id, cluster];
  const frame = known(createFrame(context, { x: 0, y: 0, w: 1_600, h: 2_000, title: 'All', holds }));
  const free = note(3_000, 0, 'free');
  model.store.flush();
  const choose = (...ids: readonly ItemId[]) => {
    model.store.flush();
    selection.set(ids);
  };
  const lock = (id: ItemId) => {
    choose(id);
    commands.toggleLock();
    model.store.flush();
  };
  const state = () => JSON.stringify(boardItems(all.doc).toJSON());
  const [row, column] = [known(made.rows[0]), known(made.columns[0])];
  return {
    ...all,
    table: made.id,
    row,
    column,
    notes,
    clustered,
    cluster,
    frame,
    free,
    choose,
    lock,
    state,
    history,
  };
}

for (const by of ['table', 'frame'] as const) {
  it(`[TB53] of a table that is locked, by ${by === 'table' ? 'itself' : 'its frame'}, no heading goes, moves, widens, is written or coloured`, () => {
    const it = prepared();
    const { context, commands, desk, model, selection, table, row, column, notes } = it;
    it.lock(it[by]);
    const before = it.state();
    it.choose(column);
    expect(model.item(column)?.locked).toBe(true);
    const offered = (id: string) => desk.actions.get(id).when?.(desk) ?? null;
    for (const act of ['delete', 'newRow', 'newColumn', 'lineLater', 'wider', 'cut'])
      expect([act, offered(act)]).toEqual([act, 'locked']);
    commands.remove();
    commands.remove([column], deleteLines);
    commands.setColour('mint');
    commands.edit(column);
    dropLine(commands, row, { x: 0, y: 5_000 });
    deleteLines(context, [row]);
    deleteItems(context, [row, column, ...notes]);
    colourItems(context, [row, column, ...notes], 'mint');
    resizeItem(context, column, { w: 700 });
    rewriteText(context, column, 'written');
    expect(placeLine(context, row, 1)).toBe(false);
    expect(addLine(context, table, 'row', { title: 'more' })).toBeNull();
    expect(selection.editing).toBeNull();
    expect(it.offers.some(({ words }) => words === 'said.locked')).toBe(true);
    expect(it.state()).toBe(before);
  });

  it(`[TB53] everything chosen and deleted or coloured leaves a table as it was that is locked by ${by === 'table' ? 'itself' : 'its frame'}`, () => {
    const it = prepared();
    const { commands, model, table, notes } = it;
    it.lock(it[by]);
    it.choose(...model.readingOrder().filter((id) => id !== it.frame || by === 'frame'));
    const looks = () =>
      [table, ...linesOf(model, table, 'row'), ...linesOf(model, table, 'column'), ...notes].map((id) =>
        JSON.stringify(model.item(id)),
      );
    const before = looks();
    commands.setColour('mint');
    model.store.flush();
    commands.remove(undefined, deleteLines);
    model.store.flush();
    expect(looks()).toEqual(before);
    expect(before).toHaveLength(9);
    expect(model.item(it.free)).toBeNull();
  });
}

it('[TB53] a locked table or cluster takes no note: who wants to write one there is asked to unlock it, and goes on', () => {
  for (const kind of ['table', 'cluster'] as const) {
    const it = prepared();
    const { context, commands, model, selection, offers, notes, clustered } = it;
    it.lock(it[kind]);
    const before = model.store.size;
    expect(dropItems(context, [it.free], { parent: it[kind] })).toBe(0);
    expect(
      duplicateItems(context, [kind === 'table' ? known(notes[0]) : known(clustered[0])], { dx: 0, dy: 0 }),
    ).toEqual([]);
    commands.goBeside(known(kind === 'table' ? notes[0] : clustered[0]), 'below');
    model.store.flush();
    expect(model.store.size).toBe(before);
    known(offers.at(-1)).act();
    model.store.flush();
    expect(model.store.size).toBe(before + 1);
    expect(model.parentOf(known(selection.editing))).toBe(it[kind]);
    expect(model.item(it[kind])?.locked).toBe(false);
  }
});

it('[BC420] a note that the tool puts on a locked cluster or table lies on it, with the caret in it', () => {
  for (const kind of ['table', 'cluster'] as const) {
    const it = prepared();
    const { commands, model, selection, frame, offers } = it;
    it.lock(it[kind]);
    const box = known(model.box(known(kind === 'table' ? it.notes[0] : it.clustered[0])));
    const at = { x: box.x + 20, y: box.y + 20 };
    const drawn = { x: box.x, y: box.y, w: 150, h: 150 };
    for (const area of [null, drawn]) {
      put(commands, 'note', area, at);
      const id = known(selection.editing);
      expect(model.parentOf(id)).toBe(frame);
      const { x, y, w, h } = known(model.box(id));
      expect([x + w / 2, y + h / 2]).toEqual(area ? [box.x + 75, box.y + 75] : [at.x, at.y]);
    }
    expect(offers).toEqual([]);
  }
});

it('[BC423] no note below and no duplicate are offered where they would come into a locked cluster or table', () => {
  const it = prepared();
  const { commands, desk, model } = it;
  const against = (id: string) => desk.actions.get(id).when?.(desk) ?? null;
  const both = (...ids: readonly ItemId[]) => {
    it.choose(...ids);
    return [against('noteBelow'), against('duplicate')];
  };
  const note = known(it.clustered[0]);
  expect(both(note)).toEqual([null, null]);
  it.lock(it.cluster);
  it.lock(it.table);
  expect(both(note)).toEqual(['locked', 'locked']);
  expect(both(known(it.notes[0]))).toEqual(['locked', 'locked']);
  expect(both(it.row)).toEqual(['locked', 'locked']);
  expect(both(it.cluster)).toEqual(['locked', null]);
  it.lock(it.free);
  expect(both(it.free)).toEqual([null, null]);
  const before = model.store.size;
  commands.goBeside(it.free, 'below');
  model.store.flush();
  expect(model.store.size).toBe(before + 1);
});

it('[TB53] a note that is added in the outline waits for the unlocking as well', () => {
  const it = prepared();
  it.lock(it.cluster);
  const outline = new OutlineCommands(it.commands.parts);
  const before = it.model.store.size;
  expect(outline.addNote('late', it.cluster)).toBeNull();
  expect(it.model.store.size).toBe(before);
  known(it.offers.at(-1)).act();
  expect(it.model.store.size).toBe(before + 1);
});

it('[BC397] a locked cluster holds its notes; unlocking one of them unlocks it, in one step', () => {
  const it = prepared();
  const { context, commands, desk, model, history, cluster, clustered } = it;
  it.lock(cluster);
  const before = it.state();
  expect(dropItems(context, clustered, { parent: null, at: [] })).toBe(0);
  deleteItems(context, clustered);
  clusterItems(context, clustered, { x: 0, y: 0 });
  rewriteText(context, known(clustered[0]), 'other');
  expect(it.state()).toBe(before);
  it.choose(known(clustered[1]));
  const labels = menuOf('items', desk, ((key: string) => key) as never)
    .flatMap(({ items }) => items.flatMap((one) => ('items' in one ? one.items : [one])))
    .map(({ label }) => label);
  expect(labels[0]).toBe('actions:names.unlock');
  commands.toggleLock();
  model.store.flush();
  expect([cluster, ...clustered].map((id) => model.item(id)?.locked)).toEqual([false, false, false]);
  history.undo();
  model.store.flush();
  expect(model.item(known(clustered[1]))?.locked).toBe(true);
});

it('[BC397] what lies on it, and who else unlocks, is free', () => {
  const it = prepared();
  it.lock(it.table);
  lockItems(it.context, [it.table], false);
  it.model.store.flush();
  expect(it.notes.map((id) => it.model.item(id)?.locked)).toEqual([false, false, false, false]);
  expect(dropItems(it.context, [it.free], { parent: it.table })).toBe(1);
});
