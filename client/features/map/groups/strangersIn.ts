import type { ItemId } from '../../../../shared/ids.ts';
import { intersects } from '../../../canvas/geometry.ts';
import type { MapModel } from '../model/mapModel.ts';

/** Nodes that lie in the box of a group and are not in it. */
export function strangersIn(model: MapModel, group: ItemId): readonly ItemId[] {
  const around = model.box(group);
  if (!around) return [];
  const members = model.membersOf(group);
  return model.nodes().flatMap(({ id }) => {
    const box = members.has(id) ? null : model.box(id);
    return box && intersects(box, around) ? [id] : [];
  });
}
