/** The socket.io side against a real server: tunnel, commands, events. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ERRORS } from '../../shared/errors.ts';
import type { DocumentId, WorkspaceId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { ServerToClient } from '../../shared/protocol.ts';
import { createFakeClock } from '../support/fakeClock.ts';
import { until } from '../support/poll.ts';
import { type RealtimeServer, startRealtimeServer, stockClient } from '../support/realtimeServer.ts';
import { type Person, WORKSPACE } from '../support/testGate.ts';
import { command, eventSocket, type Transports, tunnelClient } from '../support/tunnelClient.ts';

let server: RealtimeServer;
const cleanups: (() => void)[] = [];

beforeEach(async () => {
  server = await startRealtimeServer();
});
afterEach(async () => {
  for (const clean of cleanups.splice(0)) clean();
  await server.stop();
});

function connect(person: Person, transports?: Transports, headers?: Record<string, string>) {
  const socket = eventSocket(server, person, transports, headers);
  cleanups.push(() => socket.disconnect());
  return socket;
}

function tunnel(person: Person, id: DocumentId, transports?: Transports) {
  const client = tunnelClient(connect(person, transports), id);
  cleanups.push(() => client.destroy());
  return client;
}

function stock(person: Person, id: DocumentId) {
  const client = stockClient(server, person, id);
  cleanups.push(() => client.destroy());
  return client;
}

/** A server on which no time passes: nothing that is used up comes back. */
async function standStill(): Promise<void> {
  await server.stop();
  server = await startRealtimeServer({ clock: createFakeClock() });
}

/** Tried once: a client that comes back by itself might take the place that a test has made for another. */
const refusal = (socket: ReturnType<typeof connect>) =>
  new Promise<string>((resolve) =>
    socket.once('connect_error', (error) => {
      socket.disconnect();
      resolve(describeError(error));
    }),
  );

/** What the server wrote into the refused handshake. */
function describeError(error: Error & { context?: unknown }): string {
  const context = error.context as { responseText?: string } | undefined;
  return context?.responseText ?? error.message;
}

describe('tunnel', () => {
  it.each([[['polling']], [['websocket']], [['polling', 'websocket']]] as [Transports][])(
    '[T20] [T22] carries both ways and says what is saved (%j)',
    async (transports) => {
      const id = newId<DocumentId>();
      const bea = stock(server.gate.person('Bea'), id);
      const ana = tunnel(server.gate.person('Ana'), id, transports);
      await until('both synced', () => ana.provider.synced && bea.provider.synced);
      for (let edit = 0; edit < 40; edit++) {
        ana.items().set(`a${edit}`, new Y.Map([['x', edit]]));
        bea.items().set(`b${edit}`, new Y.Map([['x', edit]]));
      }
      await until('same content', () => ana.items().size === 80 && bea.items().size === 80);
      ana.provider.awareness.setLocalStateField('cursor', { x: 1 });
      const shown = () => bea.provider.awareness.getStates().get(ana.doc.clientID);
      expect(await until('cursor', () => shown()?.cursor && shown())).toMatchObject({
        user: { name: 'Ana' },
      });
      await until('all saved', () => ana.saved.sent > 40 && ana.saved.durable === ana.saved.sent);
    },
  );

  it('[T20] several documents on one connection do not mix', async () => {
    const ids = [newId<DocumentId>(), newId<DocumentId>(), newId<DocumentId>()];
    const socket = connect(server.gate.person('Ana'));
    const clients = ids.map((id) => tunnelClient(socket, id));
    cleanups.push(() => clients.forEach((client) => void client.destroy()));
    await until('synced', () => clients.every((client) => client.provider.synced));
    for (const [index, client] of clients.entries()) client.items().set('only', index);
    const others = ids.map((id) => stock(server.gate.person('Bea'), id));
    await until('arrived', () => others.every((other) => other.items().has('only')));
    expect(others.map((other) => other.items().get('only'))).toEqual([0, 1, 2]);
    clients[0]?.destroy();
    clients[1]?.items().set('after', 1);
    await until('still open', () => others[1]?.items().has('after'));
    await until('left', () => server.hub.present(ids[0] as DocumentId).length === 1);
  });

  it('[T22] another epoch, an unknown document and a reader’s edits are treated as on a WebSocket', async () => {
    const socket = connect(server.gate.person('Ana'));
    const open = (request: unknown) => command(socket, 'yjs:open', request);
    expect(await open({ documentId: newId(), epoch: 2 })).toEqual({ ok: false, error: 'EPOCH_CHANGED' });
    const id = newId<DocumentId>();
    const reader = tunnel(server.gate.person('Olu', 'observer'), id);
    const peer = stock(server.gate.person('Bea'), id);
    await until('synced', () => reader.provider.synced && peer.provider.synced);
    reader.items().set('forbidden', 1);
    peer.items().set('allowed', 1);
    await until('reads on', () => reader.items().has('allowed'));
    expect(peer.items().has('forbidden')).toBe(false);
    expect(reader.saved.durable).toBe(0);
  });

  it('[T22] content of the wrong shape closes that document only, with its code', async () => {
    const id = newId<DocumentId>();
    const other = newId<DocumentId>();
    const socket = connect(server.gate.person('Ana'));
    const [bad, good] = [tunnelClient(socket, id), tunnelClient(socket, other)];
    cleanups.push(
      () => bad.destroy(),
      () => good.destroy(),
    );
    await until('synced', () => bad.provider.synced && good.provider.synced);
    socket.emit('yjs:frame', id, Buffer.from([9, 9, 9]).toString('base64'));
    await until('closed', () => bad.closes.includes(ERRORS.BAD_FRAME.close));
    good.items().set('fine', 1);
    await until('saved', () => good.saved.durable === good.saved.sent && good.saved.sent > 1);
    expect(good.closes).toEqual([]);
  });

  it('[T25] frames too fast wait in order, and too many of them end the document', async () => {
    const id = newId<DocumentId>();
    const ana = tunnel(server.gate.person('Ana'), id);
    const bea = stock(server.gate.person('Bea'), id);
    await until('synced', () => ana.provider.synced && bea.provider.synced);
    const text = ana.doc.getMap('items');
    for (let edit = 0; edit < LIMITS.messageBurst + 100; edit++) text.set('counter', edit);
    await until('all of it', () => bea.items().get('counter') === LIMITS.messageBurst + 99);
    expect(ana.closes).toEqual([]);
  });

  it('[T25] what waits because it came too fast is bounded', async () => {
    await standStill();
    const socket = connect(server.gate.person('Eve'));
    const closed = new Promise<number>((resolve) => socket.on('yjs:closed', (_id, code) => resolve(code)));
    const id = newId<DocumentId>();
    expect(await command(socket, 'yjs:open', { documentId: id })).toEqual({ ok: true, result: null });
    const question = Buffer.from([3]).toString('base64');
    const large = Buffer.alloc(LIMITS.tunnelFrameBytes, 3).toString('base64');
    for (let sent = 0; sent <= LIMITS.messageBurst; sent++) socket.emit('yjs:frame', id, question);
    for (let sent = 0; sent <= 16; sent++) socket.emit('yjs:frame', id, large);
    expect(await closed).toBe(ERRORS.TOO_FAST.close);
  });

  it('[T25] a frame counts as the messages that are in it', async () => {
    const socket = connect(server.gate.person('Eve'));
    const closed = new Promise<number>((resolve) => socket.on('yjs:closed', (_id, code) => resolve(code)));
    const id = newId<DocumentId>();
    expect(await command(socket, 'yjs:open', { documentId: id })).toEqual({ ok: true, result: null });
    const questions = Buffer.alloc(LIMITS.messageBurst, 3).toString('base64');
    const large = Buffer.alloc(LIMITS.tunnelFrameBytes, 3).toString('base64');
    for (let sent = 0; sent < 2; sent++) socket.emit('yjs:frame', id, questions);
    for (let sent = 0; sent <= 16; sent++) socket.emit('yjs:frame', id, large);
    expect(await closed).toBe(ERRORS.TOO_FAST.close);
  });

  it('[T27] a lost connection leaves the room at once, comes back and goes on', async () => {
    const id = newId<DocumentId>();
    const person = server.gate.person('Ana');
    const socket = connect(person);
    const ana = tunnelClient(socket, id);
    cleanups.push(() => ana.destroy());
    await until('synced', () => ana.provider.synced);
    expect(server.hub.present(id)).toEqual([person.memberId]);
    ana.provider.shouldConnect = false;
    socket.io.engine.close();
    await until('gone', () => server.hub.present(id).length === 0);
    expect(ana.closes).toEqual([1006]);
    ana.items().set('meanwhile', 1);
    ana.provider.connect();
    await until('back', () => ana.provider.synced);
    const bea = stock(server.gate.person('Bea'), id);
    await until('arrived', () => bea.items().has('meanwhile'));
  });
});

describe('commands', () => {
  it('[T21] malformed payloads are BAD_REQUEST and nothing else', async () => {
    const socket = connect(server.gate.person('Ana'));
    const id = newId<DocumentId>();
    const payloads: [string, ...unknown[]][] = [
      ['yjs:open'],
      ['yjs:open', null],
      ['yjs:open', id],
      ['yjs:open', { documentId: 'no' }],
      ['yjs:open', { documentId: id, epoch: 'x' }],
      ['yjs:open', { documentId: id, epoch: -1 }],
      ['yjs:open', { documentId: id, more: 1 }],
      ['yjs:open', JSON.parse(`{"documentId":"${id}","__proto__":{"epoch":1}}`)],
      ['yjs:open', { documentId: id }, 'more'],
      ['yjs:open', Buffer.from([1, 2, 3])],
      ['yjs:frame', id],
      ['yjs:frame', id, 7],
      ['yjs:frame', id, Buffer.from([1])],
      ['yjs:close', { id }],
      ['workspace:watch', 'no'],
      ['workspace:watch', ['x']],
    ];
    for (const [name, ...args] of payloads)
      expect([name, args, await command(socket, name, ...args)]).toEqual([
        name,
        args,
        { ok: false, error: 'BAD_REQUEST' },
      ]);
    expect(server.hub.present(id)).toEqual([]);
    expect(await command(socket, 'yjs:open', { documentId: id })).toEqual({ ok: true, result: null });
    expect(await command(socket, 'yjs:open', { documentId: id })).toEqual({ ok: false, error: 'CONFLICT' });
    expect(await command(socket, 'yjs:close', id)).toEqual({ ok: true, result: null });
  });

  it('[T21] a command without an answer, unknown events and the names of internal ones disturb nothing', async () => {
    const socket = connect(server.gate.person('Ana'));
    const untyped = socket as unknown as { emit(name: string, ...args: unknown[]): void };
    for (const name of ['error', 'yjs:open', 'toString', '__proto__', 'workspace:watch', ''])
      untyped.emit(name, { deep: [{ deep: 1 }] });
    expect(await command(socket, 'workspace:watch', WORKSPACE)).toEqual({ ok: true, result: null });
  });

  it('[T3] [T21] a flood of commands is TOO_FAST', async () => {
    await standStill();
    const socket = connect(server.gate.person('Ana'));
    const id = newId();
    const answers = await Promise.all(
      Array.from({ length: LIMITS.messageBurst + 50 }, () => command(socket, 'yjs:close', id)),
    );
    expect(answers.some((answer) => !answer.ok && answer.error === 'TOO_FAST')).toBe(true);
    expect(answers[0]).toEqual({ ok: true, result: null });
  });

  it('[T3] foreign pages, strangers and too many tabs get no session', async () => {
    const person = server.gate.person('Ana');
    const foreign = connect(person, ['polling'], { origin: 'https://evil.example' });
    expect(await refusal(foreign)).toContain('ORIGIN_REFUSED');
    const sibling = connect(person, ['polling'], { 'sec-fetch-site': 'same-site' });
    expect(await refusal(sibling)).toContain('ORIGIN_REFUSED');
    expect(await refusal(connect({ ...person, cookie: 'who=nobody' }))).toContain('SIGNED_OUT');
    const page = { origin: `http://127.0.0.1:${server.port}`, 'sec-fetch-site': 'same-origin' };
    const tabs = Array.from({ length: LIMITS.connectionsPerSignIn }, () =>
      connect(person, ['websocket'], page),
    );
    await until('all in', () => tabs.every((tab) => tab.connected));
    expect(await refusal(connect(person))).toContain('ROOM_FULL');
    tabs[0]?.disconnect();
    await until('room for one more', () => {
      const one = connect(person);
      return new Promise<boolean>((resolve) => {
        one.once('connect', () => resolve(true));
        one.once('connect_error', () => resolve(Boolean(one.disconnect().connected)));
      });
    });
  });
});

describe('events', () => {
  type Change = Parameters<ServerToClient['workspace:changed']>[0];

  function following(person: Person) {
    const socket = connect(person);
    const changes: Change[] = [];
    let rights = 0;
    socket.on('workspace:changed', (change) => changes.push(change));
    socket.on('rights:changed', () => {
      rights++;
    });
    return { socket, changes, rights: () => rights };
  }

  it('[T26] news of a workspace reaches those who follow it, and only what is theirs', async () => {
    const ana = following(server.gate.person('Ana'));
    const bea = following(server.gate.person('Bea'));
    await command(ana.socket, 'workspace:watch', WORKSPACE);
    const other = newId<WorkspaceId>();
    expect(await command(bea.socket, 'workspace:watch', other)).toEqual({ ok: false, error: 'NOT_FOUND' });
    server.bus.publish({ type: 'workspace', workspaceId: other, what: 'documents' });
    server.bus.publish({ type: 'workspace', workspaceId: WORKSPACE, what: 'members' });
    server.bus.publish({ type: 'workspace', workspaceId: WORKSPACE, what: 'documents' });
    await until('told', () => ana.changes.length === 2);
    expect(ana.changes.map((change) => change.what)).toEqual(['members', 'documents']);
    await command(bea.socket, 'yjs:close', newId());
    expect(bea.changes).toEqual([]);
  });

  it('[T26] the right to news ends with membership, and rights:changed is for the person concerned', async () => {
    const person = server.gate.person('Ana');
    const ana = following(person);
    const bea = following(server.gate.person('Bea'));
    await command(ana.socket, 'workspace:watch', WORKSPACE);
    await command(bea.socket, 'workspace:watch', WORKSPACE);
    person.role = null;
    server.bus.publish({ type: 'rights', memberId: person.memberId });
    server.bus.publish({ type: 'workspace', workspaceId: WORKSPACE, what: 'members' });
    await until('told', () => ana.rights() === 1 && bea.changes.length === 1);
    await command(ana.socket, 'yjs:close', newId());
    expect([ana.changes, bea.rights()]).toEqual([[], 0]);
  });

  it('[T26] a sign-out ends the connection and what it had open', async () => {
    const person = server.gate.person('Ana');
    const socket = connect(person);
    const ana = tunnelClient(socket, newId<DocumentId>());
    cleanups.push(() => ana.destroy());
    await until('synced', () => ana.provider.synced);
    server.gate.signedOut.add(person.signInId);
    server.bus.publish({ type: 'signedOut', signInId: person.signInId });
    await until('closed', () => ana.closes.includes(ERRORS.SIGNED_OUT.close));
    await until('disconnected', () => !socket.connected);
  });
});
