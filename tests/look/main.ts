/**
 * `npm run look`: pictures of every screen of the real product, from the built client and a real server with the demo, on
 * one contact sheet: .cache/look/index.html and sheet.png. `npm run look -- home join` takes only these screens. Findings
 * of axe, uncaught errors, refusals of the content security policy, requests to others and sideways scrolling are under
 * the picture in red and make the command fail.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { type App, createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import {
  DESKTOP,
  launchBrowser,
  newPerson,
  type Person,
  PHONE,
  seriousFindings,
} from '../support/browser.ts';
import { ROOT } from '../support/sources.ts';
import { type Guide, joinAs } from './guide.ts';
import type { Screen } from './screen.ts';
import { SCREENS } from './screens.ts';
import { type Shot, sheetHtml } from './sheet.ts';

const OUT = join(ROOT, '.cache/look');
const print = (text: string) => void process.stdout.write(`${text}\n`);

interface Look {
  readonly phone: boolean;
  readonly language: 'en-GB' | 'nl-NL';
  readonly themes: readonly ('light' | 'dark')[];
}

/** Every screen in both sizes, themes and languages; not each with each, except the main ones. */
const LOOKS: readonly Look[] = [
  { phone: false, language: 'en-GB', themes: ['light', 'dark'] },
  { phone: true, language: 'nl-NL', themes: ['light', 'dark'] },
];
const MORE_LOOKS: readonly Look[] = [
  { phone: false, language: 'nl-NL', themes: ['light'] },
  { phone: true, language: 'en-GB', themes: ['light'] },
];

function looksOf(screen: Screen): readonly Look[] {
  const looks = screen.main ? [...LOOKS, ...MORE_LOOKS] : LOOKS;
  return looks.filter(({ phone }) => screen.only === undefined || phone === (screen.only === 'phone'));
}

async function startApp(dataDir: string): Promise<App> {
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    CLIENT_DIR: join(ROOT, 'dist/client'),
  });
  return createApp(config);
}

async function scrollsSideways(page: Page): Promise<readonly string[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  return wide ? ['scrolls sideways'] : [];
}

async function shootIn(theme: 'light' | 'dark', person: Person, name: string): Promise<Shot> {
  const { page } = person;
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.locator(`[data-theme="${theme}"]`).waitFor({ state: 'attached' });
  const findings = [...(await seriousFindings(page)), ...(await scrollsSideways(page))];
  const file = `${name}.png`;
  await page.screenshot({ path: join(OUT, file), animations: 'disabled' });
  return { name, file, problems: [...person.errors, ...findings] };
}

async function shoot(browser: Browser, guide: Guide, screen: Screen, look: Look): Promise<readonly Shot[]> {
  const { phone, language, themes } = look;
  const person = await newPerson(browser, { phone, language });
  const nameIn = (theme: string) =>
    [screen.name, phone ? 'phone' : 'desktop', language.slice(0, 2), theme].join('-');
  const shots: Shot[] = [];
  try {
    if (screen.window) await person.page.setViewportSize(screen.window);
    await screen.show(person.page, guide, look);
    for (const theme of themes) shots.push(await shootIn(theme, person, nameIn(theme)));
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : String(error);
    shots.push({ name: nameIn('failed'), file: null, problems: [reason] });
  } finally {
    await person.context.close();
  }
  return shots;
}

async function shootAll(browser: Browser, app: App, wanted: readonly string[]): Promise<readonly Shot[]> {
  const { demo, admin } = app.links;
  if (!demo) throw new Error('There is no demo to look at');
  const guide = await joinAs(browser, app.url, { admin, ...demo });
  const shots: Shot[] = [];
  for (const screen of SCREENS.filter((one) => wanted.length === 0 || wanted.includes(one.name)))
    for (const look of looksOf(screen))
      for (const shot of await shoot(browser, guide, screen, look)) {
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
