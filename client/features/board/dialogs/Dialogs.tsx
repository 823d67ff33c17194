import { afterFrame } from '../../../ui/afterFrame.ts';
import { quietPart } from '../../../ui/lazyPart.tsx';

const DeskDialogs = quietPart(afterFrame(() => import('./DeskDialogs.tsx')));

/** What acts and other people open over a board. Its code comes at once after the board has been drawn. */
export function Dialogs() {
  return <DeskDialogs />;
}
