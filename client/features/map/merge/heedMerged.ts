/** When something merges, or what others became one with comes or goes, what ends at these is read again. */
import * as Y from 'yjs';
import { type MapItemMap, mapItems } from '../../../../shared/documents/barrierMap.ts';
import type { MapDesk } from '../MapDesk.ts';

interface Heeding {
  readonly context: Pick<MapDesk['context'], 'doc'>;
  readonly model: { readonly store: Pick<MapDesk['model']['store'], 'flush'> };
}

/** Not `keys`, which tells how each changed and is made for who asks: most of what comes is only elsewhere. */
const changedKeys = (event: object) => (event as Pick<Y.YMapEvent<unknown>, 'keysChanged'>).keysChanged;

/** Answers how it ends. */
export function heedMerged({ context, model }: Heeding): () => void {
  const items = mapItems(context.doc);
  const isMerged = (item: MapItemMap) => item instanceof Y.Map && item.has('into');
  const reread = () => {
    const follow = [...items].filter(([, item]) => isMerged(item) || item?.get?.('kind') === 'link');
    model.store.flush(follow.map(([id]) => id));
  };
  const anything = () => [...items.values()].some(isMerged);
  // Also once the last that was merged is gone.
  let ever = anything();
  const hear: Parameters<typeof items.observeDeep>[0] = (events) => {
    const mayMerge = events.some(
      (event) => event.path.length === 0 || (event.path.length === 1 && changedKeys(event).has('into')),
    );
    if (!mayMerge) return;
    ever ||= anything();
    if (ever) reread();
  };
  if (ever) reread();
  items.observeDeep(hear);
  return () => items.unobserveDeep(hear);
}
