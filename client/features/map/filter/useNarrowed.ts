import { useEffect } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { useDesk } from '../MapDesk.ts';
import { type Filter, isAsked } from './filter.ts';
import { fitsOn, linkFitsOn } from './fitsOn.ts';

/** What fits stays lit, with the links between. */
export function useNarrowed(filter: Filter): void {
  const { model, spotlight } = useDesk();
  useEffect(() => {
    if (!isAsked(filter)) return;
    const fitting = () => {
      const fits = fitsOn(model, filter);
      const lit = new Set<ItemId>();
      for (const node of model.nodes()) if (fits(node)) lit.add(node.id);
      const holds = linkFitsOn(model, filter);
      for (const link of model.links()) if (holds(link)) lit.add(link.id);
      return lit;
    };
    spotlight.narrow(fitting);
    return () => spotlight.narrow(null);
  }, [model, spotlight, filter]);
}
