/** Reading where the ends of a line are: those on no item, and by which side the others leave theirs. Whatever is read may be anything. */
import type { Connector, FreeEnds } from './boardKinds.ts';
import { MAX_COORDINATE, SIDES } from './boardKinds.ts';

const within = (value: number) => Math.max(-MAX_COORDINATE, Math.min(MAX_COORDINATE, value));

/** Both numbers of an end, or neither. */
export function readFreeEnds(fields: { get(name: string): unknown }): FreeEnds {
  const [fromX, fromY, toX, toY] = ['fromX', 'fromY', 'toX', 'toY'].map((name) => {
    const value = fields.get(name);
    return typeof value === 'number' && Number.isFinite(value) ? within(value) : null;
  });
  return {
    ...(typeof fromX === 'number' && typeof fromY === 'number' && { fromX, fromY }),
    ...(typeof toX === 'number' && typeof toY === 'number' && { toX, toY }),
  };
}

/** Those that are one; an end without is free to choose. */
export function readSides(fields: { get(name: string): unknown }): Pick<Connector, 'fromSide' | 'toSide'> {
  const [fromSide, toSide] = ['fromSide', 'toSide'].map((name) =>
    SIDES.find((side) => side === fields.get(name)),
  );
  return { ...(fromSide && { fromSide }), ...(toSide && { toSide }) };
}
