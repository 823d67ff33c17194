/** Words on lines, as verbs on the links of a map: over the lines of all. */
import { act } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Point } from '../../client/canvas/geometry.ts';
import { passFrames, setUpSurface, showSurface } from '../support/surfaceUnderTest.tsx';

const { painted } = setUpSurface();

/** A group, then lines, then nodes, all in one place; the first line has words in the left half of that. */
const BOX = { x: 100, y: 100, w: 100, h: 100 };
const tierOf = (id: string, lines: number) => {
  const at = Number(id.slice(1));
  return at === 0 ? -1 : at <= lines ? 0 : 1;
};

function showLines(lines: number, count: number, wordsOnTop = false) {
  const also = {
    wordsOnTop,
    tier: (id: string) => tierOf(id, lines),
    isFlat: (id: string) => tierOf(id, lines) === 0,
    onWords: (id: string, { x }: Point) => id === 'n1' && x < 150,
    paintWords: (_: unknown, id: string) => painted.push(`${id} words`),
  };
  const shown = showSurface({ count, place: () => BOX, also });
  const stack = (id: string) => {
    const style = shown.element(id)?.style;
    return [style?.zIndex, style?.getPropertyValue('--z')].map(Number);
  };
  return { ...shown, stack };
}

it('[MP44] as elements words lie over all lines and groups, under what lies over lines', () => {
  const { stack } = showLines(2, 5);
  const [group, one, two, node] = ['n0', 'n1', 'n2', 'n3'].map(stack) as [
    number[],
    number[],
    number[],
    number[],
  ];
  // What makes no layer has its lines at 0, and its words where it says.
  expect([one[0], two[0]]).toEqual([0, 0]);
  expect(group[0]).toBeLessThan(0);
  expect(one[1]).toBeGreaterThan(0);
  expect(two[1]).toBeGreaterThan(one[1] ?? 0);
  expect(node[0]).toBeGreaterThan(two[1] ?? 0);
});

it('[MP44] in a picture all lines are drawn, then all words, then what lies over both', () => {
  const { viewport } = showLines(3, 700);
  painted.length = 0;
  act(() => viewport.zoomAt(0.1, { x: 0, y: 0 }));
  passFrames();
  const drawn = [...new Set(painted)];
  expect(drawn.slice(0, 8)).toEqual(['n0', 'n1', 'n2', 'n3', 'n1 words', 'n2 words', 'n3 words', 'n4']);
});

it('[MP44] a press on words means their line, whichever runs under them; on a node over them the node', () => {
  const { handle } = showLines(3, 5);
  const over = (id: string) => Number(id.slice(1)) <= 3;
  expect(handle().itemAt({ x: 120, y: 150 }, over)).toBe('n1');
  expect(handle().itemAt({ x: 180, y: 150 }, over)).toBe('n3');
  expect(handle().itemAt({ x: 120, y: 150 })).toBe('n4');
});

it('[BC170] words that lie over everything are drawn last, and a press on them means their line', () => {
  const { viewport, handle } = showLines(3, 700, true);
  expect(handle().itemAt({ x: 120, y: 150 })).toBe('n1');
  expect(handle().itemAt({ x: 180, y: 150 })).toBe('n699');
  painted.length = 0;
  act(() => viewport.zoomAt(0.1, { x: 0, y: 0 }));
  passFrames();
  const drawn = [...new Set(painted)];
  expect(drawn.slice(0, 5)).toEqual(['n0', 'n1', 'n2', 'n3', 'n4']);
  expect(drawn.slice(-3)).toEqual(['n1 words', 'n2 words', 'n3 words']);
});
