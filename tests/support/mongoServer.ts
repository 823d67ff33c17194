/**
 * A server for the tests of the MongoDB store, in the order of docs/operations.md: MONGODB_TEST_URI, else `mongod` on the
 * machine, else FerretDB built from the small Go module beside this file, else a reason why there is none.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import mongoose from 'mongoose';
import { until } from './poll.ts';
import { freePort, temporaryFolder } from './serverProcess.ts';
import { ROOT } from './sources.ts';

export interface MongoServer {
  /** A URI with a database name of its own. */
  newDatabase(): string;
  /** SIGKILL; null where the server is not ours to kill. */
  readonly kill9: (() => Promise<void>) | null;
  /** SIGSTOP and SIGCONT: connections stay open and nothing answers. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Starts again on the same data and port. */
  readonly start: () => Promise<void>;
  stop(): Promise<void>;
}

const say = (sentence: string) => process.stdout.write(`• ${sentence}\n`);
const has = (command: string, argument: string) => {
  try {
    execFileSync(command, [argument], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Built once per version of the module, kept in .cache. */
function buildFerretDb(): string {
  const module = join(ROOT, 'tests/support/ferretdb');
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum', 'main.go']) hash.update(readFileSync(join(module, file)));
  const folder = join(ROOT, '.cache/ferretdb');
  const program = join(folder, `ferretdb-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(program)) return program;
  say('No MongoDB here: building FerretDB with Go for the tests (once; about a minute) …');
  mkdirSync(folder, { recursive: true });
  const building = `${program}.${process.pid}`;
  execFileSync('go', ['build', '-o', building, '.'], { cwd: module, stdio: ['ignore', 'ignore', 'inherit'] });
  renameSync(building, program);
  return program;
}

const DOWNLOADER = 'mongodb-memory-server-core@11.3.0';
const DOWNLOAD_MS = 180_000;

const DOWNLOADS = join(ROOT, '.cache/mongod');
/** Path of the program that was downloaded. */
const DOWNLOADED = join(DOWNLOADS, 'program');

function execute(command: string, args: readonly string[]): string {
  const shell = command === 'npm' && process.platform === 'win32';
  return execFileSync(command, args, {
    cwd: DOWNLOADS,
    timeout: DOWNLOAD_MS,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell,
  }).toString();
}

/** The last way: a mongod from MongoDB itself, kept in .cache. Says so when it cannot be had. */
function downloadMongod(): void {
  const ask = `import('mongodb-memory-server-core').then(async ({ MongoBinary }) =>
    process.stdout.write(await MongoBinary.getPath({ version: '7.0.14', downloadDir: '.' })))`;
  say('No mongod and no Go here: asking for a download of MongoDB (once; about a minute) …');
  mkdirSync(DOWNLOADS, { recursive: true });
  try {
    execute('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', '.', DOWNLOADER]);
    writeFileSync(DOWNLOADED, resolve(DOWNLOADS, execute(process.execPath, ['-e', ask])));
  } catch (error) {
    const told = String((error as { stderr?: Buffer }).stderr ?? error);
    say(`That did not work: ${told.match(/\w*Error: .*/)?.[0] ?? told.slice(0, 200)}`);
  }
}

function mongodCommand(program: string, name: string): Command {
  const fixed = ['--bind_ip', '127.0.0.1', '--quiet'];
  return { name, on: (port, folder) => [program, ['--port', String(port), '--dbpath', folder, ...fixed]] };
}

interface Command {
  readonly name: string;
  readonly on: (port: number, folder: string) => readonly [string, readonly string[]];
}

/** What would run the server here, built if need be; null when there is nothing. Only `npm test` itself downloads. */
export function findCommand({ mayDownload = false } = {}): Command | null {
  if (has('mongod', '--version')) return mongodCommand('mongod', 'mongod on this machine');
  if (has('go', 'version')) {
    const program = buildFerretDb();
    return { name: `FerretDB, ${program}`, on: (port, folder) => [program, [`127.0.0.1:${port}`, folder]] };
  }
  if (!existsSync(DOWNLOADED) && mayDownload) downloadMongod();
  if (!existsSync(DOWNLOADED)) return null;
  const program = readFileSync(DOWNLOADED, 'utf8');
  return mongodCommand(program, program);
}

export const NO_MONGO = 'no MONGODB_TEST_URI, no mongod and no Go here, and no download of MongoDB to be had';

/** The driver waits half a second after a refusal: it is asked only when somebody is there. */
function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (there: boolean) => {
      socket.destroy();
      resolve(there);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

async function answers(uri: string): Promise<boolean> {
  const connection = mongoose.createConnection(uri, { serverSelectionTimeoutMS: 1_000 });
  try {
    await connection.asPromise();
    await connection.db?.command({ ping: 1 });
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}

async function ownServer(command: Command): Promise<MongoServer> {
  const folder = await temporaryFolder();
  const port = await freePort();
  const uri = (database: string) => `mongodb://127.0.0.1:${port}/${database}`;
  let child: ChildProcess | null = null;
  const start = async () => {
    const [program, args] = command.on(port, folder.path);
    child = spawn(program, [...args], { stdio: 'ignore' });
    await until('the MongoDB server listens', () => listens(port), 30_000);
    await until('the MongoDB server answers', () => answers(uri('ping')), 30_000);
  };
  const end = (signal: 'SIGKILL' | 'SIGTERM') =>
    new Promise<void>((resolve) => {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  await start();
  return {
    newDatabase: () => uri(`t${randomUUID().replaceAll('-', '').slice(0, 12)}`),
    kill9: () => end('SIGKILL'),
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    start,
    async stop() {
      await end('SIGKILL');
      await folder.remove();
    },
  };
}

/** Throws with CI=true when there is none; elsewhere gives the reason. */
export async function startMongo(): Promise<MongoServer | { readonly skipped: string }> {
  const given = process.env.MONGODB_TEST_URI;
  if (given !== undefined)
    return {
      newDatabase: () => `${given.replace(/\/$/, '')}/t${randomUUID().replaceAll('-', '').slice(0, 12)}`,
      kill9: null,
      pause: () => undefined,
      resume: () => undefined,
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    };
  const command = findCommand();
  if (command !== null) return ownServer(command);
  if (process.env.CI === 'true') throw new Error(`The MongoDB suite cannot run: ${NO_MONGO}.`);
  return { skipped: NO_MONGO };
}
