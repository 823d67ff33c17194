/** The built client is held to its budgets by bytes; `npm run bench -- client` measures the rest. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageTags } from '../../server/http/pageFiles.ts';
import { LANGUAGES } from '../../shared/domain/workspace.ts';
import { ROOT } from '../support/sources.ts';
import {
  BUDGETS,
  codeOf,
  entryFiles,
  initialFiles,
  LOCALE_BUDGET,
  localeWeight,
  PAGE,
  weightOf,
} from '../support/weight.ts';

const CLIENT = join(ROOT, 'dist/client');

describe('weight of the built client', () => {
  it.each(BUDGETS)('[SP6] $route needs at most $kilobytes KB', ({ chunks, kilobytes }) => {
    const heaviest = LANGUAGES.map((locale) => weightOf(initialFiles(chunks, locale)));
    expect(Math.max(...heaviest)).toBeLessThanOrEqual(kilobytes);
    // The closure was really walked: React alone is more than this.
    expect(Math.min(...heaviest)).toBeGreaterThan(100);
  });

  it('[SP7] the code of a board has the canvas in it', () => {
    expect(codeOf(initialFiles(['BoardPage'], 'en'))).toContain('"data-board-canvas":');
    expect(codeOf(initialFiles(['HomePage'], 'en'))).not.toContain('"data-board-canvas":');
  });

  it('[FL6] the page has code in it before anything else, and names its files where they are not asked for yet', () => {
    const html = codeOf([PAGE]);
    const [before = '', , after = ''] = html.split(/<script nonce="__CSP_NONCE__">(.+?)<\/script>/s);
    const [head = '', waiting = ''] = after.split('<template id="files">');
    expect(before).not.toMatch(/<link|<script|<style/);
    expect(head).not.toMatch(/modulepreload|<script/);
    expect(head).toContain('rel="stylesheet"');
    expect(waiting).toMatch(/<script type="module".*<link rel="modulepreload".*<\/template>/s);
  });

  it.each([
    ['/w/some/d/board', 'BoardPage'],
    ['/w/some/m/map', 'MapPage'],
    ['/w/some', 'HomePage'],
    ['/w/some/members', 'MembersPage'],
    ['/join', 'JoinPage'],
    ['/', 'LandingPage'],
  ])(
    '[SP7] the page at %s names all code that it needs, so that nothing waits for the entry',
    async (path, page) => {
      const { files } = await pageTags(CLIENT, path, 'nl');
      const named = [...files.matchAll(/modulepreload" crossorigin href="\/assets\/([^"]+)"/g)].map(
        (one) => one[1],
      );
      const entry = entryFiles();
      const needed = [...initialFiles([page], 'nl')].filter((name) => !entry.has(name));
      expect(named.toSorted()).toEqual(needed.toSorted());
      expect(needed.length).toBeGreaterThan(0);
    },
  );

  it.each([
    [
      '/w/some/d/a_-1',
      ['/api/documents/a_-1', '/api/workspaces/some', '/api/me', '/api/workspaces/some/documents'],
    ],
    ['/w/some', ['/api/workspaces/some', '/api/me', '/api/workspaces/some/documents']],
    ['/join', []],
    ['/w/some/d/%22%3E', []],
  ])('[SP7] the page at %s names its first questions', async (path, questions) => {
    const tags = await pageTags(CLIENT, path, 'en');
    const asked = [...tags.questions.matchAll(/as="fetch" crossorigin href="([^"]+)"/g)].map((one) => one[1]);
    expect(asked).toEqual(questions);
  });

  it('[SP7] an address that is no page, and a client without a manifest, name nothing', async () => {
    const nothing = { questions: '', files: '' };
    expect(await pageTags(CLIENT, '/w/some/d/board/more', 'en')).toEqual(nothing);
    expect(await pageTags('/nowhere', '/w/some/d/board', 'en')).toEqual(nothing);
  });

  it('[SP6] one locale needs at most 15 KB', () => {
    for (const locale of LANGUAGES) expect(localeWeight(locale), locale).toBeLessThanOrEqual(LOCALE_BUDGET);
  });
});
