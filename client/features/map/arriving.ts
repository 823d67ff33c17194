/** What the address names is gone to once: in the next view one stays where one came to be since. */
import { useEffect } from 'react';
import type { ItemId } from '../../../shared/ids.ts';
import type { MapDesk } from './MapDesk.ts';

/** In a view, after it said how it goes to an item. */
export function useArriving({ look, model, surface }: MapDesk, itemId: ItemId | null): void {
  useEffect(() => {
    if (itemId === look.named) return;
    look.named = null;
    const arrive = () => {
      if (itemId === null || !model.store.get(itemId)) return;
      stop();
      look.named = itemId;
      surface.goTo(itemId);
    };
    // The item may come from the server after this device's copy was shown.
    const stop = model.onChange(arrive);
    arrive();
    return stop;
  }, [itemId, look, model, surface]);
}
