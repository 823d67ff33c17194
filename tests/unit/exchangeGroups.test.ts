/** Groups in drawings of other programs. */
import { describe, expect, it } from 'vitest';
import { bringDrafts } from '../../client/features/board/acts/bring.ts';
import { readExcalidraw } from '../../shared/exchange/excalidraw.ts';
import { readTldraw } from '../../shared/exchange/tldraw.ts';
import { newBoard } from '../support/boards.ts';
import { draftsOf } from '../support/exchangeBoards.ts';

describe('groups of other programs', () => {
  it('[EX95] of groups in groups the outermost comes in, as file and from the clipboard, however deep', () => {
    const deep = Array.from({ length: 100 }, (_, at) => `g${at}`);
    const box = { type: 'rectangle', y: 0, width: 100, height: 100 };
    const elements = [
      { ...box, id: 'a', x: 0, groupIds: deep },
      { ...box, id: 'b', x: 200, groupIds: ['x', 'g99'] },
      { ...box, id: 'c', x: 400, groupIds: ['g0'] },
      { ...box, id: 'd', x: 600, groupIds: [{}, 7] },
      { ...box, id: 'e', x: 800 },
      {
        ...{ type: 'arrow', id: 'f', x: 0, y: 0, width: 200, height: 0, groupIds: ['g99'] },
        points: [
          [0, 0],
          [200, 0],
        ],
      },
    ];
    const by = { x: 0, y: 0 };
    const groups = new Set();
    for (const type of ['excalidraw', 'excalidraw/clipboard']) {
      const board = newBoard();
      const made = bringDrafts(board.context, draftsOf(readExcalidraw({ type, elements })), by);
      board.store.flush();
      const sizes = made?.map((id) => board.model.groupOf(id).length);
      expect(sizes).toEqual([3, 3, 1, 1, 1, 3]);
      groups.add(board.item(made?.[0] ?? null).group);
    }
    expect(groups.size).toBe(2);
  });

  it('[EX95] groups of tldraw come in, of groups in groups the outermost', () => {
    const shape = { type: 'geo', x: 0, y: 0, props: { w: 100, h: 100, geo: 'rectangle' } };
    const nest = Array.from({ length: 100 }, (_, at) => ({
      ...{ id: `shape:g${at}`, type: 'group', x: 0, y: 0, props: {} },
      parentId: at === 0 ? 'page:page' : `shape:g${at - 1}`,
    }));
    const shapes = [
      ...nest,
      { ...shape, id: 'shape:a', parentId: 'shape:g99' },
      { ...shape, id: 'shape:b', parentId: 'shape:g0' },
      { ...shape, id: 'shape:c', parentId: 'page:page' },
    ];
    const drafts = draftsOf(readTldraw({ shapes, bindings: [], rootShapeIds: [] }));
    const [a, b, c] = drafts.map(({ fields }) => fields.group);
    expect(a).toBeDefined();
    expect([b, c]).toEqual([a, undefined]);
  });
});
