/** Moving what is chosen by choosing where. */
import '../../../i18n/words/boardLater.ts';
import { NOTE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import type { Cell } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, type Point, union } from '../../../canvas/geometry.ts';
import { dropItems } from '../acts/move.ts';
import type { BoardCommands } from '../canvas/BoardCommands.ts';
import { freePlace } from '../canvas/places.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { FRAME_HEADER, NOTE_GAP } from '../model/layout.ts';

/** The way without a drag: into a cluster, a cell of a table, a frame, or onto the board. */
export function moveTo(commands: BoardCommands, parent: ItemId | null, cell: Cell | null = null): void {
  const { context, model, selection, viewport, voice, names, t } = commands.parts;
  const ids = commands.free().map((item) => item.id);
  const home = parent === null ? null : model.box(parent);
  const corner = home ? { x: home.x + 24, y: home.y + FRAME_HEADER + 24 } : outside(model);
  const inside = home ?? { ...corner, w: 5 * (NOTE_SIZE + NOTE_GAP), h: 0 };
  const also: Box[] = [];
  const at = ids.map((id) => {
    const box = model.place(id) ?? { x: 0, y: 0, w: NOTE_SIZE, h: NOTE_SIZE };
    const place = freePlace(model, { ...box, ...corner }, { inside, also });
    also.push(place);
    return { id, x: place.x, y: place.y };
  });
  const moved = dropItems(context, ids, { parent, at, ...(cell && { cell }) });
  model.store.flush();
  const name = parent && cell ? names.cellName(parent, cell) : names.titleOf(parent);
  if (moved === 0) {
    voice.say(t('said.cannotMove', { name }));
    return;
  }
  selection.set(ids);
  const around = union(ids.map((id) => model.box(id)).filter((box): box is Box => box !== null));
  if (around) viewport.reveal(around);
  voice.say(t('said.moved', { name }));
}

/** Below everything, so that nothing is covered. */
function outside(model: BoardModel): Point {
  const all = union([...model.boxes()].map(([, box]) => box));
  return all ? { x: all.x, y: all.y + all.h + 40 } : { x: 0, y: 0 };
}
