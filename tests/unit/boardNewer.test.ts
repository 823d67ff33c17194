/** What only a newer version of Jumelage knows: shown as a box, carried along as it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { giveLook, lookOf } from '../../client/features/board/acts/arrange.ts';
import { colourItems, deleteItems, rewriteText } from '../../client/features/board/acts/change.ts';
import { duplicateItems } from '../../client/features/board/acts/copy.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createCluster, createFrame, createNote, linkItems } from '../../client/features/board/acts/make.ts';
import { dropItems, placeItems, resizeItem } from '../../client/features/board/acts/move.ts';
import { pasteClip } from '../../client/features/board/acts/paste.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { outlineRows } from '../../client/features/board/outline/outlineRows.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import { writeCsv } from '../../shared/exchange/boardCsv.ts';
import { parseJson, readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import { writeMarkdown } from '../../shared/exchange/boardMarkdown.ts';
import { landDrafts } from '../../shared/exchange/landDrafts.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { newBoard, type TestBoard } from '../support/boards.ts';
import { exported } from '../support/exchangeBoards.ts';

const NEWER = {
  kind: 'mindMap',
  x: 100,
  y: 50,
  w: 300,
  h: 120,
  z: 'V',
  colour: 'teal',
  branches: 7,
  angles: [1, 2.5],
  layout: 'fan',
};

function put(board: TestBoard, fields: object, words = 'Roots'): ItemId {
  const id = newId<ItemId>();
  const map = new Y.Map<unknown>(Object.entries(fields));
  map.set('text', new Y.Text(words));
  board.doc.transact(() => boardItems(board.doc).set(id, map));
  board.store.flush();
  return id;
}

/** As the document has it, without what every copy has of its own. */
function raw(board: TestBoard, id: ItemId | null | undefined): object {
  const map = boardItems(board.doc).get(id ?? '');
  const { author, at, z, parent, ...rest } = (map?.toJSON() ?? {}) as Record<string, unknown>;
  return rest;
}

const { z: _z, ...KEPT } = NEWER;

describe('of a newer version', () => {
  it('[BC80] an item of an unknown kind is a box that can be moved, linked, held, locked, deleted and undone', () => {
    const board = newBoard();
    const id = put(board, NEWER);
    const note = createNote(board.context, { x: 900, y: 0 }) as ItemId;
    expect(board.item(id)).toMatchObject({ kind: 'unknown', kindName: 'mindMap', text: 'Roots' });
    expect(board.model.box(id)).toEqual({ x: 100, y: 50, w: 300, h: 120 });
    expect(outlineRows(board.model).map((row) => row.id)).toContain(id);
    const link = linkItems(board.context, note, id) as ItemId;
    const frame = createFrame(board.context, { x: 0, y: 0, w: 800, h: 600, title: 'Held' }) as ItemId;
    dropItems(board.context, [id], { parent: frame });
    placeItems(board.context, [{ id: frame, x: 50, y: 50 }]);
    board.store.flush();
    expect(board.model.childrenOf(frame)).toEqual([id]);
    expect(board.model.box(link)).not.toBeNull();
    expect(raw(board, id)).toEqual({ ...KEPT, x: 150, y: 100, text: 'Roots' });
    lockItems(board.context, [id], true);
    expect(deleteItems(board.context, [id])).toEqual([]);
    lockItems(board.context, [id], false);
    expect(deleteItems(board.context, [id])).toEqual([id]);
    board.history.undo();
    expect(raw(board, id)).toEqual({ ...KEPT, x: 150, y: 100, text: 'Roots' });
  });

  it('[BC80] in something that may not hold it here, it lies on the board: moved, and not deleted with that', () => {
    const board = newBoard();
    const cluster = createCluster(board.context, { x: 0, y: 0, title: 'C' }) as ItemId;
    const id = put(board, { ...NEWER, parent: cluster });
    expect(board.model.parentOf(id)).toBeNull();
    placeItems(board.context, [{ id, x: 7, y: 8 }]);
    expect(board.item(id)).toMatchObject({ x: 7, y: 8 });
    expect(deleteItems(board.context, [cluster])).toEqual([cluster]);
    expect(board.item(id)).toMatchObject({ x: 7, parent: cluster });
  });

  it('[BC80] it is not changed otherwise', () => {
    const board = newBoard();
    const id = put(board, NEWER);
    const note = createNote(board.context, { x: 900, y: 0, colour: 'rose' }) as ItemId;
    colourItems(board.context, [id], 'rose');
    resizeItem(board.context, id, { w: 900, h: 900 });
    rewriteText(board.context, id, 'Other words');
    const look = lookOf(board.item(note));
    if (look) giveLook(board.context, [id], look);
    expect(raw(board, id)).toEqual({ ...KEPT, text: 'Roots' });
  });

  it('[BC80] its fields survive a duplicate, a clip and a file, as do those of known kinds', () => {
    const [board, other, third] = [newBoard(), newBoard(), newBoard()];
    const id = put(board, NEWER);
    const known = { kind: 'text', x: 0, y: 300, w: 300, size: 'GIANT', colour: 'sky', font: 'serif' };
    const text = put(board, { ...known, z: 'W' }, 'Large');
    expect(board.item(text)).toMatchObject({
      kind: 'text',
      size: 'M',
      extra: { size: 'GIANT', font: 'serif' },
    });
    const [copy, double] = duplicateItems(board.context, [id, text], { dx: 10, dy: 0 }) ?? [];
    expect(raw(board, copy)).toEqual({ ...KEPT, x: 110, text: 'Roots' });
    expect(raw(board, double)).toEqual({ ...known, x: 10, text: 'Large' });
    const clip = readClip(writeClip(clipOf(board.model, [id, text]) ?? { items: [] }));
    const [pasted, words] = pasteClip(other.context, clip ?? { items: [] }, { x: 0, y: 50 }) ?? [];
    expect(raw(other, pasted)).toEqual({ ...KEPT, x: 100, y: 50, text: 'Roots' });
    expect(raw(other, words)).toMatchObject({ ...known, text: 'Large' });
    const file = writeJson(exported(other));
    expect(file).toContain('"kind": "mindMap"');
    const reading = readJson(parseJson(file));
    if (reading.kind !== 'read') throw new Error('a board');
    const landing = { by: { x: 0, y: 0 }, author: null, at: 1, top: null, newId: () => newId<ItemId>() };
    const ids = landDrafts(boardItems(third.doc), reading.drafts, landing);
    expect(ids.map((one) => raw(third, one))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...KEPT, text: 'Roots' }),
        expect.objectContaining({ ...known, text: 'Large' }),
      ]),
    );
    expect(writeCsv(exported(other))).toContain('mindMap,Roots');
    expect(writeMarkdown(exported(other))).toContain('- Roots');
  });

  it('[BC80] whatever it is, nothing throws, and what comes in from outside is small and plain', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constant(Number.NaN), fc.constant('\u202e\u0007'));
    const name = fc.oneof(fc.constantFrom('kind', 'x', 'y', 'w', 'h', 'z', 'size', 'colour'), fc.string());
    fc.assert(
      fc.property(fc.dictionary(name, value), fc.string(), (fields, kind) => {
        const doc = new Y.Doc();
        const map = new Y.Map<unknown>(Object.entries({ kind, ...fields }));
        boardItems(doc).set('one', map);
        const item = readItem(newId<ItemId>(), map);
        if (item?.kind === 'unknown') expect(Number.isFinite(item.x + item.y + item.w + item.h)).toBe(true);
        for (const one of Object.values(item?.extra ?? {}))
          expect(typeof one === 'string' && one.includes('\u202e')).toBe(false);
        const raw = { kind, x: 1, y: 1, w: 9, h: 9, text: '', more: fields };
        readClip(btoa(JSON.stringify({ version: 1, items: [raw] }).replace(/[^ -~]/g, '')));
        readJson({ format: 'jumelage-board', version: 1, items: [{ kind, ...fields }] });
      }),
      { numRuns: 300 },
    );
    const board = newBoard();
    put(board, { kind: 'mindMap', x: Number.NaN, y: 0 });
    put(board, { kind: '<b>', x: 0, y: 0 });
    expect([...board.model.boxes()]).toEqual([]);
  });
});
