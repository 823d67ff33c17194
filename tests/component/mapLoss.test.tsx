/** What becomes of the words of somebody whose node others take away meanwhile. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { deleteFromMap } from '../../client/features/map/acts/mapActs.ts';
import { makeOne } from '../../client/features/map/merge/makeOne.ts';
import { isNode, mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import type { CityId } from '../../shared/ids.ts';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
setUpCanvas();

const field = () => document.querySelector<HTMLTextAreaElement>('textarea[data-editor]');

it.each(['deletes', 'merges'] as const)(
  '[MW11] my words go on in a node of mine when somebody %s it, and I am told',
  async (how) => {
    const map = drawMap();
    map.node('Costs');
    const mine = map.node('Slow', {
      kind: 'cause',
      category: 'finance',
      severity: { ['budapest-hu' as CityId]: 4 },
    });
    showMap(map.doc, { view: 'canvas' });
    await waitFor(() => expect(document.querySelector(`[data-item="${mine}"]`)).toBeTruthy());
    act(() => document.querySelector<HTMLElement>(`[data-item="${mine}"]`)?.focus());
    fireEvent.keyDown(document.activeElement as Element, { key: 'Enter' });
    await waitFor(() => expect(field()).not.toBeNull());
    fireEvent.input(field() as HTMLTextAreaElement, { target: { value: 'Slow permits' } });
    const theirs = new Y.Doc();
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(map.doc));
    const context = {
      doc: theirs,
      origin: {},
      author: null,
      now: () => 1,
      mayEdit: () => true,
      beforeEdit: () => undefined,
    };
    if (how === 'deletes') deleteFromMap(context, [mine]);
    else makeOne(context, map.id('Costs'), [mine]);
    await act(async () => Y.applyUpdate(map.doc, Y.encodeStateAsUpdate(theirs), 'network'));
    await waitFor(() => expect(field()?.value).toBe('Slow permits'));
    expect(document.activeElement).toBe(field());
    fireEvent.input(field() as HTMLTextAreaElement, { target: { value: 'Slow permits in May' } });
    const words = [...mapItems(map.doc)].flatMap(([id, item]) => {
      const one = readMapItem(id, item);
      return isNode(one) ? [one.text] : [];
    });
    expect(words).toEqual(['Costs', 'Slow permits in May']);
    const again = [...mapItems(map.doc)].map(([id, item]) => readMapItem(id, item)).findLast(isNode);
    const said =
      how === 'deletes' ? { category: 'finance', severity: { 'budapest-hu': 4 } } : { severity: {} };
    expect(again).toMatchObject({ kind: 'cause', ...said });
    await screen.findByText(how === 'deletes' ? /^Somebody deleted what/ : /^Somebody merged what/);
  },
);
