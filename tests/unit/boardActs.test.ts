import { describe, expect, it } from 'vitest';
import { colourItems, deleteItems, rewriteText } from '../../client/features/board/acts/change.ts';
import { clusterItems, uncluster } from '../../client/features/board/acts/cluster.ts';
import { duplicateItems } from '../../client/features/board/acts/copy.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame, createNote, createNotes, linkItems } from '../../client/features/board/acts/make.ts';
import { dropItems, placeItems, resizeItem } from '../../client/features/board/acts/move.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { ItemId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { exchange, newBoard, type TestBoard } from '../support/boards.ts';

function note(board: TestBoard, x = 0, y = 0, text = ''): ItemId {
  const id = createNote(board.context, { x, y, text });
  if (!id) throw new Error('no note');
  board.store.flush();
  return id;
}

function known<Value>(value: Value | null): Value {
  if (value === null) throw new Error('nothing made');
  return value;
}

describe('acts on structure', () => {
  it('[BD4] moving a cluster writes the cluster only, and an added note comes along', () => {
    const anna = newBoard();
    const elif = newBoard();
    const notes = [note(anna), note(anna, 300), note(anna, 600)];
    const cluster = known(clusterItems(anna.context, notes, { x: 0, y: 0 }));
    exchange(anna, elif);
    const before = notes.map((id) => anna.item(id));
    placeItems(anna.context, [{ id: cluster, x: 1000, y: 500 }]);
    const added = known(createNote(elif.context, { x: 5, y: 5 }, { parent: cluster, index: 1 }));
    exchange(anna, elif);
    expect(notes.map((id) => anna.item(id))).toEqual(before);
    expect(anna.model.childrenOf(cluster)).toEqual([notes[0], added, notes[1], notes[2]]);
    expect(anna.model.box(added)).toMatchObject({ y: 556, w: 200 });
    expect([...elif.model.boxes()].sort()).toEqual([...anna.model.boxes()].sort());
  });

  it('[BD5] a frame takes along what it holds, except what is locked', () => {
    const board = newBoard();
    const [free, locked, outside] = [note(board, 10, 10), note(board, 20, 20), note(board, 900, 900)];
    const frame = known(
      createFrame(board.context, { x: 0, y: 0, w: 500, h: 500, title: 'BUD', holds: [free, locked] }),
    );
    lockItems(board.context, [locked], true);
    placeItems(board.context, [{ id: frame, x: 100, y: 0 }]);
    expect(board.item(free)).toMatchObject({ x: 110, y: 10 });
    expect(board.item(locked)).toMatchObject({ x: 20, y: 20 });
    expect(board.item(outside)).toMatchObject({ x: 900 });
  });

  it('[BD5] a frame and a note in it that are moved together move once', () => {
    const board = newBoard();
    const inside = note(board, 10, 10);
    const frame = known(
      createFrame(board.context, { x: 0, y: 0, w: 500, h: 500, title: '', holds: [inside] }),
    );
    placeItems(board.context, [
      { id: frame, x: 100, y: 0 },
      { id: inside, x: 110, y: 10 },
    ]);
    expect(board.item(inside)).toMatchObject({ x: 110, y: 10 });
  });

  it('[BD2] a note dropped between two with the same key lands there', () => {
    const board = newBoard();
    const [a, b, c] = [note(board), note(board), note(board)];
    const cluster = known(clusterItems(board.context, [a, b], { x: 0, y: 0 }));
    for (const id of [a, b]) boardItems(board.doc).get(id)?.set('z', 'V');
    board.store.flush();
    const [first, second] = board.model.childrenOf(cluster);
    expect(dropItems(board.context, [c], { parent: cluster, index: 1 })).toBe(1);
    board.store.flush();
    expect(board.model.childrenOf(cluster)).toEqual([first, c, second]);
  });

  it('[BD2] a hundred drops at one place keep their order', () => {
    const board = newBoard();
    const cluster = known(clusterItems(board.context, [note(board), note(board)], { x: 0, y: 0 }));
    const dropped: ItemId[] = [];
    for (let i = 0; i < 100; i++) {
      const id = note(board);
      dropItems(board.context, [id], { parent: cluster, index: 1 });
      dropped.unshift(id);
    }
    board.store.flush();
    expect(board.model.childrenOf(cluster).slice(1, -1)).toEqual(dropped);
  });

  it('[BD4] taking a cluster apart leaves its notes where they were seen', () => {
    const board = newBoard();
    const notes = [note(board), note(board), note(board)];
    const cluster = known(clusterItems(board.context, notes, { x: 50, y: 60 }));
    board.store.flush();
    const seen = notes.map((id) => ({ id, ...known(board.model.box(id)) }));
    expect(uncluster(board.context, [cluster], seen)).toEqual(notes);
    board.store.flush();
    expect(board.store.get(cluster)).toBeNull();
    expect(notes.map((id) => ({ id, ...known(board.model.box(id)) }))).toEqual(seen);
  });

  it('[BD15] links join two different items once', () => {
    const board = newBoard();
    const [a, b] = [note(board), note(board)];
    const link = known(linkItems(board.context, a, b));
    expect(linkItems(board.context, a, b)).toBe(link);
    expect(linkItems(board.context, b, a)).not.toBe(link);
    expect(linkItems(board.context, a, a)).toBeNull();
    expect(linkItems(board.context, a, link)).toBeNull();
    expect(linkItems(board.context, a, 'nothing' as ItemId)).toBeNull();
  });
});

describe('acts on items', () => {
  it('[BD6] concurrent colour, place and words of one note all survive', () => {
    const anna = newBoard();
    const elif = newBoard();
    const id = note(anna, 0, 0, 'heat pumps');
    exchange(anna, elif);
    colourItems(anna.context, [id], 'mint');
    rewriteText(anna.context, id, 'heat pumps cost');
    placeItems(elif.context, [{ id, x: 70, y: 80 }]);
    rewriteText(elif.context, id, 'big heat pumps');
    exchange(anna, elif);
    expect(anna.item(id)).toMatchObject({ colour: 'mint', x: 70, y: 80, text: 'big heat pumps cost' });
    expect(elif.item(id)).toEqual(anna.item(id));
  });

  it('[BD8] deleting takes content and links along, locked items stay, undo brings all back', () => {
    const board = newBoard();
    const [a, b, out] = [note(board), note(board), note(board)];
    const cluster = known(clusterItems(board.context, [a, b], { x: 0, y: 0 }));
    const link = known(linkItems(board.context, out, a));
    lockItems(board.context, [b], true);
    expect(new Set(deleteItems(board.context, [cluster]))).toEqual(new Set([cluster, a]));
    board.store.flush();
    expect(board.store.get(link)).toBeNull();
    expect(board.model.parentOf(b)).toBeNull();
    expect(deleteItems(board.context, [b])).toEqual([]);
    board.history.undo();
    board.store.flush();
    expect(board.model.childrenOf(cluster)).toEqual([a, b]);
    expect(board.item(link)).toMatchObject({ from: out, to: a });
  });

  it('[BD9] duplicating copies content and the links among the copies', () => {
    const board = newBoard();
    const [a, b] = [note(board, 0, 0, 'a'), note(board, 0, 0, 'b')];
    const frame = known(
      createFrame(board.context, { x: 0, y: 0, w: 600, h: 300, title: 'F', holds: [a, b] }),
    );
    linkItems(board.context, a, b, 'leads to');
    const [copy] = known(duplicateItems(board.context, [frame], { dx: 24, dy: 24 }));
    board.store.flush();
    const inside = board.model.childrenOf(known(copy ?? null));
    expect(inside.map((id) => board.item(id).text)).toEqual(['a', 'b']);
    const link = board.model.connectorsOf(inside[0] as ItemId)[0] as ItemId;
    expect(board.item(link)).toMatchObject({ from: inside[0], to: inside[1], text: 'leads to' });
    expect(board.store.size).toBe(8);
    expect(board.model.childrenOf(frame)).toEqual([a, b]);
  });

  it('[BD10] a read-only board throws and writes nothing', () => {
    const board = newBoard({ mayEdit: false });
    expect(() => createNote(board.context, { x: 0, y: 0 })).toThrow(
      expect.objectContaining({ code: 'READ_ONLY' }),
    );
    expect(board.store.size).toBe(0);
  });

  it('[BD11] a paste over the limit is refused whole', () => {
    const board = newBoard();
    const drafts = Array.from({ length: LIMITS.itemsPerPaste + 1 }, () => ({ x: 0, y: 0 }));
    expect(createNotes(board.context, drafts)).toBeNull();
    expect(boardItems(board.doc).size).toBe(0);
  });

  it('[BD11] words and sizes are kept within their limits', () => {
    const board = newBoard();
    const id = note(board, 0, 0, 'x'.repeat(LIMITS.noteLength + 5));
    resizeItem(board.context, id, { w: Number.POSITIVE_INFINITY, x: Number.NaN });
    placeItems(board.context, [{ id, x: 1e300, y: -1e300 }]);
    expect(board.item(id)).toMatchObject({ w: 20_000, x: 1_000_000, y: -1_000_000 });
    expect(board.item(id).text.length).toBe(LIMITS.noteLength);
  });
});

describe('colour', () => {
  it('[BC116] of a cluster is that of its notes, of a frame its tint, in one step of undo', () => {
    const board = newBoard();
    const [a, b, beside] = [note(board), note(board), note(board)];
    const cluster = known(clusterItems(board.context, [a, b], { x: 0, y: 0 }));
    const frame = known(createFrame(board.context, { x: 0, y: 900, w: 400, h: 400, title: '' }));
    lockItems(board.context, [b], true);
    const depth = board.history.depth;
    colourItems(board.context, [cluster, frame], 'mint');
    const looks = () =>
      [a, b, beside].map((id) => board.item(id)).map((item) => 'colour' in item && item.colour);
    expect([looks(), board.history.depth - depth]).toEqual([['mint', 'sun', 'sun'], 1]);
    expect(board.item(frame)).toMatchObject({ colour: 'mint', background: 'tint' });
    board.history.undo();
    expect([looks(), board.item(frame)]).toMatchObject([['sun', 'sun', 'sun'], { background: 'paper' }]);
  });
});

describe('undo', () => {
  it('[BD7] takes back my edits only', () => {
    const anna = newBoard();
    const elif = newBoard();
    const id = note(anna, 0, 0, 'mine');
    exchange(anna, elif);
    colourItems(elif.context, [id], 'rose');
    exchange(anna, elif);
    placeItems(anna.context, [{ id, x: 500, y: 0 }]);
    anna.history.undo();
    exchange(anna, elif);
    expect(anna.item(id)).toMatchObject({ x: 0, colour: 'rose' });
    elif.history.undo();
    expect(elif.history.undo()).toBe(false);
    exchange(anna, elif);
    expect(anna.item(id)).toMatchObject({ colour: 'sun' });
    anna.history.redo();
    expect(anna.item(id)).toMatchObject({ x: 500 });
  });

  it('[BD7] an act is one step, a gesture is one step, a pause in typing ends a step', () => {
    const board = newBoard();
    const id = note(board);
    board.history.together(() => {
      for (let x = 1; x <= 5; x++) placeItems(board.context, [{ id, x, y: 0 }]);
      colourItems(board.context, [id], 'lime');
    });
    board.history.undo();
    expect(board.item(id)).toMatchObject({ x: 0, colour: 'sun' });
    const type = (text: string) => {
      board.history.typing(id);
      board.doc.transact(() => {
        const words = boardItems(board.doc).get(id)?.get('text') as {
          insert(at: number, text: string): void;
        };
        words.insert(0, text);
      }, board.context.origin);
    };
    type('a');
    type('b');
    board.clock.now += 5_000;
    type('c');
    board.history.undo();
    expect(board.item(id).text).toBe('ba');
    board.history.undo();
    expect(board.item(id).text).toBe('');
  });

  it('[BD7] a cancelled gesture leaves neither an undo nor a redo', () => {
    const board = newBoard();
    const id = note(board);
    const depth = board.history.depth;
    board.history.together(() => placeItems(board.context, [{ id, x: 5, y: 5 }]));
    board.history.revert(depth);
    expect(board.item(id)).toMatchObject({ x: 0, y: 0 });
    expect(board.history.state.get()).toEqual({ canUndo: true, canRedo: false });
  });
});
