/** A board with words on each of what can hold some, for tests of how they look. */
import { expect, vi } from 'vitest';
import { reasonAgainst } from '../../client/features/board/actions/ActionSet.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import type { BoardItem } from '../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from './desk.ts';

/** A note of 200 px, a text of 320, a shape of 200 × 100. */
export function openWords(words = 'Ab') {
  const parts = newDesk();
  const { desk, model, history, selection, context, said } = parts;
  const run = async (id: string, ...chosen: readonly ItemId[]) => {
    const before = said.length;
    selection.set(chosen);
    desk.actions.get(id).run(desk);
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(before));
    model.store.flush();
  };
  const of = (id: ItemId) => model.item(id) as BoardItem;
  const looks = (...ids: readonly ItemId[]) => ids.map((id) => [of(id).valign, of(id).ink]);
  const checked = (prefix: string, ...chosen: readonly ItemId[]) => {
    selection.set(chosen);
    const acts = desk.actions.all.filter(({ id }) => id.startsWith(prefix) && !/left|centre|right/.test(id));
    return acts.filter((act) => act.checked?.(desk)).map(({ id }) => id.slice(prefix.length));
  };
  const reason = (id: string, ...chosen: readonly ItemId[]) => {
    selection.set(chosen);
    return reasonAgainst(desk.actions.get(id), desk);
  };
  const note = parts.note(0, 0, words);
  const [text, shape] = createFigures(context, [
    { kind: 'text', x: 600, y: 0, w: 320, text: words },
    { kind: 'shape', x: 600, y: 300, w: 200, h: 100, text: words },
  ]) as [ItemId, ItemId];
  model.store.flush();
  const undo = () => {
    history.undo();
    model.store.flush();
  };
  return { ...parts, run, of, looks, checked, reason, undo, make: parts.note, note, text, shape };
}
