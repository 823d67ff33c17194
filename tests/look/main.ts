/**
 * `npm run look`: pictures of every screen of the real product, from the built client and a real server with the demo, on
 * one contact sheet: .cache/look/index.html and sheet.png. `npm run look -- home join` takes only these screens.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { type App, createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { DESKTOP, launchBrowser, newPerson, PHONE } from '../support/browser.ts';
import { ROOT } from '../support/sources.ts';
import { type Guide, joinAs, SCREENS, type Screen } from './screens.ts';
import { type Shot, sheetHtml } from './sheet.ts';

const OUT = join(ROOT, '.cache/look');
const print = (text: string) => void process.stdout.write(`${text}\n`);

interface Look {
  readonly phone: boolean;
  readonly dark: boolean;
  readonly language: 'en-GB' | 'nl-NL';
}

/** Not every combination: light and dark in English, Dutch once per size. */
const LOOKS: readonly Look[] = [
  { phone: false, dark: false, language: 'en-GB' },
  { phone: false, dark: true, language: 'en-GB' },
  { phone: true, dark: false, language: 'nl-NL' },
  { phone: true, dark: true, language: 'en-GB' },
];

const nameOf = (screen: Screen, { phone, dark, language }: Look) =>
  [screen.name, phone ? 'phone' : 'desktop', dark ? 'dark' : 'light', language.slice(0, 2)].join('-');

async function startApp(dataDir: string): Promise<App> {
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    CLIENT_DIR: join(ROOT, 'dist/client'),
  });
  return createApp(config);
}

async function shoot(browser: Browser, guide: Guide, screen: Screen, look: Look): Promise<Shot> {
  const person = await newPerson(browser, look);
  const name = nameOf(screen, look);
  try {
    await screen.show(person.page, guide);
    const findings = await guide.findings(person.page);
    const file = `${name}.png`;
    await person.page.screenshot({ path: join(OUT, file), animations: 'disabled' });
    return { name, file, phone: look.phone, problems: [...person.errors, ...findings] };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { name, file: null, phone: look.phone, problems: [reason] };
  } finally {
    await person.context.close();
  }
}

async function shootAll(browser: Browser, app: App, wanted: readonly string[]): Promise<readonly Shot[]> {
  const guide = await joinAs(browser, app);
  const shots: Shot[] = [];
  for (const screen of SCREENS.filter((one) => wanted.length === 0 || wanted.includes(one.name)))
    for (const look of LOOKS) {
      const shot = await shoot(browser, guide, screen, look);
      print(`${shot.problems.length > 0 ? '✗' : '✓'} ${shot.name} ${shot.problems.join(' · ')}`);
      shots.push(shot);
    }
  return shots;
}

async function composeSheet(browser: Browser, shots: readonly Shot[]): Promise<void> {
  await writeFile(join(OUT, 'index.html'), sheetHtml(shots));
  const page = await browser.newPage({ viewport: { width: 1680, height: 1000 } });
  await page.goto(`file://${join(OUT, 'index.html')}`);
  await page.screenshot({ path: join(OUT, 'sheet.png'), fullPage: true });
  await page.close();
}

async function main(wanted: readonly string[]): Promise<void> {
  await mkdir(OUT, { recursive: true });
  await build({ configFile: join(ROOT, 'vite.config.ts'), root: join(ROOT, 'client'), logLevel: 'warn' });
  const dataDir = await mkdtemp(join(tmpdir(), 'jumelage-look-'));
  const app = await startApp(dataDir);
  const browser = await launchBrowser();
  try {
    const shots = await shootAll(browser, app, wanted);
    await composeSheet(browser, shots);
    print(`\n${shots.length} pictures, ${DESKTOP.width} and ${PHONE.width} wide: ${join(OUT, 'index.html')}`);
    if (shots.some((shot) => shot.problems.length > 0)) process.exitCode = 1;
  } finally {
    await browser.close();
    await app.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
