/** What is put in line or in a grid: items by themselves, and groups that are chosen as one, which keep their distances. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Placed } from '../../../canvas/aligning.ts';
import { union } from '../../../canvas/geometry.ts';
import type { Placement } from '../acts/move.ts';
import type { Desk } from './Action.ts';

/** Under the first of it, with the box around it. */
export interface Unit extends Placed {
  readonly all: readonly Placed[];
}

export function unitsOf({ model, selection }: Desk, placed: readonly Placed[]): readonly Unit[] {
  const units = new Map<unknown, Placed[]>();
  const isWhole = new Map<readonly ItemId[], boolean>();
  for (const one of placed) {
    const group = model.groupOf(one.id);
    const whole = isWhole.get(group) ?? group.every((id) => selection.has(id));
    isWhole.set(group, whole);
    const key = whole ? group : one;
    const unit = units.get(key);
    if (unit) unit.push(one);
    else units.set(key, [one]);
  }
  return [...units.values()].flatMap((all) => {
    const [first, box] = [all[0], union(all.map((one) => one.box))];
    return first && box ? [{ id: first.id, box, all }] : [];
  });
}

/** Where all of a unit is once the unit is there. */
export function spread(units: readonly Unit[], places: readonly Placement[]): readonly Placement[] {
  const to = new Map(places.map((place) => [place.id, place]));
  return units.flatMap(({ id, box, all }) => {
    const place = to.get(id);
    if (!place) return [];
    return all.map((one) => ({
      id: one.id,
      x: one.box.x + place.x - box.x,
      y: one.box.y + place.y - box.y,
    }));
  });
}
