import { useEffect, useState } from 'react';
import { mapViews } from '../../../../shared/documents/barrierMap.ts';
import type { SavedView } from '../../../../shared/documents/mapViews.ts';
import { useDesk } from '../MapDesk.ts';
import { viewsOf } from './viewActs.ts';

/** In their order, as they are now, whoever changes them. */
export function useViews(): readonly SavedView[] {
  const desk = useDesk();
  const [all, setAll] = useState(() => viewsOf(desk));
  useEffect(() => {
    const views = mapViews(desk.context.doc);
    const read = () => setAll(viewsOf(desk));
    read();
    views.observeDeep(read);
    return () => views.unobserveDeep(read);
  }, [desk]);
  return all;
}
