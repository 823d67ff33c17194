/** Grouping by key, menu and panel, and what is said about it. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { CommandParts } from '../acts/MapCommands.ts';
import { groupNodes, moveToGroup, ungroup } from './groupActs.ts';

/** What is chosen, or else what has the keyboard. */
function meant({ selection }: CommandParts): readonly ItemId[] {
  const { ids, focused } = selection;
  return ids.size === 0 && focused !== null ? [focused] : [...ids];
}

/** Puts what is meant into one new group; its name can be written at once. */
export function groupChosen(parts: CommandParts): ItemId | null {
  const { context, model, selection, voice, t } = parts;
  const ids = meant(parts);
  const nodes = ids.filter((id) => model.node(id) ?? model.group(id));
  if (!context.mayEdit()) voice.say(t('said.readOnly'));
  else if (nodes.length === 0) voice.say(t('said.chooseToGroup'));
  else {
    const id = groupNodes(context, ids);
    model.store.flush();
    if (id === null) voice.say(t('said.full'));
    else selection.startEditing(id);
    return id;
  }
  return null;
}

/** Takes chosen groups apart and chosen nodes out of theirs; what was in them stays chosen. */
export function ungroupChosen(parts: CommandParts): void {
  const { context, model, selection, voice, t } = parts;
  if (!context.mayEdit()) return void voice.say(t('said.readOnly'));
  const freed = ungroup(context, meant(parts));
  model.store.flush();
  if (freed.length > 0) selection.set(freed);
  voice.say(freed.length > 0 ? t('said.ungrouped', { count: freed.length }) : t('said.noGroup'));
}

export function putInGroup(parts: CommandParts, ids: readonly ItemId[], group: ItemId | null): void {
  const { context, model, voice, t } = parts;
  moveToGroup(context, ids, group);
  model.store.flush();
  const text = model.group(group)?.text.trim() || t('untitled');
  voice.say(group === null ? t('said.ungrouped', { count: ids.length }) : t('inGroup', { text }));
}
