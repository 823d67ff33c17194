/** What lies in the box of a group and is not in it: the box is interrupted around that. */
import { useCallback, useSyncExternalStore } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { intersects } from '../../../canvas/geometry.ts';
import { useDesk } from '../MapDesk.ts';
import type { MapModel } from '../model/mapModel.ts';
import { gapIn, type Interrupted } from './groupShape.ts';
import { strangersIn } from './strangersIn.ts';

function interrupted(model: MapModel, group: ItemId): string {
  const [around, strangers] = [model.box(group), strangersIn(model, group)];
  if (!around || strangers.length === 0) return '';
  const gaps = strangers.flatMap((id) => gapIn(around, model.box(id) ?? around));
  return JSON.stringify({ w: around.w, h: around.h, gaps } satisfies Interrupted);
}

/** Null while nothing else lies in it. Others' moves elsewhere on the map cost it nothing. */
export function useStrangers(group: ItemId): Interrupted | null {
  const { model } = useDesk();
  const subscribe = useCallback(
    (listener: () => void) => {
      let last = new Set(strangersIn(model, group));
      return model.onChange(({ ids }) => {
        const around = model.box(group);
        const lies = (id: ItemId) => {
          const box = around && model.node(id) && model.box(id);
          return box ? intersects(box, around) : false;
        };
        if (!ids.has(group) && ![...ids].some((id) => last.has(id) || lies(id))) return;
        last = new Set(strangersIn(model, group));
        listener();
      });
    },
    [model, group],
  );
  const told = useSyncExternalStore(subscribe, () => interrupted(model, group));
  return told === '' ? null : (JSON.parse(told) as Interrupted);
}
