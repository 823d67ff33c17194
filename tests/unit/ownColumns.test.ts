/** Own columns of a map in its document: how they merge, what is read of them, what the server takes. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  insertNode,
  isNode,
  mapColumns,
  mapItems,
  mapText,
  readMapItem,
} from '../../shared/documents/barrierMap.ts';
import {
  insertColumn,
  moveColumn,
  numberFrom,
  ownColumns,
  ownText,
  removeColumn,
  renameColumn,
  setOwnNumber,
  setTag,
  tagsFrom,
} from '../../shared/documents/ownColumns.ts';
import { type OwnColumnId, ownKey, parseColumnId, tagKey } from '../../shared/documents/ownValues.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { offer } from '../support/offered.ts';

const STAMP = { author: null, at: 1 };

function open() {
  const doc = new Y.Doc();
  const [items, columns] = [mapItems(doc), mapColumns(doc)];
  const node = newId<ItemId>();
  insertNode(items, { ...STAMP, id: node, kind: 'barrier', x: 0, y: 0, text: 'Costs' });
  const add = (kind: 'words' | 'number' | 'tags', name: string) =>
    insertColumn(columns, { ...STAMP, kind, name }) as OwnColumnId;
  return { doc, items, columns, node, add };
}

function ownOf(doc: Y.Doc, id: ItemId) {
  const node = readMapItem(id, mapItems(doc).get(id));
  return isNode(node) ? node.own : null;
}
const namesOf = (doc: Y.Doc) => ownColumns(mapColumns(doc)).map(({ name, kind }) => `${name} ${kind}`);

/** Both work on it at once, then each gets what the other did. */
function atOnce(doc: Y.Doc, one: (doc: Y.Doc) => void, other: (doc: Y.Doc) => void) {
  const [a, b] = [new Y.Doc(), new Y.Doc()];
  for (const copy of [a, b]) Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  one(a);
  other(b);
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  return [a, b] as const;
}

describe('own columns', () => {
  it('[MH185] are added, renamed, moved and taken away with what is said in them; the same one twice is one', () => {
    const { doc, items, columns, node, add } = open();
    const [owner, cost, tags] = [add('words', 'Owner'), add('number', 'Cost'), add('tags', 'Tags')];
    expect(namesOf(doc)).toEqual(['Owner words', 'Cost number', 'Tags tags']);
    expect(add('words', ' owner ')).toBe(owner);
    expect(add('number', 'Owner')).not.toBe(owner);
    removeColumn(doc, add('number', 'Owner'));
    moveColumn(columns, tags, 0);
    renameColumn(columns, cost, 'Cost in k€');
    renameColumn(columns, owner, '  ');
    expect(namesOf(doc)).toEqual(['Tags tags', 'Owner words', 'Cost in k€ number']);
    // The old name is free, and another column.
    expect(add('number', 'Cost')).not.toBe(cost);
    ownText(items, node, owner)?.insert(0, 'Ines');
    setOwnNumber(items, node, cost, 1200);
    setTag(items, node, tags, 'Housing', true);
    expect(ownOf(doc, node)).toEqual({ [owner]: 'Ines', [cost]: 1200, [tags]: ['Housing'] });
    for (const id of [owner, tags]) removeColumn(doc, id);
    expect(ownOf(doc, node)).toEqual({ [cost]: 1200 });
    expect(namesOf(doc)).toEqual(['Cost in k€ number', 'Cost number']);
  });

  it('[MH185] two people who add one of the same name at once have one with what both say; of two kinds two', () => {
    const { doc, node } = open();
    const say = (tag: string, kind: 'words' | 'number') => (mine: Y.Doc) => {
      const id = insertColumn(mapColumns(mine), { ...STAMP, kind: 'tags', name: 'Tags' });
      insertColumn(mapColumns(mine), { ...STAMP, kind, name: 'Cost' });
      if (id) setTag(mapItems(mine), node, id, tag, true);
    };
    const both = atOnce(doc, say('Housing', 'words'), say('energy', 'number'));
    for (const one of both) {
      expect(namesOf(one).toSorted()).toEqual(['Cost number', 'Cost words', 'Tags tags']);
      expect(Object.values(ownOf(one, node) ?? {})).toEqual([['energy', 'Housing']]);
    }
  });

  it('[MH186] what two people say in different columns, or as different tags, stays; a tag is there once, however it is written', () => {
    const { doc, items, node, add } = open();
    const [owner, cost, tags] = [add('words', 'Owner'), add('number', 'Cost'), add('tags', 'Tags')];
    ownText(items, node, owner)?.insert(0, 'Ines');
    setTag(items, node, tags, 'old', true);
    const both = atOnce(
      doc,
      (mine) => {
        ownText(mapItems(mine), node, owner)?.insert(0, 'Dr ');
        setTag(mapItems(mine), node, tags, 'Housing', true);
        setTag(mapItems(mine), node, tags, 'old', false);
      },
      (mine) => {
        ownText(mapItems(mine), node, owner)?.insert(4, ' and Ali');
        setOwnNumber(mapItems(mine), node, cost, 3);
        setTag(mapItems(mine), node, tags, 'energy', true);
        setTag(mapItems(mine), node, tags, 'ENERGY', true);
      },
    );
    for (const one of both)
      expect(ownOf(one, node)).toEqual({
        [owner]: 'Dr Ines and Ali',
        [cost]: 3,
        [tags]: ['energy', 'Housing'],
      });
    expect(tagsFrom('Housing, energy; HOUSING|new  town')).toEqual(['Housing', 'energy', 'new town']);
  });

  it('[MH188] what is read is untrusted: kinds, names, bounds; whatever it is called, the server takes it', () => {
    const { doc, items, columns, node, add } = open();
    const names = ['__proto__', 'constructor', 'prototype', 'x'.repeat(500), '', '\u202e\u0007', 'İ 漢字 _'];
    const ids = names.map((name) => add('tags', name));
    expect(ids.map((id) => id === null)).toEqual([false, false, false, false, true, true, false]);
    expect(ownColumns(columns)[3]?.name).toHaveLength(80);
    const tags = ids[0] as OwnColumnId;
    for (const tag of [...names, '漢'.repeat(90)]) setTag(items, node, tags, tag, true);
    expect(ownOf(doc, node)?.[tags]).toHaveLength(6);
    for (let at = 0; at < 80; at += 1) setTag(items, node, tags, `tag ${at}`, true);
    expect(ownOf(doc, node)?.[tags]).toHaveLength(50);
    expect(setTag(items, node, tags, 'one more', true)).toBe(false);
    for (let at = 0; at < 60; at += 1) add('number', `N ${at}`);
    expect(ownColumns(columns)).toHaveLength(40);
    expect(offer(doc, 'barrierMap').kind).toBe('take');
    // Another program's hand.
    const map = items.get(node);
    const number = ownColumns(columns).find(({ kind }) => kind === 'number')?.id as OwnColumnId;
    for (const [key, value] of [
      [ownKey(number), 'many'],
      [ownKey('words-a'), 7],
      [ownKey('tags-a'), 'x'],
      [tagKey('tags-a', 'Two'), 'other'],
      [tagKey('tags-a', ' '), ' '],
      ['own:number-x/y', 3],
      ['own:', 3],
      ['own:number-A', 3],
    ] as const)
      map?.set(key, value);
    expect(Object.keys(ownOf(doc, node) ?? {})).toEqual([tags]);
    for (const bad of ['constructor', '__proto__', 'words', 'words-', 'link-a', 'number-A', 7, null])
      expect(parseColumnId(bad)).toBeNull();
    columns.set('nothing', new Y.Map());
    (columns as Y.Map<unknown>).set('words-b', 'no map');
    expect(ownColumns(columns)).toHaveLength(40);
    const plain = open();
    expect(ownOf(plain.doc, plain.node)).toEqual({});
    expect(mapText(plain.items.get(plain.node))?.toString()).toBe('Costs');
  });

  it('[MV95] numbers are read as they are written in English and Dutch', () => {
    const read = (text: string) => numberFrom(text);
    expect(['1 200,5', '1.200,5', '1,200.5'].map(read)).toEqual([1200.5, 1200.5, 1200.5]);
    expect(['1,200', '1.234', '0,125', '-3', '1.200.000', '1e3'].map(read)).toEqual([
      1200, 1.234, 0.125, -3, 1_200_000, 1000,
    ]);
    expect(['', 'a', '1,2,3', '€ 5', '5%', '1e400', '9'.repeat(30)].map(read)).toEqual(Array(7).fill(null));
  });
});
