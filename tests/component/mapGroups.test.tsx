/** Groups as people meet them: keys on the canvas and in the outline, the panel, what is said. */
import '../../client/canvas/Minimap.tsx';
import { act, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { insertNode, isNode, mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';

setUpDom();
setUpCanvas();
// Whether each element is in sight is the browser's to say, and slow to ask here.
configure({ defaultHidden: true });

function openMap(view: 'canvas' | 'outline', canEdit = true) {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const ids = ['Costs', 'Rules', 'Trust'].map((text, at) => {
    const id = newId<ItemId>();
    insertNode(items, { id, kind: 'barrier', author: null, at, x: 300 * at, y: 0, text });
    return id;
  }) as [ItemId, ItemId, ItemId];
  show(
    <BarrierMap live={liveMap(doc)} me={null} cities={[]} itemId={null} title="M" {...{ view, canEdit }} />,
  );
  const at = (id: string) => document.querySelector(`[data-item="${id}"]`) as HTMLElement;
  const groups = () => [...items.keys()].filter((id) => readMapItem(id, items.get(id))?.kind === 'group');
  const groupOf = (id: ItemId) => {
    const item = readMapItem(id, items.get(id));
    return isNode(item) ? item.group : null;
  };
  return { items, ids, at, groups, groupOf };
}
const surface = () => screen.getByRole('application');
const said = () =>
  screen
    .getAllByRole('status')
    .map((one) => one.textContent)
    .join(' ');

describe('groups on a map', () => {
  it('[MP11] [MP15] on the canvas Ctrl+G groups all that is chosen, its name is written at once, Ctrl+Shift+G takes it apart', async () => {
    const { ids, at, groups, groupOf, items } = openMap('canvas');
    fireEvent.keyDown(surface(), { key: 'g', ctrlKey: true });
    expect(said()).toMatch(/Choose the nodes/);
    fireEvent.keyDown(surface(), { key: 'a', ctrlKey: true });
    fireEvent.keyDown(surface(), { key: 'g', ctrlKey: true });
    const [group = ''] = groups();
    expect(ids.map(groupOf)).toEqual([group, group, group]);
    await waitFor(() => expect(at(group).querySelector('textarea')).toBeTruthy());
    const field = at(group).querySelector('textarea') as HTMLTextAreaElement;
    expect(document.activeElement).toBe(field);
    fireEvent.input(field, { target: { value: 'Money' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(at(group).getAttribute('aria-label')).toBe('Group: Money, 3 nodes'));
    // Who comes to a node hears of its group as it is called by now.
    act(() => at(ids[0]).focus());
    await waitFor(() => expect(at(ids[0]).getAttribute('aria-label')).toMatch(/in the group Money$/));
    act(() => at(group).focus());
    await waitFor(() => expect(at(group).textContent).toBe('Money3'));
    fireEvent.keyDown(at(group), { key: 'g', ctrlKey: true, shiftKey: true });
    expect(groups()).toEqual([]);
    expect(said()).toMatch(/3 nodes are in no group now/);
    fireEvent.keyDown(surface(), { key: 'z', ctrlKey: true });
    expect(ids.map(groupOf)).toEqual([group, group, group]);
    expect(items.size).toBe(4);
  });

  it('[MP15] in the outline and its panel: into a new group, into another, out, by keyboard alone', async () => {
    const { ids, at, groups, groupOf } = openMap('outline');
    act(() => at(ids[0]).focus());
    fireEvent.keyDown(at(ids[0]), { key: 'g', ctrlKey: true });
    const [group = ''] = groups();
    const panel = () => within(screen.getByRole('complementary', { name: 'About this item' }));
    const name = await waitFor(() => panel().getByRole('textbox', { name: 'Name of the group' }));
    await waitFor(() => expect(document.activeElement).toBe(name));
    fireEvent.input(name, { target: { value: 'Money' } });
    fireEvent.keyDown(name, { key: 'Enter' });
    await waitFor(() => expect(document.activeElement).toBe(at(group)));
    expect(at(group).textContent).toMatch(/^Money1 node in it/);
    act(() => at(ids[1]).focus());
    const field = () => panel().getByRole('combobox', { name: 'Group' }) as HTMLSelectElement;
    fireEvent.change(field(), { target: { value: group } });
    expect(groupOf(ids[1])).toBe(group);
    await waitFor(() => expect(at(ids[1]).textContent).toMatch(/in the group Money/));
    fireEvent.change(field(), { target: { value: 'new' } });
    expect(groups()).toHaveLength(2);
    expect(field().value).toBe(groupOf(ids[1]));
    fireEvent.change(field(), { target: { value: '' } });
    expect([groups(), groupOf(ids[1])]).toEqual([[group], null]);
    act(() => at(group).focus());
    fireEvent.click(panel().getByRole('button', { name: 'Take the group apart' }));
    await waitFor(() => expect(screen.queryByRole('heading', { name: /^Groups/ })).toBeNull());
    expect(groups()).toEqual([]);
  });

  it('[MP11] on a map that may only be read nothing is grouped, and that is said', () => {
    const { groups } = openMap('canvas', false);
    fireEvent.keyDown(surface(), { key: 'a', ctrlKey: true });
    fireEvent.keyDown(surface(), { key: 'g', ctrlKey: true });
    expect([groups(), said()]).toEqual([[], expect.stringMatching(/read-only/)]);
  });
});
