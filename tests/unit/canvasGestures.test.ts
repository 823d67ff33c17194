import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeScroll } from '../../client/canvas/edgeScroll.ts';
import { containsBox } from '../../client/canvas/geometry.ts';
import type {
  Effect,
  Facts,
  GestureState,
  Input,
  PointerInput,
  Target,
} from '../../client/canvas/gesture.ts';
import { AT_REST, step } from '../../client/canvas/gesture.ts';
import type { Handle } from '../../client/canvas/items.ts';
import { resizeBox } from '../../client/canvas/resizeBox.ts';

type Id = 'a' | 'b';
const board: Target<Id> = { kind: 'board' };
const item = (id: Id): Target<Id> => ({ kind: 'item', id });
const base: PointerInput<Id> = {
  type: 'down',
  pointer: 1,
  device: 'mouse',
  button: 0,
  at: { x: 0, y: 0 },
  time: 0,
  target: board,
  shift: false,
  command: false,
  alt: false,
};

/** A machine with the facts around it; answers the effects of each input. */
function machine(facts: Partial<Facts<Id>> = {}, selected: readonly Id[] = []) {
  const all: Facts<Id> = {
    tool: 'select',
    space: false,
    isSelected: (id) => selected.includes(id),
    mayMove: () => true,
    mayLink: () => true,
    ...facts,
  };
  let state: GestureState<Id> = AT_REST;
  const give = (input: Input<Id>): readonly Effect<Id>[] => {
    const [next, effects] = step(state, input, all);
    state = next;
    return effects;
  };
  const at = (x: number, y: number, rest: Partial<PointerInput<Id>> = {}) => ({
    ...base,
    at: { x, y },
    ...rest,
  });
  return {
    give,
    down: (target: Target<Id>, x = 0, y = 0, rest: Partial<PointerInput<Id>> = {}) =>
      give(at(x, y, { target, ...rest })),
    move: (x: number, y: number, rest: Partial<PointerInput<Id>> = {}) =>
      give(at(x, y, { ...rest, type: 'move' })),
    up: (x: number, y: number, rest: Partial<PointerInput<Id>> = {}) =>
      give(at(x, y, { ...rest, type: 'up' })),
  };
}
const kinds = (effects: readonly Effect<Id>[]) => effects.map((effect) => effect.kind);

describe('clicks', () => {
  it('[CV12] a press that wobbles selects', () => {
    const one = machine();
    expect(one.down(item('a'))).toEqual([{ kind: 'select', id: 'a', how: 'only' }]);
    expect(one.move(3, 2)).toEqual([]);
    expect(one.up(3, 2)).toEqual([{ kind: 'select', id: 'a', how: 'only' }]);
    expect(kinds([...one.down(item('b'), 50, 50), ...one.move(54, 50)])).toEqual(['select', 'begin', 'move']);
  });

  it('[BC530] where each press adds, a drag of what is chosen is free, and a press beside everything ends the adding', () => {
    const one = machine({ adds: true }, ['a']);
    one.down(item('a'), 0, 0, { device: 'touch' });
    const [begin, move] = one.move(20, 30, { device: 'touch' });
    expect([begin, move]).toMatchObject([{ kind: 'begin', activity: 'drag' }, { shift: false }]);
    one.up(20, 30, { device: 'touch' });
    one.down(item('b'), 99, 0, { device: 'touch' });
    expect(one.up(99, 0, { device: 'touch' })).toEqual([{ kind: 'select', id: 'b', how: 'toggle' }]);
    one.down(board, 200, 0, { device: 'touch' });
    expect(kinds(one.up(200, 0, { device: 'touch' }))).toEqual(['deselect']);
  });

  it('[CV12] Shift adds on the way up, so that several can be dragged by one of them', () => {
    const one = machine({}, ['a', 'b']);
    expect(one.down(item('a'), 0, 0, { shift: true })).toEqual([]);
    expect(one.up(0, 0, { shift: true })).toEqual([{ kind: 'select', id: 'a', how: 'toggle' }]);
    expect(one.down(item('a'))).toEqual([]);
    expect(kinds(one.move(9, 0))).toEqual(['begin', 'move']);
  });

  it('[CV12] on empty board it deselects, with Shift it does not', () => {
    const one = machine();
    expect([...one.down(board), ...one.up(1, 0)]).toEqual([{ kind: 'deselect', at: { x: 1, y: 0 } }]);
    expect([...one.down(board, 90, 0, { shift: true }), ...one.up(90, 0, { shift: true })]).toEqual([]);
  });

  it('[CV18] two clicks in one place and time are a double click, three are no second one', () => {
    const one = machine();
    const click = (target: Target<Id>, x: number, time: number) =>
      [...one.down(target, x, 0, { time }), ...one.up(x, 0, { time })].at(-1)?.kind;
    expect(click(item('a'), 0, 0)).toBe('select');
    expect(click(item('a'), 2, 300)).toBe('doubleClick');
    expect(click(item('a'), 2, 400)).toBe('select');
    expect(click(item('b'), 2, 500)).toBe('select');
    expect(click(board, 50, 600)).toBe('deselect');
    expect(click(board, 50, 1_100)).toBe('deselect');
    expect(click(board, 51, 1_200)).toBe('doubleClick');
  });

  it('[CV140] [CV141] a second click in the middle of a line means the line, where the first one chose it; later ones its dot', () => {
    const one = machine();
    const bend = { kind: 'bend', id: 'a', dot: '0' } as const;
    const click = (target: Target<Id>, time: number) =>
      [...one.down(target, 0, 0, { time }), ...one.up(0, 0, { time })].at(-1);
    expect(click(item('a'), 0)?.kind).toBe('select');
    expect(click(bend, 200)).toMatchObject({ kind: 'doubleClick', target: item('a') });
    expect(click(bend, 1_000)).toMatchObject({ kind: 'bendClick', dot: '0' });
    expect(click(bend, 1_200)).toMatchObject({ kind: 'doubleClick', target: bend });
    // [CV141] Dragged, the dot bends the line and its words go along it, by a finger too.
    for (const device of ['mouse', 'touch'] as const)
      for (const [target, activity] of [
        [{ kind: 'bend', id: 'a', dot: '0' }, 'bend'],
        [{ kind: 'item', id: 'a', words: true }, 'words'],
      ] as const) {
        const one = machine({}, ['a']);
        one.down(target, 0, 0, { device });
        expect(one.move(40, 0, { device })).toMatchObject([
          { kind: 'begin', activity, target },
          { kind: 'move' },
        ]);
      }
  });

  it('[CV38] with the tool for lines a drag draws one wherever it begins, a finger too, and a click selects', () => {
    const one = machine({ tool: 'line' });
    for (const device of ['mouse', 'touch'] as const)
      for (const target of [board, item('a')]) {
        expect(one.down(target, 0, 0, { device })).toEqual([]);
        expect(one.move(40, 0, { device })).toMatchObject([
          { kind: 'begin', activity: 'line', target },
          { kind: 'move' },
        ]);
        expect(one.up(40, 0, { device })).toEqual([{ kind: 'end' }]);
      }
    expect([...one.down(item('b'), 200), ...one.up(200, 0)]).toEqual([
      { kind: 'select', id: 'b', how: 'only' },
    ]);
    const tip: Target<Id> = { kind: 'tip', id: 'a', tip: 'to' };
    expect([...one.down(tip), ...one.up(0, 0)]).toEqual([]);
    expect([...one.down(tip), ...one.move(9, 0), ...one.up(9, 0)]).toMatchObject([
      { kind: 'begin', activity: 'tip', target: tip },
      { kind: 'move' },
      { kind: 'end' },
    ]);
  });

  it('[CV51] with the tool for links what can be linked is drawn from and not moved; the rest is as ever', () => {
    const one = machine({ tool: 'link', mayLink: (id) => id === 'a' }, ['a', 'b']);
    const begun = (target: Target<Id>, device: 'mouse' | 'touch') => {
      const effects = [...one.down(target, 0, 0, { device }), ...one.move(40, 0, { device })];
      one.up(40, 0, { device });
      return effects.map((effect) => ('activity' in effect ? effect.activity : effect.kind)).join();
    };
    for (const device of ['mouse', 'touch'] as const) {
      expect(begun(item('a'), device)).toBe('line,move');
      expect(begun(item('b'), device)).toBe('drag,move');
    }
    expect([begun(board, 'mouse'), begun(board, 'touch')]).toEqual(['box,move', 'pan']);
    const press = machine({ tool: 'link' });
    expect(press.down(item('a'))).toEqual([]);
    expect(press.up(0, 0)).toEqual([{ kind: 'select', id: 'a', how: 'only' }]);
  });

  it('[CV42] with the tool that places a press gives a place and a drag a box, whatever lies there', () => {
    for (const device of ['mouse', 'pen'] as const) {
      const one = machine({ tool: 'place' });
      expect(one.down(item('a'), 10, 10, { device })).toEqual([]);
      expect(one.up(11, 10, { device })).toEqual([{ kind: 'place', at: { x: 11, y: 10 } }]);
      expect(one.down({ kind: 'link', id: 'a', side: 'right' }, 10, 10, { device })).toEqual([]);
      expect(one.up(10, 10, { device }).map(({ kind }) => kind)).toEqual(['place']);
      one.down(item('a'), 0, 0, { device });
      expect(one.move(60, 40, { device })).toMatchObject([
        { kind: 'begin', activity: 'place', at: { x: 0, y: 0 } },
        { kind: 'move', at: { x: 60, y: 40 } },
      ]);
      expect(one.up(60, 40, { device })).toEqual([{ kind: 'end' }]);
    }
  });

  it.each(['place', 'stamp', 'comment', 'inHand'] as const)(
    '[CV59] [BC86] [BC140] [DC11] with the tool “%s” a press gives a place, and a drag of a finger pans',
    (tool) => {
      for (const device of ['mouse', 'touch'] as const) {
        const one = machine({ tool });
        for (let press = 0; press < 2; press++) {
          expect(one.down(item('a'), 10, 10, { device })).toEqual([]);
          expect(one.up(11, 10, { device })).toEqual([{ kind: 'place', at: { x: 11, y: 10 } }]);
        }
      }
      const finger = machine({ tool });
      finger.down(item('a'), 0, 0, { device: 'touch' });
      expect(finger.move(60, 40, { device: 'touch' })).toEqual([{ kind: 'pan', dx: 60, dy: 40 }]);
      expect(finger.up(60, 40, { device: 'touch' })).toEqual([]);
    },
  );

  it('[CV20] a side handle clicked and dragged', () => {
    const one = machine();
    const side: Target<Id> = { kind: 'link', id: 'a', side: 'right' };
    expect([...one.down(side), ...one.up(1, 1)]).toEqual([{ kind: 'linkClick', id: 'a', side: 'right' }]);
    expect([...one.down(side), ...one.move(40, 0), ...one.up(40, 0)]).toMatchObject([
      { kind: 'begin', activity: 'link', target: side },
      { kind: 'move' },
      { kind: 'end' },
    ]);
    // A finger that begins to pan there has not seen it.
    const finger = { device: 'touch' } as const;
    expect([...one.down(side, 0, 0, finger), ...one.move(40, 0, finger)]).toEqual([
      { kind: 'pan', dx: 40, dy: 0 },
    ]);
    one.up(40, 0, finger);
    expect([...one.down(side, 0, 0, finger), ...one.up(1, 1, finger)]).toEqual([
      { kind: 'linkClick', id: 'a', side: 'right' },
    ]);
  });
});

describe('panning', () => {
  it.each([
    ['Space', { space: true }, {}],
    ['the hand', { tool: 'hand' }, {}],
    ['the middle button', {}, { button: 1 }],
    ['a finger on what is not selected', {}, { device: 'touch' }],
  ] as const)('[CV15] %s pans, also from an item', (_, facts, input) => {
    const one = machine(facts);
    const effects = [
      ...one.down(item('a'), 0, 0, input),
      ...one.move(20, 5, input),
      ...one.move(25, 5, input),
    ];
    expect(effects).toEqual([
      { kind: 'pan', dx: 20, dy: 5 },
      { kind: 'pan', dx: 5, dy: 0 },
    ]);
    expect(one.up(25, 5, input)).toEqual([]);
  });

  it('[CV15] a finger drags what is selected', () => {
    const one = machine({}, ['a']);
    const finger = { device: 'touch' } as const;
    expect(kinds([...one.down(item('a'), 0, 0, finger), ...one.move(20, 0, finger)])).toEqual([
      'begin',
      'move',
    ]);
  });

  it('[CV15] two fingers zoom around their middle, and the one that stays pans', () => {
    const one = machine({}, ['a']);
    const first = { device: 'touch', pointer: 1 } as const;
    const second = { device: 'touch', pointer: 2 } as const;
    one.down(item('a'), 100, 100, first);
    one.move(130, 100, first);
    expect(one.down(board, 230, 100, second)).toEqual([{ kind: 'cancel' }]);
    expect(one.move(330, 100, second)).toEqual([
      { kind: 'pan', dx: 50, dy: 0 },
      { kind: 'zoom', factor: 2, at: { x: 230, y: 100 } },
    ]);
    expect(one.up(130, 100, first)).toEqual([]);
    expect(one.move(340, 110, second)).toEqual([{ kind: 'pan', dx: 10, dy: 10 }]);
    expect(one.up(340, 110, second)).toEqual([]);
  });

  it('[CV47] the right button pans when it is dragged, and asks for the menu when it is not', () => {
    const one = machine();
    const right = { button: 2 } as const;
    expect(one.down(item('a'), 5, 5, right)).toEqual([]);
    expect(one.up(6, 5, right)).toEqual([{ kind: 'context', target: item('a'), at: { x: 5, y: 5 } }]);
    one.down(item('a'), 5, 5, right);
    expect(kinds(one.move(40, 5, { button: -1 }))).toEqual(['pan']);
    expect(one.up(40, 5, right)).toEqual([]);
    one.down(item('a'), 5, 5, right);
    one.give({ type: 'cancel' });
    expect(one.up(5, 5, right)).toEqual([]);
  });

  it('[CV16] a finger that rests asks for the menu and does nothing more', () => {
    const one = machine();
    const finger = { device: 'touch' } as const;
    one.down(item('a'), 5, 5, finger);
    expect(kinds(one.give({ type: 'hold' }))).toEqual(['context']);
    expect([...one.give({ type: 'hold' }), ...one.move(90, 90, finger), ...one.up(90, 90, finger)]).toEqual(
      [],
    );
    one.down(item('a'), 5, 5, finger);
    one.move(60, 5, finger);
    expect(one.give({ type: 'hold' })).toEqual([]);
  });
});

describe('any input', () => {
  const place = fc.integer({ min: 0, max: 60 });
  const target: fc.Arbitrary<Target<Id>> = fc.oneof(
    fc.constant(board),
    fc.constantFrom<Id>('a', 'b').map(item),
    fc.constant({ kind: 'handle', id: 'a', handle: 'se' } as const),
    fc.constant({ kind: 'link', id: 'b', side: 'top' } as const),
  );
  const pointer: fc.Arbitrary<Input<Id>> = fc.record({
    type: fc.constantFrom('down', 'move', 'move', 'up'),
    pointer: fc.integer({ min: 1, max: 3 }),
    device: fc.constantFrom('mouse', 'touch', 'pen'),
    button: fc.integer({ min: 0, max: 2 }),
    at: fc.record({ x: place, y: place }),
    time: fc.integer({ min: 0, max: 2_000 }),
    target,
    shift: fc.boolean(),
    command: fc.boolean(),
    alt: fc.boolean(),
  });
  const other = fc.constantFrom<Input<Id>>({ type: 'hold' }, { type: 'cancel' });
  const inputs = fc.array(fc.oneof({ weight: 9, arbitrary: pointer }, other), { maxLength: 60 });

  it('[CV13] what begins ends or is cancelled exactly once', () => {
    fc.assert(
      fc.property(inputs, fc.boolean(), fc.constantFrom('select', 'hand'), (list, space, tool) => {
        const one = machine({ space, tool, mayMove: (id) => id === 'a' }, ['a']);
        let open = 0;
        for (const input of [...list, { type: 'cancel' } as const]) {
          for (const { kind } of one.give(input)) {
            if (kind === 'begin') open++;
            if (kind === 'move') expect(open).toBe(1);
            if (kind === 'end' || kind === 'cancel') open--;
            expect(open === 0 || open === 1).toBe(true);
          }
        }
        expect(open).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('resizing', () => {
  const handles: readonly Handle[] = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'];
  const size = fc.integer({ min: 100, max: 400 });

  it('[CV19] the opposite side stays, limits and ratio are kept', () => {
    const delta = fc.integer({ min: -900, max: 900 });
    fc.assert(
      fc.property(
        fc.constantFrom(...handles),
        size,
        size,
        delta,
        delta,
        fc.boolean(),
        (handle, w, h, dx, dy, ratio) => {
          const start = { x: 50, y: 70, w, h };
          const rules = { handles, min: { w: 100, h: 100 }, max: { w: 500, h: 500 }, keepRatio: ratio };
          const box = resizeBox(start, handle, dx, dy, rules);
          if (handle.includes('w')) expect(box.x + box.w).toBeCloseTo(start.x + start.w, 6);
          else expect(box.x).toBe(start.x);
          if (handle.includes('n')) expect(box.y + box.h).toBeCloseTo(start.y + start.h, 6);
          else expect(box.y).toBe(start.y);
          expect(box.w).toBeGreaterThanOrEqual(100 - 1e-6);
          expect(box.h).toBeGreaterThanOrEqual(100 - 1e-6);
          expect(box.w).toBeLessThanOrEqual(500 + 1e-6);
          expect(box.h).toBeLessThanOrEqual(500 + 1e-6);
          if (ratio) expect(box.w / box.h).toBeCloseTo(w / h, 6);
          expect(containsBox({ x: -1e4, y: -1e4, w: 2e4, h: 2e4 }, box)).toBe(true);
        },
      ),
    );
  });

  it('[CV19] a corner follows the pointer', () => {
    const rules = { handles, min: { w: 10, h: 10 }, max: { w: 999, h: 999 }, keepRatio: false };
    const start = { x: 0, y: 0, w: 100, h: 100 };
    expect(resizeBox(start, 'nw', -20, 30, rules)).toEqual({ x: -20, y: 30, w: 120, h: 70 });
    expect(resizeBox(start, 'e', 20, 30, rules)).toEqual({ x: 0, y: 0, w: 120, h: 100 });
    expect(resizeBox(start, 'se', 20, 50, { ...rules, keepRatio: true })).toEqual({
      x: 0,
      y: 0,
      w: 150,
      h: 150,
    });
  });

  it('[CV21] the board scrolls faster the nearer the edge, and not elsewhere', () => {
    const window = { w: 800, h: 600 };
    expect(edgeScroll({ x: 400, y: 300 }, window)).toEqual({ dx: 0, dy: 0 });
    expect(edgeScroll({ x: 790, y: 300 }, window).dx).toBeLessThan(edgeScroll({ x: 775, y: 300 }, window).dx);
    expect(edgeScroll({ x: -500, y: 300 }, window).dx).toBe(18);
    expect(edgeScroll({ x: 400, y: 599 }, window).dy).toBeLessThan(0);
  });
});
