/** Words that a programme added, on a map and where an administrator adds them. */
// Compiled before the clock of a test runs.
import '../../client/features/map/filter/FilterBar.tsx';
import '../../client/features/map/table/MapTable.tsx';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { nameOwnWords, useOwnWords } from '../../client/features/map/own/choices.ts';
import type { MapView } from '../../client/features/map/together/mapPlace.ts';
import { writable } from '../../client/live/readable.ts';
import { useReadable } from '../../client/live/useLive.ts';
import { insertNode, isNode, mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import type { OwnWord } from '../../shared/maps/ownWords.ts';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';

setUpDom();
setUpCanvas();

const HEALTH: OwnWord = {
  id: 'own-health',
  taxonomy: 'category',
  en: 'Health',
  nl: 'Gezondheid',
  offered: true,
};
const NOISE: OwnWord = { id: 'own-noise', taxonomy: 'category', en: 'Noise', nl: 'Lawaai', offered: false };
const WATER: OwnWord = { id: 'own-water', taxonomy: 'field', en: 'Water', nl: 'Water', offered: true };

afterEach(() => nameOwnWords([]));

async function open(view: 'table' | 'outline', at: string) {
  nameOwnWords([HEALTH, NOISE, WATER]);
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const put = (text: string, more: object) => {
    const id = newId<ItemId>();
    insertNode(items, { id, kind: 'barrier', author: null, at: 0, x: 0, y: 0, text, ...more });
    return id;
  };
  const ids = [
    put('Sirens', { category: 'own-noise' }),
    put('Doctors', {}),
    put('Elsewhere', { category: 'own-of-others' }),
  ] as const;
  show(
    <BarrierMap live={liveMap(doc)} me={null} cities={[]} itemId={null} title="M" view={view} canEdit />,
    at,
  );
  const node = (id: ItemId) => {
    const item = readMapItem(id, items.get(id));
    if (!isNode(item)) throw new Error('Not a node');
    return item;
  };
  return { ids, node };
}

/** A map whose programme says something else later; the map itself is not drawn anew by its page. */
function openNamed(view: MapView) {
  const doc = new Y.Doc();
  const id = newId<ItemId>();
  const node = { id, kind: 'barrier', author: null, at: 0, x: 0, y: 0, text: 'Doctors' } as const;
  insertNode(mapItems(doc), { ...node, category: HEALTH.id });
  const map = (
    <BarrierMap live={liveMap(doc)} me={null} cities={[]} itemId={null} title="M" view={view} canEdit />
  );
  const now = writable<readonly OwnWord[]>([HEALTH]);
  function Page() {
    useOwnWords(useReadable(now));
    return map;
  }
  show(<Page />);
  return { id, rename: (en: string) => act(() => now.set([{ ...HEALTH, en }])) };
}

const labels = (select: HTMLElement) =>
  [...select.querySelectorAll('option')].map(
    ({ textContent, disabled }) => `${textContent}${disabled ? ' ×' : ''}`,
  );

describe('words of a programme on a map', () => {
  it('[MO3] [MO4] the table names and offers them; what is out of the choice or of others stays', async () => {
    const { ids, node } = await open('table', '/?view=table');
    await screen.findByRole('grid', { name: 'Table of M' });
    const cell = (id: ItemId, column: string) =>
      document.querySelector(`[data-item="${id}"][data-column="${column}"]`) as HTMLElement;
    expect(ids.map((id) => cell(id, 'category').textContent)).toEqual(['Noise', '–', 'own-of-others']);
    fireEvent.click(cell(ids[1], 'category'));
    const select = within(cell(ids[1], 'category')).getByRole('combobox');
    expect(labels(select).slice(-3)).toEqual(['Social, behavioural, cultural', 'Health', 'Noise ×']);
    fireEvent.change(select, { target: { value: 'own-health' } });
    await waitFor(() => expect(node(ids[1]).category).toBe('own-health'));
    expect(node(ids[2]).category).toBe('own-of-others');
    fireEvent.click(within(screen.getByRole('search')).getByRole('button', { name: 'Field of action' }));
    await waitFor(() => expect(document.querySelectorAll('[role="dialog"] label')).not.toHaveLength(0));
    expect([...document.querySelectorAll('[role="dialog"] label')].at(-1)?.textContent).toBe('Water');
  });

  it('[MO3] the filter of the address knows them, and beside a node they can be chosen', async () => {
    const { ids, node } = await open('outline', '/?view=outline&category=own-noise');
    await waitFor(() => expect(document.querySelectorAll('[data-item]')).toHaveLength(1));
    const row = document.querySelector(`[data-item="${ids[0]}"]`) as HTMLElement;
    expect(row.textContent).toContain('Noise');
    fireEvent.focus(row);
    expect(await screen.findByRole('button', { name: 'Category: Noise' })).toBeTruthy();
    const category = await screen.findByLabelText('Category');
    expect(labels(category).slice(-2)).toEqual(['Health', 'Noise']);
    fireEvent.change(category, { target: { value: 'finance' } });
    await waitFor(() => expect(node(ids[0]).category).toBe('finance'));
    // What is out of the choice can be left, not taken again.
    await waitFor(() => expect(labels(category).at(-1)).toBe('Health'));
    expect(labels(screen.getByLabelText('Field of action', { selector: 'select' })).at(-1)).toBe('Water');
  });

  it('[MO4] beside a node a word of another programme is what is chosen, and is offered there alone', async () => {
    const { ids } = await open('outline', '/?view=outline');
    const chosen = async (id: ItemId) => {
      await waitFor(() => expect(document.querySelector(`[data-item="${id}"]`)).not.toBeNull());
      fireEvent.focus(document.querySelector(`[data-item="${id}"]`) as HTMLElement);
      return (await screen.findByLabelText<HTMLSelectElement>('Category')) as HTMLSelectElement;
    };
    const ofOthers = await chosen(ids[2]);
    expect([ofOthers.value, labels(ofOthers).at(-1)]).toEqual(['own-of-others', 'own-of-others']);
    await waitFor(async () => expect(labels(await chosen(ids[1])).at(-1)).toBe('Health'));
  });

  it.each(['canvas', 'outline', 'table'] as const)(
    '[MO6] a new name is there at once in the %s',
    async (view) => {
      const { id, rename } = openNamed(view);
      const shown = () => document.querySelector(`[data-item="${id}"]`)?.parentElement?.textContent ?? '';
      await waitFor(() => expect(shown()).toContain('Health'));
      rename('Wellbeing');
      await waitFor(() => expect(shown()).toContain('Wellbeing'));
      expect(shown()).not.toContain('Health');
    },
  );
});
