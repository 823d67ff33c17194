import { Suspense } from 'react';
import { lazyPart } from '../../../ui/lazyPart.tsx';
import { titleIn, useDesk } from '../MapDesk.ts';

const Spots = lazyPart(() => import('../../../together/pins/Spots.tsx'));

/** Below the rows, what is said of places. Its code comes after them. */
export function SpotsDoor() {
  const desk = useDesk();
  return (
    <Suspense fallback={null}>
      <Spots titleOf={(id) => titleIn(desk, id)} />
    </Suspense>
  );
}
