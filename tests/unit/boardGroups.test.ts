/** Groups of any items: the field, the acts, what hands choose, copies. */

import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Desk } from '../../client/features/board/actions/Action.ts';
import { ActionSet } from '../../client/features/board/actions/ActionSet.ts';
import { BOARD_ACTIONS } from '../../client/features/board/actions/boardActions.ts';
import { carryOut } from '../../client/features/board/actions/carryOut.ts';
import { orderingActs } from '../../client/features/board/actions/ordering.ts';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { duplicateItems } from '../../client/features/board/acts/copy.ts';
import { groupItems, ungroupItems } from '../../client/features/board/acts/group.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { linkItems } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { pasteClip } from '../../client/features/board/acts/paste.ts';
import { clustering } from '../../client/features/board/canvas/laterClusters.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { outlineRows } from '../../client/features/board/outline/outlineRows.ts';
import { writable } from '../../client/live/readable.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { GroupId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { exchange, newBoard } from '../support/boards.ts';

await Promise.all([clustering.fetch(), orderingActs.fetch()]);

function open() {
  const canvas = newCanvas();
  const { commands, model, context, selection } = canvas;
  const shape = (x: number, y = 0, text = '') => {
    const [id] = createFigures(context, [{ kind: 'shape', x, y, w: 100, h: 100, text }]) ?? [];
    if (!id) throw new Error('The board is full');
    model.store.flush();
    return id;
  };
  const actions = new ActionSet(BOARD_ACTIONS);
  const desk = {
    ...canvas,
    ...{ view: 'canvas', actions, hands: null, singleKeys: writable(true) },
    focusSurface: () => undefined,
  } as unknown as Desk;
  const press = (key: string, shiftKey = false) =>
    carryOut(
      { key, code: `Key${key.toUpperCase()}`, shiftKey, ctrlKey: true, metaKey: false, altKey: false },
      desk,
      { onBoard: true },
    );
  const run = (id: string) => actions.get(id).run(desk);
  const groupOf = (id: ItemId) => [...model.groupOf(id)].sort();
  const choose = (...ids: readonly ItemId[]) => selection.set(ids);
  return { ...canvas, commands, shape, press, run, groupOf, choose, desk };
}

const sorted = (...ids: readonly ItemId[]) => [...ids].sort();

describe('groups', () => {
  it('[BC590] Ctrl+G makes a group of shapes, links and notes, in one step, and says so', () => {
    const { shape, note, press, groupOf, choose, said, history, model, context } = open();
    const [a, b, c] = [shape(0), shape(200), note(400, 0)];
    const link = linkItems(context, a, b) as ItemId;
    model.store.flush();
    choose(a, b, c, link);
    press('g');
    expect(groupOf(a)).toEqual(sorted(a, b, c, link));
    expect(said.at(-1)).toBe('actions:said.madeGroup 4');
    press('g');
    expect(said.at(-1)).toBe('actions:reasons.grouped');
    history.undo();
    model.store.flush();
    expect(groupOf(a)).toEqual([a]);
  });

  it('[BC590] of notes a cluster is made, of notes of one group a group, and one alone is told why not', () => {
    const { shape, note, press, groupOf, choose, said, model } = open();
    const [a, b, c, s] = [note(0, 0), note(300, 0), note(600, 0), shape(900)];
    choose(s);
    press('g');
    expect(said.at(-1)).toBe('actions:reasons.several');
    choose(a, b, s);
    press('g');
    choose(a, b);
    press('g');
    expect(groupOf(a)).toEqual(sorted(a, b));
    expect(groupOf(s)).toEqual([s]);
    choose(a, c);
    press('g');
    expect(model.item(model.parentOf(a))?.kind).toBe('cluster');
    expect(groupOf(a)).toEqual([a]);
    expect(groupOf(b)).toEqual([b]);
  });

  it('[BC590] what lies in a cluster goes as the cluster, what is locked stays out', () => {
    const { shape, note, press, groupOf, choose, said, context, model } = open();
    const [a, b, s, locked] = [note(0, 0), note(300, 0), shape(900), shape(1_200)];
    const cluster = clusterItems(context, [a, b], { x: 0, y: 0 }) as ItemId;
    lockItems(context, [locked], true);
    model.store.flush();
    choose(a, b, s, locked);
    press('g');
    expect(groupOf(s)).toEqual(sorted(cluster, s));
    expect(groupOf(locked)).toEqual([locked]);
    choose(a, cluster, locked);
    press('g');
    expect(said.some((words) => words.startsWith('actions:said.madeGroup'))).toBe(true);
  });

  it('[BC590] grouping again leaves the groups that were there, and one that is left alone is none', () => {
    const { shape, press, groupOf, choose } = open();
    const [a, b, c, d] = [shape(0), shape(200), shape(400), shape(600)];
    choose(a, b);
    press('g');
    choose(b, c, d);
    press('g');
    expect(groupOf(b)).toEqual(sorted(b, c, d));
    expect(groupOf(a)).toEqual([a]);
  });

  it('[BC595] Ctrl+Shift+G takes groups apart with what is locked, else a cluster, in one step', () => {
    const { shape, note, press, groupOf, choose, said, history, model, context, selection } = open();
    const [a, b, c] = [shape(0), shape(200), shape(400)];
    choose(a, b, c);
    press('g');
    lockItems(context, [b], true);
    model.store.flush();
    choose(c);
    press('g', true);
    expect([groupOf(a), groupOf(b), groupOf(c)]).toEqual([[a], [b], [c]]);
    expect(sorted(...selection.ids)).toEqual(sorted(a, b, c));
    expect(said.at(-1)).toBe('actions:said.ungrouped 3');
    history.undo();
    model.store.flush();
    expect(groupOf(b)).toEqual(sorted(a, b, c));
    const notes = [note(0, 600), note(300, 600)];
    const cluster = clusterItems(context, notes, { x: 0, y: 600 }) as ItemId;
    model.store.flush();
    choose(cluster);
    press('g', true);
    expect(model.item(cluster)).toBeNull();
  });

  it('[BC591] two people who group at once end with the same groups', () => {
    const [anna, elif] = [newBoard(), newBoard()];
    const drafts = [0, 200, 400, 600].map((x) => ({ kind: 'shape', x, y: 0, w: 100, h: 100 }) as const);
    const ids = createFigures(anna.context, drafts) as readonly ItemId[];
    exchange(anna, elif);
    groupItems(anna.context, ids.slice(0, 3));
    groupItems(elif.context, ids.slice(1));
    exchange(anna, elif);
    const groups = (board: typeof anna) => ids.map((id) => [...board.model.groupOf(id)].sort());
    expect(groups(anna)).toEqual(groups(elif));
    for (const group of groups(anna)) expect([1, 3]).toContain(group.length);
  });

  it('[BC591] what is no id means no group, and so does one in a cluster', () => {
    const { shape, note, context, doc, groupOf, model } = open();
    const [a, b, c, n] = [shape(0), shape(200), shape(400), note(600, 0)];
    const items = boardItems(doc);
    const hostile = ['x', 'y'.repeat(10_000), 7, { a: 1 }, new Y.Map(), null];
    for (const value of hostile) {
      for (const id of [a, b]) items.get(id)?.set('group', value instanceof Y.Map ? new Y.Map() : value);
      model.store.flush();
      expect(groupOf(a)).toEqual([a]);
      expect(model.item(a)).not.toHaveProperty('group');
    }
    groupItems(context, [a, b, n]);
    clusterItems(context, [n, note(600, 300)], { x: 600, y: 0 });
    model.store.flush();
    expect(groupOf(n)).toEqual([n]);
    expect(groupOf(a)).toEqual(sorted(a, b));
    expect(groupOf(c)).toEqual([c]);
  });

  it('[BC592] a press chooses all, once more the one, then others alone; a toggle all', () => {
    const { shape, choose, press, selection } = open();
    const [a, b, c] = [shape(0), shape(200), shape(400)];
    choose(a, b);
    press('g');
    selection.set([]);
    selection.press(b);
    expect([...selection.ids]).toEqual([a, b]);
    expect(selection.focused).toBe(b);
    selection.press(b, true);
    expect([...selection.ids]).toEqual([b]);
    selection.press(a, true);
    expect([...selection.ids]).toEqual([a]);
    selection.press(c, true);
    selection.toggle(a);
    expect(sorted(...selection.ids)).toEqual(sorted(a, b, c));
    selection.toggle(b);
    expect([...selection.ids]).toEqual([c]);
  });

  it('[BC593] a group stands in line and at equal distances as one, and a single one is too little', () => {
    const { shape, choose, press, run, model, said, selection } = open();
    const [a, b, c] = [shape(0, 0), shape(200, 50), shape(700, 300)];
    choose(a, b);
    press('g');
    run('align.top');
    expect(said.at(-1)).toBe('actions:reasons.two');
    choose(a, b, c);
    run('align.bottom');
    const at = (id: ItemId) => [model.box(id)?.x, model.box(id)?.y];
    expect([at(a), at(b), at(c)]).toEqual([
      [0, 250],
      [200, 300],
      [700, 300],
    ]);
    selection.set([a, c]);
    run('align.top');
    expect(at(c)).toEqual([700, 250]);
    expect(at(b)).toEqual([200, 300]);
  });

  it('[BC593] what is dragged without being chosen takes its group along, by a link as well', () => {
    const { shape, choose, press, selection, surface, model, context } = open();
    const [a, b] = [shape(0), shape(200)];
    const link = linkItems(context, a, b) as ItemId;
    model.store.flush();
    choose(a, b, link);
    press('g');
    selection.set([]);
    expect(sorted(...surface.moving(selection.meant(link)))).toEqual(sorted(a, b));
  });

  it('[BC594] a duplicate is a group of its own, and one of a group that is copied is in none', () => {
    const { shape, choose, press, context, model, groupOf } = open();
    const [a, b] = [shape(0), shape(200)];
    choose(a, b);
    press('g');
    const by = { dx: 0, dy: 300 };
    const copies = duplicateItems(context, [a, b], by) as readonly ItemId[];
    const [one] = duplicateItems(context, [a], by) as readonly [ItemId];
    model.store.flush();
    expect(groupOf(copies[0] as ItemId)).toEqual(sorted(...copies));
    expect(groupOf(a)).toEqual(sorted(a, b));
    expect(groupOf(one)).toEqual([one]);
  });

  it('[BC594] pasted groups are their own each time, and what was cut comes back into its own', () => {
    const home = { id: newId(), workspaceId: newId(), attribution: true } as never;
    const board = newBoard({ home });
    const { context, model } = board;
    const drafts = [0, 200, 400].map((x) => ({ kind: 'shape', x, y: 0, w: 100, h: 100 }) as const);
    const ids = createFigures(context, drafts) as readonly ItemId[];
    groupItems(context, ids);
    model.store.flush();
    const copied = (cut: boolean) => {
      const clip = clipOf(model, cut ? ids.slice(0, 2) : ids, cut, home);
      if (!clip) throw new Error('Nothing to copy');
      const read = readClip(/data-clip="([^"]+)"/.exec(writeClip(clip))?.[1] ?? writeClip(clip));
      if (!read) throw new Error('Not to be read');
      return read;
    };
    const clip = copied(false);
    for (let times = 0; times < 2; times++) {
      const pasted = pasteClip(context, clip, { x: 0, y: 500 }) as readonly ItemId[];
      model.store.flush();
      expect([...model.groupOf(pasted[0] as ItemId)].sort()).toEqual([...pasted].sort());
    }
    const cut = copied(true);
    for (const id of ids.slice(0, 2)) boardItems(board.doc).delete(id);
    const back = pasteClip(context, cut, { x: 0, y: 900 }) as readonly ItemId[];
    model.store.flush();
    expect([...model.groupOf(ids[2] as ItemId)].sort()).toEqual([...back, ids[2]].sort());
  });

  it('[BC596] its name says how many are in the group of an item, and so does its row', () => {
    const { shape, choose, press, names, model } = open();
    const [a, b, c] = [shape(0), shape(200), shape(400)];
    choose(a, b);
    press('g');
    expect(names.nameOf(a)).toContain('inGroup 2');
    expect(names.nameOf(c)).not.toContain('inGroup');
    const rows = new Map(outlineRows(model).map((row) => [row.id, row.group]));
    expect([a, b, c].map((id) => rows.get(id))).toEqual([2, 2, 1]);
  });

  it('[BC597] a group of five thousand and thousands of groups of one are no work', () => {
    const { doc, context, model, selection, names } = newCanvas();
    const drafts = Array.from({ length: 5_000 }, (_, i) => ({
      ...{ kind: 'shape' as const, x: (i % 100) * 120, y: Math.floor(i / 100) * 120, w: 100, h: 100 },
    }));
    const ids = [0, 1, 2, 3, 4].flatMap(
      (part) => createFigures(context, drafts.slice(1_000 * part, 1_000 * (part + 1))) ?? [],
    );
    groupItems(context, ids);
    model.store.flush();
    selection.press(ids[0] as ItemId);
    expect(selection.ids.size).toBe(5_000);
    selection.set(selection.wholes(ids));
    expect(selection.isWhole(ids[9] as ItemId)).toBe(true);
    for (const id of ids.slice(0, 500)) expect(names.nameOf(id, true)).toContain('inGroup 5000');
    ungroupItems(context, new Set([model.item(ids[0] as ItemId)?.group]));
    doc.transact(() => {
      for (const id of ids) boardItems(doc).get(id)?.set('group', newId<GroupId>());
    });
    model.store.flush();
    expect([...selection.wholes(ids)]).toHaveLength(5_000);
    expect(model.groupOf(ids[0] as ItemId)).toEqual([ids[0]]);
  });
});
