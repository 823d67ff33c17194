/** What the address names is gone to once: in the next view one stays where one came to be since. */
import { useEffect } from 'react';
import { mapItems } from '../../../shared/documents/barrierMap.ts';
import { standsFor } from '../../../shared/documents/merged.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { MapDesk } from './MapDesk.ts';

/** In a view, after it said how it goes to an item. */
export function useArriving({ context, look, model, surface }: MapDesk, itemId: ItemId | null): void {
  useEffect(() => {
    if (itemId === look.named) return;
    look.named = null;
    const arrive = () => {
      const id = itemId && standsFor(mapItems(context.doc), itemId);
      if (id === null || !model.store.get(id)) return;
      stop();
      look.named = itemId;
      surface.goTo(id);
    };
    // The item may come from the server after this device's copy was shown.
    const stop = model.onChange(arrive);
    arrive();
    return stop;
  }, [itemId, context, look, model, surface]);
}
