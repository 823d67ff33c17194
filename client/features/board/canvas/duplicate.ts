/** Copies of what is chosen, beside it. */
import type { ItemId } from '../../../../shared/ids.ts';
import { union } from '../../../canvas/geometry.ts';
import { duplicateItems } from '../acts/copy.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { NOTE_GAP } from '../model/layout.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { type Stickers, stickers } from './later.ts';
import { followFrames } from './newFrame.ts';
import { framesOf, freePlace } from './places.ts';

export function duplicate(commands: BoardCommands): void {
  const { chosen, parts } = commands;
  if (chosen.every((id) => parts.model.hostOf(id) === null)) withStickers(commands, null);
  else stickers.run(parts, (code) => withStickers(commands, code));
}

const around = (model: BoardModel, ids: readonly ItemId[]) => union(ids.flatMap((id) => model.box(id) ?? []));

function withStickers(commands: BoardCommands, code: Stickers | null): void {
  const { chosen, parts } = commands;
  const { context, model, selection, viewport, history, voice, t } = parts;
  const box = around(model, chosen);
  if (!box) return;
  const also = model.frames().some((id) => chosen.includes(id)) ? framesOf(model) : [];
  const wish = { ...box, x: box.x + box.w + NOTE_GAP };
  const beside = freePlace(model, wish, { way: { x: 1, y: 0 }, also });
  const copies = history.together(() => {
    const made = duplicateItems(context, chosen, { dx: Math.round(beside.x - box.x), dy: 0 });
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
