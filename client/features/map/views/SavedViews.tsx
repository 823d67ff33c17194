/** What opens of saved views over a map: their list, or the walk through them. */
import { ViewsList } from './ViewsList.tsx';
import { WalkViews } from './WalkViews.tsx';

interface SavedViewsProps {
  readonly as: 'views' | 'saveView' | 'walkViews';
  readonly onClose: () => void;
}

export default function SavedViews({ as, onClose }: SavedViewsProps) {
  return as === 'walkViews' ? <WalkViews onClose={onClose} /> : <ViewsList {...{ as, onClose }} />;
}
