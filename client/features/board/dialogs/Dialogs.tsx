import { lazy, Suspense } from 'react';

const DeskDialogs = lazy(() => import('./DeskDialogs.tsx'));

/** What acts and other people open over a board. Its code comes at once, but no board waits for it. */
export function Dialogs() {
  return (
    <Suspense fallback={null}>
      <DeskDialogs />
    </Suspense>
  );
}
