/** What lies in the box of a group and is not in it: the box is interrupted around that. */
import { useCallback, useSyncExternalStore } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { inflate, intersects } from '../../../canvas/geometry.ts';
import { useDesk } from '../MapDesk.ts';
import type { MapModel } from '../model/mapModel.ts';
import { strangersIn } from './strangersIn.ts';

const APART = 8;

/** The part of the box around a stranger, from the corner of the box. */
export function gapIn(around: Box, stranger: Box): Box {
  const { x, y, w, h } = inflate(stranger, APART);
  const [left, top] = [Math.max(x, around.x), Math.max(y, around.y)];
  const [right, bottom] = [Math.min(x + w, around.x + around.w), Math.min(y + h, around.y + around.h)];
  return { x: left - around.x, y: top - around.y, w: right - left, h: bottom - top };
}

export interface Interrupted {
  readonly w: number;
  readonly h: number;
  readonly gaps: readonly Box[];
}

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
