/**
 * `npm test`: sets up what the tests need and says so, checks format, lint and types, then runs Vitest.
 * Arguments go to Vitest (`npm test -- --project unit`); the checks run only without arguments.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  ensureBuilt,
  ensureInstalled,
  failPlainly,
  ROOT,
  run,
  SetUpError,
  say,
} from '../server/launch/prepare.mjs';

const CI = process.env.CI === 'true';
const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const onMachine = () => [process.env.BROWSER_PATH, ...BROWSERS].find((path) => path && existsSync(path));

async function fromPlaywright() {
  const { chromium } = await import('playwright-core');
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  say('No Chromium, Chrome or Edge here: asking playwright-core to install one …');
  const cli = join(ROOT, 'node_modules/playwright-core/cli.js');
  run(process.execPath, [cli, 'install', '--only-shell', 'chromium'], { timeout: 300_000, stdio: 'ignore' });
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

function fromDebian() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return undefined;
  say("That did not work: installing Debian's chromium …");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
  run('apt-get', ['install', '-y', '-qq', 'chromium'], { env, stdio: 'ignore' });
  return onMachine();
}

/** Sets BROWSER_PATH for the tests, or BROWSER_SKIPPED with the reason, which CI does not accept. */
async function ensureBrowser() {
  const found = onMachine() ?? (await fromPlaywright()) ?? fromDebian();
  if (found) {
    say(`Browser for the tests: ${found}`);
    process.env.BROWSER_PATH = found;
    return;
  }
  const reason = 'no Chromium, Chrome or Edge found and none could be installed (set BROWSER_PATH)';
  if (CI) throw new SetUpError(`Browser tests cannot run: ${reason}.`);
  say(`SKIPPED: browser tests, because ${reason}.`);
  process.env.BROWSER_SKIPPED = reason;
}

/** Once, before several test files ask for it at the same time. */
function ensureMongo() {
  const script = join(ROOT, 'tests/support/prepareMongo.ts');
  if (run(process.execPath, ['--import', 'tsx', script]) !== 0)
    throw new SetUpError('With CI=true the MongoDB suite must run.');
}

function check() {
  say('Checking format, lint and types …');
  const biome = run(process.execPath, [join(ROOT, 'node_modules/@biomejs/biome/bin/biome'), 'check', '.']);
  if (biome !== 0) throw new SetUpError('Biome found something: `npm run format` mends most of it.');
  if (run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '--noEmit']) !== 0)
    throw new SetUpError('TypeScript found something.');
}

try {
  ensureInstalled();
  const args = process.argv.slice(2);
  const only = args.includes('--project') ? args[args.indexOf('--project') + 1] : undefined;
  const browserNeeded = only === undefined || only === 'e2e';
  const mongoNeeded = only === undefined || only === 'contract' || only === 'integration';
  if (args.length === 0) check();
  if (browserNeeded) await ensureBrowser();
  if (mongoNeeded) ensureMongo();
  if (browserNeeded || only === 'integration') ensureBuilt();
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  process.exitCode = run(process.execPath, [vitest, 'run', ...args], { env: process.env });
} catch (error) {
  failPlainly(error);
}
