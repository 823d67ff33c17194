/** The plan of the house as a test: who may import whom, no cycles, no god files. docs/spec/house.md has the rules. */
import { describe, expect, it } from 'vitest';
import { PHONE_BELOW, SHEETS_BELOW } from '../client/ui/screens.ts';
import type { Source } from './support/sources.ts';
import { readSources, readTracked, trackedFiles } from './support/sources.ts';

const PORTS = [
  'server/storage/Store.ts',
  'server/storage/entities.ts',
  'server/storage/changeEntity.ts',
  'server/bus/Bus.ts',
  'server/telemetry/Telemetry.ts',
  'server/clock.ts',
  'server/oneAtATime.ts',
  'server/Bodies.ts',
  'server/documents/Connection.ts',
  'server/access/Gate.ts',
];
const CORE = [
  'access',
  'documents',
  'discussion',
  'programmes',
  'exports',
  'facilitation',
  'history',
  'images',
].map((name) => `server/${name}/`);
/** What every part of the client may lean on. */
const DEVICE = ['client/deviceStorage.ts', 'client/fetched.ts'];
/** What the code in the page itself hands on to that in files. */
const EARLY = 'client/early.ts';
const SURFACES = ['live', 'canvas', 'ui', 'api', 'i18n'].map((name) => `client/${name}/`);
const FEATURES = [...SURFACES, ...DEVICE, 'client/acts/', 'client/together/'];

/** First matching row counts: files under `of` may import what starts with one of `may`, and their own folder. */
const LAYERS: readonly { of: string; may: readonly string[] }[] = [
  { of: 'shared/', may: ['shared/'] },
  { of: 'server/app.ts', may: ['shared/', 'server/'] },
  { of: 'server/main.ts', may: ['shared/', 'server/'] },
  { of: 'server/store.ts', may: ['shared/', 'server/'] },
  { of: 'server/openStore.ts', may: ['shared/', 'server/'] },
  ...CORE.map((of) => ({ of, may: ['shared/', ...PORTS] })),
  { of: 'server/http/', may: ['shared/', ...PORTS, 'server/config.ts', ...CORE] },
  { of: 'server/realtime/', may: ['shared/', ...PORTS, 'server/documents/'] },
  { of: 'server/storage/', may: ['shared/', ...PORTS, 'server/storage/'] },
  { of: 'server/bus/', may: ['shared/', ...PORTS, 'server/bus/'] },
  { of: 'server/telemetry/', may: ['shared/', ...PORTS, 'server/telemetry/'] },
  { of: 'server/', may: ['shared/', ...PORTS, 'server/config.ts'] },
  { of: 'client/app/', may: ['shared/', 'client/'] },
  { of: 'client/features/', may: ['shared/', ...FEATURES] },
  { of: 'client/acts/', may: ['shared/', ...DEVICE, ...SURFACES] },
  { of: 'client/together/', may: ['shared/', ...DEVICE, ...SURFACES] },
  { of: 'client/canvas/', may: ['shared/'] },
  { of: 'client/live/', may: ['shared/', ...DEVICE, EARLY] },
  { of: 'client/api/', may: ['shared/', EARLY] },
  { of: 'client/ui/', may: ['shared/', ...DEVICE, EARLY, 'client/i18n/'] },
  { of: 'client/i18n/', may: ['shared/', ...DEVICE] },
  { of: 'client/', may: ['shared/', 'client/'] },
  { of: '', may: [''] },
];

/** A feature is one folder under client/features; everything else is its first two path parts. */
function homeOf(path: string): string {
  const depth = path.startsWith('client/features/') ? 3 : 2;
  return `${path.split('/').slice(0, depth).join('/')}/`;
}

function forbiddenImports(source: Source): readonly string[] {
  const layer = LAYERS.find((row) => source.path.startsWith(row.of));
  const home = homeOf(source.path);
  return source.imports
    .map((entry) => entry.target)
    .filter((target): target is string => target !== null)
    .filter((target) => !target.startsWith(home) && !layer?.may.some((prefix) => target.startsWith(prefix)))
    .map((target) => `${source.path} → ${target}`);
}

/** Every cycle found by a depth-first walk, as a path; types count, since they bind designs together as well. */
function findCycles(sources: readonly Pick<Source, 'path' | 'imports'>[]): readonly string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (path: string, trail: readonly string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) cycles.push([...trail.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const { target } of byPath.get(path)?.imports ?? [])
      if (target !== null && byPath.has(target)) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of byPath.keys()) walk(path, []);
  return cycles;
}

const sources = readSources();
const product = sources.filter((source) => /^(client|server|shared)\//.test(source.path));

describe('house', () => {
  it('[HO1] every import follows the layer table', () => {
    expect(sources.flatMap(forbiddenImports)).toEqual([]);
  });

  it('[HO2] there is no import cycle, types included', () => {
    expect(findCycles(sources)).toEqual([]);
    const knot = ['a', 'b'].map((path) => ({
      path,
      imports: [{ specifier: '', target: path === 'a' ? 'b' : 'a' }],
    }));
    expect(findCycles(knot)).toEqual(['a → b → a']);
  });

  it('[HO3] no file is over 400 lines, no function of the product over 60', () => {
    const longFiles = sources.filter((source) => source.lines > 400);
    expect(longFiles.map((source) => `${source.path} ${source.lines}`)).toEqual([]);
    const longFunctions = product.flatMap((source) =>
      source.functions
        .filter((one) => one.lines > 60)
        .map((one) => `${source.path} ${one.name} ${one.lines}`),
    );
    expect(longFunctions).toEqual([]);
  });

  it('[HO4] there are no barrels and no drawers', () => {
    expect(sources.filter((source) => source.barrel).map((source) => source.path)).toEqual([]);
    const drawer = /(^|\/)(utils?|common|helpers?|services?|libs?)(\/|\.tsx?$)/i;
    expect(trackedFiles().filter((path) => drawer.test(path))).toEqual([]);
  });

  it('[HO5] one door each: the environment, panels over the page, parts whose code comes late, Yjs keys, storage of the device, no any', () => {
    const offenders = (pattern: RegExp, allowed: RegExp) =>
      product
        .filter((source) => pattern.test(source.text) && !allowed.test(source.path))
        .map((source) => source.path);
    expect(offenders(/process\.env/, /^server\/(main|store|config)\.ts$/)).toEqual([]);
    expect(offenders(/from 'react-dom'/, /^client\/ui\//)).toEqual([]);
    expect(offenders(/\blazy\b.*from 'react'|\blazy\(/, /^client\/ui\/lazyPart\.tsx$/)).toEqual([]);
    expect(offenders(/\.get(Map|Array|Text|XmlFragment)[(<]/, /^shared\/documents\//)).toEqual([]);
    expect(offenders(/\b(local|session)Storage\b(?!')/, /^client\/deviceStorage\.ts$/)).toEqual([]);
    expect(offenders(/: any\b|as any\b|@ts-ignore|@ts-expect-error/, /^$/)).toEqual([]);
  });

  it('[HO12] screens change at the same widths in all style sheets, and scripts ask in one place', () => {
    const styles = trackedFiles().filter((path) => /^client\/.*\.css$/.test(path));
    const widths = styles.flatMap((path) =>
      [...readTracked(path).matchAll(/\((max|min)-width: ?(\d+)px\)/g)].map(
        ([, end, px]) => Number(px) + Number(end === 'max'),
      ),
    );
    expect([...new Set(widths)].sort((a, b) => a - b)).toEqual([
      360,
      PHONE_BELOW,
      SHEETS_BELOW,
      1_100,
      1_200,
    ]);
    const asking = product.filter(({ text }) => /\((max|min)-width:/.test(text)).map(({ path }) => path);
    expect(asking).toEqual(['client/ui/screens.ts']);
  });

  it('[HO6] the top level is the one that the plan names', () => {
    const folders = new Set(
      trackedFiles()
        .filter((path) => path.includes('/'))
        .map((path) => path.split('/')[0]),
    );
    expect([...folders].sort()).toEqual(['.ci', 'client', 'docs', 'server', 'shared', 'tests']);
  });
});
