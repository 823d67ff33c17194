/** Crowd: other people on the board, from this process: one moves notes through Yjs, many point with cursors. */
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Box } from '../../../client/canvas/geometry.ts';
import { boardItems } from '../../../shared/documents/board.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { RawClient } from '../load/RawClient.ts';
import { clientIdOf } from '../load/script.ts';
import * as wire from '../load/wire.ts';

function withCookie(cookie: string): typeof globalThis.WebSocket {
  class WithCookie extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie } });
    }
  }
  return WithCookie as unknown as typeof globalThis.WebSocket;
}

/** One person with a stock client. */
export class Mover {
  readonly doc = new Y.Doc();
  readonly #provider: WebsocketProvider;

  constructor(port: number, documentId: string, cookie: string) {
    this.#provider = new WebsocketProvider(`ws://127.0.0.1:${port}/yjs`, documentId, this.doc, {
      WebSocketPolyfill: withCookie(cookie),
      disableBc: true,
    });
  }

  async fill(seedInto: (doc: Y.Doc) => unknown): Promise<void> {
    await new Promise<void>((resolve) => this.#provider.once('sync', () => resolve()));
    // Elsewhere, since seeding takes another client id and awareness is said under this document's.
    const seed = new Y.Doc();
    seedInto(seed);
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(seed), 'seed');
  }

  /** Somewhere near where it was, so that the same notes stay in view. A map keeps its nodes as a board its notes. */
  move(id: ItemId, step: number): void {
    const note = boardItems(this.doc).get(id);
    const [x, y] = [Number(note?.get('x')), Number(note?.get('y'))];
    this.doc.transact(() => {
      note?.set('x', x + (step % 2 === 0 ? 3 : -3));
      note?.set('y', y + (step % 2 === 0 ? 2 : -2));
    });
  }

  end(): void {
    this.#provider.destroy();
    this.doc.destroy();
  }
}

/** People of whom only a cursor is seen. */
export class Pointers {
  readonly #clients: RawClient[] = [];
  #clock = 1;

  async come(port: number, path: string, cookies: readonly string[]): Promise<void> {
    for (const cookie of cookies)
      await new Promise<void>((resolve, reject) => {
        const client = new RawClient({
          port,
          path,
          headers: [`Cookie: ${cookie}`],
          onOpen: () => setImmediate(resolve),
          onClose: (why) => reject(new Error(why)),
        });
        this.#clients.push(client);
      });
    this.point({ x: 0, y: 0, w: 100, h: 100 });
  }

  /** Everybody points somewhere in this part of the board; the first ones drag one of these each. */
  point({ x, y, w, h }: Box, dragged: readonly ItemId[] = []): void {
    this.#clock += 1;
    for (const [person, client] of this.#clients.entries()) {
      const turn = this.#clock / 10 + person;
      const cursor = [x + (w * (1 + Math.sin(turn))) / 2, y + (h * (1 + Math.cos(turn * 1.3))) / 2];
      const held = dragged[person];
      const drag = held ? { ids: [held], dx: 30 * Math.sin(turn), dy: 30 * Math.cos(turn) } : null;
      const state = JSON.stringify({ board: { cursor, drag, editing: null } });
      const message = wire.awarenessMessage(clientIdOf(person), this.#clock, state);
      client.write(wire.clientFrame({ ...wire.PLAIN, compresses: client.compresses }, message));
    }
  }

  leave(): void {
    for (const client of this.#clients) client.close();
  }
}
