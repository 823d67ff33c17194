/** Notes, texts and shapes as one another, as large as before and around the same middle. */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import { isGrid, MIN_NOTE_SIZE, NOTE_SIZE, SHAPE_FORMS } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Size } from '../../../canvas/geometry.ts';
import { centre } from '../../../canvas/geometry.ts';
import { type Becoming, becomeItems, type Form, formOf } from '../acts/become.ts';
import type { BoardCommands } from './BoardCommands.ts';
import '../../../i18n/words/actionsLater.ts';

/** With words alone it would make a thin stripe. */
const LEAST_SHAPE = 80;

function sizeAs(to: Form, item: BoardItem, { w, h }: Box): Size {
  if (to === 'text') return { w, h };
  if (to !== 'note') return { w, h: Math.max(h, LEAST_SHAPE) };
  const side = item.kind === 'text' ? NOTE_SIZE : Math.max(MIN_NOTE_SIZE, Math.sqrt(w * h));
  return { w: side, h: side };
}

export function become(commands: BoardCommands, ids: readonly ItemId[], to: Form): void {
  const { context, model, voice, t } = commands.parts;
  const form = SHAPE_FORMS.find((one) => one === to);
  const kind = to === 'note' || to === 'text' ? to : 'shape';
  const changes = ids.flatMap((id): Becoming[] => {
    const [item, box] = [model.item(id), model.box(id)];
    if (!item || !box || item.locked || formOf(item) === null || formOf(item) === to) return [];
    const own = kind === 'text' && item.ink ? { ink: item.ink } : {};
    const switched = { id, kind, ...(form && { form }), ...own } as const;
    if (kind === item.kind) return [switched];
    const [size, middle, home] = [sizeAs(to, item, box), centre(box), model.item(model.parentOf(id))];
    const { w, h } = size;
    const place = { x: middle.x - w / 2, y: middle.y - h / 2, w, ...(form && { h }) };
    // A grid holds notes alone: it stays where it was seen.
    const out = isGrid(home?.kind) ? { parent: home && model.parentOf(home.id) } : {};
    return [{ ...switched, ...place, ...out }];
  });
  if (changes.length === 0) return;
  becomeItems(context, changes);
  model.store.flush();
  voice.say(t('actions:said.become', { count: changes.length }));
}
