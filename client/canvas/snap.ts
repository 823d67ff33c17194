/**
 * Where a box that is being dragged or resized would rather be: in line with others, or as far from its neighbours as
 * these are from each other. Pure; lengths are board pixels.
 */
import type { Box } from './geometry.ts';
import { shift } from './geometry.ts';
import type { Handle } from './items.ts';
import type { Axis, Gap, Guide, Snap } from './snapped.ts';

/** Drawn lines and places count as the same below this. */
const EQUAL = 0.5;

interface Span {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

function spanOf(box: Box, axis: Axis): Span {
  const start = axis === 'x' ? box.x : box.y;
  const length = axis === 'x' ? box.w : box.h;
  return { start, middle: start + length / 2, end: start + length };
}
const crossOf = (axis: Axis): Axis => (axis === 'x' ? 'y' : 'x');

/** Edges meet edges, middles meet middles: more would catch everywhere. */
function* pairs(mine: Span, theirs: Span): Generator<readonly [mine: number, theirs: number]> {
  for (const one of [mine.start, mine.end])
    for (const other of [theirs.start, theirs.end]) yield [one, other];
  yield [mine.middle, theirs.middle];
}

function nearest(deltas: Iterable<number>, reach: number): number | null {
  let best: number | null = null;
  for (const delta of deltas)
    if (Math.abs(delta) <= reach && (best === null || Math.abs(delta) < Math.abs(best))) best = delta;
  return best;
}

function* alignments(box: Box, others: readonly Box[], axis: Axis): Generator<number> {
  const mine = spanOf(box, axis);
  for (const other of others) for (const [from, to] of pairs(mine, spanOf(other, axis))) yield to - from;
}

/** Those that lie in the same row (or column), from the first to the last. */
function rowOf(box: Box, others: readonly Box[], axis: Axis): readonly Span[] {
  const cross = crossOf(axis);
  const { start, end } = spanOf(box, cross);
  return others
    .filter((other) => {
      const span = spanOf(other, cross);
      return span.start < end && start < span.end;
    })
    .map((other) => spanOf(other, axis))
    .sort((a, b) => a.start - b.start);
}

interface Place {
  readonly delta: number;
  /** What is between, along the axis, once the box is there. */
  readonly between: readonly (readonly [from: number, to: number])[];
}

/** Behind the last two, before the first two, and in the middle between its two neighbours. */
function* equalSpacings(box: Box, others: readonly Box[], axis: Axis): Generator<Place> {
  const mine = spanOf(box, axis);
  const length = mine.end - mine.start;
  const row = rowOf(box, others, axis);
  const before = row.filter((one) => one.end <= mine.middle);
  const after = row.filter((one) => one.start >= mine.middle);
  const place = (start: number, between: Place['between']): Place => ({ delta: start - mine.start, between });
  const [left2, left] = before.sort((a, b) => a.end - b.end).slice(-2);
  const [right, right2] = after;
  if (left2 && left && left.start > left2.end) {
    const start = left.end + (left.start - left2.end);
    yield place(start, [
      [left2.end, left.start],
      [left.end, start],
    ]);
  }
  if (right && right2 && right2.start > right.end) {
    const start = right.start - (right2.start - right.end) - length;
    yield place(start, [
      [start + length, right.start],
      [right.end, right2.start],
    ]);
  }
  const near = before.at(-1);
  if (near && right && right.start - near.end >= length) {
    const start = (near.end + right.start - length) / 2;
    yield place(start, [
      [near.end, start],
      [start + length, right.start],
    ]);
  }
}

/** The lines on which the box now lies with others. */
function guidesOf(box: Box, others: readonly Box[], axis: Axis): readonly Guide[] {
  const cross = crossOf(axis);
  const mine = spanOf(box, axis);
  const own = spanOf(box, cross);
  const lines = new Map<number, Guide>();
  for (const other of others)
    for (const [from, to] of pairs(mine, spanOf(other, axis))) {
      if (Math.abs(from - to) > EQUAL) continue;
      const theirs = spanOf(other, cross);
      const at = Math.round(to * 2) / 2;
      const line = lines.get(at) ?? { axis, at, from: own.start, to: own.end };
      lines.set(at, { ...line, from: Math.min(line.from, theirs.start), to: Math.max(line.to, theirs.end) });
    }
  return [...lines.values()];
}

function snapAxis(box: Box, others: readonly Box[], axis: Axis, reach: number) {
  const aligned = nearest(alignments(box, others, axis), reach);
  const spacings = [...equalSpacings(box, others, axis)].filter(({ delta }) => Math.abs(delta) <= reach);
  const spaced = nearest(
    spacings.map(({ delta }) => delta),
    aligned === null ? reach : Math.abs(aligned) - EQUAL,
  );
  const delta = spaced ?? aligned ?? 0;
  const gaps = spacings
    .filter((one) => Math.abs(one.delta - delta) <= EQUAL)
    .flatMap(({ between }) => between);
  return { delta, gaps };
}

/** How far to move a box that is within `reach` of being in line; `only` leaves the other axis alone. */
export function snapMove(box: Box, others: readonly Box[], reach: number, only: Axis | null = null): Snap {
  const still = { delta: 0, gaps: [] };
  const x = only === 'y' ? still : snapAxis(box, others, 'x', reach);
  const y = only === 'x' ? still : snapAxis(box, others, 'y', reach);
  const placed = shift(box, x.delta, y.delta);
  const middle = { x: placed.x + placed.w / 2, y: placed.y + placed.h / 2 };
  return {
    dx: x.delta,
    dy: y.delta,
    guides: [
      ...(only === 'y' ? [] : guidesOf(placed, others, 'x')),
      ...(only === 'x' ? [] : guidesOf(placed, others, 'y')),
    ],
    gaps: [
      ...x.gaps.map(([from, to]): Gap => ({ axis: 'x', at: middle.y, from, to })),
      ...y.gaps.map(([from, to]): Gap => ({ axis: 'y', at: middle.x, from, to })),
    ],
  };
}

/** How far to move the edges that `handle` drags. */
export function snapResize(box: Box, handle: Handle, others: readonly Box[], reach: number): Snap {
  const edge = (axis: Axis): number | null => {
    const span = spanOf(box, axis);
    const [low, high] = axis === 'x' ? (['w', 'e'] as const) : (['n', 's'] as const);
    return handle.includes(low) ? span.start : handle.includes(high) ? span.end : null;
  };
  const snapEdge = (axis: Axis): { readonly delta: number; readonly guides: readonly Guide[] } => {
    const from = edge(axis);
    if (from === null) return { delta: 0, guides: [] };
    const targets = others.flatMap((other) => {
      const { start, end } = spanOf(other, axis);
      return [start, end];
    });
    const delta = nearest(
      targets.map((to) => to - from),
      reach,
    );
    if (delta === null) return { delta: 0, guides: [] };
    const at = from + delta;
    const cross = crossOf(axis);
    const on = others.filter((other) => {
      const { start, end } = spanOf(other, axis);
      return Math.abs(start - at) <= EQUAL || Math.abs(end - at) <= EQUAL;
    });
    const spans = [box, ...on].map((one) => spanOf(one, cross));
    const guide = {
      axis,
      at,
      from: Math.min(...spans.map(({ start }) => start)),
      to: Math.max(...spans.map(({ end }) => end)),
    };
    return { delta, guides: [guide] };
  };
  const [x, y] = [snapEdge('x'), snapEdge('y')];
  return { dx: x.delta, dy: y.delta, guides: [...x.guides, ...y.guides], gaps: [] };
}
