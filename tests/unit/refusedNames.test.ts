/** Names that a file, a clip or a long loop gives to fields: what clients write under them is what the server takes. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { ensureMapText, mapItems } from '../../shared/documents/barrierMap.ts';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import { loopPlace } from '../../shared/documents/loopNames.ts';
import { readDetails } from '../../shared/documents/readDetails.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { landed, readMap } from '../support/exchangeMaps.ts';
import { offer } from '../support/offered.ts';

/** Fields of a newer version, and two that no server takes. */
const NEWER = { tint: 'teal', constructor: 'x', prototype: 1 };

it('[MH183] the longest loop that can have a name has one that the server takes', () => {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const loop = Array.from({ length: 50 }, () => newId<ItemId>());
  const place = loopPlace(loop);
  doc.transact(() => {
    for (const id of loop) items.set(id, new Y.Map<unknown>());
    if (place) ensureMapText(items, place.on, place.field);
  });
  expect(items.get(place?.on ?? '')?.has(place?.field ?? '')).toBe(true);
  expect(offer(doc, 'barrierMap').kind).toBe('take');
});

it('[MH184] a file of a map whose fields have names that no server takes comes in without them', () => {
  const items = [{ id: 'a', kind: 'barrier', ...NEWER, texts: { text: 'Laws', ...NEWER } }];
  const file = { format: 'jumelage-map', version: 1, items, views: [{ name: 'V', look: 'q=law', ...NEWER }] };
  const reading = readMap(['map.json', JSON.stringify(file)]);
  expect(reading).toMatchObject({ views: [{ fields: { tint: 'teal' } }] });
  const doc = landed(reading);
  const [node] = mapItems(doc).values();
  expect(node?.get('tint')).toBe('teal');
  for (const name of ['constructor', 'prototype'])
    expect([
      node?.has(name),
      reading.kind === 'read' && Object.hasOwn(reading.views?.[0]?.fields ?? {}, name),
    ]).toEqual([false, false]);
  expect(offer(doc, 'barrierMap').kind).toBe('take');
});

it('[BC663] what is pasted or imported on a board leaves out fields with names and sizes that no server takes', () => {
  const doc = new Y.Doc();
  const [whole, parts] = [1e9, 0.1].map((one) => Array.from({ length: 9_000 }, () => one));
  const details = readDetails({ ...NEWER, whole, parts });
  expect(details.extra).toEqual({ tint: 'teal', whole });
  const draft = {
    id: newId<ItemId>(),
    kind: 'note',
    x: 0,
    y: 0,
    z: 'V',
    author: null,
    at: 1,
    parent: null,
  } as const;
  doc.transact(() => insertItem(boardItems(doc), { ...draft, ...details }));
  expect(offer(doc, 'board').kind).toBe('take');
});
