/** What was put on a map from a board, taken back and done again by the board's own undo. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, it, onTestFinished, vi } from 'vitest';
import * as Y from 'yjs';
import { followMarks, putAgain, putOnMap, takeOff } from '../../client/app/board/maps/putOnMap.ts';
import { edit } from '../../client/live/edit.ts';
import { History } from '../../client/live/History.ts';
import { changeMapItem, isNode, mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import type { DocumentId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import type { Landed } from '../../shared/maps/landOnMap.ts';

const BOARD = newId<DocumentId>();
const MAP = { id: newId<DocumentId>(), epoch: 1 };

/** A map that lies on a server: it answers as the HTTP sync does. */
function mapElsewhere(): Y.Doc {
  const map = new Y.Doc();
  const answer = async (_path: string, { body }: { readonly body: Uint8Array }) => {
    const asked = decoding.createDecoder(body);
    const vector = decoding.readVarUint8Array(asked);
    const update = decoding.readVarUint8Array(asked);
    if (update.length > 0) Y.applyUpdate(map, update);
    const said = encoding.createEncoder();
    encoding.writeVarUint8Array(said, Y.encodeStateAsUpdate(map, vector));
    return new Response(encoding.toUint8Array(said) as Uint8Array<ArrayBuffer>, {
      headers: { 'content-type': 'application/octet-stream' },
    });
  };
  vi.stubGlobal('fetch', answer);
  onTestFinished(() => void vi.unstubAllGlobals());
  return map;
}

function openBoard(texts: readonly string[]) {
  const doc = new Y.Doc();
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
  const notes = texts.map((text, at) => {
    const id = newId<ItemId>();
    const what = {
      id,
      kind: 'note',
      author: null,
      at: 1,
      z: 'a0',
      x: at * 200,
      y: 0,
      colour: 'sun',
      text,
    } as const;
    doc.transact(() => insertItem(boardItems(doc), what));
    return id;
  });
  return { doc, context, history, notes };
}

const went = (doc: Y.Doc, note: ItemId) => {
  const item = readItem(note, boardItems(doc).get(note));
  return item?.kind === 'note' ? item.went?.[MAP.id] : undefined;
};
const nodesOn = (map: Y.Doc) =>
  [...mapItems(map)].flatMap(([id, one]) => readMapItem(id, one) ?? []).filter(isNode);

async function putThere() {
  const map = mapElsewhere();
  const board = openBoard(['Rent is low', 'Nobody asks']);
  const nodes = board.notes.map((note, at) => ({
    note,
    kind: 'barrier' as const,
    category: null,
    city: null,
    text: at === 0 ? 'Rent is low' : 'Nobody asks',
    x: at * 200,
    y: 0,
  }));
  const wanted = { nodes, links: [] };
  const put = await putOnMap(board, BOARD, MAP, wanted);
  let now: Landed = put;
  let done: Promise<unknown> = Promise.resolve();
  followMarks(board.doc, MAP, put.marked, (there) => {
    done = done.then(async () => {
      if (there) now = await putAgain(board, BOARD, MAP, wanted, now);
      else await takeOff(board, MAP, now);
    });
  });
  return { ...board, map, put, settled: () => done };
}

it('[MH142] undo on the board takes what was put on a map off again, as its last act, and redo puts it there again', async () => {
  const { doc, history, notes, map, put, settled } = await putThere();
  const were = new Set(nodesOn(map).map(({ id }) => id));
  expect(were.size).toBe(2);
  expect(notes.map((note) => were.has(went(doc, note) as ItemId))).toEqual([true, true]);
  expect(history.last).toBe(put.step);
  expect(history.undo()).toBe(true);
  await settled();
  expect(nodesOn(map)).toEqual([]);
  expect(notes.map((note) => went(doc, note))).toEqual([undefined, undefined]);
  expect(history.redo()).toBe(true);
  await settled();
  expect(new Set(nodesOn(map).map(({ id }) => id))).toEqual(were);
  expect(new Set(notes.map((note) => went(doc, note)))).toEqual(were);
  // And once more, from the step that redo made.
  expect(history.undo()).toBe(true);
  await settled();
  expect(nodesOn(map)).toEqual([]);
});

it('[MH142] what somebody has gone on with stays on the map, and its note says so', async () => {
  const { doc, history, notes, map, put, settled } = await putThere();
  const [rent, asks] = notes as [ItemId, ItemId];
  changeMapItem(mapItems(map), put.nodeOf.get(rent) as ItemId, { kind: 'lever' });
  history.undo();
  await settled();
  expect(nodesOn(map).map(({ text }) => text)).toEqual(['Rent is low']);
  expect([went(doc, rent), went(doc, asks)]).toEqual([put.nodeOf.get(rent), undefined]);
});

it('[MH142] a note that is deleted later leaves its node on the map', async () => {
  const { context, history, notes, map, settled } = await putThere();
  edit(context, (items) => items.delete(notes[0] as ItemId));
  await settled();
  expect(nodesOn(map)).toHaveLength(2);
  history.undo();
  await settled();
  expect(nodesOn(map)).toHaveLength(2);
});
