/** The menu of an item, once somebody asks for it; of rows it hears here, the canvas tells of its own. */
import { Suspense, useEffect } from 'react';
import { useReadable } from '../../../live/useLive.ts';
import { whenIdle } from '../../../live/whenIdle.ts';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import { useDesk } from '../MapDesk.ts';
import { hearRows } from './openMenu.ts';

const fetchMenu = () => import('./ItemMenu.tsx');
const ItemMenu = lazyPart(fetchMenu);

export function MenuDoor() {
  const desk = useDesk();
  const place = useReadable(desk.menu);
  useEffect(() => {
    // Without a network it is asked for again when it is needed.
    void whenIdle().then(() => fetchMenu().catch(() => undefined));
    return hearRows(desk);
  }, [desk]);
  return place === null ? null : (
    <Suspense fallback={null}>
      <ItemMenu place={place} />
    </Suspense>
  );
}
