/** Copies of what is chosen, beside it. */
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, shift, union } from '../../../canvas/geometry.ts';
import { duplicateItems } from '../acts/copy.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { NOTE_GAP } from '../model/layout.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { type Stickers, stickers } from './later.ts';
import { newTables } from './laterTables.ts';
import { BETWEEN, followFrames } from './newFrame.ts';
import { framesOf, freePlace, openPlace } from './places.ts';

export function duplicate(commands: BoardCommands): void {
  const { chosen, parts } = commands;
  if (chosen.length > 0 && chosen.every((id) => isTableLine(parts.model.item(id)?.kind)))
    newTables.run(parts, (code) => code.copyLines(commands));
  else if (chosen.every((id) => parts.model.hostOf(id) === null)) withStickers(commands, null);
  else stickers.run(parts, (code) => withStickers(commands, code));
}

const MOST = 200;

/** To the right of it and below it by turns, nearest first. */
function* besides(box: Box, gap: number): Generator<Box> {
  for (let n = 1; n <= MOST; n++) {
    yield shift(box, n * (box.w + gap), 0);
    yield shift(box, 0, n * (box.h + gap));
  }
}

/** Beside the original, in its frame where there is room; what is in none lies on none. */
function placeOf(model: BoardModel, ids: readonly ItemId[], box: Box): Box {
  const frames = model.frames();
  const [holder = null, ...others] = new Set(ids.map((id) => model.parentOf(id)));
  const frame = others.length === 0 && holder !== null && frames.includes(holder) ? holder : null;
  const among = [...besides(box, frames.some((id) => ids.includes(id)) ? BETWEEN : NOTE_GAP)];
  const within = frame && model.box(frame);
  const inside = within && openPlace(model, box, { among, within });
  return (
    inside ?? freePlace(model, shift(box, NOTE_GAP, NOTE_GAP), { among, also: within ? [] : framesOf(model) })
  );
}

const around = (model: BoardModel, ids: readonly ItemId[]) => union(ids.flatMap((id) => model.box(id) ?? []));

function withStickers(commands: BoardCommands, code: Stickers | null): void {
  const { chosen, parts } = commands;
  const { context, model, selection, viewport, history, voice, t } = parts;
  const box = around(model, chosen);
  if (!box) return;
  const { x, y } = placeOf(model, chosen, box);
  const by = { dx: Math.round(x - box.x), dy: Math.round(y - box.y) };
  const copies = history.together(() => {
    const made = duplicateItems(context, chosen, by);
    model.store.flush();
    code?.nextTo(parts, chosen, made ?? []);
    if (made) followFrames(commands, made);
    return made;
  });
  if (copies === null) return void commands.full();
  model.store.flush();
  selection.set(copies);
  const seen = around(model, copies);
  if (seen) viewport.reveal(seen);
  voice.say(t('said.duplicated', { count: copies.length }));
}
