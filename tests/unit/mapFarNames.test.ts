/** Names of a map from far away. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FAR, farName, farStep } from '../../client/features/map/canvas/farNames.ts';
import { MapBrush } from '../../client/features/map/canvas/MapBrush.ts';
import { demoMap, modelOf } from '../support/mapModels.ts';
import { ROOT } from '../support/sources.ts';

const ZOOMS = Array.from({ length: 82 }, (_, at) => (at + 17) / 100);

it('[MH130] names are 5 to 13 px high from 17 % on, and as large in the style sheet', () => {
  const sizes = ZOOMS.map((zoom) => zoom * (farName(zoom)?.px ?? 15));
  expect(Math.min(...sizes)).toBeGreaterThan(5);
  expect(Math.max(...sizes.slice(0, 33))).toBeLessThan(13);
  expect(farName(0.1)).toBeNull();
  const css = readFileSync(join(ROOT, 'client/features/map/canvas/Nodes.module.css'), 'utf8');
  const steps = [
    ...css.matchAll(/\[data-names="(\d)"\] \.words \{\s+font-size: (\d+)px;\s+-webkit-line-clamp: (\d);/g),
  ];
  expect(steps.map(([, step, px, rows]) => [step, px, rows].map(Number))).toEqual(
    [0.49, 0.3].map((zoom) => [farStep(zoom), farName(zoom)?.px, farName(zoom)?.rows]),
  );
  expect(css).toContain(`inset: 0 ${FAR.side}px`);
  expect(css).toContain(`line-height: ${FAR.row};`);
});

it.each([0.48, 0.3, 0.17])('[MH130] the picture writes every name, in its node, at %s', (zoom) => {
  const { store, model } = modelOf(demoMap());
  store.flush();
  globalThis.Path2D ??= class {} as typeof Path2D;
  globalThis.document ??= { documentElement: null } as unknown as Document;
  globalThis.getComputedStyle ??= (() => ({
    getPropertyValue: () => 'red',
  })) as unknown as typeof getComputedStyle;
  const shown = { route: () => null, colouring: () => null, dims: () => false };
  const brush = new MapBrush(model, {} as ConstructorParameters<typeof MapBrush>[1], shown);
  const far = farName(zoom);
  for (const node of model.nodes()) {
    const written: [string, number, number][] = [];
    const context = new Proxy({} as CanvasRenderingContext2D, {
      get: (_, name) =>
        name === 'fillText' ? (...words: [string, number, number]) => written.push(words) : () => undefined,
      set: () => true,
    });
    const box = model.box(node.id);
    if (!box) continue;
    brush.paint(context, node.id, box, zoom);
    expect(written.length).toBeGreaterThan(0);
    expect(written.length).toBeLessThanOrEqual(far?.rows ?? 0);
    // A row ends without its space.
    const letters = (words: string) => words.replace(/\s/g, '');
    const words = letters(written.map(([row]) => row).join(''));
    expect(letters(node.text).startsWith(words.replace(/…$/, ''))).toBe(true);
    expect(words === letters(node.text) || words.endsWith('…')).toBe(true);
    const px = far?.px ?? 0;
    expect(Math.min(...written.map(([, , y]) => y - px / 2))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...written.map(([, , y]) => y + px / 2))).toBeLessThanOrEqual(box.h);
  }
});
