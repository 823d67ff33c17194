/** A link whose end is not on the map yet: the node comes with it, on the map and in the table. */
import '../../client/features/map/table/MapTable.tsx';
import '../../client/features/map/table/NewLink.tsx';
import '../../client/features/map/commands/ChooseEnd.tsx';
import '../../client/features/map/commands/ChooseLinked.tsx';
import { act, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type MapDesk, useDesk } from '../../client/features/map/MapDesk.ts';
import { isNode, readMapItem } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
setUpCanvas(1_200);
Element.prototype.scrollIntoView ??= () => undefined;
configure({ defaultHidden: true });
vi.setConfig({ testTimeout: 60_000 });
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_440);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
  return () => vi.restoreAllMocks();
});

async function open(view: 'canvas' | 'table', names: readonly string[], chosen?: string) {
  const map = drawMap();
  for (const name of names) map.node(name);
  if (names.length > 1) map.link(names[0] as string, 'causes', names[1] as string);
  const desks: MapDesk[] = [];
  const Probe = () => void desks.push(useDesk());
  const address = view === 'table' ? '/?view=table&rows=links' : '/';
  showMap(map.doc, { view, itemId: chosen ? map.id(chosen) : null, children: <Probe /> }, address);
  if (view === 'table') await screen.findByRole('grid', { name: 'Links of M' });
  else await waitFor(() => expect(screen.getByRole('application')).toBeTruthy());
  const desk = () => desks.at(-1) as MapDesk;
  const all = () => [...map.items.keys()].map((id) => readMapItem(id, map.items.get(id)));
  const nodes = () => all().filter(isNode);
  const named = (text: string) => nodes().find((one) => one.text === text);
  const links = () =>
    all().flatMap((one) => {
      const words = (id: ItemId) => nodes().find((node) => node.id === id)?.text;
      return one?.kind === 'link' ? [`${words(one.from)} → ${words(one.to)}`] : [];
    });
  const undo = () => {
    act(() => desk().history.undo());
    act(() => desk().model.store.flush());
  };
  return { ...map, desk, named, links, undo, nodes };
}

const field = (name: string | RegExp) => screen.findByRole<HTMLInputElement>('combobox', { name });
const options = () =>
  [...document.querySelectorAll('[role="option"][data-key]')].map(({ textContent }) => textContent);
function take(box: HTMLInputElement, words: string): void {
  fireEvent.change(box, { target: { value: words } });
  fireEvent.keyDown(box, { key: 'Enter' });
}

describe('New link in the table', () => {
  it('[MV100] starts or ends at a new node, which comes in one step of undo with the link', async () => {
    const { links, named, nodes, undo } = await open('table', ['Costs', 'Laws', 'Cold homes']);
    fireEvent.click(screen.getByRole('button', { name: 'New link' }));
    const from = await field('Where does it start?');
    fireEvent.change(from, { target: { value: 'cos' } });
    expect(options()).toEqual(['CostsBarrier', 'New node “cos”']);
    fireEvent.change(from, { target: { value: 'COSTS' } });
    expect(options()).toEqual(['CostsBarrier']);
    take(from, 'Energy poverty');
    expect(nodes()).toHaveLength(3);
    const to = await field('What does “Energy poverty” lead to?');
    // It is to come already.
    fireEvent.change(to, { target: { value: 'energy poverty' } });
    expect(options()).toEqual([]);
    take(to, 'cold');
    expect(links()).toEqual(['Costs → Laws', 'Energy poverty → Cold homes']);
    expect(named('Energy poverty')).toMatchObject({ kind: 'cause' });
    expect(named('Energy poverty')?.x).toBeLessThan(named('Cold homes')?.x ?? 0);
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Energy poverty .* Cold homes$/),
    );
    await screen.findByText('New on the map: “Energy poverty”');
    undo();
    expect([links(), nodes().length]).toEqual([['Costs → Laws'], 3]);
  });

  it('[MV100] joins two new nodes where nothing is on the map yet; Esc before the end makes nothing', async () => {
    const { links, named, nodes, undo } = await open('table', []);
    const begin = async () => {
      fireEvent.click(screen.getByRole('button', { name: 'New link' }));
      take(await field('Where does it start?'), 'Rent rises');
      return field('What does “Rent rises” lead to?');
    };
    fireEvent.keyDown(await begin(), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('combobox', { name: /lead to/ })).toBeNull());
    expect(nodes()).toEqual([]);
    take(await begin(), 'Mould grows');
    expect(links()).toEqual(['Rent rises → Mould grows']);
    const [a, b] = [named('Rent rises'), named('Mould grows')];
    expect([a?.kind, b?.kind]).toEqual(['cause', 'barrier']);
    expect((b?.x ?? 0) - (a?.x ?? 0)).toBeGreaterThan(200);
    undo();
    expect([links(), nodes()]).toEqual([[], []]);
  });
});

describe('on the map', () => {
  it('[MH200] L and a name that no node has: the node comes beside the chosen one, in one step of undo', async () => {
    const { desk, id, links, named, nodes, undo } = await open('canvas', ['Costs', 'Laws'], 'Laws');
    await waitFor(() => expect(desk().selection.single).toBe(id('Laws')));
    act(() => desk().surface.focus());
    act(() => desk().commands.startLink());
    fireEvent.keyDown(document.activeElement as Element, { key: 'm' });
    const to = await field('Choose where the link ends');
    expect(to.value).toBe('m');
    take(to, 'Mould grows');
    expect(links()).toEqual(['Costs → Laws', 'Laws → Mould grows']);
    const [laws, mould] = [named('Laws'), named('Mould grows')];
    expect([mould?.kind, mould?.y]).toEqual(['effect', laws?.y]);
    expect(mould?.x).toBeGreaterThan(laws?.x ?? 0);
    expect(desk().model.link(desk().selection.single)?.to).toBe(mould?.id);
    undo();
    expect([links(), nodes().length]).toEqual([['Costs → Laws'], 2]);
  });

  it('[MH200] with nothing chosen it may start at a new node: the end is asked for at once', async () => {
    const { desk, links, nodes } = await open('canvas', ['Costs', 'Laws']);
    act(() => desk().surface.focus());
    act(() => desk().commands.startLink([]));
    fireEvent.keyDown(document.activeElement as Element, { key: 'e' });
    take(await field('Choose where the link starts'), 'Energy poverty');
    expect(nodes()).toHaveLength(2);
    take(await field('What does “Energy poverty” lead to?'), 'cos');
    await waitFor(() => expect(links()).toEqual(['Costs → Laws', 'Energy poverty → Costs']));
    expect(desk().commands.linking.get()).toBeNull();
  });

  it('[MH200] what is typed before the field is there is its words, and Enter links nothing by then', async () => {
    const { desk, id, links } = await open('canvas', ['Costs', 'Laws'], 'Laws');
    await waitFor(() => expect(desk().selection.single).toBe(id('Laws')));
    act(() => desk().surface.focus());
    act(() => desk().commands.startLink());
    const surface = document.activeElement as Element;
    act(() => desk().selection.focus(id('Costs')));
    // In one go: nothing is rendered between these keys.
    act(() => {
      for (const key of ['M', 'o', ' ', '2', 'Enter'])
        surface.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    });
    expect((await field('Choose where the link ends')).value).toBe('Mo 2');
    expect(links()).toEqual(['Costs → Laws']);
  });

  it('[MH200] an end is led to a new node by its act, in one step of undo', async () => {
    const { desk, id, links, named, nodes, undo } = await open('canvas', ['Costs', 'Laws'], 'Costs Laws');
    await waitFor(() => expect(desk().selection.single).toBe(id('Costs Laws')));
    act(() => desk().over.set('from'));
    const from = await field('Change where it begins…');
    // Its other end is on the map, and cannot be this one.
    fireEvent.change(from, { target: { value: 'laws' } });
    expect(options()).toEqual([]);
    take(from, 'Old boilers');
    expect(links()).toEqual(['Old boilers → Laws']);
    expect(named('Old boilers')).toMatchObject({ kind: 'cause' });
    expect(desk().selection.single).toBe(id('Costs Laws'));
    undo();
    expect([links(), nodes().length]).toEqual([['Costs → Laws'], 2]);
  });
});
