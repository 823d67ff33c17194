/** Nodes in line and at equal gaps, as on a board: each act is one step of undo, and they are seen to move. */

import type { ItemId } from '../../../../shared/ids.ts';
import {
  type Aligned,
  type Alignment,
  aligned,
  type Direction,
  distributed,
  type Placed,
} from '../../../canvas/aligning.ts';
import { i18n } from '../../../i18n/i18n.ts';
import '../../../i18n/words/mapActs.ts';
import type { MapDesk } from '../MapDesk.ts';
import { NODE } from '../model/mapModel.ts';
import { GAP } from '../tidy/standing.ts';
import { placeNodes } from './mapActs.ts';

/** `align.left`, `distribute.down`… */
const ACROSS: readonly string[] = ['top', 'middle', 'bottom', 'across'];

/** Along the line that they make none covers the one before it; `least` is between any two. */
export function spread(placed: readonly Placed[], how: Alignment | Direction, least = 0): readonly Aligned[] {
  const [axis, size] = ACROSS.includes(how) ? (['x', 'w'] as const) : (['y', 'h'] as const);
  const other = axis === 'x' ? 'y' : 'x';
  const places = how === 'across' || how === 'down' ? distributed(placed, how) : aligned(placed, how);
  const boxes = new Map(placed.map(({ id, box }) => [id, box]));
  const was = (id: ItemId) => boxes.get(id)?.[other] ?? 0;
  let free = Number.NEGATIVE_INFINITY;
  return places
    .toSorted((a, b) => a[axis] - b[axis] || was(a.id) - was(b.id))
    .map((one) => {
      const at = one[axis] < free + least ? free + GAP : one[axis];
      free = at + (boxes.get(one.id)?.[size] ?? 0);
      return { ...one, [axis]: at };
    });
}

export function arrange(desk: MapDesk, act: string, ids: readonly ItemId[]): void {
  const { commands, context, model, surface } = desk;
  const placed = ids.flatMap((id) => {
    const node = model.node(id);
    // As wide and tall as it is for everybody, whatever sizes say to this person.
    return node ? { id, box: { x: node.x, y: node.y, w: NODE.width, h: model.heightOf(node.text) } } : [];
  });
  const [kind, how] = act.split('.');
  const places = spread(placed, how as Alignment | Direction, kind === 'align' ? 0 : GAP);
  surface.glide(() => {
    placeNodes(context, places);
    model.store.flush();
  });
  commands.parts.voice.say(i18n.getFixedT(null, 'mapActs')('arranged', { count: places.length }));
}
