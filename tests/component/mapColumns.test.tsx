/** How wide the columns of a map's table are, and which are shown. */
import '../../client/features/map/table/MapTable.tsx';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { readLook } from '../../client/features/map/table/columnLook.ts';
import type { CityId } from '../../shared/ids.ts';
import { setUpDom } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
vi.setConfig({ testTimeout: 60_000 });

const BUD = 'budapest-hu' as CityId;
const CITIES = [{ id: BUD, name: 'Budapest', country: 'HU', badge: 'BUD', part: 'first' }] as never;

// Without a layout everything is as wide as this.
const WIDE = 120;
beforeEach(() => {
  localStorage.clear();
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, WIDE, 40));
});
afterEach(() => vi.restoreAllMocks());

async function open(live?: ReturnType<typeof liveMap>) {
  const map = drawMap();
  map.node('Costs', { severity: { [BUD]: 4 } });
  map.node('Laws');
  showMap(map.doc, { view: 'table', cities: CITIES, ...(live && { live }) }, '/?view=table');
  await screen.findByRole('grid', { name: 'Table of M' });
  return map;
}

const headings = () =>
  [...document.querySelectorAll<HTMLElement>('th button')].map(({ dataset }) => dataset.column);
const heading = (column: string) =>
  document.querySelector(`th button[data-column="${column}"]`) as HTMLElement;
const edge = (name: string) => screen.getByRole('separator', { name: `Width of ${name}` });
/** Of its `<col>`; null while the browser decides. */
const width = (column: string) => {
  const at = headings().indexOf(column) + 1;
  return document.querySelectorAll<HTMLElement>('col')[at]?.style.width ?? null;
};
const fromMenu = async (column: string, name: string) => {
  fireEvent.contextMenu(heading(column));
  fireEvent.click(await screen.findByRole('menuitem', { name }));
};

describe('the columns of a table', () => {
  it('[MV34] an edge is drawn, the others stay, and it is so the next time', async () => {
    const live = liveMap(new Y.Doc());
    await open(live);
    expect(width('kind')).toBeNull();
    fireEvent.pointerDown(edge('Kind'), { clientX: 400, button: 0 });
    fireEvent.pointerMove(edge('Kind'), { clientX: 430 });
    expect(width('kind')).toBe('150px');
    expect(width('field')).toBe('120px');
    expect(Object.keys(localStorage)).toEqual([]);
    fireEvent.pointerUp(edge('Kind'), { clientX: 440 });
    fireEvent.pointerMove(edge('Kind'), { clientX: 600 });
    expect(width('kind')).toBe('160px');
    expect(edge('Kind').getAttribute('aria-valuenow')).toBe('160');
    cleanup();
    await open(live);
    expect(width('kind')).toBe('160px');
  });

  it('[MV34] by keyboard: one Tab after the heading, arrows, and Enter fits', async () => {
    await open();
    act(() => heading('kind').focus());
    expect(edge('Kind').tabIndex).toBe(0);
    expect(edge('Category').tabIndex).toBe(-1);
    act(() => edge('Kind').focus());
    expect(edge('Kind').getAttribute('aria-valuenow')).toBe('120');
    const key = (name: string) => fireEvent.keyDown(edge('Kind'), { key: name });
    key('ArrowRight');
    expect(width('kind')).toBe('136px');
    key('ArrowLeft');
    key('ArrowLeft');
    expect(width('kind')).toBe('104px');
    key('Home');
    expect(width('kind')).toBe('56px');
    key('Enter');
    expect(width('kind')).toBe('142px');
    expect(document.activeElement).toBe(edge('Kind'));
    await fromMenu('field', 'Fit width');
    expect(width('field')).toBe('142px');
    expect(document.activeElement).toBe(heading('field'));
  });

  it('[MV34] [MV35] a heading’s menu sorts and hides; the list shows again, and the order stays', async () => {
    const { id } = await open();
    await fromMenu('words', 'Sort descending');
    await waitFor(() => expect(location.search).toContain('sort=-words'));
    fireEvent.contextMenu(heading('words'));
    expect(screen.queryByRole('menuitem', { name: 'Hide column' })).toBeNull();
    fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    await fromMenu('kind', 'Sort ascending');
    await fromMenu('kind', 'Hide column');
    expect(headings()).not.toContain('kind');
    expect(location.search).toContain('sort=kind');
    const words = document.querySelector(
      `td[data-item="${id('Costs')}"][data-column="words"]`,
    ) as HTMLElement;
    act(() => words.focus());
    fireEvent.keyDown(words, { key: 'ArrowRight' });
    expect((document.activeElement as HTMLElement).dataset.column).toBe('category');
    fireEvent.click(screen.getByRole('button', { name: 'Columns, 1 hidden' }));
    const list = within(screen.getByRole('dialog'));
    expect(list.queryByRole('checkbox', { name: 'Words' })).toBeNull();
    fireEvent.click(list.getByRole('checkbox', { name: 'Severity in Budapest' }));
    expect(headings()).not.toContain(`severity:${BUD}`);
    fireEvent.click(list.getByRole('checkbox', { name: 'Kind' }));
    expect(headings()).toContain('kind');
    fireEvent.click(list.getByRole('button', { name: 'All as at first' }));
    expect(headings()).toContain(`severity:${BUD}`);
    expect(Object.keys(localStorage)).toEqual([]);
  });

  it('[MV35] what another hand wrote on the device counts as nothing', () => {
    const plain = { hidden: [], widths: {}, shown: [], order: [] };
    for (const text of [null, '', '{', '7', 'null', '{"hidden":7,"widths":[]}', '{"hidden":["words",3]}'])
      expect(readLook(text)).toEqual(plain);
    expect(readLook('{"hidden":["kind"],"widths":{"kind":1e9,"field":"wide"}}')).toEqual({
      hidden: ['kind'],
      widths: { kind: 640 },
      shown: [],
      order: [],
    });
    expect(readLook('{"order":["note",7,"words","note","kind"]}').order).toEqual(['note', 'kind']);
  });
});
