/**
 * What `npm start` and `npm test` share, in plain JavaScript that runs before anything is installed: install what is
 * missing, build what is stale, and say so. The second run finds everything in place and is silent and fast.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const OLDEST_NODE = [20, 19];

/** A failure that the person can mend: printed as one sentence, without a stack. */
export class SetUpError extends Error {}

export function say(sentence) {
  console.log(`• ${sentence}`);
}

/** Prints a SetUpError as a sentence, anything else whole; the exit code is 1. */
export function failPlainly(error) {
  console.error(error instanceof SetUpError ? `✗ ${error.message}` : error);
  process.exitCode = 1;
}

export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
  if (result.error) throw new SetUpError(`${command} could not be started: ${result.error.message}`);
  return result.status ?? 1;
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = OLDEST_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new SetUpError(
    `Jumelage needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`,
  );
}

/** npm empties the folder that a link leads to: of another checkout, with whoever works in it (LA4). */
function dropLinkedModules() {
  const modules = join(ROOT, 'node_modules');
  if (!lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  say(`node_modules was a link to ${readlinkSync(modules)}, which holds other packages: they stay there.`);
  unlinkSync(modules);
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
}

/** Installs exactly what package-lock.json says, unless the folder already holds it. */
export function ensureInstalled() {
  requireNode();
  const stamp = join(ROOT, 'node_modules/.jumelage-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return;
  dropLinkedModules();
  say('Installing packages from package-lock.json (once; about a minute) …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = npm
    ? run(process.execPath, [npm, ...args])
    : run('npm', args, { shell: process.platform === 'win32' });
  if (code !== 0)
    throw new SetUpError(
      'Packages could not be installed. Check the network, then run the same command again.',
    );
  writeFileSync(stamp, lockHash());
}

/** Every file below these places, in a stable order. */
function* filesOf(place) {
  const entries = readdirSync(place, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(place, entry.name);
    if (entry.isDirectory()) yield* filesOf(path);
    else yield path;
  }
}

/** A hash of contents, not of dates: a fresh clone and a changed branch are both seen for what they are. */
function sourceHash() {
  const hash = createHash('sha256');
  for (const folder of ['client', 'server', 'shared'])
    for (const path of filesOf(join(ROOT, folder)))
      hash.update(path.slice(ROOT.length)).update(readFileSync(path));
  for (const file of ['package-lock.json', 'vite.config.ts', 'tsconfig.json'])
    hash.update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

/** In a process of its own: Vite sets NODE_ENV to production, which must not leak into the tests that follow. */
export function ensureBuilt() {
  const stamp = join(ROOT, 'dist/.built-from');
  const now = sourceHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  say('Building client and server (only when sources changed) …');
  if (run(process.execPath, [join(ROOT, 'server/launch/build.mjs'), 'warn']) !== 0)
    throw new SetUpError('The build failed; the lines above say where.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}
