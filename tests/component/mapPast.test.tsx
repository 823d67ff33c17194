/** The past of a barrier map, in each of its views. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { ORDER } from '../../client/acts/regions.ts';
import { Viewport } from '../../client/canvas/Viewport.ts';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { colouringBy } from '../../client/features/map/legend/colouring.ts';
import { sizeBy } from '../../client/features/map/legend/sizing.ts';
import { type MapDesk, useDesk } from '../../client/features/map/MapDesk.ts';
import { changeMapItem, insertLink, insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { fakeMedia, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { member } from '../support/people.ts';
import { readTracked, trackedFiles } from '../support/sources.ts';

setUpDom();
const ANNA = member('Anna', 'facilitator');
beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

// Once, outside the tests' own time: a chunk that is compiled on a busy machine takes its time.
beforeAll(async () => {
  await import('../../client/features/map/past/MapPast.tsx');
  await import('../../client/features/map/table/MapTable.tsx');
  await import('../../client/features/map/compare/CompareScreen.tsx');
});

/** A cause and a barrier with a link, of which the cause is gone now and the barrier is called otherwise. */
function aMapWithAPast() {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const [cause, barrier, link] = [newId<ItemId>(), newId<ItemId>(), newId<ItemId>()];
  const stamp = { author: ANNA.id, at: 0 };
  insertNode(items, { ...stamp, id: cause, kind: 'cause', x: 0, y: 0, text: 'Old quarrels' });
  insertNode(items, { ...stamp, id: barrier, kind: 'barrier', x: 400, y: 0, text: 'Owners do not agree' });
  insertLink(items, { ...stamp, id: link, from: cause, to: barrier, relation: 'causes' });
  const then = Y.encodeStateAsUpdate(doc);
  items.delete(cause);
  items.delete(link);
  changeMapItem(items, barrier, { category: 'social' });
  return { doc, items, then, cause, barrier, link };
}

describe.each(['canvas', 'outline', 'table'] as const)('the past of a map, in the %s', (view) => {
  it('[MW4] [MP26] [HC13] shows what was, who made it, and brings back a node with its link in one step', {
    timeout: 60_000,
  }, async () => {
    const { doc, items, then, cause, barrier, link } = aMapWithAPast();
    const live = liveMap(doc);
    const moment = { sequence: 3, from: 10, at: 20, edits: 3, writers: [[doc.clientID, 99]], deletedBy: [] };
    const history = { moments: [moment], writers: { [doc.clientID]: ANNA.id }, versions: [] };
    const path = `/api/documents/${live.documentId}/history`;
    vi.stubGlobal('fetch', async (asked: string) =>
      asked === path ? Response.json(history) : new Response(new Uint8Array(then)),
    );
    const looks: object[] = [];
    const set = Viewport.prototype.setCamera;
    vi.spyOn(Viewport.prototype, 'setCamera').mockImplementation(function (this: Viewport, camera) {
      looks.push({ x: camera.x, zoom: camera.zoom });
      set.call(this, camera);
    });
    const onClose = vi.fn();
    const parts = { live, me: ANNA, members: [ANNA], cities: [], itemId: null, title: 'M', view };
    show(<BarrierMap {...parts} canEdit past={{ onClose }} />);
    const itemOf = (id: ItemId) => document.querySelector<HTMLElement>(`[data-item="${id}"]`);
    await waitFor(() => expect(itemOf(cause)).not.toBeNull());
    // What is there now, its one node, was seen at once, in the middle of what the bars leave (HC13).
    if (view === 'canvas') await waitFor(() => expect(looks.at(-1)).toEqual({ x: 516 - 636, zoom: 1 }));
    const shown = ['[role="application"]', 'section ul', '[role="grid"]'].map((one) =>
      Boolean(document.querySelector(`[data-view] ${one} [data-item="${cause}"]`)),
    );
    expect(shown).toEqual([view === 'canvas', view === 'outline', view === 'table']);
    const before = Y.encodeStateAsUpdate(doc);
    expect(screen.queryByRole('button', { name: 'Node' })).toBeNull();
    act(() => itemOf(cause)?.focus());
    fireEvent.keyDown(itemOf(cause) as HTMLElement, { key: 'Delete' });
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    const panel = await screen.findByRole('complementary', { name: 'History' });
    // A link is called by what it joined.
    expect(
      await within(panel).findByRole('button', { name: 'Old quarrels → Owners do not agree' }),
    ).toBeTruthy();
    fireEvent.click(within(panel).getByRole('button', { name: 'Old quarrels' }));
    expect(await within(panel).findByText('Made by Anna')).toBeTruthy();
    fireEvent.click(within(panel).getByRole('button', { name: 'Bring back…' }));
    const question = await screen.findByRole('dialog');
    fireEvent.click(within(question).getByRole('radio', { name: 'Everything of this moment' }));
    fireEvent.click(within(question).getByRole('button', { name: 'Bring back' }));
    expect([items.has(cause), items.has(link)]).toEqual([true, true]);
    expect(items.get(barrier)?.get('category')).toBeUndefined();
    expect(onClose).toHaveBeenCalledOnce();
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect([items.has(cause), items.get(barrier)?.get('category')]).toEqual([false, 'social']);
  });
});

it('[HC8] what is chosen on the map is chosen in its past, with what is known of it', async () => {
  const { doc, then, barrier } = aMapWithAPast();
  const live = liveMap(doc);
  const moment = { sequence: 3, from: 10, at: 20, edits: 3, writers: [[doc.clientID, 99]], deletedBy: [] };
  const history = { moments: [moment], writers: { [doc.clientID]: ANNA.id }, versions: [] };
  const path = `/api/documents/${live.documentId}/history`;
  vi.stubGlobal('fetch', async (asked: string) =>
    asked === path ? Response.json(history) : new Response(new Uint8Array(then)),
  );
  const parts = { live, me: ANNA, members: [ANNA], cities: [], itemId: null, title: 'M', canEdit: true };
  const { rerender } = show(<BarrierMap {...parts} view="outline" />);
  const itemOf = (id: ItemId) => document.querySelector<HTMLElement>(`[data-item="${id}"]`);
  await waitFor(() => expect(itemOf(barrier)).not.toBeNull());
  act(() => itemOf(barrier)?.focus());
  rerender(<BarrierMap {...parts} view="outline" past={{ onClose: () => undefined }} />);
  const panel = await screen.findByRole('complementary', { name: 'History' });
  expect(await within(panel).findByText('Made by Anna')).toBeTruthy();
});

it('[MH143] on a phone it is drawn by its head, as other sheets are', async () => {
  fakeMedia(['(max-width: 599px), (max-width: 899px) and (min-height: 561px)', '(max-width: 899px)']);
  const { doc } = aMapWithAPast();
  const live = liveMap(doc);
  vi.stubGlobal('fetch', async () => Response.json({ moments: [], writers: {}, versions: [] }));
  const parts = { live, me: ANNA, members: [ANNA], cities: [], itemId: null, title: 'M', canEdit: true };
  show(<BarrierMap {...parts} view="outline" past={{ onClose: () => undefined }} />);
  const panel = await screen.findByRole('complementary', { name: 'History', hidden: true });
  const head = panel.querySelector('header') as HTMLElement;
  const { dataset } = document.documentElement;
  fireEvent.pointerDown(head, { pointerId: 1, clientY: 400, button: 0 });
  fireEvent.pointerMove(head, { pointerId: 1, clientY: 200 });
  fireEvent.pointerUp(head, { pointerId: 1, clientY: 200 });
  expect(dataset.sheet).toBe('tall');
  fireEvent.pointerDown(head, { pointerId: 1, clientY: 100, button: 0 });
  fireEvent.pointerUp(head, { pointerId: 1, clientY: 100 });
  expect(dataset.sheet).toBeUndefined();
});

it('[MH122] has the colours, sizes and legend that one had', async () => {
  const { doc, items, then, barrier } = aMapWithAPast();
  items.get(barrier)?.set('severity:ghent-be', 4);
  const live = liveMap(doc);
  const history = { moments: [], writers: {}, versions: [] };
  vi.stubGlobal('fetch', async (asked: string) =>
    asked.endsWith('/history') ? Response.json(history) : new Response(new Uint8Array(then)),
  );
  const desks: MapDesk[] = [];
  const Probe = () => void desks.push(useDesk());
  const parts = { live, me: ANNA, members: [ANNA], cities: [], itemId: null, title: 'M', canEdit: true };
  const { rerender } = show(
    <BarrierMap {...parts} view="canvas">
      <Probe />
    </BarrierMap>,
  );
  await waitFor(() => expect(document.querySelector(`[data-item="${barrier}"]`)).not.toBeNull());
  const inks = () => document.querySelector(`[data-item="${barrier}"]`)?.outerHTML.match(/severity-4/)?.[0];
  act(() => {
    const [desk] = desks.slice(-1);
    desk?.colouring.set(colouringBy('severity', null));
    desk?.legend.set(true);
    if (desk) sizeBy(desk, 'severity');
  });
  await waitFor(() => expect(inks()).toBe('severity-4'));
  rerender(<BarrierMap {...parts} view="canvas" past={{ onClose: () => undefined }} />);
  await screen.findByRole('complementary', { name: 'History' });
  await waitFor(() => expect(inks()).toBe('severity-4'));
  expect(await screen.findByRole('heading', { name: 'Legend' })).toBeTruthy();
});

it('[MH164] the comparison is one of a view of the past: of that moment, to be read, and back to the view beneath', async () => {
  const { doc, items, then, barrier } = aMapWithAPast();
  items.get(barrier)?.set('severity:budapest-hu', 4);
  const live = liveMap(doc);
  const past = { moments: [], writers: {}, versions: [] };
  const moment = { sequence: 3, from: 10, at: 20, edits: 3, writers: [[doc.clientID, 99]], deletedBy: [] };
  vi.stubGlobal('fetch', async (asked: string) =>
    asked.endsWith('/history')
      ? Response.json({ ...past, moments: [moment] })
      : new Response(new Uint8Array(then)),
  );
  const parts = { live, me: ANNA, members: [ANNA], itemId: null, title: 'M', canEdit: true };
  const cities = [
    { id: 'budapest-hu', name: 'Budapest', country: 'HU', badge: 'BUD', part: 'first' },
    { id: 'eskisehir-tr', name: 'Eskişehir', country: 'TR', badge: 'ESK', part: 'second' },
  ] as never;
  const at = '/?view=canvas&compare=budapest-hu,eskisehir-tr';
  show(<BarrierMap {...parts} cities={cities} view="canvas" past={{ onClose: () => undefined }} />, at);
  const panel = await screen.findByRole('complementary', { name: 'History' });
  const bar = await screen.findByRole('radio', { name: 'Practices' });
  expect(panel).toBeTruthy();
  expect(document.querySelector('[role="application"]')).toBeNull();
  fireEvent.click(bar);
  fireEvent.click(screen.getByRole('radio', { name: 'Side by side' }));
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Close the comparison' }));
  await waitFor(() => expect(document.querySelector('[role="application"]')).not.toBeNull());
});

it('[HC12] on the moment of a deletion it brings back what went in it, with its link; one step of undo', async () => {
  const { doc, items, then, cause, barrier, link } = aMapWithAPast();
  const live = liveMap(doc);
  const written = { sequence: 3, from: 10, at: 20, edits: 3, writers: [[doc.clientID, 99]], deletedBy: [] };
  const deleting = { sequence: 4, from: 90_000, at: 90_000, edits: 1, writers: [], deletedBy: [ANNA.id] };
  const history = { moments: [written, deleting], writers: { [doc.clientID]: ANNA.id }, versions: [] };
  const now = Y.encodeStateAsUpdate(doc);
  const path = `/api/documents/${live.documentId}/history`;
  vi.stubGlobal('fetch', async (asked: string) => {
    if (asked === path) return Response.json(history);
    if (asked.includes('/gone')) return Response.json([]);
    return new Response(new Uint8Array(asked.endsWith('/3') ? then : now));
  });
  const onClose = vi.fn();
  const parts = { live, me: ANNA, members: [ANNA], cities: [], itemId: null, title: 'M', canEdit: true };
  show(<BarrierMap {...parts} view="outline" past={{ onClose }} />);
  const panel = await screen.findByRole('complementary', { name: 'History' });
  expect(await within(panel).findByText(`${ANNA.name} · something deleted`)).toBeTruthy();
  await within(panel).findByText(/2 deleted/);
  fireEvent.click(within(panel).getByRole('button', { name: 'Bring back…' }));
  const question = await screen.findByRole('dialog');
  const first = within(question).getByRole('radio', { name: 'The 2 items that were deleted in it' });
  expect((first as HTMLInputElement).checked).toBe(true);
  fireEvent.click(within(question).getByRole('radio', { name: 'Everything of this moment' }));
  expect(within(question).getByText('It is like this already.')).toBeTruthy();
  fireEvent.click(first);
  fireEvent.click(within(question).getByRole('button', { name: 'Bring back' }));
  // What was done otherwise in the same moment stays.
  expect([items.has(cause), items.has(link), items.get(barrier)?.get('category')]).toEqual([
    true,
    true,
    'social',
  ]);
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect([items.has(cause), items.has(link)]).toEqual([false, false]);
});

it('[HC14] says what came later and stays, and puts it away where that is asked; undo brings it again', async () => {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const stamp = { author: ANNA.id, at: 0 };
  const [old, later] = [newId<ItemId>(), newId<ItemId>()];
  insertNode(items, { ...stamp, id: old, kind: 'barrier', x: 0, y: 0, text: 'Owners do not agree' });
  const then = Y.encodeStateAsUpdate(doc);
  insertNode(items, { ...stamp, id: later, kind: 'barrier', x: 400, y: 0, text: 'Imported by mistake' });
  const live = liveMap(doc);
  const moment = { sequence: 3, from: 10, at: 20, edits: 3, writers: [[doc.clientID, 99]], deletedBy: [] };
  const history = { moments: [moment], writers: { [doc.clientID]: ANNA.id }, versions: [] };
  const path = `/api/documents/${live.documentId}/history`;
  vi.stubGlobal('fetch', async (asked: string) =>
    asked === path ? Response.json(history) : new Response(new Uint8Array(then)),
  );
  const parts = { live, me: ANNA, members: [ANNA], cities: [], itemId: null, title: 'M' };
  show(<BarrierMap {...parts} view="outline" canEdit past={{ onClose: vi.fn() }} />);
  const panel = await screen.findByRole('complementary', { name: 'History' });
  await within(panel).findByRole('button', { name: 'Owners do not agree' });
  fireEvent.click(within(panel).getByRole('button', { name: 'Bring back…' }));
  const question = within(await screen.findByRole('dialog'));
  expect(question.getByText('1 item that came later stays.')).toBeTruthy();
  expect(question.queryByText('It is like this already.')).toBeNull();
  const confirm = () => fireEvent.click(question.getByRole('button', { name: 'Bring back' }));
  confirm();
  expect(items.has(later)).toBe(true);
  fireEvent.click(question.getByRole('checkbox', { name: 'Put away what came later too' }));
  expect(question.getByText('1 item that came later goes.')).toBeTruthy();
  confirm();
  expect([items.has(old), items.has(later)]).toEqual([true, false]);
  await screen.findByText('1 item put away');
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(items.has(later)).toBe(true);
});

it('[AN142] [HC17] F6 comes to the panel and the slider of the past, which says when it was and who wrote', async () => {
  const { doc, then, barrier } = aMapWithAPast();
  const live = liveMap(doc);
  const moment = { sequence: 3, from: 10, at: 20, edits: 3, writers: [[doc.clientID, 99]], deletedBy: [] };
  const versions = [{ id: newId(), title: 'Before the talk', sequence: 3 }];
  const history = { moments: [moment], writers: { [doc.clientID]: ANNA.id }, versions };
  const path = `/api/documents/${live.documentId}/history`;
  vi.stubGlobal('fetch', async (asked: string) =>
    asked === path ? Response.json(history) : new Response(new Uint8Array(then)),
  );
  const parts = { live, me: ANNA, members: [ANNA], cities: [], itemId: null, title: 'M', canEdit: true };
  show(<BarrierMap {...parts} view="canvas" past={{ onClose: () => undefined }} />);
  await waitFor(() => expect(document.querySelector(`[data-item="${barrier}"]`)).not.toBeNull());
  const slider = await screen.findByRole('slider');
  expect(slider.getAttribute('aria-valuetext')).toMatch(/^Before the talk\. .*1970.*\. Anna · 3 changes$/);
  expect(slider.closest('[data-bottom]')?.textContent).toMatch(/^Before the talk · .*1970, \d\d:\d\d$/);
  const option = screen.getByRole('option', { name: /^Before the talk/ });
  expect(option.textContent).toMatch(/^Before the talk\d\d:\d\dAnna · 3 changes$/);
  const seen = new Set<unknown>();
  for (let presses = 0; presses < 5; presses++) {
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'F6' });
    const { activeElement } = document;
    seen.add(activeElement?.closest('aside')?.getAttribute('aria-label') ?? '');
    seen.add(activeElement?.closest('[data-bottom]')?.contains(slider));
  }
  expect([seen.has('History'), seen.has(true)]).toEqual([true, true]);
});

it('[AN142] whatever F6 goes to has a place in its round', () => {
  const client = trackedFiles().filter((path) => /^client.*\.tsx$/.test(path));
  const marked = client.flatMap((path) =>
    [...readTracked(path).matchAll(/data-region="(\w+)"/g)].map(([, name]) => name),
  );
  expect(marked.filter((name) => !ORDER.includes(name ?? ''))).toEqual([]);
});

it('[HC31] who opens the past again does not see the end of an earlier look as the present', async () => {
  const { doc, then, barrier } = aMapWithAPast();
  const live = liveMap(doc);
  const first = { sequence: 3, from: 10, at: 20, edits: 3, writers: [[doc.clientID, 99]], deletedBy: [] };
  const moments: object[] = [first];
  const path = `/api/documents/${live.documentId}/history`;
  let answer = () => undefined as unknown;
  let gate: Promise<unknown> = Promise.resolve();
  vi.stubGlobal('fetch', async (asked: string) => {
    if (asked.includes('/gone')) return Response.json([]);
    if (asked !== path) return new Response(new Uint8Array(then));
    await gate;
    return Response.json({ moments, writers: { [doc.clientID]: ANNA.id }, versions: [] });
  });
  const parts = { live, me: ANNA, members: [ANNA], cities: [], itemId: null, title: 'M', canEdit: true };
  const past = { onClose: () => undefined };
  const { rerender } = show(<BarrierMap {...parts} view="outline" past={past} />);
  const slider = () => screen.findByRole('slider', { name: 'Moment' });
  expect((await slider()).getAttribute('max')).toBe('1');
  rerender(<BarrierMap {...parts} view="outline" />);
  await waitFor(() => expect(document.querySelector(`[data-item="${barrier}"]`)).not.toBeNull());
  moments.push(
    { ...first, sequence: 7, from: 90_000, at: 90_000 },
    { ...first, sequence: 9, from: 180_000, at: 180_000 },
  );
  gate = new Promise((resolve) => {
    answer = () => resolve(undefined);
  });
  rerender(<BarrierMap {...parts} view="outline" past={past} />);
  await screen.findByRole('complementary', { name: 'History' });
  expect(screen.queryByRole('slider')).toBeNull();
  expect(screen.getByRole('status', { name: 'Looking up the history' })).toBeTruthy();
  answer();
  expect(((await slider()) as HTMLInputElement).value).toBe('2');
});
