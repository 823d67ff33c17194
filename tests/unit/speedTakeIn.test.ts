import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { contentFrame } from '../../client/live/frames.ts';
import { takeIn } from '../../client/live/takeIn.ts';
import { listenWhileWriting } from '../../client/live/whileWriting.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** A provider that is handed frames as its socket would hand them. */
function openProvider() {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider('ws://localhost', 'a', doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    connect: false,
    disableBc: true,
  });
  doc.off('update', provider._updateHandler);
  const kept: Uint8Array[] = [];
  takeIn(
    provider,
    (update) => kept.push(update),
    () => undefined,
  );
  const receive = (update: Uint8Array, answer = false) => {
    const decoder = decoding.createDecoder(contentFrame(update, answer));
    const handler = provider.messageHandlers[decoding.readVarUint(decoder)];
    handler?.(encoding.createEncoder(), decoder, provider, true, 0);
  };
  return { doc, provider, kept, receive, end: () => provider.destroy() };
}

describe('what others write', () => {
  it('[SP11] is kept as the bytes that came, and nobody encodes it; what I write is heard once', () => {
    const { doc, kept, receive, end } = openProvider();
    const mine: Uint8Array[] = [];
    listenWhileWriting(doc, (update) => mine.push(update));
    const other = new Y.Doc();
    const sent: Uint8Array[] = [];
    other.on('update', (update: Uint8Array) => sent.push(update));
    other.getMap('items').set('a', 1);
    other.getMap('items').set('a', 2);
    const told = vi.spyOn(doc, 'emit');
    for (const update of sent) receive(update);
    expect(doc.getMap('items').toJSON()).toEqual({ a: 2 });
    expect(kept).toEqual(sent);
    expect(told.mock.calls.filter(([name]) => name === 'update')).toEqual([]);
    doc.getMap('items').set('b', 3);
    expect([kept.length, mine.length]).toEqual([2, 1]);
    end();
  });

  it('[SP11] of an answer only the news is kept, and nothing that could not be taken in', () => {
    const { doc, provider, kept, receive, end } = openProvider();
    const other = new Y.Doc();
    other.getMap('items').set('a', 1);
    other.getMap('items').delete('a');
    const whole = Y.encodeStateAsUpdate(other);
    const told = vi.spyOn(doc, 'emit');
    receive(whole, true);
    expect([kept, provider.synced]).toEqual([[whole], true]);
    expect(told.mock.calls.filter(([name]) => name === 'update')).toEqual([]);
    receive(Y.encodeStateAsUpdate(other), true);
    expect(kept.length).toBe(1);
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    receive(Uint8Array.of(255, 1, 2));
    expect([kept.length, said.mock.calls.length]).toEqual([1, 1]);
    expect(doc._observers.has('update')).toBe(false);
    end();
  });

  it('[SP11] what an observer writes when others write is heard as well', () => {
    const { doc, receive, end } = openProvider();
    const mine: unknown[] = [];
    listenWhileWriting(doc, (_update, _origin, _doc, { local }) => mine.push(local));
    const items = doc.getMap('items');
    items.observe(({ transaction }) => {
      if (!transaction.local) doc.transact(() => items.set('mended', true));
    });
    const other = new Y.Doc();
    other.getMap('items').set('a', 1);
    receive(Y.encodeStateAsUpdate(other));
    expect(mine).toContain(true);
    end();
  });
});
