/**
 * What the page at an address loads, from the client's build manifest: so the browser asks for it together with the
 * entry, and not only when the entry has run. On a slow network that is a whole round trip.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../shared/domain/workspace.ts';

/** Of Vite's manifest, as far as it is needed. */
type Manifest = Readonly<
  Record<
    string,
    { readonly file: string; readonly imports?: readonly string[]; readonly css?: readonly string[] }
  >
>;

/** As client/app/Pages.tsx says it. */
const PAGES: readonly (readonly [RegExp, string])[] = [
  [/^\/$/, 'LandingPage'],
  [/^\/join$/, 'JoinPage'],
  [/^\/admin$/, 'AdminPage'],
  [/^\/w\/[^/]+\/d\/[^/]+$/, 'BoardPage'],
  [/^\/w\/[^/]+\/m\/[^/]+$/, 'MapPage'],
  [/^\/w\/[^/]+\/members$/, 'MembersPage'],
  [/^\/w\/[^/]+$/, 'HomePage'],
];
const ENTRY = 'index.html';
/** What the entry asks for after the first look. */
const MAIN = 'app/main.tsx';

function closure(manifest: Manifest, from: string, found = new Set<string>()): Set<string> {
  if (found.has(from) || !manifest[from]) return found;
  found.add(from);
  for (const name of manifest[from].imports ?? []) closure(manifest, name, found);
  return found;
}

/** Without a manifest, as while a build is being written, the entry finds everything by itself. */
async function readManifest(clientDir: string): Promise<Manifest> {
  const text = await readFile(join(clientDir, '.vite/manifest.json'), 'utf8').catch(() => '{}');
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return {};
  }
}

const WORKSPACE = /^\/w\/([\w-]+)(?:\/members|\/[dm]\/([\w-]+))?$/;

/** The first questions of a page, as client/app/askAhead.ts asks them. */
function questions(path: string): readonly string[] {
  const [, workspace, document] = WORKSPACE.exec(path) ?? [];
  if (workspace === undefined) return [];
  const home = `/api/workspaces/${workspace}`;
  return [...(document ? [`/api/documents/${document}`] : []), home, '/api/me', `${home}/documents`];
}

export interface PageTags {
  /** What is asked for at once. */
  readonly questions: string;
  /** What the code in the page asks for when a kept look is there, or there is none. */
  readonly files: string;
}

/** None for an address that is no page. The language is a guess, and a wrong one costs little. */
export async function pageTags(clientDir: string, path: string, language: Language): Promise<PageTags> {
  const [, page] = PAGES.find(([address]) => address.test(path)) ?? [];
  const manifest = await readManifest(clientDir);
  if (page === undefined || !manifest[ENTRY]) return { questions: '', files: '' };
  const known = closure(manifest, ENTRY);
  const wanted = closure(
    manifest,
    `app/pages/${page}.tsx`,
    closure(manifest, `i18n/${language}/index.ts`, closure(manifest, MAIN)),
  );
  const files = [...wanted].flatMap((name) => {
    const { file, css = [] } = manifest[name] ?? { file: '' };
    if (known.has(name)) return [];
    const styles = css.map((one) => `<link rel="preload" as="style" crossorigin href="/${one}">`);
    return [`<link rel="modulepreload" crossorigin href="/${file}">`, ...styles];
  });
  const asked = questions(path).map((url) => `<link rel="preload" as="fetch" crossorigin href="${url}">`);
  return { questions: asked.join(''), files: files.join('') };
}
