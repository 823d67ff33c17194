/** Turning by hand: seen at once, written once when the hand lets go. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { SurfaceHandlers } from '../../../canvas/handlers.ts';
import type { PresencePublisher } from '../../../canvas/presence/PresencePublisher.ts';
import { turnItems } from '../acts/turn.ts';
import type { BoardCommands } from './BoardCommands.ts';
import type { BoardSurface } from './BoardSurface.ts';
import type { Displacements } from './Displacements.ts';

export interface TurningParts {
  readonly commands: BoardCommands;
  readonly surface: BoardSurface;
  readonly displacements: Displacements;
  readonly publisher: PresencePublisher;
}

export function turningHandlers({
  commands,
  surface,
  displacements,
  publisher,
}: TurningParts): Pick<SurfaceHandlers<ItemId>, 'onTurnMove' | 'onTurnEnd' | 'onTurnCancel'> {
  const end = (id: ItemId) => {
    displacements.clearMine();
    surface.moved([id], false);
    publisher.show({ hand: null });
  };
  return {
    onTurnMove: (id, angle) => {
      displacements.turning = { id, angle };
      publisher.show({ hand: { does: 'turn', id, angle } });
      surface.moved([id], false);
    },
    onTurnEnd: (id, angle) => {
      const { context, model, voice, t } = commands.parts;
      turnItems(context, new Map([[id, angle]]));
      model.store.flush();
      end(id);
      voice.say(t('said.turned', { angle }));
    },
    onTurnCancel: end,
  };
}
