/** What people who come from Miro, Figma or Google type, and what they find. */

import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Destination } from '../../client/acts/Destination.ts';
import type { Entry } from '../../client/acts/findEntries.ts';
import { found } from '../../client/acts/findEntries.ts';
import { ownActs } from '../../client/acts/ownActs.ts';
import { recentActs, rememberAct } from '../../client/acts/recentActs.ts';
import { createExchange } from '../../client/app/board/exchange/exchange.ts';
import { createBoardImages } from '../../client/app/board/images/bringImages.ts';
import { barrierActions } from '../../client/app/board/maps/barrierActions.ts';
import type { Action } from '../../client/features/board/actions/Action.ts';
import { ActionSet } from '../../client/features/board/actions/ActionSet.ts';
import { BOARD_ACTIONS } from '../../client/features/board/actions/boardActions.ts';
import { entriesFor } from '../../client/features/board/commands/entries.ts';
import { presentAction } from '../../client/features/board/presentation/presentAction.ts';
import { togetherActions } from '../../client/features/board/together/togetherActions.ts';
import enLater from '../../client/i18n/en/actionsLater.json';
import enAlso from '../../client/i18n/en/also.json';
import enExchange from '../../client/i18n/en/exchange.json';
import { i18n } from '../../client/i18n/i18n.ts';
import nlAlso from '../../client/i18n/nl/also.json';
import nlExchange from '../../client/i18n/nl/exchange.json';
import { loadWords } from '../../client/i18n/setup.ts';
import { writable } from '../../client/live/readable.ts';
import type { Together } from '../../client/together/Together.ts';
import { chosenTheme } from '../../client/ui/theme.ts';
import type { Language } from '../../shared/domain/workspace.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { DUTCH, ENGLISH, NOTHING } from '../support/commandPhrases.ts';
import { newDesk } from '../support/desk.ts';

/** Acts of the page around a board are made by a hook of React; here by their ids. */
const PAGE: readonly Action[] = [
  'switchView',
  'share',
  'renameBoard',
  'duplicateBoard',
  'attribution',
  'save',
  'download',
  'home',
  'history',
  'whoChanged',
].map((id): Action => ({ id, group: 'look', run: () => undefined }));

const ACTS: readonly Action[] = [
  ...BOARD_ACTIONS,
  presentAction(() => undefined),
  ...togetherActions({
    mayComment: () => true,
    mayGather: () => true,
    discussion: { state: { marksOf: () => ({ mine: null }) } },
  } as unknown as Together),
  ...PAGE,
  ...createBoardImages(newId<DocumentId>()).acts,
  ...createExchange(true, () => undefined).actions,
  ...barrierActions(writable(false), () => null),
];

beforeAll(async () => {
  await Promise.all([loadWords('en'), loadWords('nl')]);
});
beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});

const SOFIA = { id: 'sofia', name: 'Sofia', followed: false, toggle: vi.fn<() => void>() };

/** Two notes chosen, a third with words that acts have as well. */
function menu(chosen = true) {
  const made = newDesk();
  const ids = [made.note(0, 0, 'Rent'), made.note(300, 0, 'Insulation')];
  made.note(600, 0, 'A group of tenants wants to vote on the line of pipes');
  if (chosen) made.desk.selection.set(ids);
  const desk = { ...made.desk, actions: new ActionSet(ACTS) };
  const open = (query: string, language: Language = 'en', destinations: readonly Destination[] = []) => {
    i18n.changeLanguage(language);
    const own = ownActs('board', [SOFIA], true);
    return entriesFor(query, {
      own,
      desk,
      wording: {
        t: i18n.getFixedT(language, 'actions'),
        language,
        others: [i18n.getFixedT(language === 'en' ? 'nl' : 'en', 'actions')],
      },
      destinations,
      kindOf: (kind) => kind,
      recent: recentActs('acts'),
    });
  };
  return { ...made, ids, desk, open };
}

const keys = (entries: readonly Entry[]) => entries.map((entry) => entry.key);

describe('words of other programmes', () => {
  it.each([
    ['en', ENGLISH],
    ['nl', DUTCH],
  ] as const)('[AN17] in %s each leads to its act among the first three', (language, phrases) => {
    const { open } = menu();
    const missed = phrases.flatMap(([typed, act]) => {
      const first = keys(open(typed, language).slice(0, 3));
      return first.includes(act) ? [] : [`${typed} → ${act}, not ${first.join(', ')}`];
    });
    expect(missed).toEqual([]);
    expect(phrases.length).toBeGreaterThan(40);
  });

  it('[AN17] a word of the other language leads there as well, after those of the own one', () => {
    const { open } = menu();
    expect(keys(open('geeltje', 'en'))[0]).toBe('note');
    expect(keys(open('lock', 'nl'))[0]).toBe('lock');
    // "Lijst" is a list here and the name of no act in English.
    expect(keys(open('text', 'en'))[0]).toBe('text');
  });

  it.each(['en', 'nl'] as const)(
    '[AN64] words for what a board has not got lead to nothing (%s)',
    (language) => {
      for (const { open } of [menu(), menu(false)])
        for (const typed of NOTHING[language]) expect(keys(open(typed, language)), typed).toEqual([]);
    },
  );

  it('[BC173] rows that were just pasted are made a table before the selection is', () => {
    const { open, desk, history } = menu();
    const first = () => keys(open('table')).filter((key) => key === 'rows' || key === 'tabulate');
    expect(first()).toEqual(['tabulate', 'rows']);
    desk.clipboard.rows = {
      id: desk.commands.chosen[0],
      isTable: false,
      step: history.last,
    } as typeof desk.clipboard.rows;
    expect(first()).toEqual(['rows', 'tabulate']);
    expect(keys(open('tabel', 'nl'))[0]).toBe('rows');
  });

  it('[AN17] two swapped letters are forgiven from five on, one slip from six on, and no more', () => {
    const { open } = menu();
    for (const slip of ['dupicate', 'duplciate', 'dupplicate', 'suplicate', 'duplicste'])
      expect(keys(open(slip))[0], slip).toBe('duplicate');
    expect(keys(open('stikcy')).slice(0, 3)).toContain('note');
    expect(keys(open('loxk'))).not.toContain('lock');
    expect(keys(open('framr'))).not.toContain('frame');
    expect(keys(open('dxplxcate'))).not.toContain('duplicate');
  });

  it('[AN17] the name counts for more than other words for it, and those for more than the group', () => {
    const { open } = menu();
    const places = (query: string, ...wanted: string[]) => {
      const all = keys(open(query));
      return wanted.map((key) => all.indexOf(key));
    };
    // By name, by another word, by the group of "Arrange" alone.
    const [named, also, group] = places('align', 'align.left', 'distribute.across', 'noSuchAct');
    expect([named, group]).toEqual([0, -1]);
    expect(also).toBeGreaterThan(named as number);
    const arranged = keys(open('front'));
    expect(arranged[0]).toBe('front');
    expect(arranged.indexOf('forward')).toBeGreaterThan(0);
  });

  it('[AN17] boards, people and items stand where they fit, not after all acts', () => {
    const { open, ids } = menu();
    const board: Destination = { key: 'b', kind: 'board', label: 'Group work', run: () => undefined };
    const person: Destination = { key: 'p', kind: 'person', label: 'Rentia', run: () => undefined };
    expect(keys(open('group wo', 'en', [board]))[0]).toBe('b');
    expect(
      keys(open('rent', 'en', [person]))
        .slice(0, 2)
        .sort(),
    ).toEqual(['p', ids[0]].sort());
    expect(keys(open('insulation'))[0]).toBe(ids[1]);
  });

  it('[AN60] a document comes first where its name begins so, and after what is called so where it only has the word', () => {
    const { open } = menu();
    const board = (label: string): Destination => ({ key: 'b', kind: 'board', label, run: () => undefined });
    const [midst, begins] = [board('Barriers to retrofit'), board('Retrofit in blocks')];
    for (const typed of ['retr', 'retro'])
      expect(keys(open(typed, 'en', [midst])).slice(0, 2)).toEqual(['template', 'b']);
    expect(keys(open('retr', 'en', [begins]))[0]).toBe('b');
    expect(keys(open('retrof', 'en', [midst]))[0]).toBe('b');
  });

  it('[AN17] what cannot be done now gives way, says why, and the word by which an act was found is shown', () => {
    const { open } = menu(false);
    const first = open('group').find((entry) => entry.key === 'cluster');
    expect(first?.reason).toBe(enLater.reasons.notes);
    expect(menu().open('sticky')[0]).toMatchObject({ label: 'New note', section: 'sticky note' });
    expect(menu().open('new note')[0]).toMatchObject({ label: 'New note', section: 'Add' });
    // Of another language it is understood, and not shown.
    expect(
      menu()
        .open('vergrendelen')
        .find(({ key }) => key === 'lock')?.section,
    ).not.toMatch(/vergrend/i);
  });

  it.each([
    ['en', enExchange],
    ['nl', nlExchange],
  ] as const)('[AN17] a template is found by its name (%s)', (language, { templates: { names } }) => {
    const { open } = menu();
    for (const [id, name] of Object.entries(names))
      if (id !== 'blank') expect(keys(open(name.slice(0, 9), language)), name).toContain('template');
  });

  it('[AN17] every list belongs to an act, and no word stands in it twice', () => {
    const ids = new Set(ACTS.map((action) => action.id));
    for (const list of [enAlso, nlAlso]) {
      expect(Object.keys(list).filter((id) => !ids.has(id))).toEqual([]);
      for (const [id, words] of Object.entries(list)) {
        const all = words.split(', ');
        expect(new Set(all).size, id).toBe(all.length);
      }
    }
  });
});

describe('what one does for oneself', () => {
  it('[AN23] theme, language and whom one follows; what is so already is said', () => {
    vi.stubGlobal('window', new EventTarget());
    const { open } = menu();
    const entry = (query: string, key: string) => open(query).find((one) => one.key === key);
    entry('dark', 'theme.dark')?.run();
    expect(chosenTheme()).toBe('dark');
    expect(entry('dark', 'theme.dark')?.reason).toBe('It is so already.');
    expect(entry('light', 'theme.light')?.reason).toBeNull();
    expect(entry('english', 'language.en')?.reason).toBe('It is so already.');
    entry('sofia', 'follow.sofia')?.run();
    expect(SOFIA.toggle).toHaveBeenCalledOnce();
    const [stop] = ownActs('board', [{ ...SOFIA, followed: true }], false);
    expect(stop?.entry).toMatchObject({ label: 'Stop following Sofia', reason: null });
    const [start] = ownActs('board', [SOFIA], false);
    expect(start?.entry.reason).toBe('On the canvas you can follow somebody.');
  });

  it('[HC22] what was deleted is found by whatever one calls where it is', () => {
    const run = vi.fn();
    const own = ownActs('board', [], true, run).find(({ entry }) => entry.key === 'deletedItems');
    for (const query of ['deleted', 'trash', 'bin', 'undelete', 'prullenbak', 'verwijderd'])
      expect([query, found(query, own ? [own] : []).map(({ entry }) => entry.label)]).toEqual([
        query,
        ['Deleted items'],
      ]);
    own?.entry.run();
    expect(run).toHaveBeenCalledOnce();
    expect(ownActs('board', [], true).some(({ entry }) => entry.key === 'deletedItems')).toBe(false);
  });

  it('[AN30] before anything is typed: the selection, making, people and the latest documents, all else', () => {
    rememberAct('acts', 'export');
    const place = (at: number): Destination => ({
      key: `b${at}`,
      kind: 'board',
      label: `Board ${at}`,
      run: () => undefined,
    });
    const places = Array.from({ length: 9 }, (_, at) => place(at));
    const listed = keys(menu().open('', 'en', places));
    const order = [
      'export',
      'cluster',
      'note',
      'b0',
      'b1',
      'b2',
      'b3',
      'b4',
      'b5',
      'align.left',
      'find',
      'b8',
    ];
    expect(listed.filter((key) => order.includes(key))).toEqual(order);
    // With nothing chosen what is about the selection does not lead, and making does.
    const without = keys(menu(false).open('', 'en', places));
    expect(without.slice(0, 2)).toEqual(['export', 'note']);
    const kinds = ['note', 'newCluster', 'newTable', 'frame', 'text', 'line'];
    expect(kinds.filter((kind) => !(without.indexOf(kind) < without.indexOf('b0')))).toEqual([]);
    expect(without.indexOf('delete')).toBeGreaterThan(without.indexOf('b0'));
    expect(
      menu()
        .open('board', 'en', [place(7)])
        .map(({ key }) => key),
    ).toContain('b7');
  });
});

describe('the menu before anything is typed', () => {
  it('[AN18] what was chosen last comes first, as far as it can be done now', () => {
    for (const id of ['export', 'cluster', 'present', 'export', 'noSuchAct']) rememberAct('acts', id);
    const { open } = menu();
    const [first, second, ...rest] = open('');
    expect([first?.key, first?.section, second?.key]).toEqual(['export', 'Recently used', 'cluster']);
    expect(keys(rest)).not.toContain('export');
    // There is no frame to present.
    expect(rest.find((entry) => entry.key === 'present')?.reason).toBe(enLater.reasons.frames);
    expect(keys(menu(false).open('')).slice(0, 1)).toEqual(['export']);
  });

  it('[AN18] five are kept', () => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'b']) rememberAct('acts', id);
    expect(recentActs('acts')).toEqual(['b', 'f', 'e', 'd', 'c']);
  });
});
