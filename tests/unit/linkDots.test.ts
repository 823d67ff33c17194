/** The dots of a link that is chosen: its bends, and its parts that can become one, by hand and by key. */
import { describe, expect, it } from 'vitest';
import { distance } from '../../client/canvas/geometry.ts';
import { changeItems } from '../../client/features/board/acts/change.ts';
import { linkItems } from '../../client/features/board/acts/make.ts';
import { bendCode } from '../../client/features/board/canvas/laterLines.ts';
import { bentLinks } from '../../client/features/board/model/bentLinks.ts';
import { MOST_BENDS, putBend } from '../../shared/documents/bends.ts';
import { boardItems, type ItemMap } from '../../shared/documents/board.ts';
import type { Connector, Routing } from '../../shared/documents/boardKinds.ts';
import { ROUTINGS } from '../../shared/documents/boardKinds.ts';
import { readExcalidraw } from '../../shared/exchange/excalidraw.ts';
import { readTldraw } from '../../shared/exchange/tldraw.ts';
import type { ItemId } from '../../shared/ids.ts';
import { tldrawContent } from '../fixtures/drawings.ts';
import { newCanvas } from '../support/boardCommands.ts';

const [{ addBend }] = await Promise.all([bendCode.fetch(), bentLinks.fetch()]);

function linked(routing: Routing, ...places: readonly (readonly [number, number])[]) {
  const canvas = newCanvas();
  const { context, model, note, viewport, selection, doc } = canvas;
  viewport.setCamera({ x: 0, y: 0, zoom: 1 });
  const [a, b] = [note(0, 0, 'a'), note(800, 0, 'b')];
  const id = linkItems(context, a, b) as ItemId;
  changeItems(context, [id], { routing });
  const map = boardItems(doc).get(id) as ItemMap;
  places.forEach(([x, y], at) => {
    putBend(map, { key: `k${at}`, order: (at + 1) / (places.length + 1), x, y });
  });
  model.store.flush();
  selection.set([id]);
  const { handlers } = canvas.gestures;
  const dots = () => canvas.surface.dots(id, 1);
  const bends = () => {
    model.store.flush();
    return (model.item(id) as Connector).bends?.map(({ x, y }) => [x, y]) ?? [];
  };
  const pull = (dot: string, x: number, y: number) => {
    const start = dots().find(({ name }) => name === dot)?.at ?? { x: 0, y: 0 };
    const drag = { id, part: 'bend', dot, start, point: { x, y } } as const;
    handlers.onBendMove?.(drag);
    return drag;
  };
  const drop = (dot: string, x: number, y: number) => handlers.onBendDrop?.(pull(dot, x, y));
  return { ...canvas, handlers, id, dots, bends, pull, drop };
}

describe('the dots of a link', () => {
  it('[CV142] each part has one: pulled aside it makes one more bend there, and the others stay', () => {
    for (const routing of ROUTINGS) {
      const { dots, bends, drop, pull, history, handlers, id } = linked(routing);
      expect(dots().map(({ name }) => name)).toEqual(['0']);
      drop('0', 500, -300);
      expect(bends()).toEqual([[0, -400]]);
      const parts = dots().filter(({ name }) => !name.startsWith(':'));
      const [first, last] = [parts[0]?.name ?? '', parts.at(-1)?.name ?? ''];
      expect(parts.length).toBeGreaterThanOrEqual(2);
      drop(first, -100, -160);
      drop(dots().at(-1)?.name ?? last, 780, 500);
      expect(bends()[1]).toEqual([0, -400]);
      expect(bends()).toHaveLength(3);
      const seen = dots().length;
      pull(dots().at(-1)?.name ?? '', 700, 800);
      expect(dots().length).toBeGreaterThan(seen);
      handlers.onBendCancel?.(id);
      expect(bends()).toHaveLength(3);
      for (const left of [2, 1, 0]) {
        history.undo();
        expect(bends()).toHaveLength(left);
      }
    }
  });

  it('[CV142] a bend is moved by its own, and goes where it comes into line with its neighbours', () => {
    for (const routing of ROUTINGS) {
      const { drop, bends } = linked(routing, [-150, -300], [0, 300], [150, -300]);
      drop(':k1', 510, 480);
      expect(bends()).toEqual([
        [-150, -300],
        [10, 380],
        [150, -300],
      ]);
      if (routing !== 'straight') continue;
      drop(':k1', 500, -195);
      expect(bends()).toEqual([
        [-150, -300],
        [150, -300],
      ]);
    }
    const { drop, bends } = linked('curved', [0, -300]);
    drop(':k0', 500, 105);
    expect(bends()).toEqual([]);
  });

  it('[CV142] none lies nearer than 30 px to another or to an end, and with 20 bends no part has one', () => {
    for (const routing of ROUTINGS) {
      const many = Array.from({ length: 9 }, (_, at) => [-280 + 70 * at, at % 2 ? 40 : -20] as const);
      const { dots, surface, id } = linked(routing, ...many);
      const ends = surface.tips(id);
      const all = dots();
      for (const [index, { at, name }] of all.entries()) {
        if (name.startsWith(':')) continue;
        const others = [...all.slice(0, index), ...all.slice(index + 1)].map((one) => one.at);
        for (const one of [...others, ends?.from, ends?.to])
          expect(one && distance(one, at)).toBeGreaterThanOrEqual(30);
      }
    }
    const full = linked(
      'straight',
      ...Array.from({ length: MOST_BENDS }, (_, at) => [30 * at, 200 * (at % 2)] as const),
    );
    expect(full.dots().every(({ name }) => name.startsWith(':'))).toBe(true);
    expect(addBend(full.commands, full.id)).toBeNull();
    expect(full.bends()).toHaveLength(MOST_BENDS);
  });

  it('[CV143] a double click on a bend takes it away, on a part it writes the words', () => {
    const { handlers, bends, id, history, selection, said, dots } = linked(
      'curved',
      [-100, -300],
      [100, 300],
    );
    handlers.onBendClick?.(id, ':k0', true);
    expect([bends(), said.at(-1)]).toEqual([[[100, 300]], 'line.gone']);
    history.undo();
    expect(bends()).toHaveLength(2);
    handlers.onBendClick?.(id, dots()[0]?.name ?? '', true);
    expect([bends().length, selection.editing]).toEqual([2, id]);
  });

  it('[CV144] after a click arrow keys move that bend, Tab goes on to the next dot and keeps it, past the last one it walks on', () => {
    const { handlers, bends, id, dots, said, lines } = linked('straight', [-100, -300], [100, 300]);
    const held = () => dots().find((one) => one.held)?.name;
    handlers.onBendClick?.(id, ':k0', false);
    expect([held(), said.at(-1)]).toEqual([':k0', 'line.bending']);
    handlers.onNudge?.(new Set(), 0, 40);
    expect(bends()[0]).toEqual([-100, -300]);
    expect(handlers.onWalk?.(1)).toBe(true);
    expect([bends()[0], held(), said.at(-1)]).toEqual([[-100, -260], '1', 'line.dot.part 3 5']);
    // A part becomes one by the first press, and is one bend however often one presses.
    handlers.onNudge?.(new Set(), 40, 0);
    handlers.onNudge?.(new Set(), 40, 0);
    expect(handlers.onWalk?.(1)).toBe(true);
    expect(bends()).toEqual([
      [-100, -260],
      [80, 20],
      [100, 300],
    ]);
    expect(handlers.onWalk?.(-1)).toBe(true);
    expect(lines.bends.takeAway()).toBe(true);
    expect([lines.bends.takeAway(), handlers.onWalk?.(1)]).toEqual([false, false]);
    handlers.onBendClick?.(id, ':k1', false);
    expect(handlers.onWalk?.(1)).toBe(true);
    expect(handlers.onWalk?.(1)).toBe(false);
    expect([lines.bends.keys.get(), handlers.onPutBack?.()]).toEqual([null, false]);
  });

  it('[CV143] Delete while arrow keys move it takes the bend and not the link', () => {
    const { handlers, bends, id, lines, model } = linked('elbow', [-100, -300], [100, 300]);
    handlers.onBendClick?.(id, ':k1', false);
    handlers.onNudge?.(new Set(), 0, 40);
    expect(lines.bends.takeAway()).toBe(true);
    expect([bends(), model.item(id)?.kind]).toEqual([[[-100, -300]], 'connector']);
  });

  it('[BC683] one is added in the middle of the longest part, 40 px beside it', () => {
    const { commands, bends, id, history, said } = linked('straight', [-200, -50]);
    expect(addBend(commands, id)).toMatch(/^:/);
    const [first, second] = bends();
    expect([first, said.at(-1)]).toEqual([[-200, -50], 'line.added']);
    expect(Math.hypot((second?.[0] ?? 0) - 55, (second?.[1] ?? 0) + 20)).toBeLessThan(50);
    history.undo();
    expect(bends()).toEqual([[-200, -50]]);
  });
});

describe('arrows of other programs', () => {
  it('[EX114] one that was led through very many places keeps the 20 that lead it farthest, in their order', () => {
    const points = Array.from({ length: 61 }, (_, at) => [10 * at, at % 2 ? 300 + at : 0]);
    const reading = readExcalidraw({
      type: 'excalidraw',
      elements: [{ id: 'one', type: 'arrow', x: 0, y: 0, points }],
    });
    const bends = 'drafts' in reading ? reading.drafts[0]?.fields.bends : [];
    expect(bends).toHaveLength(MOST_BENDS);
    const orders = bends?.map(({ order }) => order) ?? [];
    expect(orders).toEqual(orders.toSorted((a, b) => a - b));
    expect('report' in reading && reading.report.problems).toEqual([]);
  });

  it('[EX115] a curved arrow of tldraw is bent in its middle to the side where it was', () => {
    const bent = (bend: number) => {
      const shapes = tldrawContent.shapes.map((one) =>
        one.id === 'shape:arrow' ? { ...one, props: { ...one.props, bend } } : one,
      );
      const reading = readTldraw({ ...tldrawContent, shapes });
      return 'drafts' in reading
        ? reading.drafts.find(({ kind }) => kind === 'connector')?.fields.bends
        : null;
    };
    const [one, other] = [bent(100)?.[0], bent(-100)?.[0]];
    expect(Math.hypot(one?.x ?? 0, one?.y ?? 0)).toBeCloseTo(100, 0);
    // It runs to the right: a positive one is below.
    expect([Math.sign(one?.y ?? 0), other?.x, other?.y]).toEqual([1, -(one?.x ?? 0), -(one?.y ?? 0)]);
    expect(bent(3)).toBeUndefined();
  });
});
