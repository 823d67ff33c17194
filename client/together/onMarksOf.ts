import type { ItemId } from '../../shared/ids.ts';
import type { DiscussionState } from '../live/discussion/DiscussionState.ts';

/** For `useSyncExternalStore`: hears when what is said or felt about any of these changes. Without company never. */
export const onMarksOf =
  (ids: readonly ItemId[], state: DiscussionState | undefined) =>
  (listener: () => void): (() => void) => {
    const stops = state ? ids.map((id) => state.subscribeTo(id, listener)) : [];
    return () => {
      for (const stop of stops) stop();
    };
  };
