/** Real stock y-websocket clients against the real transports. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DocumentId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { until } from '../support/poll.ts';
import { type RealtimeServer, startRealtimeServer, stockClient } from '../support/realtimeServer.ts';

let server: RealtimeServer;
const cleanups: (() => void)[] = [];

beforeEach(async () => {
  server = await startRealtimeServer();
});
afterEach(async () => {
  for (const clean of cleanups.splice(0)) clean();
  await server.stop();
});

function join(name: string, documentId: DocumentId, doc?: Y.Doc) {
  const client = stockClient(server, server.gate.person(name), documentId, doc);
  cleanups.push(() => client.destroy());
  return client;
}

describe('stock y-websocket client', () => {
  it('[T1] two people see each other and each other’s edits', async () => {
    const id = newId<DocumentId>();
    const [ana, bea] = [join('Ana', id), join('Bea', id)];
    await until('both synced', () => ana.provider.synced && bea.provider.synced);
    ana.items().set('a', new Y.Map([['x', 1]]));
    bea.items().set('b', new Y.Map([['x', 2]]));
    await until('same content', () => ana.items().size === 2 && bea.items().size === 2);
    ana.provider.awareness.setLocalStateField('cursor', { x: 1 });
    const shown = () => bea.provider.awareness.getStates().get(ana.doc.clientID);
    const seen = await until('cursor', () => shown()?.cursor && shown());
    expect(seen).toMatchObject({ cursor: { x: 1 }, user: { name: 'Ana' } });
  });
});
