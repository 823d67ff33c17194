/** Says once of what is chosen that something locked stayed as it is while the rest was changed. */
import { stickers } from './later.ts';
import type { CommandParts } from './Making.ts';

export function followHeld(parts: CommandParts): () => void {
  const { model, selection, history } = parts;
  let { depth } = history;
  let told: unknown = null;
  return model.onChange(({ items, local }) => {
    // Not what is taken back.
    const isAct = local && history.depth > depth;
    depth = history.depth;
    if (!isAct || told === selection.state()) return;
    const chosen = [...selection.ids].map((id) => model.item(id));
    const held = chosen.flatMap((one) => (one?.locked && !items.has(one.id) ? [one.id] : []));
    const changed = chosen.some((one) => one && !one.locked && items.has(one.id));
    if (held.length === 0 || !changed) return;
    told = selection.state();
    stickers.hope((code) => code.tellHeld(parts, 'said.lockedStay', held));
  });
}
