/** The filter asks of own columns of a map. */
import '../../client/features/map/filter/FilterBar.tsx';
import '../../client/features/map/table/MapTable.tsx';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mapColumns } from '../../shared/documents/barrierMap.ts';
import {
  insertColumn,
  ownText,
  removeColumn,
  setOwnNumber,
  setTag,
} from '../../shared/documents/ownColumns.ts';
import type { ColumnKind, OwnColumnId } from '../../shared/documents/ownValues.ts';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
setUpCanvas(1_200);
Element.prototype.scrollIntoView ??= () => undefined;
vi.setConfig({ testTimeout: 60_000 });
beforeEach(() => localStorage.clear());

async function open(search = '') {
  const map = drawMap();
  for (const text of ['Costs', 'Laws', 'Roofs']) map.node(text);
  const add = (kind: ColumnKind, name: string) =>
    insertColumn(mapColumns(map.doc), { kind, name, author: null, at: 1 }) as OwnColumnId;
  const [tags, cost, owner] = [add('tags', 'Tags'), add('number', 'Cost'), add('words', 'Owner')];
  map.doc.transact(() => {
    setTag(map.items, map.id('Costs'), tags, 'Housing', true);
    setTag(map.items, map.id('Laws'), tags, 'énergie', true);
    setOwnNumber(map.items, map.id('Costs'), cost, 12);
    setOwnNumber(map.items, map.id('Roofs'), cost, 3);
    ownText(map.items, map.id('Laws'), owner)?.insert(0, 'Ines Kovács');
  });
  showMap(map.doc, { view: 'table' }, `/?view=table&sort=words${search}`);
  await screen.findByRole('grid', { name: 'Table of M' });
  return { ...map, tags };
}

const rows = () => [...document.querySelectorAll('tbody strong')].map((one) => one.textContent);
const asked = () => new URLSearchParams(location.search).get('own');
const choice = () => screen.getByRole('button', { name: /^More fields/ });

describe('the filter of own columns', () => {
  it('[MF11] asks for any of the tags, for words and for numbers from one to another, and says so in the address', async () => {
    await open();
    fireEvent.click(choice());
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Housing' }));
    expect(rows()).toEqual(['Costs']);
    fireEvent.click(screen.getByRole('checkbox', { name: 'énergie' }));
    expect(rows()).toEqual(['Costs', 'Laws']);
    expect(choice().getAttribute('aria-label')).toBe('More fields: Housing, énergie');
    const type = (name: string, value: string) =>
      fireEvent.change(screen.getByLabelText(name), { target: { value } });
    type('Owner: Words', 'KOV');
    expect(rows()).toEqual(['Laws']);
    type('Owner: Words', '');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Housing' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'énergie' }));
    expect(rows()).toHaveLength(3);
    type('Cost: From', '3,5');
    expect(rows()).toEqual(['Costs']);
    type('Cost: To', '5');
    expect(rows()).toEqual([]);
    type('Cost: From', '');
    expect(rows()).toEqual(['Roofs']);
    expect(asked()).toBe('number-cost=..5');
    fireEvent.click(screen.getByRole('button', { name: 'Any' }));
    expect([asked(), rows().length]).toEqual([null, 3]);
  });

  it('[MF11] an address that asks is answered, and what is asked of a column that is taken away counts as not asked', async () => {
    const own = encodeURIComponent('tags-tags=housing&words-nowhere=x&constructor=y');
    const { doc, tags } = await open(`&own=${own}`);
    expect(rows()).toEqual(['Costs']);
    act(() => doc.transact(() => removeColumn(doc, tags)));
    await waitFor(() => expect(rows()).toHaveLength(3));
  });

  it('[MF12] words that are looked for are found in own columns, in tags and in numbers', async () => {
    await open();
    const find = (value: string) =>
      fireEvent.change(screen.getByRole('searchbox', { name: 'Words' }), { target: { value } });
    find('housi');
    expect(rows()).toEqual(['Costs']);
    find('ines');
    expect(rows()).toEqual(['Laws']);
    find('12');
    expect(rows()).toEqual(['Costs']);
  });
});
