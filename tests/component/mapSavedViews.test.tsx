/** Saved views in the document of a map: what two people do at once, what is hostile, what a copy and a file carry. */
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { landDrafts } from '../../client/features/map/exchange/bringMap.ts';
import { MapDeskContext, openDesk } from '../../client/features/map/MapDesk.ts';
import { ViewsButton } from '../../client/features/map/views/ViewsButton.tsx';
import {
  deleteView,
  placeView,
  renameView,
  saveView,
  updateView,
  viewsOf,
} from '../../client/features/map/views/viewActs.ts';
import { VIEWING } from '../../client/features/map/views/viewing.ts';
import { documentCopy } from '../../server/exports/boardContent.ts';
import { mapItems, mapViews } from '../../shared/documents/barrierMap.ts';
import { LONGEST_LOOK, LONGEST_VIEW_NAME, MOST_VIEWS, savedViews } from '../../shared/documents/mapViews.ts';
import { writeMapJson } from '../../shared/exchange/maps/mapJson.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { draftsOf, exportOf, readMap } from '../support/exchangeMaps.ts';
import { liveMap } from '../support/liveMap.ts';
import { drawMap } from '../support/mapView.tsx';

setUpDom();
setUpCanvas();

const LOOK = 'kind=barrier&seen.at=all';

function deskOn(doc = new Y.Doc()) {
  const desk = openDesk({ live: liveMap(doc), author: null, mayEdit: () => true, cities: () => [] });
  const names = () => viewsOf(desk).map(({ name }) => name);
  const save = (name: string, look = LOOK) => saveView(desk.context, { name, look }) as ItemId;
  return { doc, desk, names, save };
}

function meet(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), 'remote');
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)), 'remote');
}

it('[MH170] each act on a view is one step of own undo, and redo does it again', () => {
  const { desk, names, save } = deskOn();
  const [first, second] = [save('First'), save('Second')];
  const acts = [
    () => save('Third'),
    () => renameView(desk.context, first, 'The first'),
    () => updateView(desk.context, second, 'q=law'),
    () => placeView(desk.context, second, 0),
    () => deleteView(desk.context, first),
  ];
  for (const act of acts) {
    const before = viewsOf(desk);
    act();
    const after = viewsOf(desk);
    expect(after).not.toEqual(before);
    desk.history.undo();
    expect(viewsOf(desk)).toEqual(before);
    desk.history.redo();
    expect(viewsOf(desk)).toEqual(after);
  }
  expect(names()).toEqual(['Second', 'Third']);
  desk.close();
});

it('[MH170] of two people at once each keeps what they did; a new name and a new look of one view both count', () => {
  const [anna, murat] = [deskOn(), deskOn()];
  const id = anna.save('All of it');
  meet(anna.doc, murat.doc);
  renameView(anna.desk.context, id, 'For the mayors');
  updateView(murat.desk.context, id, 'kind=solution');
  anna.save('Hers');
  murat.save('His');
  meet(anna.doc, murat.doc);
  expect(viewsOf(anna.desk)).toEqual(viewsOf(murat.desk));
  expect(viewsOf(anna.desk)[0]).toMatchObject({ name: 'For the mayors', look: 'kind=solution' });
  expect(anna.names().toSorted()).toEqual(['For the mayors', 'Hers', 'His']);
  // Hers is taken back, and nothing of his.
  anna.desk.history.undo();
  meet(anna.doc, murat.doc);
  expect(murat.names()).toEqual(['For the mayors', 'His']);
  for (const { desk } of [anna, murat]) desk.close();
});

it('[MH170] views keep the order that they were put in, also where two share a place', () => {
  const { doc, desk, names, save } = deskOn();
  const ids = ['a', 'b', 'c', 'd'].map((name) => save(name));
  placeView(desk.context, ids[3] as ItemId, 1);
  expect(names()).toEqual(['a', 'd', 'b', 'c']);
  placeView(desk.context, ids[0] as ItemId, 3);
  expect(names()).toEqual(['d', 'b', 'c', 'a']);
  for (const map of mapViews(doc).values()) map.set('order', 'V');
  const [first, ...rest] = names();
  placeView(desk.context, viewsOf(desk)[0]?.id as ItemId, 2);
  expect(names()).toEqual([rest[0], rest[1], first, rest[2]]);
  desk.close();
});

it('[MH174] what is read of views is untrusted: names, orders, looks, numbers; what is newer stays', () => {
  const doc = new Y.Doc();
  const views = mapViews(doc);
  const put = (fields: Record<string, unknown>, key: string = newId<ItemId>()) => {
    const map = new Y.Map<unknown>();
    for (const [name, value] of Object.entries(fields)) map.set(name, value);
    views.set(key, map);
    return key;
  };
  put({ name: `Come\n\u202e now ${'x'.repeat(5_000)}`, look: LOOK, order: 'V' });
  put({ name: 7, look: LOOK, order: { bad: true } });
  put({ name: 'No look', look: 3 });
  put({ name: 'Empty look', look: '' });
  put({ name: 'Long look', look: `q=${'x'.repeat(LONGEST_LOOK)}` });
  put({ name: 'No id', look: LOOK }, '<script>');
  views.set(newId<ItemId>(), 'no map' as never);
  const newer = put({ name: 'Newer', look: 'kind=barrier&lens=3d', order: 'z', tint: 'teal' });
  const read = savedViews(views);
  expect(read.map(({ name }) => name)).toEqual(['', expect.stringMatching(/^Come now x+$/), 'Newer']);
  expect(read[1]?.name.length).toBeLessThanOrEqual(LONGEST_VIEW_NAME);
  expect(read[2]?.look).toBe('kind=barrier&lens=3d');
  const { desk } = deskOn(doc);
  renameView(desk.context, newer as ItemId, 'Renamed');
  expect(views.get(newer)?.get('tint')).toBe('teal');
  for (let at = 0; at < 2 * MOST_VIEWS; at++) put({ name: `${at}`, look: LOOK, order: 'a' });
  expect(savedViews(views)).toHaveLength(MOST_VIEWS);
  expect(saveView(desk.context, { name: 'One more', look: LOOK })).toBe('full');
  desk.close();
});

it('[MH174] a look with more than fits is not saved', () => {
  const { desk, names, save } = deskOn();
  const id = save('Kept');
  const long = `q=${'x'.repeat(LONGEST_LOOK)}`;
  expect(saveView(desk.context, { name: 'Long', look: long })).toBe('long');
  expect(updateView(desk.context, id, long)).toBe('long');
  expect(names()).toEqual(['Kept']);
  desk.close();
});

it('[MH175] a copy of a map carries its views', () => {
  const { doc, desk, save } = deskOn();
  save('All of it');
  const copy = new Y.Doc();
  Y.applyUpdate(copy, documentCopy(doc, 'barrierMap'));
  expect(savedViews(mapViews(copy))).toEqual(viewsOf(desk));
  expect(mapItems(copy).size).toBe(0);
  desk.close();
});

it('[MH175] views come back from JSON: lit and filtered are the new nodes and groups, moved with them, in one step of undo', () => {
  const map = drawMap();
  for (const text of ['Laws', 'Costs']) map.node(text);
  const { desk, save } = deskOn(map.doc);
  const lit = `seen.lit=${map.id('Laws')} nobody&seen.litAs=The law`;
  const id = save('The law', `group=none&${lit}&seen.at=100 50 800 600 1.000&lens=3d`);
  mapViews(map.doc).get(id)?.set('tint', 'teal');
  save('All of it');
  const file = writeMapJson(exportOf(map.doc));
  expect(file).not.toContain('"author"');
  const reading = readMap(['map.json', file]);
  const back = deskOn();
  const places = [
    { x: 1_300, y: 600 },
    { x: 1_600, y: 600 },
  ];
  const words = { done: 'Imported', undo: 'Undo' };
  const views = reading.kind === 'read' ? reading.views : [];
  landDrafts(back.desk, draftsOf(reading), places, words, { views });
  expect(back.names()).toEqual(['The law', 'All of it']);
  const [law] = viewsOf(back.desk);
  const look = new URLSearchParams(law?.look);
  const laws = back.desk.model.nodes().find(({ text }) => text === 'Laws');
  expect(look.get('seen.lit')).toBe(laws?.id);
  expect(look.get('seen.at')).toBe(`${100 + 1_000} ${50 + 500} 800 600 1`);
  expect([look.get('group'), look.get('lens')]).toEqual(['none', '3d']);
  expect(
    mapViews(back.doc)
      .get(law?.id ?? '')
      ?.get('tint'),
  ).toBe('teal');
  back.desk.history.undo();
  expect([back.names(), mapItems(back.doc).size]).toEqual([[], 0]);
  for (const one of [desk, back.desk]) one.close();
});

it('[MH174] views of a made-up file are read as those of a document are', () => {
  const items = [{ id: 'a', kind: 'barrier', texts: { text: 'Laws' } }];
  const views = [
    7,
    { name: 'No look' },
    { name: '\u202eNamed', look: 'q=law', author: 'x', order: '!', at: 'y' },
  ];
  const reading = readMap(['map.json', JSON.stringify({ format: 'jumelage-map', version: 1, items, views })]);
  expect(reading).toMatchObject({ views: [{ name: 'Named', look: 'q=law', fields: {} }] });
});

it('[MP100] maps and views of a Kumu project are said once, by their names', () => {
  const elements = [{ _id: 'a', attributes: { label: 'Laws' } }];
  const maps = [
    { name: 'Main', elements: [] },
    { name: 'Costs', elements: [] },
  ];
  const file = { elements, connections: [], maps, perspectives: [{ name: 'By city' }, { name: 'Main' }] };
  const reading = readMap(['kumu.json', JSON.stringify(file)]);
  expect(reading).toMatchObject({
    problems: [{ kind: 'leftOut', line: 0, sample: 'views: Main, Costs, By city' }],
  });
});

it('[MH175] the past of a map offers none', () => {
  const live = liveMap(new Y.Doc());
  const past = openDesk({ live, author: null, mayEdit: () => false, cities: () => [], isPast: true });
  for (const act of VIEWING) act.run(past);
  expect(past.over.get()).toBeNull();
  show(
    <MapDeskContext value={past}>
      <ViewsButton plain />
    </MapDeskContext>,
  );
  expect(screen.queryByRole('button')).toBeNull();
  past.close();
});
