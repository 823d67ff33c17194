/** The mark of a loop with its name, and where it stands: near the middle of its nodes, on no node, verb or other mark. */
import type { LoopName } from '../../../../shared/documents/loopNames.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type MapGraph, webOf } from '../../../../shared/maps/graph.ts';
import { type Loop, type LoopKind, loopAlong } from '../../../../shared/maps/loops.ts';
import { type Box, centre, type Point, type Size } from '../../../canvas/geometry.ts';
import { freePlace } from '../model/freePlace.ts';
import { breakWords } from './breakWords.ts';

export const LOOP_MARKS: Readonly<Record<LoopKind, string>> = {
  reinforcing: 'R',
  balancing: 'B',
  unclear: '?',
};
export const LOOP_INKS: Readonly<Record<LoopKind, string>> = {
  reinforcing: 'map-barrier',
  balancing: 'map-solution',
  unclear: 'map-unknown',
};

/** Of the mark, and of each line of the name below it. */
export const SIGN = { high: 40, line: 20, letters: 26, letter: 8.6, padding: 16, air: 6 };

export type NamedLoop = Loop<ItemId> & { readonly name: string };

/** Those that are loops now. */
export function namedLoops(names: readonly LoopName[], graph: () => MapGraph<ItemId>): readonly NamedLoop[] {
  if (names.length === 0) return [];
  const web = webOf(graph());
  return names.flatMap(({ nodes, text }) => {
    const loop = loopAlong(web, nodes);
    return loop ? [{ ...loop, name: text }] : [];
  });
}

function sizeOf(mark: string, lines: readonly string[]): Size {
  const longest = Math.max(mark.length * 2, ...lines.map(({ length }) => length));
  return {
    w: longest * SIGN.letter + 2 * SIGN.padding,
    h: SIGN.high + lines.length * SIGN.line + SIGN.air,
  };
}

export interface Sign {
  readonly mark: string;
  readonly lines: readonly string[];
  readonly at: Point;
}

/** One after the other. */
export function placeSigns(
  loops: readonly { readonly mark: string; readonly name: string; readonly boxes: readonly Box[] }[],
  taken: readonly Box[],
): readonly Sign[] {
  const all = [...taken];
  return loops.map(({ mark, name, boxes }) => {
    const lines = breakWords(name, SIGN.letters);
    const size = sizeOf(mark, lines);
    const middles = boxes.map(centre);
    const mean = (key: 'x' | 'y') => middles.reduce((sum, one) => sum + one[key], 0) / middles.length;
    const at = freePlace({ x: mean('x'), y: mean('y') }, size, all);
    all.push({ x: at.x - size.w / 2, y: at.y - size.h / 2, ...size });
    return { mark, lines, at };
  });
}
