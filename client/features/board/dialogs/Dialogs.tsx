import { lazy, Suspense } from 'react';
import { afterFrame } from '../../../ui/afterFrame.ts';

const DeskDialogs = lazy(afterFrame(() => import('./DeskDialogs.tsx')));

/** What acts and other people open over a board. Its code comes at once after the board has been drawn. */
export function Dialogs() {
  return (
    <Suspense fallback={null}>
      <DeskDialogs />
    </Suspense>
  );
}
