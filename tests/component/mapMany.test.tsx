/** Several chosen items beside the map: shared fields, mixed values, one step of undo. */
import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/menu/ItemMenu.tsx';
import '../../client/features/map/panel/ManyPanel.tsx';
import { act, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { changeMapItem, isNode, readMapItem, setPerCity } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';
import { BUDAPEST } from '../support/people.ts';

setUpDom();
setUpCanvas();
// Whether each element is in sight is the browser's to say, and slow to ask here.
configure({ defaultHidden: true });

const CITIES = [BUDAPEST];
const BUD = BUDAPEST.id;

async function openMany({ canEdit = true, links = false } = {}) {
  const { doc, items, node: put, link } = drawMap();
  const ids = [
    put('Costs', { severity: { [BUD]: 4 }, control: ['city'] }),
    put('Rules'),
    put('Trust', { kind: 'cause' }),
  ] as const;
  const drawn = [link('Costs', 'causes', 'Rules'), link('Rules', 'causes', 'Trust')] as const;
  showMap(doc, { view: 'canvas', cities: CITIES, canEdit });
  const at = (id: ItemId) => document.querySelector(`[data-item="${id}"]`) as HTMLElement;
  if (links) {
    await waitFor(() => expect(at(drawn[0])).toBeTruthy());
    act(() => at(drawn[0]).focus());
    fireEvent.keyDown(at(drawn[0]), { key: ' ' });
    fireEvent.keyUp(at(drawn[0]), { key: ' ' });
    act(() => at(drawn[1]).focus());
    fireEvent.keyDown(at(drawn[1]), { key: ' ' });
    fireEvent.keyUp(at(drawn[1]), { key: ' ', shiftKey: true });
  } else fireEvent.keyDown(surface(), { key: 'a', ctrlKey: true });
  const panel = within(await screen.findByLabelText('About what is chosen'));
  const node = (id: ItemId) => {
    const item = readMapItem(id, items.get(id));
    if (!isNode(item)) throw new Error('Not a node');
    return item;
  };
  const field = (name: string) => panel.getByLabelText(name) as HTMLSelectElement;
  const choose = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
  return { doc, items, ids, drawn, panel, node, field, choose };
}
const surface = () => screen.getByRole('application');

describe('several chosen nodes', () => {
  it('[MP21] what others delete or change is followed; who may only read changes nothing', async () => {
    const { ids, items, panel, field } = await openMany({ canEdit: false });
    expect(field('Category').disabled).toBe(true);
    expect(panel.queryByRole('button', { name: 'Delete' })).toBeNull();
    act(() => items.delete(ids[2]));
    expect(await panel.findByRole('heading', { name: '2 nodes' })).toBeTruthy();
    await waitFor(() => expect(field('Kind').value).toBe('barrier'));
    act(() => {
      items.get(ids[0])?.set('kind', 'risk');
      changeMapItem(items, ids[1], { field: 'energy' });
    });
    await waitFor(() => expect(field('Kind').value).toBe('mixed'));
    expect(field('Field of action').value).toBe('mixed');
    act(() => items.delete(ids[1]));
    await screen.findByLabelText('About this item');
  });

  it('[MP20] each field is written to all in one step, says where they differ, and leaves the rest alone', async () => {
    const { ids, node, field, choose, panel, items } = await openMany();
    expect(panel.getByRole('heading', { name: '3 nodes' })).toBeTruthy();
    expect(field('Kind').selectedOptions[0]?.textContent).toBe('Mixed');
    expect(field('Category').value).toBe('');
    const before = Y.encodeStateAsUpdate(items.doc as Y.Doc);
    fireEvent.change(field('Kind'), { target: { value: 'mixed' } });
    expect(Y.encodeStateAsUpdate(items.doc as Y.Doc)).toEqual(before);
    choose('Category', 'finance');
    choose('Severity in Budapest', '5');
    expect(ids.map((id) => [node(id).category, node(id).severity[BUD], node(id).kind])).toEqual([
      ['finance', 5, 'barrier'],
      ['finance', 5, 'barrier'],
      ['finance', 5, 'cause'],
    ]);
    expect(field('Severity in Budapest').value).toBe('5');
    fireEvent.keyDown(surface(), { key: 'z', ctrlKey: true });
    expect(ids.map((id) => node(id).severity[BUD])).toEqual([4, undefined, undefined]);
    await waitFor(() => expect(field('Severity in Budapest').value).toBe('mixed'));
  });

  it('[MP20] kind, status, certainty and group are shared as well; links among what is chosen stay', async () => {
    const { ids, node, choose, drawn, items } = await openMany();
    choose('Kind', 'effect');
    choose('Status in Budapest', 'tackled');
    choose('How sure', 'high');
    choose('Group', 'new');
    expect(ids.map((id) => [node(id).kind, node(id).status[BUD], node(id).confidence])).toEqual(
      ids.map(() => ['effect', 'tackled', 'high']),
    );
    expect(new Set(ids.map((id) => node(id).group)).size).toBe(1);
    expect(node(ids[0]).group).not.toBeNull();
    for (const id of drawn) expect(readMapItem(id, items.get(id))).toMatchObject({ relation: 'causes' });
  });

  it('[MP20] who can act and the pin are said by all, some or none', async () => {
    const { ids, node, panel } = await openMany();
    const box = (name: RegExp) => panel.getByRole('checkbox', { name }) as HTMLInputElement;
    expect([box(/^City/).indeterminate, box(/^City/).checked, box(/^EU/).indeterminate]).toEqual([
      true,
      false,
      false,
    ]);
    expect(box(/^City/).labels?.[0]?.textContent).toMatch(/1 of them/);
    fireEvent.click(box(/^City/));
    expect(ids.map((id) => node(id).control)).toEqual([['city'], ['city'], ['city']]);
    await waitFor(() => expect([box(/^City/).indeterminate, box(/^City/).checked]).toEqual([false, true]));
    fireEvent.keyDown(surface(), { key: 'z', ctrlKey: true });
    expect(ids.map((id) => node(id).control)).toEqual([['city'], [], []]);
    fireEvent.click(box(/^Pinned/));
    expect(ids.every((id) => node(id).pinned)).toBe(true);
    await waitFor(() => expect(box(/^Pinned/).checked).toBe(true));
    fireEvent.click(box(/^Pinned/));
    expect(ids.some((id) => node(id).pinned)).toBe(false);
  });

  it('[MP20] several links share relation, strength, state and delay', async () => {
    const { drawn, items, choose, field, panel } = await openMany({ links: true });
    expect(panel.getByRole('heading', { name: '2 links' })).toBeTruthy();
    choose('Relation', 'reduces');
    expect(panel.getByRole('option', { name: 'reduces (-)' })).toBeTruthy();
    choose('State', 'disputed');
    fireEvent.click(panel.getByRole('checkbox', { name: 'Works with a delay' }));
    expect(drawn.map((id) => readMapItem(id, items.get(id)))).toMatchObject([
      { relation: 'reduces', state: 'disputed', strength: 'medium', delay: true },
      { relation: 'reduces', state: 'disputed', strength: 'medium', delay: true },
    ]);
    expect(field('Strength').value).toBe('medium');
  });
});

describe('the way back from the panel', () => {
  it('[MP24] Esc gives the keyboard to what is chosen, one or several, and keeps what was written; once more ends the choice', async () => {
    const { ids, field, items } = await openMany();
    await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(5));
    act(() => field('Category').focus());
    fireEvent.keyDown(field('Category'), { key: 'Escape' });
    expect(surface().contains(document.activeElement)).toBe(true);
    fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByLabelText('About what is chosen')).toBeNull());
    const [costs] = ids;
    const element = document.querySelector<HTMLElement>(`[data-item="${costs}"]`) as HTMLElement;
    act(() => element.focus());
    fireEvent.keyDown(element, { key: ' ' });
    fireEvent.keyUp(element, { key: ' ' });
    const one = within(await screen.findByLabelText('About this item'));
    const source = one.getByLabelText('Add a source: words or a link');
    act(() => source.focus());
    fireEvent.change(source, { target: { value: 'Survey 2025' } });
    fireEvent.keyDown(source, { key: 'Escape' });
    await waitFor(() => expect(document.activeElement?.getAttribute('data-item')).toBe(costs));
    expect(readMapItem(costs, items.get(costs))).toMatchObject({ sources: [{ text: 'Survey 2025' }] });
    expect(screen.queryByLabelText('About this item')).not.toBeNull();
    fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByLabelText('About this item')).toBeNull());
  });
});

describe('severity of several nodes', () => {
  it('[MH133] is set in each city at once from the menu, and taken away; one undo each', async () => {
    const { ids, node } = await openMany();
    const severities = () => ids.map((id) => node(id).severity);
    await waitFor(() => expect(document.querySelector(`[data-item="${ids[1]}"]`)).not.toBeNull());
    const item = async (name: string) => {
      const found = () =>
        [...document.querySelectorAll('[role^="menuitem"]')].find((one) => one.textContent === name);
      await waitFor(() => expect(found()).toBeDefined());
      return found() as Element;
    };
    const pick = async (entry: string) => {
      fireEvent.keyDown(surface(), { key: 'F10', code: 'F10', shiftKey: true });
      fireEvent.click(await item('Severity'));
      fireEvent.click(await item(entry));
      await waitFor(() => expect(document.querySelector('[role="menu"]')).toBeNull());
    };
    await pick('Budapest: 5');
    expect(severities()).toEqual([{ [BUD]: 5 }, { [BUD]: 5 }, { [BUD]: 5 }]);
    await pick('Budapest: –');
    expect(severities()).toEqual([{}, {}, {}]);
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    expect(severities()).toEqual([{ [BUD]: 5 }, { [BUD]: 5 }, { [BUD]: 5 }]);
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    expect(severities()).toEqual([{ [BUD]: 4 }, {}, {}]);
  });
});

describe('names of items', () => {
  it('[MP25] say what marks show: severity and status in each city, pin and category; strength and delay of a link', async () => {
    const { ids, drawn, items } = await openMany();
    const name = (id: ItemId) => document.querySelector(`[data-item="${id}"]`)?.getAttribute('aria-label');
    await waitFor(() =>
      expect(name(ids[0])).toBe('Barrier: Costs, links: 0 in, 1 out. Severity in Budapest 4'),
    );
    act(() => {
      changeMapItem(items, ids[0], { category: 'finance', pinned: true });
      setPerCity(items, ids[0], BUD, { name: 'status', value: 'tackled' });
      changeMapItem(items, drawn[0], { delay: true, strength: 'strong' });
    });
    await waitFor(() =>
      expect(name(ids[0])).toBe(
        'Barrier: Costs, links: 0 in, 1 out. Finance & funding, Severity in Budapest 4, Status in Budapest: being tackled, Pinned',
      ),
    );
    await waitFor(() =>
      expect(name(drawn[0])).toBe('Costs causes Rules. Strength: strong, Works with a delay'),
    );
  });
});
