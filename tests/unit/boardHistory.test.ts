/** Going back in time on a board: differences, bringing back, who did what. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { deleteItems, rewriteText } from '../../client/features/board/acts/change.ts';
import { duplicateItems } from '../../client/features/board/acts/copy.ts';
import { createTable } from '../../client/features/board/acts/newTable.ts';
import { tiesIn } from '../../client/features/board/history/tiesIn.ts';
import type { ActContext } from '../../client/live/edit.ts';
import { History } from '../../client/live/History.ts';
import { changedSinceBy, putThereBy, tracesOf } from '../../client/together/past/provenance.ts';
import {
  differencesBetween,
  matchItem,
  planRestore,
  restoreItems,
} from '../../client/together/past/restore.ts';
import { boardItems, changeItem, insertItem } from '../../shared/documents/board.ts';
import { itemText } from '../../shared/documents/readItem.ts';
import { type ItemId, type MemberId, newId } from '../../shared/ids.ts';

interface Tab {
  readonly doc: Y.Doc;
  readonly context: ActContext;
  readonly history: History;
}

function openTab(clientId: number, from?: Y.Doc): Tab {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  const origin = {};
  const history = new History(boardItems(doc), origin, () => 0);
  const context = {
    doc,
    origin,
    author: null,
    now: () => 1,
    mayEdit: () => true,
    beforeEdit: () => history.step(),
  };
  return { doc, context, history };
}

function addNote({ doc }: Tab, text: string): ItemId {
  const id = newId<ItemId>();
  doc.transact(() =>
    insertItem(boardItems(doc), {
      id,
      kind: 'note',
      author: null,
      at: 1,
      z: 'a0',
      x: 10,
      y: 20,
      colour: 'sun',
      text,
    }),
  );
  return id;
}

const change = (tab: Tab, id: ItemId, fields: Parameters<typeof changeItem>[2]) =>
  tab.doc.transact(() => changeItem(boardItems(tab.doc), id, fields));

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

const content = (doc: Y.Doc) => boardItems(doc).toJSON();

describe('back in time', () => {
  it('[HC1] what is new, changed and gone is told once', () => {
    const tab = openTab(1);
    const [kept, changed, gone] = [addNote(tab, 'kept'), addNote(tab, 'changed'), addNote(tab, 'gone')];
    const before = copyOf(tab.doc);
    const added = addNote(tab, 'added');
    rewriteText(tab.context, changed, 'other words');
    deleteItems(tab.context, [gone]);
    tab.doc.transact(() =>
      boardItems(tab.doc).set(kept, boardItems(before).get(kept)?.clone() ?? new Y.Map()),
    );
    expect(differencesBetween(boardItems(before), boardItems(tab.doc))).toEqual({
      added: [added],
      changed: [changed],
      gone: [gone],
    });
  });

  it('[HC2] brings back what is gone and what was, keeps what is newer and locked, in one step of undo', () => {
    const tab = openTab(1);
    const [words, place, gone, locked] = ['words', 'place', 'gone', 'locked'].map((text) =>
      addNote(tab, text),
    );
    if (!words || !place || !gone || !locked) throw new Error('four notes');
    const past = copyOf(tab.doc);
    rewriteText(tab.context, words, 'new words');
    change(tab, place, { x: 500, colour: 'mint' });
    deleteItems(tab.context, [gone]);
    change(tab, locked, { x: 500, locked: true });
    const newer = addNote(tab, 'newer');
    const before = content(tab.doc);
    const plan = planRestore(tab.context, boardItems(past), null);
    expect([plan.back, [...plan.changed].sort()]).toEqual([[gone], [words, place].sort()]);
    expect(restoreItems(tab.context, boardItems(past), plan)).toHaveLength(3);
    const after = content(tab.doc);
    for (const id of [words, place, gone]) expect(after[id]).toEqual(content(past)[id]);
    expect([after[newer], after[locked]]).toEqual([before[newer], before[locked]]);
    tab.history.undo();
    expect(content(tab.doc)).toEqual(before);
    const one = planRestore(tab.context, boardItems(past), [gone]);
    expect(one).toMatchObject({ back: [gone], changed: [], newer: [] });
  });

  it('[HC14] puts away what came later where that is asked: what was counted, nothing locked, in one step', () => {
    const tab = openTab(1);
    const [kept, gone] = [addNote(tab, 'kept'), addNote(tab, 'gone')];
    const past = copyOf(tab.doc);
    deleteItems(tab.context, [gone]);
    const [newer, locked] = [addNote(tab, 'newer'), addNote(tab, 'locked')];
    change(tab, locked, { locked: true });
    const plan = planRestore(tab.context, boardItems(past), null);
    expect(plan).toEqual({ back: [gone], changed: [], newer: [newer], locked: true });
    const since = addNote(tab, 'since');
    const before = content(tab.doc);
    restoreItems(tab.context, boardItems(past), plan, plan.newer);
    expect(Object.keys(content(tab.doc)).sort()).toEqual([kept, gone, locked, since].sort());
    tab.history.undo();
    expect(content(tab.doc)).toEqual(before);
  });

  it('[HC15] what was deleted with what one chose comes back with it, and nothing else', () => {
    const tab = openTab(1);
    const add = (kind: 'note' | 'frame' | 'cluster' | 'sticker' | 'connector', more: object = {}) => {
      const id = newId<ItemId>();
      const item = { id, kind, author: null, at: 1, z: 'a0', x: 0, y: 0, w: 400, h: 300, colour: 'sun' };
      insertItem(boardItems(tab.doc), { ...item, text: '', ...more } as never);
      return id;
    };
    const [frame, other] = [add('frame'), add('note')];
    const cluster = add('cluster', { parent: frame });
    const note = add('note', { parent: cluster });
    const dot = add('sticker', { parent: note, sticker: 'dot' });
    const link = add('connector', { from: note, to: other });
    const loose = add('note');
    const between = add('connector', { from: note, to: loose });
    const past = copyOf(tab.doc);
    deleteItems(tab.context, [frame, loose]);
    expect([...boardItems(tab.doc).keys()]).toEqual([other]);
    const back = (...ids: ItemId[]) => new Set(planRestore(tab.context, boardItems(past), ids, tiesIn).back);
    expect(back(frame)).toEqual(new Set([frame, cluster, note, dot, link]));
    expect(back(note)).toEqual(new Set([note, dot, link]));
    expect(back(between)).toEqual(new Set([between, note, loose, dot, link]));
    expect(back(loose)).toEqual(new Set([loose]));
    expect(back(frame, loose)).toEqual(new Set([frame, cluster, note, dot, link, loose, between]));
    restoreItems(tab.context, boardItems(past), planRestore(tab.context, boardItems(past), [frame], tiesIn));
    expect(boardItems(tab.doc).get(note)?.get('parent')).toBe(cluster);
    expect(tab.history.depth).toBeGreaterThan(0);
    tab.history.undo();
    expect([...boardItems(tab.doc).keys()]).toEqual([other]);
  });

  it('[HC15] a row brings its table, a table its rows and notes', () => {
    const tab = openTab(1);
    const note = addNote(tab, 'in a cell');
    const draft = {
      x: 0,
      y: 0,
      title: '',
      rows: ['a', 'b'],
      columns: ['c'],
      notes: [{ id: note, row: 1, column: 0 }],
    };
    const table = createTable(tab.context, draft)?.id as ItemId;
    const past = copyOf(tab.doc);
    const all = new Set(boardItems(past).keys());
    const row = [...boardItems(past)].find(([, one]) => one.get('kind') === 'row')?.[0] as ItemId;
    deleteItems(tab.context, [table]);
    expect(boardItems(tab.doc).size).toBe(0);
    for (const id of [table, row])
      expect(new Set(planRestore(tab.context, boardItems(past), [id], tiesIn).back)).toEqual(all);
  });

  it('[HC15] a row that was deleted brings its notes, and those of no other', () => {
    const tab = openTab(1);
    const [mine, other] = [addNote(tab, 'in the second row'), addNote(tab, 'in the first')];
    const notes = [
      { id: mine, row: 1, column: 0 },
      { id: other, row: 0, column: 0 },
    ];
    const made = createTable(tab.context, { x: 0, y: 0, title: '', rows: ['a', 'b'], columns: ['c'], notes });
    const row = made?.rows[1] as ItemId;
    const past = copyOf(tab.doc);
    tab.doc.transact(() => {
      for (const id of [row, mine]) boardItems(tab.doc).delete(id);
    });
    const back = planRestore(tab.context, boardItems(past), [row], tiesIn).back;
    expect(new Set(back)).toEqual(new Set([row, mine]));
  });

  it('[HC2] what others write meanwhile merges with it', () => {
    const mine = openTab(1);
    const id = addNote(mine, 'the river is high');
    const past = copyOf(mine.doc);
    rewriteText(mine.context, id, 'the river is low');
    const theirs = openTab(2, mine.doc);
    rewriteText(theirs.context, id, 'In May the river is low');
    restoreItems(mine.context, boardItems(past), planRestore(mine.context, boardItems(past), null));
    Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(theirs.doc));
    Y.applyUpdate(theirs.doc, Y.encodeStateAsUpdate(mine.doc));
    expect(itemText(boardItems(mine.doc).get(id))?.toString()).toBe('In May the river is high');
    expect(content(mine.doc)).toEqual(content(theirs.doc));
  });

  it('[HC2] whatever two boards hold, one becomes the other, and again nothing differs', async () => {
    const item = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      fields: fc.dictionary(fc.constantFrom('x', 'colour', 'points', 'text', 'new'), fc.jsonValue(), {
        maxKeys: 4,
      }),
      words: fc.option(fc.string({ unit: 'grapheme', maxLength: 12 })),
    });
    const board = (values: readonly { key: string; fields: object; words: string | null }[]) => {
      const doc = new Y.Doc();
      for (const { key, fields, words } of values) {
        const map = new Y.Map<unknown>(Object.entries(fields));
        if (words !== null) map.set('text', new Y.Text(words));
        boardItems(doc).set(key, map);
      }
      return doc;
    };
    await fc.assert(
      fc.property(fc.array(item), fc.array(item), (some, others) => {
        const [to, from] = [board(some), board(others)];
        const [items, wanted] = [boardItems(to), boardItems(from)];
        to.transact(() => {
          for (const id of new Set([...items.keys(), ...wanted.keys()])) matchItem(items, wanted, id);
        });
        expect(content(to)).toEqual(content(from));
        expect(differencesBetween(items, wanted)).toEqual({ added: [], changed: [], gone: [] });
      }),
      { numRuns: 200 },
    );
  });
});

describe('who did what', () => {
  const [ana, bo] = [newId<MemberId>(), newId<MemberId>()];

  it('[HC3] who made, wrote, moved and coloured, and when; nobody knows a foreign client', () => {
    const tab = openTab(1);
    const id = addNote(tab, '');
    rewriteText(tab.context, id, 'first');
    const made = Y.getState(tab.doc.store, 1);
    const second = openTab(2, tab.doc);
    rewriteText(second.context, id, 'first and second');
    change(second, id, { colour: 'mint' });
    const written = Y.getState(second.doc.store, 2);
    const third = openTab(3, second.doc);
    change(third, id, { x: 90, rotation: 4 } as never);
    const moments = [
      { sequence: 1, from: 10, at: 20, edits: 1, writers: [[1, made] as const], deletedBy: [] },
      { sequence: 2, from: 30, at: 40, edits: 1, writers: [[2, written] as const], deletedBy: [] },
    ];
    const traces = tracesOf(boardItems(third.doc).get(id) ?? new Y.Map(), {
      moments,
      writers: { 1: ana, 2: bo },
    });
    expect(traces).toEqual([
      { deed: 'made', by: [ana], at: 20 },
      { deed: 'words', by: [bo, ana], at: 40 },
      { deed: 'place', by: [null], at: null },
      { deed: 'colour', by: [bo], at: 40 },
      { deed: 'other', by: [null], at: null },
    ]);
    const plain = tracesOf(boardItems(tab.doc).get(id) ?? new Y.Map(), { moments, writers: { 1: ana } });
    expect(plain.map(({ deed }) => deed)).toEqual(['made', 'words']);
  });

  it('[HC3] what was brought back was made by who it says, and put there again by somebody else', () => {
    const [ana, bo] = [newId<MemberId>(), newId<MemberId>()];
    const first = openTab(1);
    const id = addNote(first, 'words of Ana');
    const note = boardItems(first.doc).get(id);
    first.doc.transact(() => {
      note?.set('author', ana);
      note?.set('at', 1_000);
    });
    const past = copyOf(first.doc);
    deleteItems(first.context, [id]);
    const second = openTab(2, first.doc);
    restoreItems(second.context, boardItems(past), planRestore(second.context, boardItems(past), [id]));
    const reached = Y.getState(second.doc.store, 2);
    const moments = [
      { sequence: 9, from: 500_000, at: 500_000, edits: 1, writers: [[2, reached] as const], deletedBy: [] },
    ];
    const timeline = { moments, writers: { 1: ana, 2: bo } };
    const traces = () => tracesOf(boardItems(second.doc).get(id) ?? new Y.Map(), timeline);
    expect(traces()).toEqual([
      { deed: 'made', by: [ana], at: 1_000 },
      { deed: 'again', by: [bo], at: 500_000 },
    ]);
    rewriteText(second.context, id, 'words of Ana, and mine');
    expect(traces().map(({ deed, by }) => [deed, by])).toEqual([
      ['made', [ana]],
      ['again', [bo]],
      ['words', [bo]],
    ]);
  });

  it('[HC19] a copy of another’s note was made by who signed it and copied by who did; signed anew it is not', () => {
    const first = openTab(1);
    const id = addNote(first, 'words of Ana');
    boardItems(first.doc).get(id)?.set('author', ana);
    const made = Y.getState(first.doc.store, 1);
    const second = openTab(2, first.doc);
    const [copy] = duplicateItems({ ...second.context, now: () => 500_000 }, [id], { dx: 0, dy: 300 }) ?? [];
    const reached = Y.getState(second.doc.store, 2);
    const at = (when: number, client: number, clock: number) => ({
      ...{ sequence: when, from: when, at: when, edits: 1, deletedBy: [] },
      writers: [[client, clock] as const],
    });
    const timeline = {
      moments: [at(100_000, 1, made), at(500_000, 2, reached)],
      writers: { 1: ana, 2: bo },
    };
    expect(tracesOf(boardItems(second.doc).get(copy as ItemId) ?? new Y.Map(), timeline)).toEqual([
      { deed: 'made', by: [ana], at: null },
      { deed: 'again', by: [bo], at: 500_000 },
    ]);
    const nameless = { ...timeline, writers: {} };
    expect(
      tracesOf(boardItems(second.doc).get(copy as ItemId) ?? new Y.Map(), nameless).map(({ deed }) => deed),
    ).toEqual(['made', 'words']);
    const third = openTab(3, first.doc);
    boardItems(third.doc).get(id)?.set('author', bo);
    const signed = tracesOf(boardItems(third.doc).get(id) ?? new Y.Map(), timeline);
    expect(signed.map(({ deed, by }) => [deed, by])).toEqual([
      ['made', [ana]],
      ['words', [ana]],
    ]);
  });

  it('[MP73] who put an item there and who wrote in it since, not who signed it or moved it', () => {
    const first = openTab(1);
    const id = addNote(first, 'words of Ana');
    boardItems(first.doc).get(id)?.set('author', ana);
    const past = copyOf(first.doc);
    const made = Y.getState(first.doc.store, 1);
    deleteItems(first.context, [id]);
    const second = openTab(2, first.doc);
    restoreItems(second.context, boardItems(past), planRestore(second.context, boardItems(past), [id]));
    const restored = Y.getState(second.doc.store, 2);
    const third = openTab(3, second.doc);
    change(third, id, { x: 400, y: 90 } as never);
    const moved = Y.getState(third.doc.store, 3);
    const at = (sequence: number, client: number, clock: number) => ({
      ...{ sequence, from: sequence, at: sequence, edits: 1, deletedBy: [] },
      writers: [[client, clock] as const],
    });
    const cem = newId<MemberId>();
    const timeline = {
      moments: [at(10, 1, made), at(20, 2, restored), at(30, 3, moved)],
      writers: { 1: ana, 2: bo, 3: cem },
    };
    const note = boardItems(third.doc).get(id) ?? new Y.Map();
    expect(putThereBy(note, timeline)).toEqual([bo]);
    expect(changedSinceBy(note, timeline, 15)).toEqual([bo]);
    expect(changedSinceBy(note, timeline, 25)).toEqual([]);
    rewriteText(third.context, id, 'words of Ana and Cem');
    const all = { ...timeline, moments: [...timeline.moments, at(40, 3, Y.getState(third.doc.store, 3))] };
    expect(changedSinceBy(note, all, 15)).toEqual([cem, bo]);
    expect(changedSinceBy(note, all, 35)).toEqual([cem]);
  });
});
