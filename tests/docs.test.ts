/** Documentation is tested against the code, in both directions. */
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERRORS } from '../shared/errors.ts';
import { readSources, readTracked, trackedFiles } from './support/sources.ts';

type Messages = { [key: string]: string | Messages };

function flatten(messages: Messages, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

function names(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();
}

const placeholders = (text: string) => names(text, /\{\{\s*(\w+)[^}]*\}\}/g).join();

describe('docs', () => {
  it('[HO9] error codes of the closed list are those of docs/errors.md', () => {
    expect(names(readTracked('docs/errors.md'), /^\|\s*`([A-Z_]+)`/gm)).toEqual(Object.keys(ERRORS).sort());
  });

  it('[HO9] settings are the same in config, .env.example and docs/operations.md', () => {
    const example = names(readTracked('.env.example'), /^#?\s?([A-Z][A-Z_]+)=/gm);
    expect(example.length).toBeGreaterThan(4);
    expect(names(readTracked('docs/operations.md'), /^\|\s*`([A-Z][A-Z_]+)`/gm)).toEqual(example);
    const config = readTracked('server/config.ts');
    expect(example.filter((setting) => !config.includes(setting))).toEqual([]);
    const read = names(config, /\benv\.([A-Z][A-Z_]+)/g);
    expect(read.filter((setting) => !example.includes(setting))).toEqual([]);
  });

  it('[HO9] scripts and dependencies are explained in CONTRIBUTING', () => {
    const manifest = JSON.parse(readTracked('package.json')) as Record<string, Record<string, string>>;
    const text = readTracked('CONTRIBUTING.md');
    const named = (script: string) =>
      text.includes(`npm run ${script}\``) || text.includes(`npm ${script}\``);
    expect(Object.keys(manifest.scripts ?? {}).filter((script) => !named(script))).toEqual([]);
    const packages = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const unexplained = packages.filter((one) => !one.startsWith('@types/') && !text.includes(`\`${one}\``));
    expect(unexplained).toEqual([]);
  });

  it('[HO11] a package that is imported is one of ours: none comes along with another by luck', () => {
    const { dependencies, devDependencies } = JSON.parse(readTracked('package.json')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const ours = new Set(Object.keys({ ...dependencies, ...devDependencies }));
    const named = readSources()
      .filter(({ path }) => !path.startsWith('tests/bench/peers/'))
      .flatMap(({ path, imports }) => imports.map(({ specifier }) => ({ path, specifier })))
      .filter(({ specifier }) => !/^(\.|node:|\/)/.test(specifier))
      .map(({ path, specifier }) => [path, /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier] as const);
    expect(named.filter(([, name]) => !ours.has(name))).toEqual([]);
    expect(named.some(([, name]) => name === 'yjs')).toBe(true);
  });

  it('[HO9] every file that a document links to exists', () => {
    const files = new Set(trackedFiles());
    const folders = new Set([...files].flatMap((file) => [dirname(file), dirname(dirname(file))]));
    const documents = [...files].filter((file) => /^(README|CONTRIBUTING|docs\/.*)\.?md$/.test(file));
    const broken = documents.flatMap((document) =>
      names(readTracked(document), /\]\((?!https?:|#)([^)#\s]+)/g)
        .filter((link) => {
          const target = normalize(join(dirname(document), link));
          return !files.has(target) && !folders.has(target);
        })
        .map((link) => `${document} → ${link}`),
    );
    expect(documents.length).toBeGreaterThan(5);
    expect(broken).toEqual([]);
  });

  it('[HO10] English and Dutch have the same messages and placeholders', () => {
    for (const path of trackedFiles().filter((file) => /^client\/i18n\/en\/.*\.json$/.test(file))) {
      const english = new Map(flatten(JSON.parse(readTracked(path)) as Messages));
      const dutch = new Map(flatten(JSON.parse(readTracked(path.replace('/en/', '/nl/'))) as Messages));
      expect([...dutch.keys()].sort(), path).toEqual([...english.keys()].sort());
      for (const [key, text] of english) {
        expect(text.trim(), `${path} ${key}`).not.toBe('');
        expect(placeholders(dutch.get(key) ?? ''), `${path} ${key}`).toBe(placeholders(text));
      }
    }
  });

  it('[HO10] words of a lazy part come in both languages, and take the place of no others', () => {
    const brought = new Map<string, string>();
    const bring = (namespace: string, path: string) => {
      for (const [key] of flatten(JSON.parse(readTracked(path)) as Messages)) {
        const name = `${namespace}:${key}`;
        expect(brought.get(name), `${name} of ${path}`).toBeUndefined();
        brought.set(name, path);
      }
    };
    const files = (text: string, language: string) =>
      new Map(
        [...text.matchAll(/import (\w+) from '\.{1,2}\/(?:(\w\w)\/)?(\w+)\.json'/g)].flatMap(
          ([, name, of = language, file]) => (of === language ? [[name, file] as const] : []),
        ),
      );
    for (const file of files(readTracked('client/i18n/en/index.ts'), 'en').values())
      bring(file ?? '', `client/i18n/en/${file}.json`);
    const lazy = trackedFiles().filter((file) => file.startsWith('client/i18n/words/'));
    expect(lazy.length).toBeGreaterThan(10);
    for (const path of lazy) {
      const text = readTracked(path);
      const [en, nl] = [files(text, 'en'), files(text, 'nl')];
      const adds = [...text.matchAll(/^i18n\.add\('(\w+)', \{ en(?:: (\w+))?, nl(?:: (\w+))? \}\);$/gm)];
      expect([adds.length, nl.size], path).toEqual([en.size, en.size]);
      for (const [, namespace = '', english = 'en', dutch = 'nl'] of adds) {
        expect(nl.get(dutch), path).toBe(en.get(english));
        bring(namespace, `client/i18n/en/${en.get(english)}.json`);
      }
    }
    const elsewhere = trackedFiles().filter(
      (path) =>
        /^client\/.*\.tsx?$/.test(path) && !lazy.includes(path) && /i18n\.add\(/.test(readTracked(path)),
    );
    // The first words of a language. (What a programme calls its own categories is a renaming.)
    expect(elsewhere).toEqual(['client/i18n/setup.ts']);
  });
});
