/** The built server as a real process, as a person runs it: printed links, SIGKILL, restart on the same data folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './sources.ts';

export interface Links {
  readonly admin: string | null;
  readonly facilitator: string;
  readonly participant: string;
}

export interface ServerProcess {
  readonly url: string;
  readonly links: Links;
  readonly pid: number;
  /** Everything it printed so far, both streams. */
  output(): string;
  /** The power cut. Resolves when the process is gone. */
  kill9(): Promise<void>;
  /** SIGTERM; resolves with the exit code after the drain. */
  stop(): Promise<number | null>;
}

export interface ServerOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
}

export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'jumelage-test-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** A port that was free a moment ago: a restarted server must come back at the same address. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

function readLinks(output: string): Links | null {
  const joins = [...output.matchAll(/https?:\/\/\S+\/join#\S+/g)].map((match) => match[0]);
  const [facilitator, participant] = joins;
  if (facilitator === undefined || participant === undefined) return null;
  return { admin: output.match(/https?:\/\/\S+\/admin#\S+/)?.[0] ?? null, facilitator, participant };
}

function untilExit(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

/** Resolves when the links are printed; rejects with the whole output when the process ends before that. */
export function startServer(options: ServerOptions): Promise<ServerProcess> {
  const url = `http://localhost:${options.port}`;
  const child = spawn(process.execPath, [join(ROOT, 'dist/server/main.js')], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      PORT: String(options.port),
      DATA_DIR: options.dataDir,
      PUBLIC_URL: url,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  return new Promise((resolve, reject) => {
    const onData = (chunk: Buffer) => {
      output += chunk.toString();
      const links = readLinks(output);
      if (links !== null) resolve(describeProcess(child, url, links, () => output));
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The server ended with code ${code}:\n${output}`)));
  });
}

function describeProcess(
  child: ChildProcess,
  url: string,
  links: Links,
  output: () => string,
): ServerProcess {
  return {
    url,
    links,
    pid: child.pid ?? -1,
    output,
    async kill9() {
      child.kill('SIGKILL');
      await untilExit(child);
    },
    async stop() {
      child.kill('SIGTERM');
      return untilExit(child);
    },
  };
}
