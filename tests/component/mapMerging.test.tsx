/** Several nodes as people meet them: merged and arranged, by menu, panel and command menu. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import type { MapView } from '../../client/features/map/together/mapPlace.ts';
import { insertLink, insertNode, mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import { standsFor } from '../../shared/documents/merged.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { BUDAPEST } from '../support/people.ts';
import '../../client/features/map/menu/ItemMenu.tsx';
import '../../client/features/map/merge/MergeNodes.tsx';
import '../../client/features/map/panel/ManyPanel.tsx';
import '../../client/features/map/table/MapTable.tsx';
import '../../client/features/map/commands/MapCommandMenu.tsx';
import '../../client/features/map/acts/arrange.ts';

setUpDom();
setUpCanvas(1_200);
// Compiled once, outside the tests' own time.
beforeAll(async () => void (await import('../../client/canvas/Minimap.tsx')));

const LONG = { timeout: 60_000 };

async function openMap(view: MapView, words = ['Costs', 'Prices', 'Debt'], canEdit = true) {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const ids = words.map(() => newId<ItemId>());
  const stamp = { author: null, at: 0 };
  for (const [at, id] of ids.entries())
    insertNode(items, {
      ...{
        ...stamp,
        id,
        kind: words[at] === 'Prices' ? 'cause' : 'barrier',
        x: at * 400 + at,
        y: at * at * 150,
      },
      ...{ text: words[at] ?? '', severity: { [BUDAPEST.id]: at + 2 } },
    });
  const [a, b, c] = ids as [ItemId, ItemId, ItemId];
  insertLink(items, { ...stamp, id: newId<ItemId>(), from: b, to: c, relation: 'causes' });
  const more = { live: liveMap(doc), me: null, cities: [BUDAPEST], itemId: null, title: 'M' };
  show(<BarrierMap {...more} {...{ view, canEdit }} />);
  await waitFor(() => expect(rowOf(b)).not.toBeNull());
  const node = (id: ItemId) => readMapItem(id, items.get(id)) as { x: number; y: number } | null;
  return { doc, items, a, b, c, node };
}

const rowOf = (id: ItemId) => document.querySelector<HTMLElement>(`[data-item="${id}"][tabindex]`);
const onFocus = (init: KeyboardEventInit) => fireEvent.keyDown(document.activeElement ?? document.body, init);
const said = () => document.body.textContent ?? '';

async function command(words: string) {
  onFocus({ key: 'k', code: 'KeyK', ctrlKey: true });
  const field = await screen.findByRole('combobox', { name: 'Command menu' });
  fireEvent.change(field, { target: { value: words } });
  fireEvent.keyDown(field, { key: 'Enter' });
}

/** By Ctrl+A on the canvas: nodes and the link between them. */
const chooseAll = () => fireEvent.keyDown(screen.getByRole('application'), { key: 'a', ctrlKey: true });

describe('merging', () => {
  it(
    '[MH74] [MH75] several: the command menu asks which one stays; what differed is said, undo offered',
    LONG,
    async () => {
      const { items, a, b, c } = await openMap('canvas');
      chooseAll();
      await command('merge');
      const field = await screen.findByRole('combobox', { name: 'Which one stays?' });
      const options = [...document.querySelectorAll('[role="option"][data-key]')];
      expect(options.map((one) => one.textContent)).toEqual([
        expect.stringContaining('Costs'),
        expect.stringContaining('Prices'),
        expect.stringContaining('Debt'),
      ]);
      expect(options[1]?.textContent).toContain('Cause');
      fireEvent.change(field, { target: { value: 'debt' } });
      fireEvent.keyDown(field, { key: 'Enter' });
      await waitFor(() => expect(standsFor(items, a)).toBe(c));
      expect(standsFor(items, b)).toBe(c);
      expect(said()).toContain('3 nodes are one now: Debt.');
      expect(said()).toContain(`Severity in ${BUDAPEST.name}: 4`);
      // It is chosen, and what was merged is not shown.
      await waitFor(() => expect(rowOf(a)).toBeNull());
      fireEvent.click(screen.getAllByRole('button', { name: 'Undo' }).at(-1) as HTMLElement);
      await waitFor(() => expect(rowOf(a)).not.toBeNull());
      expect(standsFor(items, a)).toBe(a);
    },
  );

  it.each(['canvas', 'outline', 'table'] as const)(
    '[MH74] one alone takes in the one that is chosen by its words, in the %s',
    LONG,
    async (view) => {
      const { items, a, b } = await openMap(view);
      act(() => rowOf(a)?.focus());
      await command('merge with');
      const field = await screen.findByRole('combobox', { name: 'Merge with…' });
      fireEvent.change(field, { target: { value: 'pric' } });
      fireEvent.keyDown(field, { key: 'Enter' });
      await waitFor(() => expect(standsFor(items, b)).toBe(a));
    },
  );

  it('[MH74] what says the same is not asked', LONG, async () => {
    const { items, a, c } = await openMap('canvas', ['Costs', 'COSTS', 'costs ']);
    chooseAll();
    await command('merge into one');
    await waitFor(() => expect(standsFor(items, c)).toBe(a));
    expect(document.querySelector('input[role="combobox"]')).toBeNull();
  });
});

describe('arranging', () => {
  it(
    '[MH77] the menu and the panel of several align them and put equal gaps, one step of undo each',
    LONG,
    async () => {
      const { a, b, c, node } = await openMap('canvas');
      const places = () => [a, b, c].map((id) => ({ x: node(id)?.x ?? 0, y: node(id)?.y ?? 0 }));
      const before = places();
      chooseAll();
      await command('align left');
      await waitFor(() => expect(places().map(({ x }) => x)).toEqual([0, 0, 0]));
      expect(places().map(({ y }) => y)).toEqual(before.map(({ y }) => y));
      await command('equal gaps down');
      await waitFor(() => expect(places().map(({ y }) => y)).toEqual([0, 300, 600]));
      onFocus({ key: 'z', code: 'KeyZ', ctrlKey: true });
      onFocus({ key: 'z', code: 'KeyZ', ctrlKey: true });
      expect(places()).toEqual(before);
      fireEvent.click(await screen.findByRole('button', { name: 'Align bottom' }));
      await waitFor(() => expect(new Set(places().map(({ y }) => y))).toEqual(new Set([600])));
      onFocus({ key: 'F10', code: 'F10', shiftKey: true });
      expect(await screen.findByRole('menuitem', { name: /^Align$/ })).not.toBeNull();
    },
  );
});
