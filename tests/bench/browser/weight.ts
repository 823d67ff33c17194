/** Weight: the scripts that a page loads before anybody does anything, compressed, from the built client. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { ROOT } from '../../support/sources.ts';

const ASSETS = join(ROOT, 'dist/client/assets');

function gzipped(name: string): number {
  return gzipSync(readFileSync(join(ASSETS, name)), { level: 9 }).length;
}

export interface Weight {
  readonly kilobytes: number;
  readonly files: readonly { readonly name: string; readonly kilobytes: number }[];
}

/** Goes there in this page and lists every script that came, largest first. */
export async function weigh(page: Page, url: string, settled: () => Promise<unknown>): Promise<Weight> {
  const names = new Set<string>();
  const note = (response: { url(): string; request(): { resourceType(): string } }) => {
    if (/\/assets\/.*\.js$/.test(response.url())) names.add(basename(new URL(response.url()).pathname));
  };
  page.on('response', note);
  await page.goto(url);
  await settled();
  page.off('response', note);
  const files = [...names]
    .map((name) => ({ name, kilobytes: gzipped(name) / 1_000 }))
    .sort((a, b) => b.kilobytes - a.kilobytes);
  return { kilobytes: files.reduce((sum, file) => sum + file.kilobytes, 0), files };
}
