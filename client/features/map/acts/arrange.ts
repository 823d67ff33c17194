/** Nodes in line and at equal gaps, as on a board: each act is one step of undo, and they are seen to move. */

import type { ItemId } from '../../../../shared/ids.ts';
import { type Alignment, aligned, type Direction, distributed } from '../../../canvas/aligning.ts';
import { i18n } from '../../../i18n/i18n.ts';
import '../../../i18n/words/mapActs.ts';
import type { MapDesk } from '../MapDesk.ts';
import { NODE } from '../model/mapModel.ts';
import { placeNodes } from './mapActs.ts';

/** `align.left`, `distribute.down`… */
export function arrange(desk: MapDesk, act: string, ids: readonly ItemId[]): void {
  const { commands, context, model, surface } = desk;
  const placed = ids.flatMap((id) => {
    const node = model.node(id);
    // As wide and tall as it is for everybody, whatever sizes say to this person.
    return node ? { id, box: { x: node.x, y: node.y, w: NODE.width, h: model.heightOf(node.text) } } : [];
  });
  const [kind, how] = act.split('.');
  const places = kind === 'align' ? aligned(placed, how as Alignment) : distributed(placed, how as Direction);
  surface.glide(() => {
    placeNodes(context, places);
    model.store.flush();
  });
  commands.parts.voice.say(i18n.getFixedT(null, 'mapActs')('arranged', { count: places.length }));
}
