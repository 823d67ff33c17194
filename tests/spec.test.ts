/** Rules in docs/spec and titles of tests know the same ids. */
import { describe, expect, it } from 'vitest';
import { readTracked, trackedFiles } from './support/sources.ts';

const RULE = /^\*\*([A-Z]{1,3}\d+[a-z]?)\*\*/gm;
const QUOTE = /\[([A-Z]{1,3}\d+[a-z]?)\]/g;
const TITLE = /\b(?:it|test|describe)(?:\.\w+)*(?:\((?:[^()'"`]|'[^']*')*\))?\(\s*(['"`])([\s\S]*?)\1/g;

/** Only titles count: an id in a comment proves nothing. */
function quotedIds(paths: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const path of paths)
    for (const title of readTracked(path).matchAll(TITLE))
      for (const match of (title[2] ?? '').matchAll(QUOTE)) found.set(match[1] ?? '', path);
  return found;
}

describe('spec', () => {
  const files = trackedFiles();
  const specs = files.filter((path) => path.startsWith('docs/spec/') && path !== 'docs/spec/README.md');
  const rules = specs.flatMap((path) =>
    [...readTracked(path).matchAll(RULE)].map((match) => ({ id: match[1] ?? '', path })),
  );
  const quoted = quotedIds(files.filter((path) => /^tests\/.*\.tsx?$/.test(path)));

  it('[HO7] every rule has a test', () => {
    const untested = rules.filter((rule) => !quoted.has(rule.id));
    expect(untested.map((rule) => `${rule.id} in ${rule.path}`)).toEqual([]);
  });

  it('[HO8] every id that a test quotes is a rule, and no rule is written twice', () => {
    const known = new Set(rules.map((rule) => rule.id));
    expect([...quoted].filter(([id]) => !known.has(id)).map(([id, path]) => `${id} in ${path}`)).toEqual([]);
    const ids = rules.map((rule) => rule.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});
