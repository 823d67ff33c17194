/** The guide as people meet it: an empty map, six steps, two people, undo, the keyboard. */
// Compiled before the clock of a test runs.
import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/guide/GuidePanel.tsx';
import '../../client/features/map/analysis/AnalysisPanel.tsx';
import '../../client/features/map/table/MapTable.tsx';
import { act, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import type { MapView } from '../../client/features/map/together/mapPlace.ts';
import { insertNode, isNode, mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { NodeKind } from '../../shared/maps/vocabulary.ts';
import { fakeMedia, setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { BUDAPEST } from '../support/people.ts';

setUpDom();
setUpCanvas();
// Whether each element is in sight is the browser's to say, and slow to ask here.
configure({ defaultHidden: true });

const CITIES = [BUDAPEST];
const BUD = BUDAPEST.id;

function openMap({ nodes = [] as readonly string[], view = 'canvas' as MapView, canEdit = true } = {}) {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const put = (text: string, kind: NodeKind = 'barrier') => {
    const id = newId<ItemId>();
    insertNode(items, { id, kind, author: null, at: items.size, x: 300 * items.size, y: 0, text });
    return id;
  };
  const ids = nodes.map((text) => put(text));
  show(
    <BarrierMap
      live={liveMap(doc)}
      me={null}
      cities={CITIES}
      itemId={null}
      title="M"
      {...{ view, canEdit }}
    />,
  );
  const all = () => [...items].flatMap(([id, map]) => readMapItem(id, map) ?? []);
  const texts = () =>
    all()
      .filter(isNode)
      .map(({ text }) => text);
  const titleOf = (id: ItemId) => all().find((one) => one.id === id)?.text;
  const links = () =>
    all().flatMap((one) =>
      one.kind === 'link' ? [`${titleOf(one.from)} ${one.relation} ${titleOf(one.to)} ${one.state}`] : [],
    );
  return { doc, items, put, ids, all, texts, links };
}

const guide = () => within(document.querySelector('[aria-label="Step by step"]') as HTMLElement);
const answer = (name: string, text: string) => {
  const field = screen.getByRole('textbox', { name }) as HTMLInputElement;
  fireEvent.change(field, { target: { value: text } });
  fireEvent.submit(field.form as HTMLFormElement);
  return field;
};
const heading = (name: string) => screen.findByLabelText(new RegExp(name), { selector: 'h3' });
const goTo = (step: number) =>
  fireEvent.click(guide().getByRole('button', { name: new RegExp(`^Step ${step} of 6`) }));
const said = () =>
  screen
    .getAllByRole('status')
    .map((one) => one.textContent)
    .join(' ');
async function openGuideAt(step: number) {
  fireEvent.click(screen.getByRole('button', { name: 'Guide' }));
  await screen.findByLabelText('Step by step');
  goTo(step);
}

describe('the guide of a map', () => {
  it('[MG7] who may only read is asked nothing', () => {
    const { texts } = openMap({ canEdit: false });
    expect(screen.queryByRole('textbox', { name: 'One barrier' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Guide' })).toBeNull();
    expect([texts(), screen.getByText('There is nothing on this map yet.').tagName]).toEqual([[], 'P']);
  });

  it('[MG1] [MG4] begins on an empty map with one barrier, and goes on to its causes', async () => {
    const { texts, links, all } = openMap();
    answer('One barrier', '   ');
    expect(texts()).toEqual([]);
    answer('One barrier', ' Owners do not trust the savings ');
    expect(texts()).toEqual(['Owners do not trust the savings']);
    await heading('Step 2 of 6: Causes and effects');
    const field = answer('What causes “Owners do not trust the savings”?', 'No example nearby');
    expect(field.value).toBe('');
    answer('What causes “Owners do not trust the savings”?', 'Old quarrels');
    answer('What causes “Owners do not trust the savings”?', '');
    expect(links()).toEqual([
      'No example nearby causes Owners do not trust the savings proposed',
      'Old quarrels causes Owners do not trust the savings proposed',
    ]);
    const places = all()
      .filter(isNode)
      .map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(3);
  });

  it.each(['outline', 'table'] as const)('[MG10] begins in the %s as on the canvas', async (view) => {
    const { texts, links } = openMap({ view });
    await screen.findByRole('textbox', { name: 'One barrier' });
    answer('One barrier', 'Owners do not agree');
    expect(texts()).toEqual(['Owners do not agree']);
    await heading('Step 2 of 6: Causes and effects');
    answer('What causes “Owners do not agree”?', 'Old quarrels');
    expect(links()).toEqual(['Old quarrels causes Owners do not agree proposed']);
    expect(screen.queryByRole('textbox', { name: 'One barrier' })).toBeNull();
  });

  it.each(['outline', 'table'] as const)(
    '[MG10] begins in the %s without the guide as well',
    async (view) => {
      const { all } = openMap({ view });
      fireEvent.click(await screen.findByRole('button', { name: 'Add nodes without questions' }));
      expect(all().map(({ kind }) => kind)).toEqual(['barrier']);
    },
  );

  it('[MG12] without words its button gives the keyboard to the question', async () => {
    const { all } = openMap({ view: 'outline' });
    const button = await screen.findByRole('button', { name: 'Go on' });
    button.focus();
    fireEvent.click(button);
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'One barrier' }));
    expect(all()).toEqual([]);
  });

  it.each(['outline', 'table'] as const)('[MG10] asks who may only read nothing in the %s', async (view) => {
    openMap({ view, canEdit: false });
    await screen.findByText('There is nothing on this map yet.');
    expect(screen.queryByRole('textbox', { name: 'One barrier' })).toBeNull();
  });

  it('[MG11] the question that takes the keyboard is in sight, with all of its field', async () => {
    openMap({ view: 'outline' });
    const seen: unknown[] = [];
    Element.prototype.scrollIntoView = function () {
      seen.push(this);
    };
    answer('One barrier', 'Owners do not agree');
    await heading('Step 2 of 6');
    const field = screen.getByRole('textbox', { name: /^What causes/ }) as HTMLInputElement;
    expect([document.activeElement, seen.at(-1)]).toEqual([field, field.form]);
  });

  it('[MG1] [MG4] [MG15] asks what follows from it and what it blocks, takes an answer back with its link, and goes deeper', async () => {
    const { texts, links, ids } = openMap({ nodes: ['Mistrust'] });
    await openGuideAt(1);
    fireEvent.change(guide().getByLabelText('Choose a barrier of the map'), { target: { value: ids[0] } });
    goTo(2);
    answer('What causes “Mistrust”?', 'Old quarrels');
    answer('What follows from “Mistrust”?', 'Prices go up');
    const field = answer('What does “Mistrust” block?', 'Renovation');
    const first = ['Old quarrels causes Mistrust proposed', 'Mistrust causes Prices go up proposed'];
    expect(links()).toEqual([...first, 'Mistrust blocks Renovation proposed']);
    expect(said()).toMatch(/Added as blocked: Renovation/);
    const below = (name: string) => guide().getByRole('heading', { name }).parentElement?.textContent;
    expect(below('What follows from it')).toMatch(/Prices go up$/);
    expect(below('What it blocks')).toMatch(/Renovation$/);
    expect(guide().getByRole('button', { name: 'Old quarrels' })).toBeTruthy();
    fireEvent.keyDown(field, { key: 'z', ctrlKey: true });
    expect([links().length, texts().includes('Renovation')]).toEqual([2, false]);
    await waitFor(() => expect(guide().queryByRole('button', { name: 'Renovation' })).toBeNull());
    fireEvent.click(guide().getByRole('button', { name: 'Go on from Old quarrels' }));
    expect(screen.queryByRole('textbox', { name: /block/ })).toBeNull();
    answer('What causes “Old quarrels”?', 'A sold courtyard');
    expect(links().at(-1)).toBe('A sold courtyard causes Old quarrels proposed');
  });

  it('[MG4] what a full map does not take stays in the field', async () => {
    const { doc, items, ids } = openMap({ nodes: ['Mistrust'] });
    await openGuideAt(1);
    fireEvent.change(guide().getByLabelText('Choose a barrier of the map'), { target: { value: ids[0] } });
    goTo(2);
    // Of a newer version: they count, and cost less to show than nodes.
    const fill = () => {
      for (let left = LIMITS.itemsPerBoard - 1; left > 0; left -= 1) items.set(newId<ItemId>(), new Y.Map());
    };
    act(() => doc.transact(fill));
    const field = answer('What causes “Mistrust”?', 'Old quarrels');
    expect([field.value, items.size]).toEqual(['Old quarrels', LIMITS.itemsPerBoard]);
    act(() => items.delete([...items.keys()].at(-1) as ItemId));
    act(() => items.delete([...items.keys()].at(-2) as ItemId));
    answer('What causes “Mistrust”?', 'Old quarrels');
    expect([field.value, items.size]).toEqual(['', LIMITS.itemsPerBoard]);
  });

  it('[MG2] [MG7] goes forward, back and straight to any step, and is left at its end', async () => {
    const { ids } = openMap({ nodes: ['Costs'] });
    await openGuideAt(1);
    fireEvent.change(guide().getByLabelText('Choose a barrier of the map'), {
      target: { value: ids[0] },
    });
    fireEvent.click(guide().getByRole('button', { name: 'Next' }));
    expect(await heading('Step 2 of 6')).toBeTruthy();
    expect(guide().getByLabelText('What causes “Costs”?')).toBeTruthy();
    goTo(5);
    const here = await heading('Step 5 of 6: Check');
    expect(document.activeElement).toBe(here);
    expect(said()).toMatch(/Step 5 of 6: Check/);
    fireEvent.click(guide().getByRole('button', { name: 'Back' }));
    await heading('Step 4 of 6: Connect');
    goTo(6);
    fireEvent.click(guide().getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByLabelText('Step by step')).toBeNull());
  });

  it('[MG3] [MG7] is left with Esc, which gives the keyboard back, and taken up again', async () => {
    openMap({ nodes: ['Costs'] });
    await openGuideAt(4);
    fireEvent.keyDown(await heading('Step 4'), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByLabelText('Step by step')).toBeNull());
    expect(screen.getByRole('application').contains(document.activeElement)).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Guide' }));
    expect(await heading('Step 4 of 6: Connect')).toBeTruthy();
  });

  it('[MG7] is the only panel beside the map, and opens by its key', async () => {
    openMap({ nodes: ['Costs'] });
    fireEvent.keyDown(screen.getByRole('application'), { key: 'G', code: 'KeyG', shiftKey: true });
    await heading('Step 1');
    fireEvent.click(screen.getByRole('button', { name: 'Analyse' }));
    await screen.findByLabelText('Analysis');
    expect(screen.queryByLabelText('Step by step')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Guide' }));
    fireEvent.keyDown(await heading('Step 1'), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByLabelText('Step by step')).toBeNull());
    expect(screen.queryByLabelText('Analysis')).toBeNull();
  });

  it('[MG3] [MG6] what others write shows at once, and a problem that they delete is asked for anew', async () => {
    const { ids, items, put } = openMap({ nodes: ['Costs'], view: 'outline' });
    await openGuideAt(1);
    fireEvent.change(guide().getByLabelText('Choose a barrier of the map'), {
      target: { value: ids[0] },
    });
    goTo(4);
    expect(guide().getByRole('heading', { name: '1 node has no link' })).toBeTruthy();
    act(() => void put('Rents', 'cause'));
    expect(await guide().findByRole('heading', { name: '2 nodes have no link' })).toBeTruthy();
    goTo(2);
    act(() => items.delete(ids[0] as ItemId));
    expect(await guide().findByText('Choose a problem first.')).toBeTruthy();
    fireEvent.click(guide().getByRole('button', { name: 'Choose the problem' }));
    await heading('Step 1 of 6');
    answer('Or write a new one', 'Rules');
    fireEvent.click(guide().getByRole('button', { name: 'Next' }));
    expect(await guide().findByRole('textbox', { name: 'What causes “Rules”?' })).toBeTruthy();
  });

  it('[MG5] [MG6] makes one of two and connects what is loose', async () => {
    const { ids, texts, links, items } = openMap({
      nodes: ['High energy costs', 'Energy costs are high', 'Few builders', ' ', 'Cold homes'],
    });
    await openGuideAt(3);
    expect(guide().getByRole('button', { name: 'Without words' })).toBeTruthy();
    fireEvent.click(within(guide().getByRole('group')).getByRole('button', { name: 'Make one' }));
    expect(texts()).toEqual(['High energy costs', 'Few builders', ' ', 'Cold homes']);
    act(() => items.delete(ids[3] as ItemId));
    expect(await guide().findByText(/Nothing says the same twice/)).toBeTruthy();
    goTo(4);
    fireEvent.change(guide().getByLabelText('Few builders leads to'), {
      target: { value: ids[0] },
    });
    fireEvent.change(await guide().findByLabelText('Cold homes comes from'), {
      target: { value: ids[0] },
    });
    expect(links()).toEqual([
      'Few builders causes High energy costs proposed',
      'High energy costs causes Cold homes proposed',
    ]);
    expect(await guide().findByText('Everything is connected.')).toBeTruthy();
  });

  it('[MG8] says of a large map that only the first are compared', async () => {
    openMap({ nodes: Array(301).fill('…') });
    await openGuideAt(3);
    expect(await guide().findByText(/first 300 .*301/)).toBeTruthy();
  });

  it.each([
    ['a key where there are keys', [], /press Ctrl G$/],
    [
      'what a finger can do where there are none',
      ['(pointer: coarse)'],
      /hold a node and choose “Put in a new group”/,
    ],
  ])('[MG9] says how to make a group: %s', async (_, media, words) => {
    fakeMedia(media);
    openMap({ nodes: ['Rent'] });
    await openGuideAt(3);
    const told = await waitFor(() => guide().getByText(/can be a group/));
    expect(told.textContent).toMatch(words);
    expect(/Ctrl/.test(told.textContent ?? '')).toBe(media.length === 0);
  });

  it('[MG6] [MG13] has links judged and turned, and barriers weighed', async () => {
    const { ids, links, items } = openMap({ nodes: ['High energy costs', 'Few builders', 'Old law'] });
    await openGuideAt(4);
    for (const name of ['Few builders', 'Old law'])
      fireEvent.change(guide().getByLabelText(`${name} leads to`), { target: { value: ids[0] } });
    goTo(5);
    fireEvent.click(guide().getByRole('button', { name: 'We agree' }));
    await waitFor(() => expect(guide().getByRole('button', { name: /^Old law causes/ })).toBeTruthy());
    fireEvent.click(guide().getByRole('button', { name: 'Other way round' }));
    fireEvent.click(guide().getByRole('button', { name: 'We disagree' }));
    expect(links()).toEqual([
      'Few builders causes High energy costs agreed',
      'High energy costs causes Old law disputed',
    ]);
    expect(await guide().findByText('Every link was looked at.')).toBeTruthy();
    goTo(6);
    expect(guide().getByRole('heading', { name: '0 of 3 barriers are complete' })).toBeTruthy();
    fireEvent.change(guide().getByLabelText('Severity in Budapest'), {
      target: { value: '4' },
    });
    await waitFor(() =>
      expect(readMapItem(ids[0] as ItemId, items.get(ids[0] as ItemId))).toMatchObject({
        severity: { [BUD]: 4 },
      }),
    );
    expect(guide().getByRole('heading', { name: '0 of 3 barriers are complete' })).toBeTruthy();
    expect(guide().getByText('Still missing: who can act')).toBeTruthy();
    fireEvent.click(guide().getByRole('checkbox', { name: 'City' }));
    expect(await guide().findByText('Nothing is missing here.')).toBeTruthy();
    expect(await guide().findByRole('heading', { name: '1 of 3 barriers are complete' })).toBeTruthy();
    expect(readMapItem(ids[0] as ItemId, items.get(ids[0] as ItemId))).toMatchObject({
      severity: { [BUD]: 4 },
      control: ['city'],
    });
    fireEvent.click(guide().getByRole('button', { name: 'Next barrier' }));
    expect(await guide().findByRole('button', { name: 'Few builders' })).toBeTruthy();
  });
});

describe('the head of the guide', () => {
  it.each([
    ['beside the map', [], ['Close', 'Step 1']],
    ['in a sheet', ['(max-width: 599px), (max-width: 899px) and (max-height: 560px)'], ['Step 1', 'Close']],
  ] as const)('[MG9] the keyboard meets its buttons as they stand, %s', async (_where, media, order) => {
    fakeMedia(media);
    openMap({ nodes: ['Heat is lost'] });
    fireEvent.click(screen.getByRole('button', { name: 'Guide' }));
    await heading('The problem');
    const names = guide()
      .getAllByRole('button')
      .map((one) => one.getAttribute('aria-label') ?? '');
    const at = order.map((name) => names.findIndex((one) => one.startsWith(name)));
    expect(Math.min(...at)).toBe(0);
    expect(at[0]).toBeLessThan(at[1] ?? -1);
  });
});
