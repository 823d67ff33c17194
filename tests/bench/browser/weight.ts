/** Weight: the scripts of a page, compressed: those it cannot show itself without, and all that really come. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { ROOT } from '../../support/sources.ts';

const DIST = join(ROOT, 'dist/client');
const ASSETS = join(DIST, 'assets');
/** Static imports only: what is imported by a call comes when it is wanted. */
const IMPORT = /(?:from|import)\s*["']\.\/([^"']+\.js)["']/g;

const kilobytes = (name: string) => gzipSync(readFileSync(join(ASSETS, name)), { level: 9 }).length / 1_000;
const sum = (names: Iterable<string>) => [...names].reduce((total, name) => total + kilobytes(name), 0);

/** The built file of a chunk, by the name it was given. */
function chunkFiles(chunk: string): readonly string[] {
  return readdirSync(ASSETS).filter((name) => new RegExp(`^${chunk}-[\\w-]{8}\\.js$`).test(name));
}

/** These files and everything that they import. */
function closure(files: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    for (const match of readFileSync(join(ASSETS, name), 'utf8').matchAll(IMPORT)) visit(match[1] ?? '');
  };
  for (const name of files) visit(name);
  return found;
}

function entryFiles(): readonly string[] {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  return [...html.matchAll(/\/assets\/([^"']+\.js)/g)].map((match) => match[1] ?? '');
}

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
  const locale = [...names].filter((name) => /^(en|nl)-/.test(name));
  const route = chunks.flatMap(chunkFiles).filter((name) => names.has(name));
  if (route.length < chunks.length) throw new Error(`Not every chunk of ${chunks.join(', ')} was loaded.`);
  return {
    initial: sum(closure([...entryFiles(), ...locale, ...route])),
    loaded: sum(names),
    locale: sum(locale),
  };
}
