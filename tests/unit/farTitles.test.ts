import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Box } from '../../client/canvas/geometry.ts';
import { createCluster, createFrame } from '../../client/features/board/acts/make.ts';
import { BoardSurface } from '../../client/features/board/canvas/BoardSurface.ts';
import { Displacements } from '../../client/features/board/canvas/Displacements.ts';
import { ABOVE, isTitleHidden, stepAt, titleScale } from '../../client/features/board/canvas/farTitles.ts';
import { type BoardColours, type Painting, paintItem } from '../../client/features/board/canvas/paint.ts';
import { paintTitle } from '../../client/features/board/canvas/paintTitle.ts';
import { TYPING_PAUSE_MS } from '../../client/live/History.ts';
import { writable as readable } from '../../client/live/readable.ts';
import { SaveTracker } from '../../client/live/SaveTracker.ts';
import { Typing } from '../../client/live/Typing.ts';
import type { BoardItem } from '../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newBoard } from '../support/boards.ts';
import { ROOT } from '../support/sources.ts';

describe('titles from far away', () => {
  it('[BC93] are readable at every zoom, and as large in the style sheet', () => {
    const zooms = Array.from({ length: 94 }, (_, i) => (i + 7) / 100);
    expect(Math.min(...zooms.map((zoom) => 20 * zoom * titleScale(zoom)))).toBeGreaterThan(8);
    expect([titleScale(0.5), titleScale(4)]).toEqual([1, 1]);
    const css = readFileSync(join(ROOT, 'client/features/board/canvas/views/Items.module.css'), 'utf8');
    const inSheet = [...css.matchAll(/--larger: ([\d.]+);/g)].map((match) => Number(match[1]));
    expect(inSheet).toEqual([0.4, 0.3, 0.2, 0.12, 0.08].map(titleScale));
  });
});

describe('comments from far away', () => {
  it('[BC433] what is unread or much talked about is 9 to 26 px high on the screen below 33 %', () => {
    const css = readFileSync(join(ROOT, 'client/together/Marks.module.css'), 'utf8');
    const high = Number(/\.mark,[^}]*?height: (\d+)px/s.exec(css)?.[1]);
    const larger = [
      ...css.matchAll(
        /\[data-far="(\d)"\] \.marks :is\(\[data-unread\], \[data-many\]\) \{[^}]*zoom: ([\d.]+)/g,
      ),
    ].map(([, step, by]) => [Number(step), Number(by)] as const);
    const sizes = Array.from({ length: 280 }, (_, at) => (at + 50) / 1_000).map(
      (zoom) => high * zoom * (new Map(larger).get(stepAt(zoom)) ?? 1),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(8.99);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(26);
  });
});

describe('room for titles from far away', () => {
  it('[BC358] below 22 % no title is larger than 15 px, and the number of a frame is no wider than its digits', () => {
    const zooms = Array.from({ length: 150 }, (_, i) => (i + 70) / 1_000);
    expect(Math.max(...zooms.map((zoom) => 24 * zoom * titleScale(zoom)))).toBeLessThan(15);
    const css = readFileSync(join(ROOT, 'client/features/board/canvas/views/Items.module.css'), 'utf8');
    expect(css).toMatch(
      /\[data-far\]:not\(\[data-far="1"\], \[data-far="2"\]\) \.frameNumber \{\s+min-width: 0;\s+padding: 0;/,
    );
  });
});

describe('counts from far away', () => {
  it('[BC97] are left out where the third step begins, at 22 %, and not before', () => {
    const css = readFileSync(join(ROOT, 'client/features/board/canvas/views/Items.module.css'), 'utf8');
    const [, near, hidden] = /\[data-far\]:not\((.*?)\) :is\((.*?)\) \{\s+display: none/.exec(css) ?? [];
    expect([near, hidden]).toEqual(['[data-far="1"], [data-far="2"]', '.count, .frameCount, .city']);
    expect([0.46, 0.22, 0.21].map(stepAt)).toEqual([1, 2, 3]);
  });
});

describe('titles of a board painted from far away', () => {
  /** What is written on a board's picture, with its font. */
  function written(zoom: number, w: number, parent: string | null = null): readonly string[] {
    const words: string[] = [];
    const context = new Proxy({ font: '' } as Record<string | symbol, unknown>, {
      get: (kept, name) => {
        if (name === 'fillText') return (said: string) => words.push(`${kept.font} ${said}`);
        return kept[name] ?? (() => undefined);
      },
    }) as unknown as CanvasRenderingContext2D;
    const item = { kind: 'cluster', text: 'Money', parent } as BoardItem;
    paintTitle(context, { item, number: null, zoom, box: { x: 0, y: 0, w, h: 400 } });
    return words;
  }

  it('[BC93] are as large as the elements show them, and none where a few letters would be cut', () => {
    for (const zoom of [1, 0.3, 0.07])
      expect(written(zoom, 1_000)).toEqual([
        expect.stringMatching(`^650 ${20 * titleScale(zoom)}px .* Money$`),
      ]);
    expect(written(0.07, 500)).toEqual([]);
  });

  it('[BC230] lie whole in their bars while these have room, else whole above what they name', () => {
    for (const [kind, px, bar] of [
      ['frame', 24, 64],
      ['cluster', 20, 56],
    ] as const)
      for (const zoom of [1, 0.4, 0.25, 0.2, 0.12, 0.07]) {
        let middle = 0;
        const context = new Proxy({} as Record<string | symbol, unknown>, {
          get: (kept, name) =>
            name === 'fillText'
              ? (_: string, __: number, y: number) => {
                  middle = y;
                }
              : (kept[name] ?? (() => 0)),
        }) as unknown as CanvasRenderingContext2D;
        const item = { kind, text: 'Money', parent: null } as BoardItem;
        paintTitle(context, { item, number: 3, zoom, box: { x: 0, y: 0, w: 2_000, h: 400 } });
        const half = (px / 2) * titleScale(zoom);
        const within = middle - half >= 0 && middle + half <= bar;
        expect([within, middle + half < 0]).toEqual(zoom < 0.22 ? [false, true] : [true, false]);
      }
    const css = readFileSync(join(ROOT, 'client/features/board/canvas/views/Items.module.css'), 'utf8');
    expect(css).toMatch(
      /:not\(\[data-far="1"\], \[data-far="2"\]\) :is\(\.clusterBar, \.frameBar\) \{[^}]*bottom: 100%/,
    );
    // And what their upper edge is grabbed by begins beside them.
    const handles = readFileSync(join(ROOT, 'client/canvas/Handles.module.css'), 'utf8');
    expect(handles).toMatch(/\[data-far\] \[data-handle-of\]\[data-handle="n"\] \{\s+top: -10px/);
  });

  it('[BC150] of frames, and of clusters in none, are written after everything else, with a rim, and of those alone that are asked for', () => {
    const { store, context: acts, model } = newBoard();
    const ids = ['Budapest', 'Elsewhere'].map((title, at) =>
      createFrame(acts, { x: at * 2_000, y: 0, w: 1_000, h: 800, title }),
    ) as [ItemId, ItemId];
    store.flush();
    const colours = () => ({ notes: {}, inks: {}, text: 'ink', frame: 'white' }) as BoardColours;
    const surface = new BoardSurface({
      model,
      colours,
      displacements: new Displacements(() => 0),
      spotlight: readable(null),
    } as never);
    const seen = (zoom: number, one = ids[0]) => {
      const calls: unknown[] = [];
      const context = new Proxy({} as Record<string | symbol, unknown>, {
        get: (kept, name) =>
          String(name).endsWith('Text')
            ? (said: string) =>
                calls.push([name, said, kept[name === 'fillText' ? 'fillStyle' : 'strokeStyle']])
            : (kept[name] ?? (() => undefined)),
      }) as unknown as CanvasRenderingContext2D;
      const box = model.box(one) as Box;
      surface.paint(context, one, box, zoom);
      calls.push('over');
      surface.paintOver(context, zoom, (id) => (id === one ? box : null));
      return calls;
    };
    expect(seen(0.07)).toEqual([
      'over',
      ['strokeText', '1  Budapest', 'white'],
      ['fillText', '1  Budapest', 'ink'],
    ]);
    // In its bar it lies below what lies on it.
    for (const zoom of [0.25, 1]) expect(seen(zoom)).toEqual([['fillText', '1  Budapest', 'ink'], 'over']);
    const [loose, within] = [null, ids[0]].map((parent) =>
      createCluster(acts, { x: 0, y: 200, title: 'Money' }, parent),
    ) as [ItemId, ItemId];
    store.flush();
    for (const one of [loose, within])
      expect(seen(0.2, one)).toEqual([
        'over',
        ['strokeText', 'Money', 'white'],
        ['fillText', 'Money', 'ink'],
      ]);
    for (const zoom of [0.3, 1]) expect(seen(zoom, loose)).toEqual([['fillText', 'Money', 'ink'], 'over']);
    expect(surface.isGround(loose)).toBe(true);
    // Of the elements no frame has a layer of its own, so that its title has one above all.
    expect(surface.isGround(ids[0])).toBe(true);
    const css = readFileSync(join(ROOT, 'client/features/board/canvas/views/Items.module.css'), 'utf8');
    expect(css).toMatch(
      /"2"\]\) :is\(\.clusterBar, \.frameBar\) \{\s+position: absolute;\s+z-index: 2147483647;/,
    );
  });

  it('[TB20] counts go while a name is written', () => {
    const css = readFileSync(join(ROOT, 'client/features/board/canvas/views/Items.module.css'), 'utf8');
    expect(css).toMatch(/\.titleEditor ~ :is\(\.count, \.frameCount\) \{\s+visibility: hidden/);
  });

  it('[BC110] in a frame have none from where they would lie over its title, on the picture and on the elements', () => {
    for (const kind of ['cluster', 'table'] as const) {
      const hidden = (zoom: number) => isTitleHidden({ kind, parent: 'frame' as ItemId }, zoom);
      expect([0.3, 0.15, 0.149, 0.05].map(hidden)).toEqual([false, false, true, true]);
      expect(isTitleHidden({ kind, parent: null }, 0.05)).toBe(false);
    }
    expect(isTitleHidden({ kind: 'frame', parent: null }, 0.05)).toBe(false);
    expect([written(0.14, 1_000, 'frame'), written(0.14, 1_000).length]).toEqual([[], 1]);
    const css = readFileSync(join(ROOT, 'client/features/board/canvas/views/Items.module.css'), 'utf8');
    const [, far] =
      /:is\((.*?)\) \.clusterBar\[data-within\]:not\(:focus-within\) \{\s+opacity: 0/.exec(css) ?? [];
    expect(far).toBe('[data-far="4"], [data-far="5"]');
    // What grows upwards out of its bar there stays clear of the frame's title in the step before.
    const above = (edge: number, px: number) => edge - (ABOVE.middle - px / 2) * titleScale(0.15);
    expect(above(0, 24)).toBeLessThan(above(76, -20));
  });
});

describe('changes that wait', () => {
  it('[LV4] are counted as a person does: letters of one text without a pause are one', () => {
    const doc = new Y.Doc();
    const [words, other, map] = [doc.getText('a'), doc.getText('b'), doc.getMap('m')];
    const world = { now: 0 };
    const tracker = new SaveTracker({
      readOnly: false,
      unsaved: 0,
      now: () => world.now,
      online: () => false,
      kept: () => true,
    });
    const typing = new Typing();
    doc.on('afterTransaction', (transaction: Y.Transaction) =>
      tracker.changed(typing.goesOn(transaction, world.now)),
    );
    const type = (text: Y.Text, letters: string) => {
      for (const letter of letters) {
        world.now += 100;
        text.insert(text.length, letter);
      }
    };
    type(words, 'twenty letters');
    expect(tracker.unsaved).toBe(1);
    type(other, 'more');
    expect(tracker.unsaved).toBe(2);
    world.now += TYPING_PAUSE_MS;
    type(other, 'later');
    expect(tracker.unsaved).toBe(3);
    map.set('x', 1);
    map.set('x', 2);
    type(other, 'end');
    expect(tracker.unsaved).toBe(6);
    tracker.opened();
    tracker.sent(true);
    tracker.durable(1);
    expect(tracker.unsaved).toBe(0);
    type(other, '!');
    expect(tracker.unsaved).toBe(1);
  });
});

describe('words from far away', () => {
  it('[CV131] a text whose letters are too small is bars as long and as many as its lines', () => {
    const painted = (zoom: number) => {
      const bars: number[] = [];
      const words: string[] = [];
      const context = {
        fillRect: (_x: number, _y: number, width: number) => bars.push(width),
        fillText: (line: string) => words.push(line),
      } as unknown as CanvasRenderingContext2D;
      const fitter = { of: () => ({ words: () => ({ lines: ['One', 'Two', 'Three'], lineHeight: 27 }) }) };
      const item = { kind: 'text', size: 'M', colour: 'sun', text: 'One Two Three', bold: false };
      const painting = { context, item, zoom, fitter, box: { x: 0, y: 0, w: 100, h: 97 } };
      paintItem({ ...painting, colours: { inks: {} } } as unknown as Painting);
      return { bars, words };
    };
    expect(painted(0.1)).toEqual({ bars: [100, 100, 60], words: [] });
    expect(painted(1)).toEqual({ bars: [], words: ['One', 'Two', 'Three'] });
  });
});
