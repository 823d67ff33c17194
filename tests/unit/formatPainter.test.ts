import { describe, expect, it, vi } from 'vitest';
import { colourItems } from '../../client/features/board/acts/change.ts';
import { newDesk } from '../support/desk.ts';

function open() {
  const parts = newDesk();
  const { desk, model, history, said } = parts;
  const run = async (id: string) => {
    const before = said.length;
    desk.actions.get(id).run(desk);
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(before));
  };
  const undo = () => {
    history.undo();
    model.store.flush();
  };
  return { ...parts, run, undo };
}

describe('the format painter', () => {
  it('[AN22] the format painter gives the look to what is chosen next, one after the other, until it is put down', async () => {
    const { note, selection, run, context, model, desk, undo, said } = open();
    const { painting } = desk;
    const [from, a, b, c] = [note(0, 0), note(300, 0), note(600, 0), note(900, 0)] as const;
    colourItems(context, [from], 'mint');
    model.store.flush();
    const colours = () => [a, b, c].map((id) => (model.item(id) as { colour: string }).colour);
    selection.set([from]);
    await run('paintLook');
    expect([painting.get(), colours(), said.at(-1)]).toEqual([
      true,
      ['sun', 'sun', 'sun'],
      'actions:said.painting',
    ]);
    selection.set([a]);
    expect(colours()).toEqual(['mint', 'sun', 'sun']);
    selection.set([a, b]);
    expect(colours()).toEqual(['mint', 'mint', 'sun']);
    undo();
    expect(colours()).toEqual(['mint', 'sun', 'sun']);
    selection.clear();
    expect(painting.get()).toBe(false);
    selection.set([c]);
    expect(colours()).toEqual(['mint', 'sun', 'sun']);
    selection.set([from]);
    await run('paintLook');
    selection.startEditing(c);
    expect([painting.get(), colours()[2]]).toEqual([false, 'sun']);
    selection.stopEditing();
    selection.set([from]);
    await run('paintLook');
    desk.actions.get('paintLook').run(desk);
    selection.set([c]);
    expect([painting.get(), colours()[2]]).toEqual([false, 'sun']);
  });
});
