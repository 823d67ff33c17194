import { describe, expect, it } from 'vitest';
import { chordOf, type KeyPress } from '../../client/acts/keyChords.ts';
import { createExchange } from '../../client/app/board/exchange/exchange.ts';
import { createBoardImages } from '../../client/app/board/images/bringImages.ts';
import type { Action, Desk } from '../../client/features/board/actions/Action.ts';
import { ActionSet, reasonAgainst } from '../../client/features/board/actions/ActionSet.ts';
import { GROUPS, menuOf } from '../../client/features/board/actions/actionMenu.tsx';
import { BOARD_ACTIONS } from '../../client/features/board/actions/boardActions.ts';
import { carryOut } from '../../client/features/board/actions/carryOut.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame, createNote, linkItems } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { itemMenu } from '../../client/features/board/canvas/chrome/itemMenu.ts';
import { togetherActions } from '../../client/features/board/together/togetherActions.ts';
import enLater from '../../client/i18n/en/actionsLater.json';
import en from '../../client/i18n/en/index.ts';
import nlLater from '../../client/i18n/nl/actionsLater.json';
import nl from '../../client/i18n/nl/index.ts';
import type { Together } from '../../client/together/Together.ts';
import type { DocumentId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: `Key${key.toUpperCase()}`,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

const words = ((key: string) => key) as unknown as Parameters<typeof menuOf>[2];
const inMenu = (desk: Desk) =>
  menuOf('items', desk, words)
    .flatMap((group) => group.items)
    .flatMap((item) => ('items' in item ? item.items : [item]));

function wordAt(messages: object, key: string): unknown {
  const [namespace, path] = key.includes(':') ? key.split(':') : ['actions', key];
  const steps = [namespace, ...(path ?? '').split('.')];
  return steps.reduce<unknown>(
    (at, step) => (at as Record<string, unknown> | undefined)?.[step ?? ''],
    messages,
  );
}

/** What the page around the board adds to the menu of an item. */
const OF_PAGE = [
  ['whoChanged', 'look'],
  ['exportChosen', 'export'],
  ['makeBarriers', 'export'],
  ['copyImage', 'copyAs'],
] as const;
/** In this order. */
const MOST = ['copy', 'duplicate', 'delete', 'colour', 'arrange', 'more'];
const MOST_LINES = 14;

describe('the registry of acts', () => {
  it('[AN1] every act has a name in every language, whatever its state, and ids and keys of its own', () => {
    const { desk, note } = newDesk();
    const chosen = note(0, 0, 'one');
    const states: (() => void)[] = [
      () => desk.selection.set([chosen]),
      () => lockItems(desk.context, [chosen], true),
      () => desk.singleKeys.set(false),
    ];
    for (const change of states) {
      change();
      desk.model.store.flush();
      for (const action of BOARD_ACTIONS) {
        const key = action.label?.(desk) ?? `names.${action.id}`;
        for (const messages of [
          [en, { actions: enLater }],
          [nl, { actions: nlLater }],
        ])
          expect(
            messages.map((some) => wordAt(some, key)),
            key,
          ).toContainEqual(expect.any(String));
      }
    }
    expect([...GROUPS].sort()).toEqual(Object.keys({ ...en.actions.groups, ...enLater.groups }).sort());
    const ids = BOARD_ACTIONS.map((action) => action.id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const keys = BOARD_ACTIONS.flatMap((action) => (action.keys ?? []).map(chordOf));
    // Of what is chosen only one of each pair can be done: see BC590 and BC595.
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual(['ctrl+g', 'ctrl+shift+g']);
  });

  it('[AN2] a key that cannot be followed says why; a menu leaves it out, and says of what is locked once that it is', async () => {
    const { desk, note, said, offers } = newDesk();
    expect(carryOut(press('g', { ctrlKey: true }), desk, { onBoard: true })).toBe(true);
    // Why not is told by code of its own.
    await expect.poll(() => said.at(-1)).toBe('actions:reasons.nothing');
    const id = note(0, 0, 'one');
    desk.selection.set([id]);
    lockItems(desk.context, [id], true);
    desk.model.store.flush();
    carryOut(press('Delete'), desk, { onBoard: true });
    expect([offers.at(-1)?.words, desk.model.item(id)?.text]).toEqual(['said.locked', 'one']);
    const [first, ...rest] = menuOf('items', desk, words);
    expect([first?.label, first?.items.map(({ label }) => label)]).toEqual([
      'reasons.locked',
      ['actions:names.unlock'],
    ]);
    expect(rest.map(({ label }) => label).filter(Boolean)).toEqual([]);
    const keys = inMenu(desk).map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['copyLink', 'copy']));
    expect(keys.filter((key) => ['lock', 'delete', 'edit', 'uncluster'].includes(key))).toEqual(['lock']);
  });

  it('[AN1] [SP10] the menus of the toolbar are called by words that come with the first look', () => {
    const { desk } = newDesk();
    const { acts: images } = createBoardImages(newId<DocumentId>());
    const all = [...desk.actions.all, ...images, ...createExchange(true, () => undefined).actions];
    const full: Desk = { ...desk, hands: {} as Desk['hands'], actions: new ActionSet(all) };
    const named = (['shape', 'more'] as const)
      .flatMap((which) => menuOf(which, full, words))
      .flatMap(({ items }) => items.flatMap((item) => ('items' in item ? [item, ...item.items] : [item])));
    expect(named.length).toBeGreaterThan(15);
    for (const messages of [en, nl])
      for (const { label } of named) expect(wordAt(messages, label), label).toEqual(expect.any(String));
  });

  it('[AN61] the menu of an item begins with what is done most, and choices behind words lie together', () => {
    const { desk, note } = newDesk();
    desk.selection.set([note(0, 0, 'one')]);
    const menu = menuOf('items', desk, words);
    const first = menu.slice(0, 2).flatMap(({ items }) => items.map(({ key }) => key));
    expect(first).toEqual(['edit', 'cut', 'copy', 'paste', 'duplicate', 'delete']);
    expect(menu).toHaveLength(3);
    // The only line of its kind stands there itself.
    const alone = menu[2]?.items.filter((item) => !('items' in item)).map(({ key }) => key);
    expect(alone).toEqual(['noteBelow']);
    const link = linkItems(desk.context, desk.selection.single as ItemId, note(300, 0));
    desk.model.store.flush();
    desk.selection.set([link as ItemId]);
    const ofLink = menuOf('items', desk, words).at(-1)?.items;
    // One alone stands there itself.
    expect(ofLink?.map(({ key }) => key)).toEqual(expect.arrayContaining(['line', 'lock']));
  });

  it('[AN62] the menu of an empty place fits a window, with a comment there in sight', () => {
    const { desk } = newDesk();
    const menu = menuOf('board', desk, words);
    const keys = menu.flatMap(({ items }) => items.map(({ key }) => key));
    expect(keys.length).toBeLessThan(MOST_LINES);
    expect(keys.slice(0, 2)).toEqual(['note', 'paste']);
    expect(keys).toEqual(expect.arrayContaining(['make', 'look', 'help']));
    expect(togetherActions({} as Together).find(({ id }) => id === 'comment.here')?.group).toBe('edit');
  });

  it('[AN62][AN63][BC373] the menu of whatever is chosen fits a window, what is done most first', () => {
    const { desk, note, model, context } = newDesk();
    const texts = createFigures(context, [{ kind: 'text', x: 300, y: 0, text: 'words' }]) ?? [];
    const made = [note(0, 0, 'See https://example.org'), ...texts, note(1400, 0, 'two')];
    model.store.flush();
    const said = togetherActions({ mayComment: () => true, reacted: () => false } as unknown as Together);
    const ofPage = OF_PAGE.map(
      ([id, group]): Action => ({ id, group, menus: ['items'], run: () => undefined }),
    );
    const all = [...desk.actions.all, ...said, ...ofPage];
    const full: Desk = { ...desk, hands: {} as Desk['hands'], actions: new ActionSet(all) };
    for (const chosen of [...made.map((id) => [id]), made]) {
      desk.selection.set(chosen);
      const menu = menuOf('items', full, words).map(({ items }) => items.map(({ key }) => key));
      const more = menu.flat().includes('openAddress') ? 1 : 0;
      expect(menu.flat().length, menu.join()).toBeLessThanOrEqual(MOST_LINES + more);
      expect(menu.flat(), '[BC373] in sight').toContain('makeBarriers');
      expect(menu.flat().filter((key) => MOST.includes(key))).toEqual(MOST);
      const shown = menuOf('items', full, words).flatMap(({ items }) =>
        items.map((one) => ('items' in one ? one.items : [one])),
      );
      const may = all.filter((act) => act.menus?.includes('items') && reasonAgainst(act, full) === null);
      expect(
        shown
          .flat()
          .map(({ key }) => key)
          .toSorted(),
      ).toEqual(may.map(({ id }) => id).toSorted());
    }
    desk.selection.set([made[1] as ItemId]);
    const [first] = menuOf('items', full, words);
    expect(first?.items.map(({ key }) => key)).toEqual(['edit', 'comment']);
  });

  it('[AN62] [BC491] the menu of a frame fits a window too; below its title it has what is done at an empty place', () => {
    const { desk, model, context } = newDesk();
    const frame = createFrame(context, { x: 0, y: 0, w: 800, h: 600, title: 'Plans' }) as ItemId;
    createNote(context, { x: 300, y: 200, colour: 'sun' }, { parent: frame });
    model.store.flush();
    const said = togetherActions({
      mayComment: () => true,
      mayGather: () => false,
      reacted: () => false,
    } as unknown as Together);
    const ofPage = OF_PAGE.map(
      ([id, group]): Action => ({ id, group, menus: ['items'], run: () => undefined }),
    );
    const all = [...desk.actions.all, ...said, ...ofPage];
    const full: Desk = { ...desk, hands: {} as Desk['hands'], actions: new ActionSet(all) };
    desk.selection.set([frame]);
    const keysAt = (y: number) =>
      itemMenu(full, words, frame, { x: 400, y }).flatMap(({ items }) => items.map(({ key }) => key));
    const [onTitle, inside] = [keysAt(30), keysAt(300)];
    expect([onTitle.length, inside.length, onTitle, inside]).toEqual([
      expect.toSatisfy((lines: number) => lines <= MOST_LINES),
      expect.toSatisfy((lines: number) => lines <= MOST_LINES),
      expect.arrayContaining(['edit', 'comment', 'paste', 'noteBelow', 'frame', 'react', 'makeBarriers']),
      expect.arrayContaining([
        'edit',
        'comment.here',
        'paste',
        'note',
        'frame',
        'make',
        'makeBarriers',
        'delete',
      ]),
    ]);
    expect(inside.slice(0, 3)).toEqual(['note', 'comment.here', 'edit']);
    lockItems(context, [frame], true);
    model.store.flush();
    expect(keysAt(300)).not.toContain('note');
  });

  it('[AN2] over the board only undo and redo mean the board; what only a canvas has leaves its key to the browser', () => {
    const { desk, note, model } = newDesk();
    const id = note(0, 0, 'one');
    desk.selection.set([id]);
    expect(carryOut(press('Delete'), desk, { onBoard: false })).toBe(false);
    expect(carryOut(press('+', { ctrlKey: true, code: 'Equal' }), desk, { onBoard: true })).toBe(false);
    expect(model.item(id)).not.toBeNull();
    expect(carryOut(press('z', { ctrlKey: true }), desk, { onBoard: false })).toBe(true);
    model.store.flush();
    expect(model.item(id)).toBeNull();
  });

  it('[PE16] a reaction is no step of undo, and who gives one is told so', () => {
    const { desk, note, selection, history } = newDesk();
    selection.set([note(0, 0)]);
    const before = history.depth;
    const given: unknown[] = [];
    const together = {
      mayComment: () => true,
      reacted: () => false,
      react: (...what: unknown[]) => given.push(what),
    };
    const act = togetherActions(together as never).find(({ id }) => id.startsWith('react.'));
    act?.run(desk);
    expect([given.length, history.depth]).toEqual([1, before]);
    expect([en.together.said.stays, nl.together.said.stays]).toEqual([
      expect.stringContaining('Undo does not do that'),
      expect.stringContaining('Ongedaan maken doet dat niet'),
    ]);
  });

  it('[PE15] a reaction is for fifty at once, and says why not for more', () => {
    const { desk, note } = newDesk();
    const acts = togetherActions({ mayComment: () => true } as Together);
    const agree = acts.find(({ id }) => id === 'react.agree') as Action;
    const notes = Array.from({ length: 51 }, (_, i) => note(i * 250, 0, `n${i}`));
    desk.selection.set(notes.slice(1));
    expect(agree.when?.(desk)).toBeNull();
    desk.selection.set(notes);
    expect(agree.when?.(desk)).toBe('many');
  });

  it('[AN3] on a board that may only be read nothing that writes is done, by whatever door', async () => {
    const { desk, note, said, doc } = newDesk();
    const ids = [note(0, 0, 'one'), note(300, 0, 'two')];
    const reader: Desk = { ...desk, context: { ...desk.context, mayEdit: () => false } };
    desk.selection.set(ids);
    const before = JSON.stringify(doc.toJSON());
    const writing = BOARD_ACTIONS.filter((action) => action.writes);
    expect(writing.length).toBeGreaterThan(20);
    for (const action of writing) expect(reasonAgainst(action, reader), action.id).toBe('readOnly');
    for (const keys of ['d', 'g', 'y']) carryOut(press(keys, { ctrlKey: true }), reader, { onBoard: true });
    await expect.poll(() => new Set(said)).toEqual(new Set(['actions:reasons.readOnly']));
    const byId = new Map<string, Action>(BOARD_ACTIONS.map((action) => [action.id, action]));
    expect(inMenu(reader).length).toBeGreaterThan(0);
    expect(inMenu(reader).filter(({ key }) => byId.get(key)?.writes)).toEqual([]);
    expect(menuOf('items', reader, words).flatMap(({ label }) => label ?? [])).toEqual(['reasons.readOnly']);
    expect(JSON.stringify(doc.toJSON())).toBe(before);
  });
});
