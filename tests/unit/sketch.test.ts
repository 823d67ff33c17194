import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sketchBoard } from '../../server/exports/boardSketch.ts';
import { sketchMap } from '../../server/exports/mapSketch.ts';
import { createSketches } from '../../server/http/sketches.ts';
import { insertLink, insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import type { ItemMap } from '../../shared/documents/board.ts';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import type { NewItem } from '../../shared/documents/newItem.ts';
import { spreadKeys } from '../../shared/documents/orderKeys.ts';
import type { DocumentInfo } from '../../shared/domain/workspace.ts';
import type { DocumentId, ImageId, ItemId, WorkspaceId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';

const KEYS = spreadKeys(3_000);

function boardOf(items: readonly Partial<NewItem>[]): Y.Doc {
  const doc = new Y.Doc();
  items.forEach((item, index) => {
    const z = KEYS[index] ?? '';
    insertItem(boardItems(doc), { id: newId<ItemId>(), kind: 'note', author: null, at: 0, z, ...item });
  });
  return doc;
}

const document = (updatedAt: number): DocumentInfo => ({
  id: 'd2222222222222222222' as DocumentId,
  workspaceId: 'w2222222222222222222' as WorkspaceId,
  kind: 'board',
  title: 'T',
  createdAt: 0,
  createdBy: null,
  updatedAt,
  archivedAt: null,
  epoch: 1,
});

describe('a sketch', () => {
  it('[SH82] counts notes, and beside them what is no note, no link and no sticker on something', () => {
    const of = (items: Parameters<typeof boardOf>[0]) => {
      const { notes, others } = sketchBoard(boardOf(items));
      return [notes, others];
    };
    const [shape, frame] = [newId<ItemId>(), newId<ItemId>()];
    const link = { kind: 'connector', from: shape, to: frame } as const;
    const sticker = { kind: 'sticker', parent: shape } as const;
    const holders = [{ kind: 'frame', id: frame, w: 900, h: 700 }, { kind: 'cluster' }] as const;
    expect(of([])).toEqual([0, undefined]);
    expect(of([...holders])).toEqual([0, 2]);
    expect(of([...holders, {}, link])).toEqual([1, undefined]);
    expect(of([...holders, { kind: 'shape', id: shape }, { kind: 'text' }, link, sticker])).toEqual([0, 2]);
    expect(of([{ kind: 'shape', id: shape }, { kind: 'sticker' }, {}, { kind: 'text' }])).toEqual([1, 3]);
    const alone = { kind: 'connector', fromX: 0, fromY: 0, toX: 90, toY: 9 } as const;
    expect(of([alone])).toEqual([0, 1]);
  });

  it('[HT17] holds frames, clusters and notes, clustered notes in their grid', () => {
    const cluster = newId<ItemId>();
    const doc = boardOf([
      { kind: 'frame', x: 0, y: 0, w: 900, h: 700 },
      { kind: 'cluster', id: cluster, x: 100, y: 100, columns: 2 },
      { parent: cluster, colour: 'mint' },
      { parent: cluster, colour: 'rose' },
      { parent: cluster, colour: 'sky' },
      { x: 600, y: 10.4, colour: 'stone' },
      { kind: 'connector' },
    ]);
    expect(sketchBoard(doc)).toEqual({
      notes: 4,
      shapes: [
        ['frame', 0, 0, 900, 700],
        ['cluster', 100, 100, 448, 488],
        ['mint', 116, 156, 200, 200],
        ['rose', 332, 156, 200, 200],
        ['sky', 116, 372, 200, 200],
        ['stone', 600, 10, 200, 200],
      ],
    });
  });

  it('[SH73] has texts, images, and lines between the middles of what they join or where they end', () => {
    const [one, two] = [newId<ItemId>(), newId<ItemId>()];
    const doc = boardOf([
      { id: one, x: 0, y: 0, colour: 'mint' },
      { id: two, x: 400, y: 0, colour: 'sky' },
      { kind: 'connector', from: one, to: two },
      { kind: 'connector', from: two, toX: 900, toY: 500 },
      { kind: 'connector', from: newId<ItemId>(), to: two },
      { kind: 'text', x: 0, y: 300, w: 400, size: 'M', text: 'Hello\n- second point' },
      { kind: 'text', x: 0, y: 300, w: 400, size: 'M', text: ' ' },
      { kind: 'image', x: 0, y: 600, w: 300, h: 200, image: 'a1'.repeat(32) as ImageId, home: newId() },
    ]);
    expect(sketchBoard(doc).shapes).toEqual([
      ['line', 100, 100, 400, 0],
      ['line', 500, 100, 400, 400],
      ['mint', 0, 0, 200, 200],
      ['sky', 400, 0, 200, 200],
      ['text', 0, 300, 168, 62],
      ['image', 0, 600, 300, 200],
    ]);
  });

  it('[SH75] has figures by their form, strokes by a few points, and stickers on top of what they lie on', () => {
    const [note, hidden] = [newId<ItemId>(), newId<ItemId>()];
    const box = { x: 10, y: 20, w: 300, h: 200, colour: 'mint' } as const;
    const points = Array.from({ length: 100 }, (_, at) => [100 * at, 10_000 - 100 * at, 50]).flat();
    const doc = boardOf([
      { kind: 'sticker', parent: note, symbol: 'dot', colour: 'rose', onX: 5_000, onY: 5_000 },
      { kind: 'sticker', parent: hidden, symbol: 'dot', colour: 'sky', x: 7, y: 8 },
      { id: note, x: 400, y: 0, colour: 'sun' },
      { kind: 'shape', ...box, form: 'ellipse' },
      { kind: 'shape', ...box, form: 'diamond', hollow: true },
      { kind: 'shape', ...box, form: 'rectangle', hollow: true },
      { kind: 'shape', ...box, form: 'rectangle' },
      { kind: 'stroke', ...box, pen: 'pen', width: 4, points },
    ] as Partial<NewItem>[]);
    const { shapes } = sketchBoard(doc);
    const place = [10, 20, 300, 200] as const;
    expect(shapes.slice(1, 5)).toEqual([
      ['mint', ...place, { form: 'ellipse' }],
      ['mint', ...place, { form: 'diamond', hollow: true }],
      ['mint', ...place, { hollow: true }],
      ['mint', ...place],
    ]);
    const pen = shapes[5]?.[5];
    expect(pen).toMatchObject({ form: 'pen', width: 4 });
    expect(pen?.line).toHaveLength(32);
    expect([pen?.line?.slice(0, 2), pen?.line?.slice(-2)]).toEqual([
      [0, 200],
      [297, 2],
    ]);
    expect(shapes.slice(6)).toEqual([
      ['rose', 476, 76, 48, 48, { form: 'dot' }],
      ['sky', 7, 8, 48, 48, { form: 'dot' }],
    ]);
  });

  it('[HT17] stays small for a large board and leaves out what cannot be read', () => {
    const doc = boardOf(Array.from({ length: 2_000 }, (_, index) => ({ x: index * 10 })));
    boardItems(doc).set('not an id', new Y.Map() as ItemMap);
    (boardItems(doc) as Y.Map<unknown>).set('d2222222222222222222', 7);
    const sketch = sketchBoard(doc);
    expect(sketch.notes).toBe(2_000);
    expect(sketch.shapes.length).toBeLessThanOrEqual(LIMITS.sketchShapes);
    expect(sketch.shapes.at(-1)?.[1]).toBeGreaterThan(19_000);
  });

  it('[HT17] is drawn once per state of the document, and one at a time', async () => {
    let looks = 0;
    const sketchOf = createSketches(async (_id, look) => {
      looks += 1;
      return look(boardOf(Array.from({ length: looks }, () => ({}))));
    });
    const same = await Promise.all([sketchOf(document(1)), sketchOf(document(1))]);
    expect([looks, ...same.map((one) => one.notes)]).toEqual([1, 1, 1]);
    expect((await sketchOf(document(2))).notes).toBe(2);
  });

  it('[MH85] [HT17] of a map holds its nodes by their kinds and the lines between them, and stays small', async () => {
    const doc = new Y.Doc();
    const node = (kind: 'barrier' | 'cause', x: number) => {
      const id = newId<ItemId>();
      insertNode(mapItems(doc), { id, kind, author: null, at: 0, x, y: 10.4, text: 'Costs' });
      return id;
    };
    const [from, to] = [node('cause', 0), node('barrier', 400)];
    const line = { id: newId<ItemId>(), author: null, at: 0, relation: 'causes' } as const;
    insertLink(mapItems(doc), { ...line, from, to });
    insertLink(mapItems(doc), { ...line, id: newId<ItemId>(), from, to: newId<ItemId>() });
    const sketchOf = createSketches(async (_id, look) => look(doc));
    const map = { ...document(1), kind: 'barrierMap' } as const;
    expect(await sketchOf(map)).toEqual({
      notes: 2,
      shapes: [
        ['line', 116, 52, 400, 0],
        ['map-cause', 0, 10, 232, 84],
        ['map-barrier', 400, 10, 232, 84],
      ],
    });
    for (let at = 0; at < 1_000; at++) node('barrier', at);
    const large = sketchMap(doc);
    expect(large.notes).toBe(1_002);
    expect(large.shapes.length).toBeLessThanOrEqual(2 * LIMITS.sketchShapes);
  });
});
