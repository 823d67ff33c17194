/**
 * The table of parity for maps (issue 5): every act × command menu, keyboard on canvas, outline and table. What an act
 * does once it is reached is proved by the rule in PROVED.
 */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { chordOf } from '../../client/acts/keyChords.ts';
import type { MapAct } from '../../client/features/map/acts/MapAct.ts';
import { MAP_ACTS } from '../../client/features/map/acts/mapActList.ts';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { GROUPS } from '../../client/features/map/commands/MapShortcuts.tsx';
import type { MapView } from '../../client/features/map/together/mapPlace.ts';
import { togetherActs } from '../../client/features/map/together/togetherActs.ts';
import en from '../../client/i18n/en/mapActs.json';
import nl from '../../client/i18n/nl/mapActs.json';
import { changeLanguage } from '../../client/i18n/setup.ts';
import type { Together } from '../../client/together/Together.ts';
import { insertLink, insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { readTracked, trackedFiles } from '../support/sources.ts';
import '../../client/features/map/commands/MapCommandMenu.tsx';
import '../../client/features/map/analysis/AnalysisPanel.tsx';
import '../../client/features/map/table/MapTable.tsx';

setUpDom();
setUpCanvas(1_200);
// Compiled once, outside the tests' own time.
beforeAll(async () => void (await import('../../client/canvas/Minimap.tsx')));

/** Many acts in one test, on a machine that others use as well: a bound against waiting for ever. */
const LONG = { timeout: 60_000 };

/** Which rules prove what an act does. A new act needs a line. */
const PROVED: readonly (readonly [RegExp, string])[] = [
  [/^(compare|practices)$/, 'MC6'],
  [/^corresponds$/, 'MC20'],
  [/^(newNode|new\..+|kind\..+|edit|delete|undo|redo|link|linked(Before|After|Above|Below))$/, 'MP6'],
  [/^state\..+$/, 'MW5'],
  [/^(turnLink|delay|chooseLinks|(relation|strength)\..+)$/, 'MH6'],
  [/^end\.(from|to)$/, 'MH40'],
  [/^(pin|walk\..+)$/, 'MW7'],
  [/^tidy$/, 'MT1'],
  [/^tidy\.down$/, 'MT20'],
  [/^tidy\.(loose|ring)$/, 'MT25'],
  [/^legend$/, 'MH44'],
  [/^colour\..+$/, 'MH45'],
  [/^size\..+$/, 'MH52'],
  [/^severity\..+$/, 'MH133'],
  [/^filter$/, 'MF4'],
  [/^guide$/, 'MG7'],
  [/^(copy|cut|paste)$/, 'MK2'],
  [/^duplicate$/, 'MK4'],
  [/^merge$/, 'MH74'],
  [/^(tags|addField)$/, 'MH187'],
  [/^(align|distribute)\..+$/, 'MH77'],
  [/^(un)?group$/, 'MP11'],
  [/^(focus|endFocus|analysis)$/, 'MA14'],
  [/^analysis\..+$/, 'MA26'],
  [/^(select|hand|selectAll|zoom(In|Out|Real|All|Selection)|copyLink|find)$/, 'MH3'],
  [/^copyView$/, 'MH163'],
  [/^(views|saveView)$/, 'MH172'],
  [/^walkViews$/, 'MH176'],
  [/^menu$/, 'MH5'],
  [/^announce\..+$/, 'MW8'],
  [/^(commands|singleKeys|shortcuts|nextRegion|previousRegion)$/, 'MH2'],
  [/^comment\.whole$/, 'DC9'],
  [/^comment\.here$/, 'DC16'],
  [/^panel\.timer$/, 'TI8'],
  [/^laser$/, 'LP3'],
  [/^(comment|react\..+|panel\.(comments|people|since)|gather)$/, 'MW1'],
];

/** What only a canvas has; everywhere else every act can be done. */
const ONLY_ON_CANVAS = /^(select|hand|zoom.+|link|laser|legend|(colour|size)\..+)$/;
/** The outline chooses one row at a time. */
const NOT_IN_OUTLINE = /^selectAll$/;

const COMPANY = { mayComment: () => true, mayGather: () => true } as unknown as Together;
const EVERY: readonly MapAct[] = [...MAP_ACTS, ...togetherActs(COMPANY, 'canvas')];

async function openMap(view: MapView, more: readonly MapAct[] = [], canEdit = true) {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const [cause, barrier, link] = [newId<ItemId>(), newId<ItemId>(), newId<ItemId>()];
  const stamp = { author: null, at: 0 };
  insertNode(items, { ...stamp, id: cause, kind: 'cause', x: 0, y: 0, text: 'Old quarrels' });
  insertNode(items, { ...stamp, id: barrier, kind: 'barrier', x: 400, y: 0, text: 'Owners do not agree' });
  insertLink(items, { ...stamp, id: link, from: cause, to: barrier, relation: 'causes' });
  const live = liveMap(doc);
  const acts = { more, destinations: [{ key: 'b', kind: 'board', label: 'Ideas', run: vi.fn() }] as const };
  show(
    <BarrierMap live={live} me={null} cities={[]} itemId={null} title="M" {...{ view, canEdit }} {...acts} />,
  );
  await waitFor(() => expect(document.querySelector(`[data-item="${barrier}"]`)).not.toBeNull());
  return { doc, items, cause, barrier, link, live, destination: acts.destinations[0] };
}

const itemOf = (id: ItemId) =>
  document.querySelector<HTMLElement>(`[data-item="${id}"][tabindex]`) as HTMLElement;
const onFocus = (init: KeyboardEventInit) => fireEvent.keyDown(document.activeElement ?? document.body, init);
const said = () =>
  screen
    .getAllByRole('status')
    .map((one) => one.textContent)
    .join(' ');

/** Roles are costly to ask for among so many. */
const field = () => document.querySelector<HTMLInputElement>('input[role="combobox"]');

async function openMenu() {
  onFocus({ key: 'k', code: 'KeyK', ctrlKey: true });
  return waitFor(() => {
    expect(field()?.getAttribute('aria-label')).toBe('Command menu');
    return field() as HTMLInputElement;
  });
}
const keyInMenu = (key: string) => fireEvent.keyDown(field() as HTMLInputElement, { key });
const options = () => [...document.querySelectorAll<HTMLElement>('[role="option"][data-key]')];
const optionOf = (id: string) => document.querySelector<HTMLElement>(`[role="option"][data-key="${id}"]`);

describe('the list of acts', () => {
  it('[MH1] every act has a name and a group in every language, an id and keys of its own, and a rule that proves it', () => {
    const ids = EVERY.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const keys = EVERY.flatMap((one) => (one.keys ?? []).map(chordOf));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    for (const words of [en, nl]) {
      for (const { id, label, group } of EVERY) {
        if (!label) expect(words.names, id).toHaveProperty([id]);
        expect(words.groups).toHaveProperty(group);
      }
      expect(Object.keys(words.groups).sort()).toEqual([...GROUPS].sort());
    }
    const rules = trackedFiles()
      .filter((file) => file.startsWith('docs/spec/'))
      .map(readTracked)
      .join('\n');
    for (const id of ids) {
      const rule = PROVED.find(([which]) => which.test(id))?.[1];
      expect(rule, id).toBeDefined();
      expect(rules.includes(`**${rule}**`), `${id} ${rule}`).toBe(true);
    }
  });
});

describe.each(['canvas', 'outline', 'table'] as const)('acts in the %s', (view) => {
  it(
    '[MH2] the command menu holds every act and says why one cannot be done now; sheet and off-switch are there',
    LONG,
    async () => {
      const { barrier } = await openMap(view);
      act(() => itemOf(barrier).focus());
      await openMenu();
      const missing = MAP_ACTS.filter(({ id }) => id !== 'commands' && optionOf(id) === null);
      expect(missing.map(({ id }) => id)).toEqual([]);
      const off = options()
        .filter((one) => one.getAttribute('aria-disabled') === 'true')
        .map((one) => one.dataset.key ?? '');
      // Nothing is wrong with the rest: a link is not chosen, nor several nodes, no focus is on, theme and language are so already.
      const allowed = off.filter(
        (id) =>
          !/^(turnLink|delay|(align|distribute|relation|strength|state|end|theme|language)\..+|endFocus|zoomSelection)$/.test(
            id,
          ),
      );
      expect(allowed.filter((id) => view === 'canvas' || !ONLY_ON_CANVAS.test(id))).toEqual(
        view === 'outline' ? allowed.filter((id) => NOT_IN_OUTLINE.test(id)) : [],
      );
      expect(optionOf('turnLink')?.textContent).toContain('Choose a link first.');
    },
  );

  it(
    '[MH2] keys reach the acts: new linked node, focus, kind, undo; and the off-switch silences single ones',
    LONG,
    async () => {
      const { items, barrier, doc } = await openMap(view);
      act(() => itemOf(barrier).focus());
      // In a table it is typed (MV75).
      if (view !== 'table') {
        onFocus({ key: '4', code: 'Digit4' });
        expect(items.get(barrier)?.get('kind')).toBe('lever');
        onFocus({ key: 'z', code: 'KeyZ', ctrlKey: true });
        expect(items.get(barrier)?.get('kind')).toBe('barrier');
      }
      onFocus({ key: 'ArrowRight', code: 'ArrowRight', ctrlKey: true });
      expect(items.size).toBe(5);
      fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
      act(() => itemOf(barrier).focus());
      onFocus({ key: '?', code: 'Slash', shiftKey: true });
      const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
      fireEvent.change(within(sheet).getByRole('searchbox'), { target: { value: 'tidy' } });
      expect(within(sheet).getAllByRole('term')).toHaveLength(1);
      fireEvent.click(within(sheet).getByRole('switch', { name: 'Letter keys' }));
      fireEvent.keyDown(within(sheet).getByRole('searchbox'), { key: 'Escape' });
      act(() => itemOf(barrier).focus());
      if (view === 'table') return;
      const before = Y.encodeStateAsUpdate(doc);
      for (const [key, code] of [
        ['n', 'KeyN'],
        ['4', 'Digit4'],
        ['p', 'KeyP'],
      ] as const)
        onFocus({ key, code });
      expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    },
  );

  it(
    '[MA26] each analysis opens by what it is for, instead of the one that is open, with the keyboard on it',
    LONG,
    async () => {
      const { barrier } = await openMap(view);
      act(() => itemOf(barrier).focus());
      for (const [typed, shown] of [
        ['paths between', 'focus'],
        ['micmac', 'influence'],
        ['heat table', 'barriers'],
        ['loops', 'loops'],
      ]) {
        fireEvent.change(await openMenu(), { target: { value: typed } });
        keyInMenu('Enter');
        const choice = await waitFor(() => {
          const found = screen.getByRole<HTMLSelectElement>('combobox', { name: 'What to look at' });
          expect(found.value).toBe(shown);
          return found;
        });
        await waitFor(() => expect(document.activeElement).toBe(choice));
      }
    },
  );

  it('[MP9] on a map that may only be read every act that writes says so, and none does', LONG, async () => {
    const { doc, barrier } = await openMap(view, [], false);
    const before = Y.encodeStateAsUpdate(doc);
    act(() => itemOf(barrier).focus());
    const writing = MAP_ACTS.filter(({ writes, keys, native }) => writes && keys && !native);
    expect(writing.length).toBeGreaterThan(10);
    await openMenu();
    for (const { id } of MAP_ACTS.filter(({ writes }) => writes))
      expect(optionOf(id)?.textContent, id).toContain('This map is read-only.');
    keyInMenu('Escape');
    act(() => itemOf(barrier).focus());
    onFocus({ key: 'p', code: 'KeyP' });
    expect(said()).toMatch(/read-only/);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });
});

describe('the command menu of a map', () => {
  it(
    '[MH2] finds acts by what others call them and in the other language, kinds, nodes, documents; and does them',
    LONG,
    async () => {
      const { barrier, items, destination } = await openMap('canvas');
      const type = async (query: string) => {
        fireEvent.change(field() ?? (await openMenu()), { target: { value: query } });
        return options().map((one) => one.dataset.key);
      };
      expect((await type('layout'))[0]).toBe('tidy');
      expect((await type('ordenen'))[0]).toBe('tidy');
      expect(await type('leverage')).toContain('new.lever');
      expect((await type('quarrels')).length).toBe(1);
      expect((await type('ideas'))[0]).toBe('b');
      keyInMenu('Enter');
      expect(destination.run).toHaveBeenCalledOnce();
      await type('new node: solution');
      keyInMenu('Enter');
      expect(items.size).toBe(4);
      fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
      act(() => itemOf(barrier).focus());
      await openMenu();
      expect(options()[0]?.dataset.key).toBe('new.solution');
      act(() => void changeLanguage('nl'));
      await waitFor(() => expect(optionOf('new.barrier')?.textContent).toMatch(/^Nieuwe knoop: Barrière/));
    },
  );
});

describe('people in the command menu of a map', () => {
  it(
    '[MH2] who is here stands in it by name, and choosing somebody goes to what they write in',
    LONG,
    async () => {
      const { live, cause } = await openMap('canvas');
      const user = { memberId: newId(), name: 'Murat Kaya', initials: 'MK', badge: 'ESK', colour: 1 };
      const elsewhere = new Awareness(new Y.Doc());
      elsewhere.setLocalState({ user, board: { editing: cause } });
      const state = encodeAwarenessUpdate(elsewhere, [elsewhere.clientID]);
      act(() => applyAwarenessUpdate(live.awareness, state, 'remote'));
      fireEvent.change(await openMenu(), { target: { value: 'murat' } });
      await waitFor(() =>
        expect(optionOf(`person ${elsewhere.clientID}`)?.textContent).toMatch(/Murat Kaya.*ESK/),
      );
      keyInMenu('Enter');
      await waitFor(() => expect(document.activeElement?.getAttribute('data-item')).toBe(cause));
      elsewhere.destroy();
    },
  );
});

describe('looking', () => {
  it.each(['canvas', 'outline'] as const)(
    '[MH4] what the focus is not on says so, in the %s',
    LONG,
    async (view) => {
      const { items, barrier } = await openMap(view);
      const apart = newId<ItemId>();
      act(() =>
        insertNode(items, {
          id: apart,
          kind: 'effect',
          author: null,
          at: 0,
          x: 0,
          y: 300,
          text: 'Elections',
        }),
      );
      await waitFor(() => expect(itemOf(apart)).not.toBeNull());
      act(() => itemOf(barrier).focus());
      onFocus({ key: 'f', code: 'KeyF' });
      const saying = (id: ItemId) =>
        `${itemOf(id).getAttribute('aria-label') ?? ''} ${itemOf(id).textContent}`;
      await waitFor(() => expect(saying(apart)).toMatch(/not in the focus/));
      expect(saying(barrier)).not.toMatch(/not in the focus/);
      fireEvent.click(screen.getByRole('button', { name: 'End focus' }));
      await waitFor(() => expect(saying(apart)).not.toMatch(/not in the focus/));
    },
  );

  it('[MH3] tools, camera, selection and addresses of items are acts', LONG, async () => {
    const { barrier } = await openMap('canvas');
    const copied = vi.fn(async () => undefined);
    vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { clipboard: { writeText: copied } }));
    act(() => itemOf(barrier).focus());
    onFocus({ key: 'h', code: 'KeyH' });
    const pressed = (name: string) => screen.getByRole('button', { name }).getAttribute('aria-pressed');
    expect(pressed('Hand')).toBe('true');
    const choose = async (query: string) => {
      fireEvent.change(await openMenu(), { target: { value: query } });
      keyInMenu('Enter');
    };
    await choose('select and move');
    expect(pressed('Select')).toBe('true');
    const zoom = () => document.querySelector('[data-region="zoom"]')?.textContent;
    const before = zoom();
    expect(before).toMatch(/%/);
    await choose('zoom in');
    await waitFor(() => expect(zoom()).not.toBe(before));
    await choose('select everything');
    expect(
      document.querySelectorAll('[role="application"] [aria-selected="true"], [data-selected="true"]').length,
    ).toBeGreaterThan(0);
    onFocus({ key: 'Escape' });
    act(() => itemOf(barrier).focus());
    await choose('copy link');
    expect(copied).toHaveBeenCalledWith(expect.stringMatching(new RegExp(`#item=${barrier}$`)));
  });
});
