/** Large updates in pieces. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { splitMessages, step2Frame } from '../../client/live/frames.ts';
import { splitUpdate } from '../../client/live/splitUpdate.ts';
import {
  awarenessMessage,
  deniedMessage,
  joinBytes,
  savedMessage,
  step1Message,
} from '../../server/documents/messages.ts';

/** People who answer each other: content of each builds on content of the others. */
function busyDocument(people: number, rounds: number): Y.Doc {
  const docs = Array.from({ length: people }, () => new Y.Doc());
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (let round = 0; round < rounds; round++) {
    for (const doc of docs) {
      const items = doc.getMap<Y.Map<unknown>>('items');
      const id = `i${random(30)}`;
      const known = items.get(id);
      if (known && random(8) === 0) items.delete(id);
      else if (known) (known.get('text') as Y.Text).insert(random(3), 'answer ');
      else items.set(id, new Y.Map<unknown>([['text', new Y.Text('first')]]));
    }
    const [from, to] = [docs[random(people)] as Y.Doc, docs[random(people)] as Y.Doc];
    Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
  }
  const all = new Y.Doc();
  for (const doc of docs) Y.applyUpdate(all, Y.encodeStateAsUpdate(doc));
  return all;
}

const isPending = (doc: Y.Doc) => doc.store.pendingStructs !== null || doc.store.pendingDs !== null;

describe('splitting', () => {
  const doc = busyDocument(4, 60);

  it.each([64, 300, 2_000])('[LV9] pieces of %d bytes apply one by one and give the whole', (mostBytes) => {
    const update = Y.encodeStateAsUpdate(doc);
    const pieces = splitUpdate(update, mostBytes);
    expect(pieces.length).toBeGreaterThan(update.length / mostBytes / 2);
    const copy = new Y.Doc();
    for (const piece of pieces) {
      Y.applyUpdate(copy, piece);
      expect(isPending(copy)).toBe(false);
    }
    expect(Y.encodeStateAsUpdate(copy)).toEqual(update);
    expect(copy.getMap('items').toJSON()).toEqual(doc.getMap('items').toJSON());
  });

  it('[LV9] pieces keep to the size, but for what cannot be divided', () => {
    const doc = new Y.Doc();
    const items = doc.getMap('items');
    for (let item = 0; item < 200; item++) items.set(`i${item}`, 'x'.repeat(100));
    items.set('long', 'y'.repeat(5_000));
    const pieces = splitUpdate(Y.encodeStateAsUpdate(doc), 1_000);
    expect(pieces.filter((piece) => piece.length > 1_000).length).toBe(1);
  });

  it('[LV9] a part of a document is split like a whole', () => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    const items = doc.getMap<Y.Map<unknown>>('items');
    for (let item = 0; item < 100; item++) items.set(`new${item}`, new Y.Map([['x', item]]));
    for (const id of [...items.keys()].slice(0, 10)) items.delete(id);
    const part = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(copy));
    for (const piece of splitUpdate(part, 200)) Y.applyUpdate(copy, piece);
    expect(copy.getMap('items').toJSON()).toEqual(items.toJSON());
    expect(isPending(copy)).toBe(false);
  });

  it('[LV9] a small update is left as it is', () => {
    const update = Y.encodeStateAsUpdate(busyDocument(2, 3));
    expect(splitUpdate(update, 100_000)).toEqual([update]);
  });
});

describe('frames of the tunnel', () => {
  it('[LV15] a frame with a whole turn becomes single messages again', () => {
    const messages = [
      step1Message(new Uint8Array([0])),
      step2Frame(new Uint8Array([0, 0])),
      awarenessMessage([]),
      savedMessage(300),
      deniedMessage('READ_ONLY'),
      new Uint8Array([3]),
      savedMessage(1),
    ];
    expect(splitMessages(joinBytes(messages)).map((one) => [...one])).toEqual(
      messages.map((one) => [...one]),
    );
    expect(splitMessages(new Uint8Array())).toEqual([]);
  });
});
