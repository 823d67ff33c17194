/** Lines as hands hold them now. */
import { withBend } from '../../../../shared/documents/bends.ts';
import type { Connector } from '../../../../shared/documents/boardKinds.ts';
import { endAt } from '../../../../shared/documents/boardKinds.ts';
import type { Box } from '../../../canvas/geometry.ts';
import type { Dot } from '../../../canvas/items.ts';
import type { Route } from '../../../canvas/routes.ts';
import { freeBox, withFreeBox } from '../model/linkEnds.ts';
import type { Displacements } from './Displacements.ts';
import { bendCode } from './laterLines.ts';

/** With its ends and its bends where hands hold them now. */
export function lineSeen(displacements: Displacements, link: Connector): Connector {
  const box = freeBox(link);
  const placed = box ? withFreeBox(link, displacements.seen(link.id, box)) : link;
  const by = displacements.grown(link);
  const held =
    placed.bends && by !== 1
      ? { ...placed, bends: placed.bends.map((one) => ({ ...one, x: one.x * by, y: one.y * by })) }
      : placed;
  const shape = displacements.shapeOf(link.id);
  const tip = displacements.tipOf(link.id);
  if (tip === null) {
    if (!shape) return held;
    const { bend, labelAt = held.labelAt } = shape;
    return { ...held, labelAt, bends: bend ? withBend(held.bends, bend) : held.bends };
  }
  const { end, at, side, stays } = tip;
  return typeof at === 'string'
    ? { ...held, ...stays, [end]: at, [`${end}Side`]: side }
    : { ...held, [end]: null, ...endAt(end, at), [`${end}Side`]: null };
}

/** Where a line that is chosen can be bent; `again` is told once what knows that is here. */
export function dotsSeen(
  displacements: Displacements,
  link: Connector,
  route: Route,
  words: Box | null,
  zoom: number,
  again: () => void,
): readonly Dot[] {
  const code = bendCode.now();
  if (code) return code.dotsOn(route, lineSeen(displacements, link).bends, words, zoom, displacements.dot);
  bendCode.hope(again);
  return [];
}
