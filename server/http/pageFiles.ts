/**
 * What the page at an address loads, from the client's build manifest: so the browser asks for it together with the
 * entry, and not only when the entry has run. On a slow network that is a whole round trip.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

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

function closure(manifest: Manifest, from: string, found = new Set<string>()): ReadonlySet<string> {
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

/** Tags for the page's head; none for an address that is no page. */
export async function pageTags(clientDir: string, path: string): Promise<string> {
  const [, page] = PAGES.find(([address]) => address.test(path)) ?? [];
  if (page === undefined) return '';
  const manifest = await readManifest(clientDir);
  const known = closure(manifest, ENTRY);
  const needed = [...closure(manifest, `app/pages/${page}.tsx`)].filter((name) => !known.has(name));
  return needed
    .flatMap((name) => {
      const { file, css = [] } = manifest[name] ?? { file: '' };
      const styles = css.map((one) => `<link rel="preload" as="style" crossorigin href="/${one}">`);
      return [`<link rel="modulepreload" crossorigin href="/${file}">`, ...styles];
    })
    .join('');
}
