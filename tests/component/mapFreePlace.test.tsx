/** Where a new node comes to lie. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { openDesk } from '../../client/features/map/MapDesk.ts';
import { insertNode, mapItems, setPerCity } from '../../shared/documents/barrierMap.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { BUDAPEST } from '../support/people.ts';

setUpDom();
setUpCanvas();

it('[MH162] a new node keeps clear of the badges that hang from another', () => {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const draw = (x: number, y: number) => {
    const id = newId<ItemId>();
    insertNode(items, { id, kind: 'barrier', author: null, at: 0, x, y, text: '' });
    return id;
  };
  const here = draw(0, 0);
  const desk = openDesk({ live: liveMap(doc), author: null, mayEdit: () => true, cities: () => [BUDAPEST] });
  const place = () => {
    desk.model.store.flush();
    return desk.commands.beside(here, 'right', '');
  };
  const free = place();
  const above = draw(free?.x ?? 0, -(desk.model.heightOf('') + 12));
  expect(place()).toEqual(free);
  setPerCity(items, above, BUDAPEST.id, { name: 'severity', value: 4 });
  expect(place()?.y).toBeGreaterThan(free?.y ?? 0);
  desk.close();
});
