import { IconPresentation } from '@tabler/icons-react';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Action } from '../actions/Action.ts';

/** Begins with the chosen frame, else with the first. */
export function presentAction(start: (from: ItemId | null) => void): Action {
  return {
    id: 'present',
    group: 'look',
    icon: IconPresentation,
    menus: ['board', 'more'],
    when: ({ model }) => (model.frames().length > 0 ? null : 'frames'),
    run({ selection, model }) {
      const chosen = selection.single;
      start(model.item(chosen)?.kind === 'frame' ? chosen : null);
    },
  };
}
