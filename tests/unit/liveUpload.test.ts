/** Large updates in pieces. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createLink } from '../../client/live/documentLink.ts';
import { contentFrame, splitMessages } from '../../client/live/frames.ts';
import { SaveTracker } from '../../client/live/SaveTracker.ts';
import { splitUpdate } from '../../client/live/splitUpdate.ts';
import {
  awarenessMessage,
  deniedMessage,
  joinBytes,
  savedMessage,
  step1Message,
} from '../../server/documents/messages.ts';
import { createNoise } from '../support/fuzz.ts';
import { until } from '../support/poll.ts';

/** People who answer each other: content of each builds on content of the others. */
function busyDocument(people: number, rounds: number): Y.Doc {
  const docs = Array.from({ length: people }, () => new Y.Doc());
  const noise = createNoise(7);
  const random = (below: number) => noise.below(below);
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
      contentFrame(new Uint8Array([0, 0]), true),
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

describe('an upload', () => {
  type Answer = () => Promise<Response>;
  const refused =
    (error: string, status: number): Answer =>
    async () =>
      Response.json({ error }, { status });
  const proxyPage =
    (status: number): Answer =>
    async () =>
      new Response('<html>', { status });
  const nothing: Answer = () => Promise.reject(new TypeError('fetch failed'));
  const never: Answer = () => new Promise(() => undefined);
  const headers = { 'content-type': 'application/octet-stream' };
  const stored: Answer = async () => new Response(new Uint8Array([2, 0, 0, 1, 0, 1]), { headers });

  function uploading(answer: boolean, ...answers: Answer[]) {
    const doc = new Y.Doc();
    doc.getMap('items').set('a', 'x'.repeat(2_000));
    const pauses: number[] = [];
    const refusals: string[] = [];
    const sent: Uint8Array[] = [];
    let fetched = 0;
    const tracker = new SaveTracker({
      readOnly: false,
      unsaved: 1,
      now: () => 0,
      online: () => true,
      kept: () => true,
    });
    const link = createLink({
      connect: () => carrier,
      syncUrl: 'http://x/sync',
      doc,
      tracker,
      refresh: () => undefined,
      stop: (reason) => refusals.push(reason),
      fetch: () => {
        fetched++;
        return (answers.length > 1 ? answers.shift() : answers[0])?.() ?? never();
      },
      after(ms, run) {
        pauses.push(ms);
        queueMicrotask(run);
        return () => undefined;
      },
    });
    const carrier = {
      mostBytes: 3_000,
      send: (frame: Uint8Array) => void sent.push(frame),
      close: () => undefined,
    };
    link.opened(carrier);
    sent.length = 0;
    const large = { ...carrier, mostBytes: 1_000 };
    link.outgoing(contentFrame(Y.encodeStateAsUpdate(doc), answer), large);
    const requests = () => fetched;
    return { doc, link, tracker, sent, pauses, refusals, large, requests };
  }

  /** An answer that comes when the test says so. */
  function later() {
    let give: () => void = () => undefined;
    const given = new Promise<void>((resolve) => {
      give = resolve;
    });
    return { answer: () => given.then(stored), give };
  }
  const bytes = (frames: readonly Uint8Array[]) => frames.map((frame) => [...frame]);

  it.each([true, false])(
    '[LV9] edits of the meantime are in the frame that closes it (answer: %s)',
    async (answer) => {
      const piece = later();
      const { doc, link, tracker, sent, large } = uploading(answer, piece.answer, never);
      const edits: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => edits.push(update));
      doc.getMap('items').set('b', 1);
      doc.getMap('items').set('c', 2);
      for (const edit of edits) link.outgoing(contentFrame(edit, false), large);
      expect([sent, tracker.state().kind]).toEqual([[], 'saving']);
      piece.give();
      await until('closed', () => sent.length > 0);
      expect(bytes(sent)).toEqual(bytes([contentFrame(Y.mergeUpdates(edits), answer)]));
      tracker.durable(1);
      expect(tracker.state().kind).toBe(answer ? 'saved' : 'saving');
    },
  );

  it('[LV9] other messages pass, and an answer takes the place of what was on its way', async () => {
    const piece = later();
    const { doc, link, sent, large, requests } = uploading(false, never, piece.answer, never);
    const question = new Uint8Array([0, 0, 1, 0]);
    link.outgoing(question, large);
    link.outgoing(contentFrame(Y.encodeStateAsUpdate(doc), true), large);
    await until('asked again', () => requests() === 2);
    piece.give();
    await until('closed', () => sent.length === 2);
    expect(bytes(sent)).toEqual(bytes([question, contentFrame(new Uint8Array([0, 0]), true)]));
  });

  it('[LV9] what grew too large in the meantime goes the same way', async () => {
    const piece = later();
    const { doc, link, sent, large, requests } = uploading(true, piece.answer, stored);
    doc.on('update', (update: Uint8Array) => link.outgoing(contentFrame(update, false), large));
    doc.getMap('items').set('b', 'y'.repeat(2_000));
    piece.give();
    await until('closed', () => sent.length > 0);
    expect([requests(), sent[0]?.length]).toEqual([2, 5]);
  });

  it('[LV9] a connection that is lost ends it without a frame', async () => {
    const piece = later();
    const { link, sent, tracker, large } = uploading(true, piece.answer, stored);
    link.closed(1006);
    piece.give();
    link.opened(large);
    await until('greeted', () => sent.length > 0);
    expect([sent.length, tracker.state().kind]).toEqual([1, 'saving']);
  });

  it('[LV10] waits longer and longer for an answer, whoever gives none', async () => {
    const { pauses, refusals, sent } = uploading(
      true,
      nothing,
      proxyPage(502),
      refused('STORE_UNAVAILABLE', 503),
      refused('TOO_FAST', 429),
      nothing,
      nothing,
      async () =>
        new Response('<html>a captive network</html>', { headers: { 'content-type': 'text/html' } }),
      stored,
    );
    await until('closed', () => sent.length === 1);
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(refusals).toEqual([]);
  });

  it.each([
    ['DOCUMENT_FULL', refused('DOCUMENT_FULL', 507)],
    ['REVOKED', refused('REVOKED', 403)],
    ['TOO_LARGE', proxyPage(413)],
  ])('[LV10] [LV11] %s ends it at once', async (reason, answer) => {
    const { pauses, refusals } = uploading(true, answer);
    await until('refused', () => refusals.length > 0);
    expect([refusals, pauses]).toEqual([[reason], []]);
  });
});
