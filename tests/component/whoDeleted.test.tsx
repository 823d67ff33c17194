/** What is gone since the last visit, and in the past: by its words, who deleted it, and the way back to it. */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { i18n } from '../../client/i18n/i18n.ts';
import { writable } from '../../client/live/readable.ts';
import type { SaveState } from '../../client/live/types.ts';
import { takeGlance } from '../../client/together/glance.ts';
import type { Company, Panel } from '../../client/together/Together.ts';
import type { GoneItem } from '../../shared/api.ts';
import { insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import type { Role } from '../../shared/permissions.ts';
import { ANNA, MURAT, openWith } from '../support/boardCompany.tsx';
import { discussionDesk } from '../support/discussionDesk.ts';
import { answerHttp, setUpDom, show } from '../support/dom.tsx';
import { gate } from '../support/gate.ts';
import { liveMap } from '../support/liveMap.ts';
import { BUDAPEST, documentFor, ESKISEHIR } from '../support/people.ts';
import '../../client/together/panel/Panel.tsx';
import '../../client/features/map/past/MapPast.tsx';

setUpDom();
beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});
afterEach(async () => {
  await i18n.changeLanguage('en');
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** What the states behind the moments wait for. */
let states: Promise<void> | null = null;
afterEach(() => {
  states = null;
});

const AT = Date.UTC(2026, 10, 29, 13, 3);
const DAY = 24 * 60 * 60_000;
const moment = (sequence: number, at: number) => ({
  sequence,
  from: at,
  at,
  edits: 3,
  writers: [],
  deletedBy: [],
});
const gone = (
  id: ItemId,
  words: string,
  by: readonly MemberId[],
  more: Partial<GoneItem> = {},
): GoneItem => ({
  id,
  sequence: 7,
  at: AT,
  by,
  kind: 'note',
  words,
  ends: [],
  ...more,
});
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe.each(['canvas', 'outline'] as const)('since I was last here, on the %s', (view) => {
  const [costs, both, link, nobody, later, unknown] = Array.from({ length: 6 }, () => newId<ItemId>());

  async function open(role: Role) {
    const { id } = documentFor(role);
    const glance = takeGlance([costs, both, link, nobody, unknown].map((one) => ({ id: one as ItemId })));
    const answers = {
      [`GET /api/documents/${id}/visit`]: { before: { at: AT - DAY, glance: base64(glance) } },
      [`GET /api/documents/${id}/history`]: {
        moments: [moment(4, AT - 2 * DAY), moment(9, AT)],
        writers: {},
        versions: [],
      },
      // Behind the last moment that was over when I was here.
      [`GET /api/documents/${id}/history/gone?after=4`]: [
        gone(costs as ItemId, 'Nobody knows what it costs', [MURAT.id]),
        gone(both as ItemId, 'Two at once', [ANNA.id, MURAT.id]),
        gone(link as ItemId, '', [MURAT.id], { kind: 'connector', ends: [costs as ItemId, both as ItemId] }),
        gone(nobody as ItemId, '', [], { kind: 'stroke' }),
        gone(later as ItemId, 'Made and deleted meanwhile', [MURAT.id]),
      ],
    };
    const opened = await openWith(view, role, {}, answers);
    const shows = await screen.findByText(/^Since you were last here:.* 5 deleted$/);
    expect(shows).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show' }));
    return opened;
  }

  it('[PE22] what is gone is listed by its words, with who deleted it and when, and leads to where it still was', async () => {
    const { past, panel } = await open('facilitator');
    const list = await screen.findByRole('region', { name: 'Deleted · 5' });
    const rows = within(list)
      .getAllByRole('button')
      .filter((row) => !row.hasAttribute('aria-label'));
    const when = 'Sun 29 Nov, ';
    expect(rows.map((row) => row.textContent?.replace(/\d\d:\d\d$/, ''))).toEqual([
      `Nobody knows what it costsDeleted by Murat (Eskişehir), ${when}`,
      `Two at onceDeleted by Anna (Budapest) or Murat (Eskişehir), ${when}`,
      `Nobody knows what it costs → Two at onceDeleted by Murat (Eskişehir), ${when}`,
      `DrawingDeleted by somebody, ${when}`,
    ]);
    expect(within(list).getByText('1 more')).toBeTruthy();
    expect(within(list).queryByText(/Made and deleted/)).toBeNull();
    await i18n.changeLanguage('nl');
    expect(
      await screen.findByText(/^Verwijderd door Anna \(Budapest\) of Murat \(Eskişehir\), zo 29 nov/),
    ).toBeTruthy();
    fireEvent.click(rows[0] as HTMLElement);
    expect(past.get()).toEqual({ sequence: 6, at: AT, id: costs });
    expect(panel.get()).toBe('since');
    fireEvent.click(within(list).getByRole('button', { name: 'Terughalen: Two at once' }));
    expect(past.get()).toEqual({ sequence: 6, at: AT, id: both, bring: true });
  });

  it('[PE22] who may not see the past hears how many there are', async () => {
    const { asked } = await open('guest');
    expect(await screen.findByText('5 things were deleted.')).toBeTruthy();
    expect(screen.queryByText(/costs/)).toBeNull();
    expect(asked.filter(({ path }) => path.includes('/history'))).toEqual([]);
  });
});

it('[MP82] on a map what became one with another is among what is gone, and leads to that one', async () => {
  const document = { ...documentFor('facilitator'), kind: 'barrierMap' as const };
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const [rules, laws] = [newId<ItemId>(), newId<ItemId>()];
  const stamp = { author: ANNA.id, at: 0, y: 0, kind: 'cause' as const };
  insertNode(items, { ...stamp, id: rules, x: 0, text: 'Rules' });
  insertNode(items, { ...stamp, id: laws, x: 400, text: 'Laws' });
  items.get(rules)?.set('into', laws);
  const glance = takeGlance([rules, laws].map((id) => ({ id })));
  const path = `GET /api/documents/${document.id}`;
  answerHttp({
    [`${path}/visit`]: { before: { at: AT - DAY, glance: base64(glance) } },
    [`${path}/history`]: { moments: [moment(9, AT)], writers: {}, versions: [] },
    [`${path}/history/gone?after=0`]: [],
  });
  const panel = writable<Panel | null>('since');
  const { discussion } = discussionDesk(ANNA, MURAT);
  const company: Company = { discussion, panel, past: writable(null), document };
  const parts = { live: liveMap(doc), me: ANNA, members: [ANNA], cities: [], company };
  show(<BarrierMap {...parts} itemId={null} title="M" canEdit view="outline" />);
  const list = await screen.findByRole('region', { name: 'Deleted · 1' });
  fireEvent.click(await within(list).findByRole('button', { name: /^Rules = Laws\s*Merged/ }));
  await waitFor(() =>
    expect(window.document.activeElement?.closest('[data-item]')?.getAttribute('data-item')).toBe(laws),
  );
  expect(within(list).queryByText(/more/)).toBeNull();
});

describe('of what is new since I was here', () => {
  async function open(role: Role, more: object = {}) {
    const { id } = documentFor(role);
    const writers: Record<number, MemberId> = {};
    const answers = {
      [`GET /api/documents/${id}/visit`]: { before: { at: AT - DAY, glance: base64(takeGlance([])) } },
      [`GET /api/documents/${id}/history`]: { moments: [moment(9, AT)], writers, versions: [] },
    };
    const { elsewhere, ids, sync, panel, asked } = await openWith('canvas', role, more, answers);
    writers[elsewhere.clientID] = ANNA.id;
    act(() => {
      boardItems(elsewhere)
        .get(ids[0] as string)
        ?.set('author', MURAT.id);
      // A copy of what whoever looks wrote once.
      boardItems(elsewhere)
        .get(ids[1] as string)
        ?.set('author', ANNA.id);
      sync();
      panel.set('since');
    });
    const list = await screen.findByRole('region', { name: 'New · 3' });
    const named = () =>
      within(list)
        .getAllByRole('button')
        .map((row) => row.textContent);
    return { named, asked };
  }

  it('[MP73] whoever put it there is named, though another signed it', async () => {
    const { named } = await open('facilitator');
    await waitFor(() => expect(named()).toEqual(['Note 0Anna', 'Note 1Anna', 'Note 2Anna']));
  });

  it('[MP73] [MP90] who may not see the past is told who signed what is new, and never themselves', async () => {
    const { named, asked } = await open('guest');
    expect(named()).toEqual(['Note 0Murat', 'Note 1', 'Note 2']);
    expect(asked.filter(({ path }) => path.includes('/history'))).toEqual([]);
  });

  it('[HI12] where names are switched off nobody is named', async () => {
    for (const role of ['facilitator', 'guest'] as const) {
      const { named } = await open(role, { attribution: false });
      expect(named()).toEqual(['Note 0', 'Note 1', 'Note 2']);
      cleanup();
    }
  });
});

describe('in the past of a map', () => {
  /** A cause that is there at 3, and gone at 5 and now. */
  function open(at?: number | 'gone', wentToo = false) {
    const doc = new Y.Doc();
    const [cause, barrier] = [newId<ItemId>(), newId<ItemId>()];
    const stamp = { author: ANNA.id, at: 0, y: 0 };
    const items = mapItems(doc);
    insertNode(items, { ...stamp, id: cause, kind: 'cause', x: 0, text: 'Old quarrels' });
    insertNode(items, { ...stamp, id: barrier, kind: 'barrier', x: 400, text: 'Owners do not agree' });
    const then = Y.encodeStateAsUpdate(doc);
    items.delete(cause);
    const now = Y.encodeStateAsUpdate(doc);
    const [saveState, store] = [
      writable<SaveState>({ kind: 'saved', at: 1 }),
      () => saveState.set({ kind: 'saved', at: 2 }),
    ];
    const live = { ...liveMap(doc), saveState };
    const deleted = [
      gone(cause, 'Old quarrels', [MURAT.id], { sequence: 5 }),
      gone(newId<ItemId>(), '', [MURAT.id], { sequence: 5, kind: 'cause', blank: true }),
      gone(newId<ItemId>(), 'Older still', [MURAT.id], { sequence: 5 }),
    ].slice(0, wentToo ? 3 : 2);
    const path = `/api/documents/${live.documentId}/history`;
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (url: string) => {
      asked.push(url.slice(path.length));
      if (url === path)
        return Response.json({
          moments: [moment(3, AT - DAY), { ...moment(6, AT), writers: [[7, 3]] }],
          writers: {},
          versions: [],
        });
      if (/after=3|\/\d+$/.test(url)) await states;
      if (url.includes('/gone?')) return Response.json(deleted);
      return new Response(new Uint8Array(url.endsWith('/6') ? now : then));
    });
    const parts = { live, me: ANNA, members: [ANNA, MURAT], cities: [BUDAPEST, ESKISEHIR] };
    const look = typeof at === 'number' ? { at: AT, id: cause, sequence: at } : at;
    const [onClose, onCopy] = [vi.fn(), vi.fn()];
    const past = { onClose, onCopy, ...(look && { at: look }) };
    show(<BarrierMap {...parts} itemId={null} title="M" canEdit view="outline" past={past} />);
    return { cause, asked, items, onClose, onCopy, store };
  }
  const chosen = () =>
    document.querySelector('[data-item][aria-current="true"], [data-item][aria-selected="true"]');

  it('[HC11] a gone one says who deleted it, and leads to the state just before with it chosen', async () => {
    const { asked } = open();
    const panel = await screen.findByRole('complementary', { name: 'History' });
    const row = await within(panel).findByRole('button', {
      name: /^Old quarrels\s*Deleted by Murat \(Eskişehir\), \d\d:\d\d$/,
    });
    expect(asked).toContain('/gone?after=3&upTo=6');
    fireEvent.click(row);
    expect(await within(panel).findByText('Just before something was deleted')).toBeTruthy();
    await waitFor(() => expect(asked).toContain('/4'));
    expect(await within(panel).findByText('Deleted by Murat (Eskişehir)')).toBeTruthy();
    expect(asked).toContain('/gone?after=4');
    expect(within(panel).getByRole('option', { selected: true }).textContent).toContain('Just before');
    fireEvent.click(within(panel).getByRole('button', { name: 'Bring back…' }));
    const question = await screen.findByRole('dialog');
    expect(within(question).getByText('1 deleted item comes back.')).toBeTruthy();
    expect(
      within(question).getByRole<HTMLInputElement>('radio', { name: 'Only the selected item' }).checked,
    ).toBe(true);
  });

  it('[HC11] who comes to look back at one finds it chosen; at a state that is a moment there is none between', async () => {
    const { cause, asked } = open(3);
    const panel = await screen.findByRole('complementary', { name: 'History' });
    expect(await within(panel).findByText('Deleted by Murat (Eskişehir)')).toBeTruthy();
    expect(within(panel).getAllByRole('option')).toHaveLength(2);
    expect(asked).toContain('/gone?after=3');
    await waitFor(() => expect(chosen()?.getAttribute('data-item')).toBe(cause));
  });

  it('[HC21] a moment says how much went in it, and what can be brought back from where it is named', async () => {
    const { cause, items } = open();
    const panel = await screen.findByRole('complementary', { name: 'History' });
    expect(await within(panel).findByText('3 changes · deleted: Old quarrels')).toBeTruthy();
    const list = await within(panel).findByRole('region', { name: 'Deleted in it' });
    fireEvent.click(await within(list).findByRole('button', { name: 'Bring back: Old quarrels' }));
    const question = await screen.findByRole('dialog');
    expect(within(question).getByText('1 deleted item comes back.')).toBeTruthy();
    fireEvent.click(within(question).getByRole('button', { name: 'Bring back' }));
    expect(items.has(cause)).toBe(true);
  });

  it('[HC22] who comes for what was deleted has all of it in one list, and the moments on request', async () => {
    open('gone');
    const panel = await screen.findByRole('complementary', { name: 'History' });
    const list = await within(panel).findByRole('region', { name: 'Deleted items' });
    expect(
      await within(list).findByRole('button', { name: /^Old quarrels\s*Deleted by Murat .*Nov/ }),
    ).toBeTruthy();
    expect(within(panel).queryByRole('option')).toBeNull();
    fireEvent.click(within(panel).getByRole('checkbox', { name: 'Deleted items' }));
    expect(within(panel).getAllByRole('option')).toHaveLength(2);
    expect(within(panel).queryByRole('region', { name: 'Deleted items' })).toBeNull();
  });

  it('[HC25] of the moment that is looked at a document can be made, which is called by the moment', async () => {
    const { onCopy } = open();
    const panel = await screen.findByRole('complementary', { name: 'History' });
    const [, earlier] = await within(panel).findAllByRole('option');
    fireEvent.click(earlier as HTMLElement);
    fireEvent.click(within(panel).getByRole('button', { name: 'Make a map of it' }));
    expect(onCopy).toHaveBeenCalledWith({ sequence: 3, name: '28 November 2026, 13:03' });
  });

  async function bringBack(list: HTMLElement, title: string) {
    fireEvent.click(await within(list).findByRole('button', { name: `Bring back: ${title}` }));
    const question = await screen.findByRole('dialog');
    fireEvent.click(within(question).getByRole('button', { name: 'Bring back' }));
  }

  it('[HC23] [HC24] what came back leaves the list, which stays with what is there now beside it, and the next has the keyboard', async () => {
    const { cause, asked, items, onClose, store } = open('gone', true);
    const panel = await screen.findByRole('complementary', { name: 'History' });
    const list = await within(panel).findByRole('region', { name: 'Deleted items' });
    await within(list).findByRole('button', { name: 'Bring back: Old quarrels' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
    await bringBack(list, 'Old quarrels');
    expect(items.has(cause)).toBe(true);
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    expect(onClose).not.toHaveBeenCalled();
    await waitFor(() => expect(chosen()?.getAttribute('data-item')).toBe(cause));
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('aria-label')).toBe('Bring back: Older still'),
    );
    const times = () => asked.filter((path) => path === '').length;
    const before = times();
    act(store);
    await waitFor(() => expect(times()).toBe(before + 1));
  });

  it('[HC23] of a moment the rest can be brought back from it next, and what came back is marked', async () => {
    const { items, cause, onClose } = open(undefined, true);
    const panel = await screen.findByRole('complementary', { name: 'History' });
    const list = await within(panel).findByRole('region', { name: 'Deleted in it' });
    await bringBack(list, 'Old quarrels');
    expect(items.has(cause)).toBe(true);
    const now = await within(panel).findByRole('region', { name: 'Deleted in it' });
    expect(await within(now).findByText(/· back again/)).toBeTruthy();
    expect(within(now).queryByRole('button', { name: 'Bring back: Old quarrels' })).toBeNull();
    expect(within(now).getByRole('button', { name: 'Bring back: Older still' })).toBeTruthy();
    expect(within(panel).queryByText('Just before something was deleted')).toBeNull();
    expect(onClose).not.toHaveBeenCalled();
  });

  it('[HC32] what others delete while one looks is asked for, and the chosen moment stays', async () => {
    const { asked, items } = open();
    const panel = await screen.findByRole('complementary', { name: 'History' });
    const [, earlier] = await within(panel).findAllByRole('option');
    fireEvent.click(earlier as HTMLElement);
    const times = () => asked.filter((path) => path === '').length;
    const before = times();
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(items.doc as Y.Doc));
    insertNode(mapItems(other), {
      id: newId<ItemId>(),
      kind: 'cause',
      text: 'Meanwhile',
      x: 0,
      y: 0,
      author: null,
      at: AT,
    });
    act(() => Y.applyUpdate(items.doc as Y.Doc, Y.encodeStateAsUpdate(other)));
    await waitFor(() => expect(times()).toBe(before + 1), { timeout: 5_000 });
    expect(within(panel).getByRole('option', { selected: true })).toBe(earlier);
  });

  it('[HC33] what is still on its way has its room, so that nothing moves under a hand', async () => {
    const [held, come] = gate();
    states = held;
    open();
    const panel = await screen.findByRole('complementary', { name: 'History' });
    await within(panel).findByText('3 changes · deleted: Old quarrels');
    expect(within(panel).getByText('Since the moment before')).toBeTruthy();
    expect(within(panel).getByRole('region', { name: 'Who changed this' })).toBeTruthy();
    const list = within(panel).getByRole('region', { name: 'Deleted in it' });
    expect(within(list).getByRole('button', { name: 'Bring back: Old quarrels' })).toBeTruthy();
    come();
    await within(panel).findByText(/deleted$/, { selector: '[role="status"]' });
  });
});
