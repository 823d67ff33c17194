/** Weight: the scripts of a page, compressed: those it cannot show itself without, and all that really come. */
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { initialFiles, localeWeight, PAGE, weightOf } from '../../support/weight.ts';

export interface Weight {
  /** Entry, locale and the chunks of the route, with all that they import. */
  readonly initial: number;
  /** What the browser asked for until the network was quiet. */
  readonly loaded: number;
  readonly locale: number;
}

export async function weigh(
  page: Page,
  url: string,
  chunks: readonly string[],
  shown: () => Promise<unknown>,
): Promise<Weight> {
  const names = new Set<string>();
  const note = (response: { url(): string }) => {
    if (/\/assets\/.*\.js$/.test(response.url())) names.add(basename(new URL(response.url()).pathname));
  };
  page.on('response', note);
  await page.goto(url);
  await shown();
  await page.waitForLoadState('networkidle');
  page.off('response', note);
  const initial = [...initialFiles(chunks, 'en')];
  const missing = initial.filter((name) => name !== PAGE && !names.has(name));
  if (missing.length > 0) throw new Error(`Counted but never asked for: ${missing.join(', ')}`);
  return { initial: weightOf(initial), loaded: weightOf(names), locale: localeWeight('en') };
}

/** All scripts that a page asks for, compressed alike. */
export async function loadedKilobytes(page: Page, visit: () => Promise<unknown>): Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  const note = (response: Response) => {
    if (/\.js(\?|$)/.test(response.url()) && response.ok()) bodies.push(response.body());
  };
  page.on('response', note);
  await visit();
  await page.waitForLoadState('networkidle');
  page.off('response', note);
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 9 }).length);
  return sizes.reduce((total, size) => total + size, 0) / 1_000;
}
