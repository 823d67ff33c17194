/**
 * A TCP proxy in front of a MongoDB server that reads the commands which a client sends (OP_MSG, MongoDB wire protocol)
 * and can hold one back: what a slow network does, at the moment that the test chooses.
 */
import { connect, createServer, type Socket } from 'node:net';
import mongoose from 'mongoose';

type Command = Record<string, unknown>;

export interface Held {
  /** Resolves when the command has arrived and waits. */
  readonly arrived: Promise<void>;
  release(): void;
}

export interface MongoProxy {
  /** The same URI, through the proxy. */
  readonly uri: string;
  /** Every command so far, the driver's own included. */
  readonly commands: readonly Command[];
  /** Holds the next command of this name, and what its connection sends behind it. */
  hold(name: string): Held;
  stop(): Promise<void>;
}

const HEADER = 16;
const OP_MSG = 2013;

/** The command document of one message, or null for another kind of message. */
function readCommand(message: Buffer): Command | null {
  if (message.readInt32LE(12) !== OP_MSG) return null;
  let at = HEADER + 4;
  while (at < message.length) {
    const kind = message.readUInt8(at++);
    const size = message.readInt32LE(at);
    if (kind === 0) return mongoose.mongo.BSON.deserialize(message.subarray(at, at + size)) as Command;
    at += size;
  }
  return null;
}

class CommandProxy {
  readonly commands: Command[] = [];
  readonly #waiting: { name: string; arrive: () => void; released: Promise<void> }[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #target: URL;

  constructor(target: URL) {
    this.#target = target;
  }

  hold(name: string): Held {
    let arrive: () => void = () => undefined;
    let release: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#waiting.push({ name, arrive, released });
    return { arrived, release: () => release() };
  }

  accept(client: Socket): void {
    const server = connect(Number(this.#target.port), this.#target.hostname);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
    server.pipe(client);
    let rest = Buffer.alloc(0);
    let passed = Promise.resolve();
    client.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= HEADER && rest.length >= rest.readInt32LE(0)) {
        const message = rest.subarray(0, rest.readInt32LE(0));
        rest = rest.subarray(message.length);
        passed = passed.then(() => this.#pass(message, server));
      }
    });
  }

  end(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async #pass(message: Buffer, server: Socket): Promise<void> {
    const command = readCommand(message);
    if (command !== null) {
      this.commands.push(command);
      const name = Object.keys(command)[0];
      const at = this.#waiting.findIndex((one) => one.name === name);
      const [held] = at < 0 ? [] : this.#waiting.splice(at, 1);
      held?.arrive();
      await held?.released;
    }
    server.write(message);
  }
}

export async function startMongoProxy(uri: string): Promise<MongoProxy> {
  const target = new URL(uri);
  const proxy = new CommandProxy(new URL(uri));
  const server = createServer((client) => proxy.accept(client));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  target.port = String(address.port);
  return {
    uri: target.href,
    commands: proxy.commands,
    hold: (name) => proxy.hold(name),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        proxy.end();
      }),
  };
}
