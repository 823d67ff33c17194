/**
 * A network that misbehaves on command, between a client and a server on this machine: refuses WebSocket, lets it
 * connect and then swallows every byte, delays, stops moving anything without closing (half-open), cuts.
 */

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export type Network = 'passes' | 'refusesWebSocket' | 'swallowsWebSocket' | 'stalls';

export interface TcpProxy {
  readonly port: number;
  /** Takes effect for what arrives from now on. */
  network: Network;
  delayMs: number;
  /** Resets every connection, as a router that restarts. */
  cut(): void;
  /** WebSocket handshakes seen so far. */
  readonly upgrades: number;
  stop(): Promise<void>;
}

const REFUSED = 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
const isUpgrade = (chunk: Buffer) =>
  /^GET [\s\S]*\r\nupgrade: *websocket\r\n/i.test(chunk.toString('latin1'));

class UnreliableNetwork implements TcpProxy {
  readonly #target: () => number;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((client) => this.#accept(client));
  port = 0;
  network: Network = 'passes';
  delayMs = 0;
  upgrades = 0;

  constructor(target: () => number) {
    this.#target = target;
  }

  listen(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => {
        this.port = (this.#server.address() as AddressInfo).port;
        resolve();
      });
    });
  }

  #accept(client: Socket): void {
    const server = connect(this.#target(), '127.0.0.1');
    let isWebSocket = false;
    let answered = false;
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
    }
    client.on('data', (chunk: Buffer) => {
      if (isUpgrade(chunk)) {
        this.upgrades++;
        isWebSocket = true;
        if (this.network === 'refusesWebSocket') {
          client.end(REFUSED);
          server.destroy();
          return;
        }
      } else if (isWebSocket && this.network === 'swallowsWebSocket') return;
      this.#pass(chunk, server);
    });
    server.on('data', (chunk: Buffer) => {
      if (isWebSocket && this.network === 'swallowsWebSocket') {
        if (answered) return;
        answered = true;
        this.#pass(chunk.subarray(0, chunk.indexOf('\r\n\r\n') + 4), client);
      } else this.#pass(chunk, client);
    });
    client.on('close', () => this.#ended(client, server));
    server.on('close', () => this.#ended(server, client));
  }

  #pass(chunk: Buffer, to: Socket): void {
    if (this.network === 'stalls') return;
    if (this.delayMs === 0) to.write(chunk);
    else setTimeout(() => to.writable && to.write(chunk), this.delayMs);
  }

  /** Where nothing moves, the other side does not learn of an end either. */
  #ended(one: Socket, other: Socket): void {
    this.#sockets.delete(one);
    if (this.network !== 'stalls') other.destroySoon();
  }

  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** `target` is asked for each connection: the server may come back on another port. */
export async function startProxy(target: () => number): Promise<TcpProxy> {
  const proxy = new UnreliableNetwork(target);
  await proxy.listen();
  return proxy;
}
