/** A drag that begins on the words of a line. */
import { describe, expect, it } from 'vitest';
import { AT_REST, type Facts, type PointerInput, step, type Target } from '../../client/canvas/gesture.ts';
import { itemTarget } from '../../client/canvas/handleTarget.ts';
import { Selection } from '../../client/canvas/Selection.ts';
import type { Stage } from '../../client/canvas/Stage.ts';
import { Viewport } from '../../client/canvas/Viewport.ts';

type Id = 'a' | 'b';

/** What comes of a press on the words of a line and a drag. */
function dragged(more: Partial<Facts<Id>> = {}, rest: Partial<PointerInput<Id>> = {}) {
  const facts: Facts<Id> = {
    tool: 'select',
    space: false,
    isSelected: () => false,
    mayMove: () => false,
    mayLink: () => true,
    ...more,
  };
  const target: Target<Id> = { kind: 'item', id: 'a', words: true };
  const held = { shift: false, command: false, alt: false };
  const press = { pointer: 1, device: 'mouse', button: 0, time: 0, target, ...held, ...rest } as const;
  const [state, down] = step<Id>(AT_REST, { ...press, type: 'down', at: { x: 0, y: 0 } }, facts);
  const [, move] = step(state, { ...press, type: 'move', at: { x: 40, y: 0 } }, facts);
  return [...down, ...move];
}

describe('the words of a line', () => {
  it('[CV150] are dragged at once and chosen where it is not, but not by a finger nor where a press adds', () => {
    expect(dragged()).toMatchObject([
      { kind: 'select', id: 'a', how: 'only' },
      { kind: 'begin', activity: 'words' },
      { kind: 'move' },
    ]);
    expect(dragged({}, { device: 'touch' })).toMatchObject([{ kind: 'pan' }]);
    for (const [facts, rest] of [
      [{}, { shift: true }],
      [{}, { command: true }],
      [{ adds: true }, {}],
    ] as const)
      expect(dragged(facts, rest)).toMatchObject([{ kind: 'begin', activity: 'box' }, { kind: 'move' }]);
  });

  it('[CV150] in a group are not dragged by themselves until it is chosen alone', () => {
    const selection = new Selection<Id>((ids) => ([...ids].includes('a') ? ['a', 'b'] : ids));
    const items = { tips: () => ({ from: { x: 0, y: 0 }, to: { x: 9, y: 0 } }), onWords: () => true };
    const stage = { selection, items, viewport: new Viewport({ x: 0, y: 0, zoom: 1 }) };
    const isWords = (id: Id) => {
      const target = itemTarget(stage as unknown as Stage<Id>, id, { x: 0, y: 0 });
      return target.kind === 'item' && target.words === true;
    };
    expect([isWords('a'), isWords('b')]).toEqual([false, true]);
    selection.set(['a', 'b']);
    expect([isWords('a'), isWords('b')]).toEqual([false, false]);
    selection.set(['a']);
    expect([isWords('a'), isWords('b')]).toEqual([true, true]);
  });
});
