/** One filter for the canvas, the table and the outline of a map, kept by the address. */
import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/filter/FilterBar.tsx';
import '../../client/features/map/table/MapTable.tsx';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { useMapAddress } from '../../client/app/board/useBoardAddress.ts';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { FILTERS, fits, isAsked, readFilter } from '../../client/features/map/filter/filter.ts';
import { changeMapItem, insertGroup, isNode, readMapItem } from '../../shared/documents/barrierMap.ts';
import type { CityId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { drawMap } from '../support/mapView.tsx';
import { BUDAPEST } from '../support/people.ts';

setUpDom();
setUpCanvas();
// A bound against waiting for ever: the machine has other work.
vi.setConfig({ testTimeout: 60_000 });

const CITIES = [BUDAPEST];
const BUD = BUDAPEST.id;
const GHENT = 'ghent-be' as CityId;

/** As the page does: the address says which view. */
function Page({ live }: { readonly live: ReturnType<typeof liveMap> }) {
  const { view, itemId, setView } = useMapAddress();
  return (
    <>
      {(['canvas', 'table', 'outline'] as const).map((one) => (
        <button key={one} type="button" onClick={() => setView(one)}>
          {`to ${one}`}
        </button>
      ))}
      <BarrierMap me={null} cities={CITIES} title="M" canEdit {...{ live, view, itemId }} />
    </>
  );
}

function openMap(at: string) {
  const { doc, items, ids, id, node, link } = drawMap();
  node('Mistrust', { category: 'social', severity: { [BUD]: 4 }, control: ['city'] });
  changeMapItem(items, id('Mistrust'), { confidence: 'high' });
  node('Old law', { category: 'regulation', field: 'buildings', status: { [GHENT]: 'open' } });
  node('Cold homes', { kind: 'effect' });
  link('Old law', 'causes', 'Mistrust');
  link('Mistrust', 'causes', 'Cold homes');
  show(<Page live={liveMap(doc)} />, at);
  const at_ = (text: string) => document.querySelector(`[data-item="${ids.get(text)}"]`) as HTMLElement;
  const dimmed = () =>
    [...ids.keys()].filter((text) => document.querySelector(`[data-item="${ids.get(text)}"] [data-dim]`));
  return { items, ids, id, at: at_, dimmed };
}

// Roles are slow to look up among this many options.
const rows = () =>
  [...document.querySelectorAll('li [data-item] > span:first-of-type')].map((one) => one.textContent);
const bar = () => document.querySelector('form[role="search"][aria-label="Filter"]');
const counted = () => bar()?.querySelector('[role="status"]')?.textContent;
const words = () => bar()?.querySelector('input[type="search"][aria-label="Words"]') as HTMLInputElement;
/** The bar of each view comes when its code does, and a choice when there is something to choose. */
const choose = async (name: string, value: string) => {
  const question = () =>
    [...(bar()?.querySelectorAll('button') ?? [])].find(
      (one) => one.getAttribute('aria-label')?.split(':')[0] === name,
    );
  await waitFor(() => expect(question()).toBeTruthy());
  fireEvent.click(question() as Element);
  const answer = () => document.querySelector<HTMLElement>(`[role="dialog"] input[value="${value}"]`);
  if (value === '') return fireEvent.click(screen.getByRole('button', { name: 'Any' }));
  await waitFor(() => expect(answer()).toBeTruthy());
  fireEvent.click(answer() as Element);
  fireEvent.keyDown(answer() as Element, { key: 'Escape' });
};
const press = async (name: string) => {
  const button = () => [...document.querySelectorAll('button')].find((one) => one.textContent === name);
  await waitFor(() => expect(button()).toBeTruthy());
  fireEvent.click(button() as Element);
};

describe('one filter for three views', () => {
  it('[MF1] [MF2] goes along from canvas to table to outline, is counted, and is cleared once for all', async () => {
    const map = openMap('/?view=canvas');
    await press('Filter');
    await waitFor(() => expect(bar()).toBeTruthy());
    await choose('Kind', 'barrier');
    await waitFor(() => expect(map.dimmed()).toEqual(['Cold homes', 'Mistrust Cold homes']));
    await waitFor(() => expect(counted()).toBe('2 of 3'));
    expect(map.at('Cold homes').getAttribute('aria-label')).toMatch(
      /^Effect: Cold homes.*\. not in the filter$/,
    );
    expect(map.at('Mistrust').getAttribute('aria-label')).not.toMatch(/filter/);
    expect(location.search).toBe('?view=canvas&kind=barrier');
    await press('to table');
    await waitFor(() => expect(document.querySelector('[role="grid"]')).toBeTruthy());
    await waitFor(() => expect(counted()).toBe('2 of 3'));
    await choose('Field of action', 'buildings');
    await waitFor(() => expect(counted()).toBe('1 of 3'));
    await press('to outline');
    await waitFor(() => expect(rows()).toEqual(['Old law']));
    await waitFor(() => expect(counted()).toBe('1 of 3'));
    await press('Clear filter');
    await waitFor(() => expect(rows()).toEqual(['Mistrust', 'Old law', 'Cold homes']));
    expect(location.search).toBe('?view=outline');
    await press('to canvas');
    await waitFor(() => expect(map.at('Cold homes')).toBeTruthy());
    await waitFor(() => expect(map.dimmed()).toEqual([]));
  });

  it('[MF1] each question leaves out what does not fit it, and only that', async () => {
    const map = openMap('/?view=canvas&q=');
    await press('Filter');
    await waitFor(() => expect(bar()).toBeTruthy());
    for (const [name, value, shown] of [
      ['Category', 'regulation', 'Old law'],
      ['Field of action', 'buildings', 'Old law'],
      ['Who can act', 'city', 'Mistrust'],
      ['How sure', 'high', 'Mistrust'],
      ['Status', 'open', 'Old law'],
      ['City', BUD, 'Mistrust'],
    ] as const) {
      await choose(name, value);
      const others = ['Mistrust', 'Old law', 'Cold homes'].filter((one) => one !== shown);
      await waitFor(() =>
        expect(map.dimmed().filter((one) => others.includes(one) || one === shown)).toEqual(others),
      );
      await waitFor(() => expect(counted()).toBe('1 of 3'));
      await choose(name, '');
    }
  });

  it('[MF2] a focus lights what is in both, what is left out can be chosen, and Esc ends the focus alone', async () => {
    const map = openMap('/?view=canvas&category=social');
    await waitFor(() => expect(map.dimmed()).toHaveLength(4));
    act(() => map.at('Old law').focus());
    fireEvent.keyDown(map.at('Old law'), { key: ' ' });
    fireEvent.keyUp(map.at('Old law'), { key: ' ' });
    await waitFor(() => expect(map.at('Old law').querySelector('[data-selected]')).toBeTruthy());
    fireEvent.keyDown(map.at('Old law'), { key: 'f' });
    expect(await screen.findAllByText(/1 step around Old law · 1 of 3/)).toHaveLength(2);
    await waitFor(() => expect(map.dimmed()).not.toContain('Mistrust'));
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(map.dimmed()).toHaveLength(4));
    await waitFor(() => expect(document.body.textContent).toMatch(/Focus ended/));
  });

  it('[MF3] what is written stays until another filter, and going to a hidden node shows everything', async () => {
    const map = openMap('/?view=outline&kind=effect');
    await waitFor(() => expect(rows()).toEqual(['Cold homes']));
    await press('New node');
    await waitFor(() => expect(document.querySelector('aside textarea')).toBeTruthy());
    const field = document.querySelector('aside textarea') as HTMLElement;
    fireEvent.input(field, { target: { value: 'No money' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(rows()).toEqual(['No money', 'Cold homes']));
    const made = [...map.items.keys()].find(
      (id) => map.items.get(id)?.get('kind') !== 'link' && ![...map.ids.values()].includes(id as ItemId),
    );
    expect(readMapItem(made ?? '', map.items.get(made ?? ''))?.text).toBe('No money');
    await choose('Kind', 'cause');
    await choose('Kind', 'effect');
    await screen.findByText('Nothing on this map fits the filter.');
    await choose('Kind', 'effect');
    await choose('Kind', 'cause');
    await waitFor(() => expect(rows()).toEqual(['Cold homes']));
    act(() => map.at('Cold homes').focus());
    fireEvent.keyDown(map.at('Cold homes'), { key: 'ArrowLeft', altKey: true });
    await waitFor(() => expect(rows()).toHaveLength(4));
    await waitFor(() => expect(document.activeElement).toBe(map.at('Mistrust')));
  });

  it('[MF4] Shift+F opens the bar, Esc gives the keyboard back, and what is asked for keeps the bar', async () => {
    openMap('/?view=canvas');
    fireEvent.keyDown(document.body, { key: 'F', shiftKey: true });
    await waitFor(() => expect(document.activeElement).toBe(words()));
    expect(words()).toBeTruthy();
    fireEvent.keyDown(words(), { key: 'Escape' });
    await waitFor(() => expect(bar()).toBeNull());
    fireEvent.keyDown(document.body, { key: 'F', shiftKey: true });
    await waitFor(() => expect(words()).toBeTruthy());
    fireEvent.change(words(), { target: { value: 'law' } });
    await waitFor(() => expect(counted()).toBe('1 of 3'));
    fireEvent.keyDown(words(), { key: 'Escape' });
    await waitFor(() => expect(bar()).toBeNull());
    expect(location.search).not.toContain('law');
    await press('Filter');
    await waitFor(() => expect(bar()).toBeTruthy());
    await choose('Kind', 'barrier');
    await waitFor(() => expect(counted()).toBe('2 of 3'));
    fireEvent.keyDown(words(), { key: 'Escape' });
    await waitFor(() => expect(words()).not.toBe(document.activeElement));
    await press('Clear filter');
    await waitFor(() => expect(bar()).toBeNull());
  });

  it('[MF1] [MF5] asks for a group or for none, in the address; a group that goes is not asked for any more', async () => {
    const map = openMap('/?view=canvas&group=nobodys');
    await waitFor(() => expect(map.at('Mistrust')).toBeTruthy());
    expect(bar()).toBeNull();
    const group = newId<ItemId>();
    insertGroup(map.items, { id: group, author: null, at: 1, text: 'Trust' });
    act(() => changeMapItem(map.items, map.ids.get('Mistrust') as ItemId, { group }));
    act(() => changeMapItem(map.items, map.ids.get('Old law') as ItemId, { group: newId<ItemId>() }));
    await press('Filter');
    await waitFor(() => expect(bar()).toBeTruthy());
    await choose('Group', group);
    await waitFor(() => expect(counted()).toBe('1 of 3'));
    expect(location.search).toContain(`group=${group}`);
    await waitFor(() => expect(map.dimmed()).not.toContain('Mistrust'));
    await choose('Group', '');
    await choose('Group', 'none');
    await waitFor(() => expect(counted()).toBe('2 of 3'));
    await press('to outline');
    await waitFor(() => expect(rows()).toHaveLength(2));
    await choose('Group', '');
    await choose('Group', group);
    await waitFor(() => expect(counted()).toBe('1 of 3'));
    act(() => changeMapItem(map.items, map.ids.get('Mistrust') as ItemId, { group: null }));
    await waitFor(() => expect(rows()).toHaveLength(3));
  });

  it('[MV31] links that are asked for stay, with their nodes, in all three views, and are cleared with the rest', async () => {
    const map = openMap('/?view=canvas');
    const link = map.id('Old law Mistrust');
    act(() => changeMapItem(map.items, link, { state: 'disputed' }));
    await press('Filter');
    await waitFor(() => expect(bar()).toBeTruthy());
    await choose('Links', 'disputed');
    await waitFor(() => expect(map.dimmed()).toEqual(['Cold homes', 'Mistrust Cold homes']));
    expect(map.at('Mistrust Cold homes').getAttribute('aria-label')).toMatch(/not in the filter$/);
    expect(screen.getByRole('button', { name: 'Links: disputed' })).toBeTruthy();
    await waitFor(() => expect(counted()).toBe('2 of 3'));
    await press('to table');
    await waitFor(() => expect(document.querySelectorAll('tbody tr')).toHaveLength(2));
    // What others say meanwhile counts.
    act(() => changeMapItem(map.items, map.id('Mistrust Cold homes'), { state: 'disputed' }));
    await waitFor(() => expect(document.querySelectorAll('tbody tr')).toHaveLength(3));
    act(() => changeMapItem(map.items, map.id('Mistrust Cold homes'), { state: 'agreed' }));
    await press('to outline');
    await waitFor(() => expect(rows()).toEqual(['Mistrust', 'Old law']));
    expect(map.at('Old law Mistrust').textContent).toContain('causes');
    expect(map.at('Mistrust Cold homes')).toBeNull();
    await choose('Links', '-');
    await waitFor(() => expect(rows()).toEqual([]));
    expect(new URLSearchParams(location.search).get('sign')).toBe('-');
    await press('Clear filter');
    await waitFor(() => expect(rows()).toHaveLength(3));
    expect(map.at('Mistrust Cold homes')).toBeTruthy();
  });

  it('[MV31] signs and verbs too', async () => {
    openMap('/?view=canvas&sign=%2B,none&verb=causes');
    await waitFor(() => expect(counted()).toBe('3 of 3'));
    await choose('Links', 'blocks');
    await choose('Links', 'causes');
    await waitFor(() => expect(counted()).toBe('0 of 3'));
  });

  it('[MF10] links and severity meet: who is rated so and has such a link, whatever its other end, in all three views', async () => {
    const map = openMap('/?view=canvas');
    act(() => changeMapItem(map.items, map.id('Mistrust Cold homes'), { state: 'disputed' }));
    const rated = map.ids.get('Mistrust') as ItemId;
    act(() => changeMapItem(map.items, rated, { [`severity:${GHENT}`]: 5 }));
    await press('Filter');
    await waitFor(() => expect(bar()).toBeTruthy());
    await choose('Links', 'disputed');
    await choose('Severity', '5');
    await waitFor(() => expect(counted()).toBe('1 of 3'));
    await waitFor(() => expect(map.dimmed()).toEqual(['Old law', 'Cold homes', 'Old law Mistrust']));
    expect(new URLSearchParams(location.search).get('severity')).toBe('5');
    expect(new URLSearchParams(location.search).get('state')).toBe('disputed');
    await press('to table');
    await waitFor(() => expect(document.querySelectorAll('tbody tr')).toHaveLength(1));
    await press('to outline');
    await waitFor(() => expect(rows()).toEqual(['Mistrust']));
    expect(map.at('Mistrust Cold homes')).toBeTruthy();
  });

  it('[MV32] severity in one of the cities, in any of them, or nowhere, in the city of the status', async () => {
    openMap('/?view=table&severity=4,none');
    await waitFor(() => expect(counted()).toBe('3 of 3'));
    await choose('Severity', 'none');
    await waitFor(() => expect(counted()).toBe('1 of 3'));
    expect(screen.getByRole('button', { name: 'Severity: Severity 4' })).toBeTruthy();
    const node = { severity: { [BUD]: 4, [GHENT]: 1 }, status: { [BUD]: 'open' }, text: '', note: '' };
    const asks = (filter: object, of: object = node) =>
      fits({ ...of, kind: 'barrier', control: [] } as never, { ...readFilter('', []), ...filter });
    expect(asks({ severity: '1' })).toBe(true);
    expect(asks({ severity: '1', city: BUD })).toBe(false);
    expect(asks({ severity: '1', status: 'open' })).toBe(false);
    expect(asks({ severity: '4', status: 'open' })).toBe(true);
    expect(asks({ severity: 'none' })).toBe(false);
    expect(asks({ severity: 'none', city: 'aarhus-dk' })).toBe(true);
    expect(asks({ severity: 'none', status: 'open' }, { ...node, severity: {} })).toBe(true);
  });

  it('[MF9] several answers to one question: in the address, in its name, over all three views', async () => {
    const map = openMap('/?view=canvas&kind=effect,cause');
    await waitFor(() => expect(counted()).toBe('1 of 3'));
    await choose('Kind', 'barrier');
    await waitFor(() => expect(counted()).toBe('3 of 3'));
    expect(new URLSearchParams(location.search).get('kind')).toBe('barrier,cause,effect');
    const question = screen.getByRole('button', { name: 'Kind: Barrier, Cause, Effect' });
    expect(question.textContent).toBe('Barrier+2');
    await choose('Kind', 'effect');
    await waitFor(() => expect(map.dimmed()).toEqual(['Cold homes', 'Mistrust Cold homes']));
    await press('to table');
    await waitFor(() => expect(document.querySelectorAll('tbody tr')).toHaveLength(2));
    await press('to outline');
    await waitFor(() => expect(rows()).toEqual(['Mistrust', 'Old law']));
  });

  it('[MF9] arrows walk over the answers, Enter leaves them, and the keyboard is back at the question', async () => {
    openMap('/?view=table');
    await waitFor(() => expect(bar()).toBeTruthy());
    const question = within(bar() as HTMLElement).getByRole('button', { name: 'Kind' });
    act(() => question.focus());
    fireEvent.click(question);
    const on = () => (document.activeElement as HTMLInputElement).value;
    await waitFor(() => expect(on()).toBe('barrier'));
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowDown' });
    expect(on()).toBe('cause');
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowUp' });
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowUp' });
    expect(on()).toBe('question');
    fireEvent.keyDown(document.activeElement as Element, { key: 'Enter' });
    await waitFor(() => expect(document.activeElement).toBe(question));
  });

  it('[MF9] of several cities the status in one of them counts', () => {
    const node = { status: { [BUD]: 'open', 'ghent-be': 'overcome' }, severity: {} } as never;
    const asks = (filter: object) =>
      fits({ ...(node as object), text: '', note: '', kind: 'barrier', control: [] } as never, {
        ...readFilter('', []),
        ...filter,
      });
    expect(asks({ city: `${BUD},ghent-be`, status: 'overcome' })).toBe(true);
    expect(asks({ city: `${BUD},ghent-be`, status: 'accepted,overcome' })).toBe(true);
    expect(asks({ city: BUD, status: 'overcome' })).toBe(false);
    expect(asks({ city: 'aarhus-dk,oslo-no' })).toBe(false);
    expect(asks({ kind: 'cause,barrier' })).toBe(true);
  });

  it('[MF5] names that there are not, of any spelling, ask for nothing on any view', async () => {
    const hostile =
      'kind=__proto__&category=constructor&field=toString&control=%00&status=%E0%A4%A&city=ghent-be&sort=__proto__';
    const map = openMap(`/?view=canvas&${hostile}`);
    await waitFor(() => expect(map.at('Mistrust')).toBeTruthy());
    expect(map.dimmed()).toEqual([]);
    expect(bar()).toBeNull();
    await press('to table');
    await screen.findByText('3 of 3');
    await press('to outline');
    await waitFor(() => expect(rows()).toHaveLength(3));
    const node = readMapItem(map.ids.get('Mistrust') ?? '', map.items.get(map.ids.get('Mistrust') ?? ''));
    const word = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'barrier', BUD, 'open'), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...FILTERS), word)), (asked) => {
        const filter = readFilter(`?${asked.map((pair) => pair.join('=')).join('&')}`, CITIES);
        for (const value of Object.values(filter)) expect(typeof value).toBe('string');
        if (isNode(node)) expect(fits(node, filter) || isAsked(filter)).toBe(true);
      }),
    );
    expect(readFilter(`?q=${'x'.repeat(5_000)}`, CITIES).q).toHaveLength(200);
  });

  it.each(['canvas', 'table', 'outline'] as const)(
    '[MF6] [MH73] Ctrl+F finds: Enter and ↓ go on, Shift+Enter and ↑ back, and the words keep the keyboard (%s)',
    async (view) => {
      const { at, ids } = openMap(`/w/x/m/y?view=${view}`);
      await waitFor(() => expect(at('Old law')).not.toBeNull());
      fireEvent.keyDown(document.body, { key: 'f', ctrlKey: true });
      const field = await screen.findByRole('searchbox');
      await waitFor(() => expect(document.activeElement).toBe(field));
      const said = () => screen.getAllByRole('status').map((one) => one.textContent);
      const press = (key: string, more = {}) => fireEvent.keyDown(field, { key, ...more });
      const found = async (text: string) => {
        await waitFor(() => expect(said().join()).toContain(`: ${text}, `));
        expect(document.activeElement).toBe(field);
      };
      fireEvent.change(field, { target: { value: 'o' } });
      press('Enter');
      await found('Old law');
      press('Enter');
      await found('Cold homes');
      press('Enter', { shiftKey: true });
      await found('Old law');
      press('ArrowDown');
      await found('Cold homes');
      press('ArrowUp');
      await found('Old law');
      press('Escape');
      const here = () => document.activeElement?.closest('[data-item]')?.getAttribute('data-item');
      await waitFor(() => expect(here()).toBe(ids.get('Old law')));
    },
  );
});
