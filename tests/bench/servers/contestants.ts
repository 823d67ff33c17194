/** The servers that are measured: how each is started on its core, and how people come in. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../../support/serverProcess.ts';
import { ROOT } from '../../support/sources.ts';
import { BUILT } from '../build.ts';
import { onCore, SERVER_CORE, TIDIES } from '../machine.ts';
import { Host, type Place } from './people.ts';

export interface Running {
  readonly port: number;
  readonly pid: number;
  readonly headers: readonly (readonly string[])[];
  readonly hocuspocusName: string | null;
  /** Null where nothing is stored. */
  readonly dataDir: string | null;
  /** Path of the WebSocket of a fresh room. */
  room(): Promise<string>;
  /** Paths of so many rooms. */
  rooms(count: number): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export interface Contestant {
  readonly name: string;
  readonly isOurs: boolean;
  /** People come through socket.io instead of a WebSocket of the document's own. */
  readonly tunnelled: boolean;
  /** Where the search begins. */
  readonly guess: number;
  /** A fresh process with a fresh document for so many people. */
  start(people: number, nodeOptions?: readonly string[]): Promise<Running>;
  /** Gives back what it keeps on disk. */
  end(): void;
}

const PEERS = join(ROOT, 'tests/bench/peers');
const PEER_SERVER = join(PEERS, 'node_modules/@y/websocket-server/src/server.js');
const HOCUSPOCUS = join(PEERS, 'node_modules/@hocuspocus/server/package.json');
const ROOM = 'bench-room';

/** Installs the peers once, from their own lock file. Says so. */
export function installPeers(): void {
  if (existsSync(PEER_SERVER)) return;
  console.log('• Installing the servers to compare with (tests/bench/peers, once) …');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', args, { cwd: PEERS, stdio: 'inherit' });
  if (status !== 0) throw new Error('The peers could not be installed. Check the network and try again.');
}

function spawnPinned(args: readonly string[], env: Record<string, string>): ChildProcess {
  const [command, rest] = onCore(SERVER_CORE, [...TIDIES, ...args]);
  return spawn(command, rest, {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function untilGone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

async function stopProcess(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await untilGone(child);
  clearTimeout(impatience);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(port, '127.0.0.1');
    probe.once('connect', () => resolve(true)).once('error', () => resolve(false));
    probe.once('close', () => probe.destroy());
    probe.once('connect', () => probe.end());
  });
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`A peer ended with code ${child.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function peer(name: string, guess: number, script: string, hocuspocusName: string | null): Contestant {
  return {
    name,
    isOurs: false,
    tunnelled: false,
    guess,
    async start(_people, nodeOptions = []) {
      const port = await freePort();
      const child = spawnPinned([...nodeOptions, script], { PORT: String(port) });
      await untilListening(child, port);
      return {
        port,
        pid: child.pid ?? 0,
        headers: [],
        hocuspocusName,
        dataDir: null,
        room: () => Promise.resolve(`/${ROOM}`),
        rooms: (count) => Promise.resolve(Array.from({ length: count }, (_, index) => `/${ROOM}-${index}`)),
        stop: () => stopProcess(child),
      };
    },
    end: () => undefined,
  };
}

export const yWebsocketServer = () => peer('@y/websocket-server 0.1.1', 100, PEER_SERVER, null);

/** Optional: null where it could not be installed. */
export function hocuspocus(): Contestant | null {
  if (!existsSync(HOCUSPOCUS)) return null;
  return peer('Hocuspocus 4.7', 260, join(PEERS, 'hocuspocus.mjs'), ROOM);
}

interface Ready {
  readonly url: string;
  readonly links: Place['links'];
}

interface OursOptions {
  readonly startsEmpty: boolean;
  readonly tunnelled?: boolean;
}

/**
 * One data folder for all runs of this benchmark, so that people join once; a new document for each. With `startsEmpty` a
 * new folder for each run: rooms are then as new as those of a server that stores nothing.
 */
export function ours({ startsEmpty, tunnelled = false }: OursOptions): Contestant {
  mkdirSync(join(ROOT, '.cache/bench'), { recursive: true });
  const folders: string[] = [];
  const cookies: string[] = [];
  const dataDirOf = () => {
    const [kept] = folders;
    if (kept !== undefined && !startsEmpty) return kept;
    const made = mkdtempSync(join(ROOT, '.cache/bench/data-'));
    folders.push(made);
    cookies.length = 0;
    return made;
  };
  return {
    name: tunnelled ? 'Jumelage, socket.io' : 'Jumelage',
    isOurs: true,
    tunnelled,
    guess: tunnelled ? 400 : 1_000,
    async start(people, nodeOptions = []) {
      const dataDir = dataDirOf();
      const env = { PORT: '0', DATA_DIR: dataDir, TRUST_PROXY: '1', LOG_LEVEL: 'info' };
      const child = spawnPinned([...nodeOptions, BUILT.ours], env);
      const ready = await new Promise<Ready>((resolve, reject) => {
        child.once('message', (message) => resolve(message as Ready));
        child.once('exit', (code) => reject(new Error(`Our server ended with code ${code}.`)));
      });
      const host = await Host.arrive({ url: ready.url, links: ready.links });
      await host.admit(people, cookies);
      const pathOf = (documentId: string) => `/yjs/${documentId}`;
      return {
        port: Number(new URL(ready.url).port),
        pid: child.pid ?? 0,
        headers: cookies.slice(0, people).map((cookie) => [`Cookie: ${cookie}`]),
        hocuspocusName: null,
        dataDir,
        room: async () => pathOf(await host.newDocument()),
        rooms: async (count) => (await host.documents(count)).map(pathOf),
        stop: () => stopProcess(child),
      };
    },
    end: () => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}
