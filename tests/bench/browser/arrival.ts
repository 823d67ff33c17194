/** From the address to notes on the screen. */
import type { BrowserContext, Page } from 'playwright-core';
import { joinBoard } from '../../support/journey.ts';
import type { Stage } from '../clientStage.ts';
import { Meter } from './Meter.ts';
import { installHooks } from './renders.ts';

const VISITS = 3;
const ITEMS = '[data-item]';
/** tsx wraps functions to keep their names; in the page nobody has defined the wrapper. */
const KEEP_NAMES = 'globalThis.__name = (named) => named;';

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Counts renders and long tasks in every page of it. */
export async function watch(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: KEEP_NAMES });
  await context.addInitScript(installHooks);
}

/** Some of the notes are in the page, or the far canvas shows them. */
export async function painted(page: Page): Promise<void> {
  await page.waitForFunction(
    (items) => {
      const far = document.querySelector<HTMLCanvasElement>('[role="application"] canvas');
      return document.querySelectorAll(items).length > 20 || (far !== null && !far.hidden && far.width > 0);
    },
    ITEMS,
    { timeout: 60_000, polling: 'raf' },
  );
}

/**
 * Until the notes are on the screen as the last visit left them, by the browser's own word: the first paint with anything
 * in it, which a kept look is. Who asks the page meanwhile waits for the code that runs by then. Median of some visits.
 */
async function untilSeen(page: Page, url: string): Promise<number> {
  const times: number[] = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    await page.goto('about:blank');
    await page.goto(url, { waitUntil: 'commit' });
    const look = await page.waitForFunction(
      () => document.querySelector('[data-first-look]') !== null,
      null,
      { timeout: 10_000, polling: 'raf' },
    );
    await look.dispose();
    await painted(page);
    times.push(
      await page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      ),
    );
    await page.waitForLoadState('networkidle');
    await pause(VISIT_MS);
  }
  return times.sort((a, b) => a - b)[Math.floor(VISITS / 2)] ?? Number.NaN;
}

/** With the scripts in the browser's cache, as on every visit but the first; the median of some of `staysMs`. */
export async function navigate(
  page: Page,
  url: string,
  isShown: (page: Page) => Promise<unknown>,
  staysMs = 0,
): Promise<number> {
  const times: number[] = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    await page.goto('about:blank');
    const started = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await isShown(page);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    times.push(performance.now() - started);
    await page.waitForLoadState('networkidle');
    await pause(staysMs);
  }
  return times.sort((a, b) => a - b)[Math.floor(VISITS / 2)] ?? Number.NaN;
}

/** How long somebody looks at a document, so that what it looked like is kept. */
const VISIT_MS = 4_000;

export interface Arrival {
  /** Until the notes are live. */
  readonly liveMs: number;
  /** Until they are seen: on a further visit from what this device kept. */
  readonly seenMs: number;
}

export async function openBoard({
  browser,
  server,
  board,
}: Stage): Promise<Arrival & { readonly meter: Meter }> {
  const { page, context } = await joinBoard(browser, server.links.facilitator, 'Watcher');
  await watch(context);
  const liveMs = await navigate(page, board, painted, VISIT_MS);
  const seenMs = await untilSeen(page, board);
  return { meter: await Meter.on(page), liveMs, seenMs };
}
