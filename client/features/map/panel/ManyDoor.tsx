/** The panel of several items, once several are chosen. */
import { Suspense, useEffect, useSyncExternalStore } from 'react';
import { whenIdle } from '../../../live/whenIdle.ts';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import { useDesk } from '../MapDesk.ts';

const fetchPanel = () => import('./ManyPanel.tsx');
const Panel = lazyPart(fetchPanel);

export function ManyDoor() {
  const { selection } = useDesk();
  const { ids } = useSyncExternalStore(selection.subscribe, selection.state);
  useEffect(() => {
    // Without a network it is asked for again when it is needed.
    void whenIdle().then(() => fetchPanel().catch(() => undefined));
  }, []);
  return ids.size < 2 ? null : (
    <Suspense fallback={null}>
      <Panel />
    </Suspense>
  );
}
