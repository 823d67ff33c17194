/** Held in place, with what it holds. */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import { holdsFast, isTableLine } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { itemsOf } from '../../../live/edit.ts';
import '../../../i18n/words/actionsLater.ts';
import '../../../i18n/words/boardLater.ts';
import type { Reason } from '../actions/actionWords.ts';
import { goesAlong } from '../acts/goesAlong.ts';
import { lockItems } from '../acts/lock.ts';
import { Structure } from '../acts/structure.ts';
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
  const stands = {
    get: () => ids.some((id) => model.item(id)?.locked),
    subscribe: (listener: () => void) => model.onChange(listener),
  };
  voice.offer(t('said.locked'), t(`actions:names.unlock${commands.holds(ids) ? 'All' : ''}`), act, stands, {
    renews: true,
  });
}

/** What was held with them is free again as well; what a cluster or a table holds fast is freed with that. */
function unlock(parts: CommandParts, held: readonly ItemId[]): void {
  const { model } = parts;
  const ids = held.map((id) => {
    const holder = model.item(model.parentOf(id));
    return holder && holdsFast(holder, model.item(id)?.kind) ? holder.id : id;
  });
  lockItems(parts.context, withHeld(parts, ids, ids), false);
}
