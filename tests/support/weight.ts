/** Weight of the built client: what a route must load before it can show itself, compressed, in KB. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './sources.ts';

const DIST = join(ROOT, 'dist/client');
const ASSETS = join(DIST, 'assets');
/** Has code in it as well. */
export const PAGE = '../index.html';
/** Static imports only: what is imported by a call comes when it is wanted. */
const IMPORT = /(?:from|import)\s*["']\.\/([^"']+\.js)["']/g;

const text = (name: string) => readFileSync(join(ASSETS, name), 'utf8');

/** Of the page itself what is code: that which stands in it. */
const codeIn = (name: string) =>
  name === PAGE
    ? [...text(name).matchAll(/<script[^>]*>([^<].*?)<\/script>/gs)].map((match) => match[1]).join('')
    : text(name);

const kilobytes = (name: string) => gzipSync(codeIn(name), { level: 9 }).length / 1_000;

export const weightOf = (names: Iterable<string>) =>
  [...names].reduce((total, name) => total + kilobytes(name), 0);

export const codeOf = (names: Iterable<string>) =>
  [...names].map((name) => readFileSync(join(ASSETS, name), 'utf8')).join('\n');

/** The built file of a chunk, by the name it was given. */
function chunkFile(chunk: string): string {
  const named = new RegExp(`^${chunk}-[\\w-]{8}\\.js$`);
  const found = readdirSync(ASSETS).find((name) => named.test(name));
  if (!found) throw new Error(`The build has no chunk called ${chunk}.`);
  return found;
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

/** The page itself, which has code in it, and what it names by itself. */
export function entryFiles(): ReadonlySet<string> {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  return closure([PAGE, ...[...html.matchAll(/\/assets\/([^"']+\.js)/g)].map((match) => match[1] ?? '')]);
}

/** The page, its entry, locale and the chunks of the route, with all that they import. */
export function initialFiles(chunks: readonly string[], locale: string): ReadonlySet<string> {
  return closure([...entryFiles(), ...['main', locale, ...chunks].map(chunkFile)]);
}

export const localeWeight = (locale: string) => kilobytes(chunkFile(locale));

export interface Budget {
  readonly route: string;
  /** Those without which it shows nothing. */
  readonly chunks: readonly string[];
  readonly kilobytes: number;
}

/** The design's budgets (docs/spec/speed.md, SP6). */
export const BUDGETS: readonly Budget[] = [
  { route: 'workspace home', chunks: ['HomePage'], kilobytes: 195 },
  { route: 'barrier map', chunks: ['MapPage'], kilobytes: 287 },
  { route: 'board', chunks: ['BoardPage'], kilobytes: 259 },
  { route: 'members', chunks: ['MembersPage'], kilobytes: 265 },
  { route: 'join', chunks: ['JoinPage'], kilobytes: 265 },
  { route: 'admin', chunks: ['AdminPage'], kilobytes: 265 },
];
export const LOCALE_BUDGET = 15;
