import { NOTE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import { centre, type Point } from '../../../canvas/geometry.ts';
import { createCluster } from '../acts/make.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { containerAt } from './places.ts';

/** An empty one, to drop notes into. */
export function newCluster(commands: BoardCommands, at?: Point): void {
  const { context, model, t } = commands.parts;
  const box = commands.room({ w: 2 * NOTE_SIZE + 46, h: NOTE_SIZE + 72 }, { at, holds: true });
  const place = { x: Math.round(box.x), y: Math.round(box.y), title: t('newCluster') };
  const id = createCluster(context, place, containerAt(model, centre(box), 'frame'));
  if (id === null) return void commands.full();
  commands.provisional = id;
  commands.edit(id);
}
