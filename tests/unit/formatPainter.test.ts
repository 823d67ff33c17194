import { describe, expect, it, vi } from 'vitest';
import { reasonAgainst } from '../../client/features/board/actions/ActionSet.ts';
import { changeItems, colourItems } from '../../client/features/board/acts/change.ts';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame, linkItems } from '../../client/features/board/acts/make.ts';
import { edit } from '../../client/live/edit.ts';
import { insertItem } from '../../shared/documents/board.ts';
import { colourShown } from '../../shared/documents/boardKinds.ts';
import type { DocumentId, ImageId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
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

  it('[BC116] colours the notes of a cluster and tints a frame', async () => {
    const { note, selection, run, context, model, undo } = open();
    const [from, a, b] = [note(0, 0), note(300, 0), note(600, 0)] as const;
    const cluster = clusterItems(context, [a, b], { x: 300, y: 0 }) as ItemId;
    const frame = createFrame(context, { x: 0, y: 900, w: 400, h: 400, title: '' }) as ItemId;
    colourItems(context, [from], 'mint');
    model.store.flush();
    selection.set([from]);
    await run('copyLook');
    selection.set([cluster, frame]);
    await run('giveLook');
    const looks = () => [a, b, frame].map((id) => colourShown(model.item(id)));
    expect(looks()).toEqual(['mint', 'mint', 'mint']);
    undo();
    expect(looks()).toEqual(['sun', 'sun', null]);
  });

  it('[BC116] what shows no colour of its own gives no look, and an image takes none: the reason is said', async () => {
    const { desk, note, selection, context, model, run } = open();
    const [a, b] = [note(0, 0), note(300, 0)] as const;
    const cluster = clusterItems(context, [a, b], { x: 0, y: 0 }) as ItemId;
    const frame = createFrame(context, { x: 0, y: 900, w: 400, h: 400, title: '' }) as ItemId;
    const link = linkItems(context, a, b) as ItemId;
    const image = newId<ItemId>();
    edit(context, (items) => {
      const file = { image: 'a1'.repeat(32) as ImageId, home: newId<DocumentId>(), w: 90, h: 90 };
      const stamp = { id: image, author: null, at: 0, z: 'z', text: '' };
      insertItem(items, { ...stamp, ...file, kind: 'image', x: 0, y: 2_000, colour: 'sun' });
    });
    model.store.flush();
    const against = (...ids: ItemId[]) => {
      selection.set(ids);
      return ['colour.mint', 'copyLook', 'giveLook'].map((id) => reasonAgainst(desk.actions.get(id), desk));
    };
    selection.set([a]);
    await run('copyLook');
    const none = 'colourless';
    expect(against(image)).toEqual([none, none, none]);
    expect(against(link)).toEqual([null, null, null]);
    expect(against(cluster)).toEqual([null, none, null]);
    expect(against(frame)).toEqual([null, none, null]);
    expect(against(image, a)).toEqual([null, 'one', null]);
    desk.commands.setColour('mint');
    model.store.flush();
    expect([model.item(image), model.item(a)]).toMatchObject([{ colour: 'sun' }, { colour: 'mint' }]);
    changeItems(context, [frame], { background: 'tint' });
    lockItems(context, [a], true);
    model.store.flush();
    expect([against(frame), against(image, a)[0]]).toEqual([[null, null, null], 'locked']);
  });
});
