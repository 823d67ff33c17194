/** Held in place, with what it holds. */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import { holdsFast, isTableLine } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { containsBox, union } from '../../../canvas/geometry.ts';
import { itemsOf } from '../../../live/edit.ts';
import '../../../i18n/words/actionsLater.ts';
import '../../../i18n/words/boardLater.ts';
import type { Reason } from '../actions/actionWords.ts';
import { goesAlong } from '../acts/goesAlong.ts';
import { lockItems } from '../acts/lock.ts';
import { Structure } from '../acts/structure.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { heedColours, type Next } from './givenColours.ts';
import type { CommandParts, Making } from './Making.ts';

/** These with what is in them and the lines among that; rows and columns are held by their table. */
function withHeld({ context }: CommandParts, ids: readonly ItemId[], inside: readonly ItemId[]) {
  const structure = new Structure(itemsOf(context));
  const held = structure.withContents(inside).filter((one) => !isTableLine(one.kind));
  const all = new Set([...ids, ...held.map((one) => one.id)]);
  const lines = inside.length > 0 ? structure.places.filter((one) => goesAlong(one, all)) : [];
  return [...all, ...lines.map((one) => one.id)];
}

/** Locks all, frames with what is in them unless they are meant alone, or unlocks when all are locked. */
export function toggleLock({ chosen, parts }: Making, alone = false): void {
  const { context, model, voice, t } = parts;
  const items = chosen.map((id) => model.item(id)).filter((item): item is BoardItem => item !== null);
  if (items.length === 0) return;
  if (items.every((item) => item.locked)) {
    unlock(parts, chosen);
    voice.say(t('said.nowUnlocked'));
    return;
  }
  const frames = alone ? [] : chosen.filter((id) => model.item(id)?.kind === 'frame');
  lockItems(context, withHeld(parts, chosen, frames), true);
  voice.say(t('said.nowLocked'));
}

/** Says why nothing happens to these. */
export function refuse(commands: Making, ids: readonly ItemId[], reason: Reason): void {
  const { voice, t } = commands.parts;
  if (reason === 'locked') offerUnlock(commands, ids);
  else voice.say(t(`actions:reasons.${reason}`));
}

/** Says what stands in the way where it can be seen, until nothing is locked any more, whoever unlocked it. */
export function offerUnlock(commands: Making, ids: readonly ItemId[], goOn?: () => void): void {
  const { parts } = commands;
  const { model, voice, t } = parts;
  const act = () => {
    unlock(parts, ids);
    model.store.flush();
    goOn?.();
  };
  const words = t(`actions:names.unlock${commands.holds(ids) ? 'All' : ''}`);
  voice.offer(t('said.locked'), words, act, areLocked(model, ids), { renews: true });
}

/** How many stay as they are, and which, as long as they are locked. */
function tellHeld(
  { model, selection, viewport, voice, t }: CommandParts,
  words: 'said.lockedSince' | 'said.lockedStay',
  ids: readonly ItemId[],
): void {
  const show = () => {
    selection.set(ids);
    const box = union(ids.flatMap((id) => model.box(id) ?? []));
    if (box && !containsBox(viewport.visibleBox(), box)) viewport.fit(box, { maxZoom: viewport.zoom });
  };
  const said = t(words, { count: ids.length });
  voice.offer(said, t('said.showThem'), show, areLocked(model, ids), { renews: true });
}

/** The choice of which it was said. */
let told: unknown = null;

/** Once of what is chosen, when something locked stayed as it is while the rest was changed. */
export function heedHeld({ parts }: Making, items: ReadonlySet<ItemId>): void {
  const { model, selection } = parts;
  if (told === selection.state()) return;
  const chosen = [...selection.ids].map((id) => model.item(id));
  const held = chosen.flatMap((one) => (one?.locked && !items.has(one.id) ? [one.id] : []));
  const changed = chosen.some((one) => one && !one.locked && items.has(one.id));
  if (held.length === 0 || !changed) return;
  told = selection.state();
  tellHeld(parts, 'said.lockedStay', held);
}

/** After undo or redo: what was locked since stayed, and the next ones have the colour that one sees. */
export function heedUndone(commands: Making & Next, changed: readonly ItemId[]): void {
  const { parts } = commands;
  heedColours(commands, changed, parts.model);
  const held = parts.history.held as readonly ItemId[];
  if (held.length > 0) tellHeld(parts, 'said.lockedSince', held);
}

const areLocked = (model: BoardModel, ids: readonly ItemId[]) => ({
  get: () => ids.some((id) => model.item(id)?.locked),
  subscribe: (listener: () => void) => model.onChange(listener),
});

/** What was held with them is free again as well; what a cluster or a table holds fast is freed with that. */
function unlock(parts: CommandParts, held: readonly ItemId[]): void {
  const { model } = parts;
  const ids = held.map((id) => {
    const holder = model.item(model.parentOf(id));
    return holder && holdsFast(holder, model.item(id)?.kind) ? holder.id : id;
  });
  lockItems(parts.context, withHeld(parts, ids, ids), false);
}
