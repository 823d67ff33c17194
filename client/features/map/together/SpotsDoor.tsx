import { lazy, Suspense } from 'react';
import { titleIn, useDesk } from '../MapDesk.ts';

const Spots = lazy(() => import('../../../together/pins/Spots.tsx'));

/** Below the rows, what is said of places. Its code comes after them. */
export function SpotsDoor() {
  const desk = useDesk();
  return (
    <Suspense fallback={null}>
      <Spots titleOf={(id) => titleIn(desk, id)} />
    </Suspense>
  );
}
