/** One Chromium per test file, one context per person. */
import { setTimeout } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/**
 * Chromium has a window for each context, and prepares a page of its own for each window's address bar, which nobody sees:
 * half a second of work for each person.
 */
const ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** What playwright-core 1.65 switches off for Chromium: of several such arguments Chromium takes the last alone. */
const BY_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...BY_PLAYWRIGHT, ...ADDRESS_BAR].join()}`,
];

/** Why browser tests cannot run here, or null. `npm test` decides; with CI=true it has refused already. */
export const browserSkipped = process.env.BROWSER_SKIPPED ?? null;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.BROWSER_PATH ?? '/usr/bin/chromium',
    args: ARGUMENTS,
  });
}

export interface PersonOptions {
  readonly phone?: boolean;
  readonly dark?: boolean;
  readonly language?: 'en-GB' | 'nl-NL';
}

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Servers under test are on this machine; anything else would be a third party. */
function isOurs(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return /^(data|blob|about):$/.test(protocol) || /^(localhost|127\.\d+\.\d+\.\d+)$/.test(hostname);
}

/** By how many milliseconds every file of code is late: finds tests and acts that rely on its being there. */
const CODE_LATE_MS = Number(process.env.CODE_LATE_MS ?? 0);

async function lateCode(context: BrowserContext): Promise<void> {
  await context.route(/\/assets\/.*\.js$/, async (route) => {
    await setTimeout(CODE_LATE_MS);
    // Whose page went meanwhile asks no more.
    await route.continue().catch(() => undefined);
  });
}

/** A person: a browser context of their own, with clipboard rights. Page errors fail the test that asks for them. */
export async function newPerson(browser: Browser, options: PersonOptions = {}): Promise<Person> {
  const context = await browser.newContext({
    viewport: options.phone ? PHONE : DESKTOP,
    hasTouch: options.phone ?? false,
    colorScheme: options.dark ? 'dark' : 'light',
    locale: options.language ?? 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  if (CODE_LATE_MS > 0) await lateCode(context);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    if (!isOurs(request.url())) errors.push(`asks another server: ${request.url()}`);
  });
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) errors.push(message.text());
  });
  return { context, page, errors };
}

export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Uncaught errors, CSP violations and requests to other servers so far. */
  readonly errors: readonly string[];
}

const IN_FRONT = '[role="menu"], [role="dialog"]';

/** What another colour scheme can change: everything else was found in the first. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** The page gets axe once; the builder would send its half megabyte twice for each analysis. */
async function withAxe(page: Page): Promise<AxeBuilder> {
  // Private only for its types; axe itself is no package of ours.
  const builder = new AxeBuilder({ page }) as unknown as { script(): string };
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(builder.script());
  return new AxeBuilder({ page, axeSource: 'true' });
}

/**
 * A bar that sticks covers what can be scrolled free. axe leaves out what is fixed, but takes what sticks as there for good:
 * while it looks, such bars stand where they stand in the page. What it answers puts them back.
 */
function unstick(page: Page) {
  return page.evaluateHandle(() => {
    const sticking = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) => getComputedStyle(element).position === 'sticky',
    );
    const before = sticking.map(({ style }) => [style.position, style.inset] as const);
    for (const { style } of sticking) Object.assign(style, { position: 'relative', inset: 'auto' });
    return () => {
      for (const [at, { style }] of sticking.entries())
        Object.assign(style, { position: before[at]?.[0] ?? '', inset: before[at]?.[1] ?? '' });
    };
  });
}

/**
 * Findings of axe that are serious or critical, as one line each; WCAG 2.2 A and AA, of them only those about colour, or
 * all others: colours are what axe looks for longest, and another language has the same.
 */
export async function seriousFindings(
  page: Page,
  rules: 'all' | 'colour' | 'others' = 'all',
): Promise<readonly string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  // Legacy mode leaves out frames, of which we have none, and the extra page that each analysis would open: half the time.
  const axe = (await withAxe(page)).setLegacyMode(true).options({ resultTypes: ['violations'] });
  if (rules === 'colour') axe.withRules(COLOUR_RULES);
  else axe.withTags(tags);
  if (rules === 'others') axe.disableRules(COLOUR_RULES);
  // Colours on their way to another theme are not those that people read.
  await page.evaluate(async () => {
    // What inherits a colour sets out when the one above it has come: until none is on its way.
    for (;;) {
      const passing = document
        .getAnimations()
        .filter(
          ({ effect, playState }) =>
            playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
        );
      if (passing.length === 0) return;
      await Promise.allSettled(passing.map((animation) => animation.finished));
    }
  });
  // What an open menu or dialog covers is measured as if it were that small for good: then only what is in front counts.
  if ((await page.locator(IN_FRONT).filter({ visible: true }).count()) > 0) axe.include(IN_FRONT);
  const stick = await unstick(page);
  const report = await axe.analyze();
  await stick.evaluate((again) => again());
  return report.violations
    .filter((finding) => finding.impact === 'serious' || finding.impact === 'critical')
    .map(
      (finding) =>
        `${finding.id}: ${finding.help} — ${finding.nodes.map((node) => `${node.html.slice(0, 160)} (${node.failureSummary?.replaceAll('\n', ' ')})`).join(' | ')}`,
    );
}
