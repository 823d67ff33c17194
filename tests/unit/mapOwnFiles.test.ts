/** Own columns of a map in its files, out and in. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { insertNode, isNode, mapColumns, mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import {
  insertColumn,
  ownColumns,
  ownText,
  setOwnNumber,
  setTag,
} from '../../shared/documents/ownColumns.ts';
import type { ColumnKind, OwnColumnId } from '../../shared/documents/ownValues.ts';
import { writeGraphml } from '../../shared/exchange/maps/graphml.ts';
import { writeKumu } from '../../shared/exchange/maps/kumu.ts';
import { mapClipOf, readMapClip } from '../../shared/exchange/maps/mapClip.ts';
import { writeNodesCsv } from '../../shared/exchange/maps/mapCsv.ts';
import type { MapReading } from '../../shared/exchange/maps/mapDraft.ts';
import { readMapJson, writeMapJson } from '../../shared/exchange/maps/mapJson.ts';
import { writeMapMarkdown } from '../../shared/exchange/maps/mapMarkdown.ts';
import { writePrsm } from '../../shared/exchange/maps/prsm.ts';
import { readMapCsv } from '../../shared/exchange/maps/readMapCsv.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { exportOf, landed, readMap } from '../support/exchangeMaps.ts';
import { offer } from '../support/offered.ts';

const STAMP = { author: null, at: 1 };

function draw() {
  const doc = new Y.Doc();
  const [items, columns] = [mapItems(doc), mapColumns(doc)];
  const node = (text: string, x: number) => {
    const id = newId<ItemId>();
    insertNode(items, { ...STAMP, id, kind: 'barrier', x, y: 0, text });
    return id;
  };
  const add = (kind: ColumnKind, name: string) =>
    insertColumn(columns, { ...STAMP, kind, name }) as OwnColumnId;
  return { doc, items, node, add };
}

/** Two nodes with something in each column: also names that files have for other things, and words that look like another kind. */
function full() {
  const map = draw();
  const [costs, laws] = [map.node('Costs', 0), map.node('Laws', 400)];
  const words = (id: ItemId, column: OwnColumnId, text: string) =>
    ownText(map.items, id, column)?.insert(0, text);
  const tags = map.add('tags', 'Tags');
  for (const tag of ['Housing', 'old town']) setTag(map.items, costs, tags, tag, true);
  setTag(map.items, laws, tags, 'housing', true);
  setTag(map.items, laws, map.add('tags', 'Theme'), 'one only', true);
  setOwnNumber(map.items, costs, map.add('number', 'Cost, k€'), -1200.5);
  words(costs, map.add('words', 'Owner'), '=Ines\n& "Ali"');
  words(laws, map.add('words', 'Year'), '2026');
  words(costs, map.add('words', 'Kind'), 'of our own');
  setOwnNumber(map.items, laws, map.add('number', 'Label'), 7);
  map.add('number', 'Empty');
  return map;
}

/** By the words of nodes and the names of columns. */
function saidIn(doc: Y.Doc) {
  const columns = ownColumns(mapColumns(doc));
  const nodes = [...mapItems(doc)].flatMap(([id, map]) => {
    const node = readMapItem(id, map);
    return isNode(node) ? [node] : [];
  });
  return Object.fromEntries(
    nodes.map(({ text, own, note }) => [
      text,
      {
        ...Object.fromEntries(
          columns.flatMap(({ id, kind, name }) => (id in own ? [[`${name} ${kind}`, own[id]]] : [])),
        ),
        ...(note !== '' && { note }),
      },
    ]),
  );
}
const columnsOf = (doc: Y.Doc) => ownColumns(mapColumns(doc)).map(({ name, kind }) => `${name} ${kind}`);

function problemsIn(reading: MapReading): readonly string[] {
  if (reading.kind === 'refused') throw new Error(reading.why);
  return reading.problems.map(({ kind, sample }) => `${kind} ${sample}`);
}

const FILES = [
  ['map.csv', writeNodesCsv],
  ['kumu.json', writeKumu],
  ['map.graphml', writeGraphml],
  ['map.prsm', writePrsm],
  ['map.json', writeMapJson],
] as const;

describe('own columns in files', () => {
  it.each(FILES)('[MX53] come back from %s with their kinds, whatever they are called', (name, write) => {
    const { doc } = full();
    const reading = readMap([name, write(exportOf(doc))]);
    const back = landed(reading);
    expect(saidIn(back)).toEqual(saidIn(doc));
    const without = name === 'map.json' || name === 'map.csv' ? [] : ['Empty number'];
    expect(new Set(columnsOf(back))).toEqual(new Set(columnsOf(doc).filter((one) => !without.includes(one))));
    if (name === 'map.json') expect([columnsOf(back), problemsIn(reading)]).toEqual([columnsOf(doc), []]);
  });

  it('[MX53] Markdown says what nodes say in them', () => {
    const { doc } = full();
    const words = { kinds: {}, relations: {}, untitled: '' } as never;
    expect(writeMapMarkdown(exportOf(doc), words)).toMatch(/Tags: Housing, old town/);
  });

  it('[MX54] headings of a table that match no field become own columns: numbers, tags, words; the dry run says which', () => {
    const table = [
      'Name,Owner,Cost,Labels,Theme,Project ID,Nothing',
      'Costs,Ines,"1.200,5","Housing, energy",a|b,K-1,',
      'Laws,Ali,3,HOUSING,b,,-',
    ].join('\n');
    const reading = readMap(['n.csv', table]);
    expect(problemsIn(reading).toSorted()).toEqual([
      'asNumber Cost',
      'asTags Labels',
      'asTags Theme',
      'asWords Owner',
      'leftOut Project ID',
    ]);
    const doc = landed(reading);
    expect(columnsOf(doc)).toEqual(['Owner words', 'Cost number', 'Labels tags', 'Theme tags']);
    expect(saidIn(doc)).toEqual({
      Costs: {
        'Owner words': 'Ines',
        'Cost number': 1200.5,
        'Labels tags': ['energy', 'Housing'],
        'Theme tags': ['a', 'b'],
      },
      Laws: { 'Owner words': 'Ali', 'Cost number': 3, 'Labels tags': ['HOUSING'], 'Theme tags': ['b'] },
    });
  });

  it('[MX54] a name that the map has is that column, where the values fit it, and is no news; a row about a node says it anew', () => {
    const map = draw();
    const [id, cost, tags] = [map.node('Costs', 0), map.add('number', 'Cost'), map.add('tags', 'Tags')];
    setOwnNumber(map.items, id, cost, 1);
    setTag(map.items, id, tags, 'old', true);
    setTag(map.items, id, tags, 'Kept', true);
    const standing = {
      nodes: [{ id, kind: 'barrier', text: 'Costs' }],
      links: [],
      columns: ownColumns(mapColumns(map.doc)),
      merges: true,
    };
    const read = (text: string) => readMapCsv([{ name: '', text }], [], [], standing);
    const reading = read('name,COST,tags\nCosts,5,kept|new');
    expect(problemsIn(reading)).toEqual([]);
    landed(reading, null, map.doc);
    expect(saidIn(map.doc)).toEqual({ Costs: { 'Cost number': 5, 'Tags tags': ['Kept', 'new'] } });
    const odd = read('name,cost\nCosts,soon');
    expect(problemsIn(odd)).toEqual(['asWords cost']);
    landed(odd, null, map.doc);
    expect(saidIn(map.doc)).toMatchObject({ Costs: { 'Cost number': 5, 'cost words': 'soon' } });
    landed(read('name,cost,tags\nCosts,,'), null, map.doc);
    expect(saidIn(map.doc)).toMatchObject({ Costs: { 'Cost number': 5, 'Tags tags': ['Kept', 'new'] } });
  });

  it('[MX54] what a map has no room for stands in the note, and is said', () => {
    const heads = Array.from({ length: 45 }, (_, at) => `F${at}`);
    const reading = readMap([
      'n.csv',
      `name,${heads.join(',')}\nCosts,${heads.map((one) => `v${one}`).join(',')}`,
    ]);
    expect(problemsIn(reading).filter((one) => one.startsWith('inNote'))).toHaveLength(5);
    const doc = landed(reading);
    expect(columnsOf(doc)).toHaveLength(40);
    expect(saidIn(doc).Costs?.note).toBe('F40: vF40\nF41: vF41\nF42: vF42\nF43: vF43\nF44: vF44');
  });

  it('[MX58] columns of a JSON file for which the map has no place stand in the note, and that is said', () => {
    const from = draw();
    const id = from.node('Costs', 0);
    for (const at of [0, 1, 2]) setOwnNumber(from.items, id, from.add('number', `New ${at}`), at);
    const to = draw();
    for (let at = 0; at < 39; at++) to.add('words', `Old ${at}`);
    const standing = { nodes: [], links: [], columns: ownColumns(mapColumns(to.doc)) };
    const value = JSON.parse(writeMapJson(exportOf(from.doc)));
    const reading = readMapJson(value, [], standing.columns);
    expect(problemsIn(reading)).toEqual(['inNote New 1', 'inNote New 2']);
    landed(reading, null, to.doc);
    expect(saidIn(to.doc)).toEqual({ Costs: { 'New 0 number': 0, note: 'New 1: 1\nNew 2: 2' } });
  });

  it('[MX57] of two headings that are one name, and of tags that do not fit, the note has what the column cannot', () => {
    const long = 'a'.repeat(61);
    const many = Array.from({ length: 51 }, (_, at) => `t${at}`).join('; ');
    const text = `name,Owner,owner,Tags\nCosts,Ines,Ali,one|two\nLaws,Bo,,${long}\nRoofs,,,${many}`;
    const doc = landed(readMap(['n.csv', text]));
    expect(saidIn(doc)).toMatchObject({
      Costs: { 'Owner words': 'Ines', note: 'owner: Ali', 'Tags tags': ['one', 'two'] },
      Laws: { 'Owner words': 'Bo', note: `Tags: ${long}` },
      Roofs: { note: `Tags: ${many}` },
    });
  });

  it('[MX53] columns that are called as years stand under their headings', () => {
    const map = draw();
    const id = map.node('Costs', 0);
    setOwnNumber(map.items, id, map.add('number', 'Budget'), 500);
    setOwnNumber(map.items, id, map.add('number', '2024'), 7);
    const [heads = '', row = ''] = writeNodesCsv(exportOf(map.doc)).split(/\r?\n/);
    const at = (name: string) => row.split(',')[heads.split(',').indexOf(name)];
    expect([at('Budget'), at('2024')]).toEqual(['500', '7']);
  });

  it('[MX55] Kumu’s attributes and tags, of its own export as well, come in as own columns and go out as such', () => {
    const element = (label: string, attributes: object) => ({
      _id: label,
      attributes: { label, ...attributes },
    });
    const file = {
      elements: [
        element('Costs', { Owner: 'Ines', tags: ['Housing', 'energy'], Years: ['2025', '2026'], level: 3 }),
        element('Laws', { Owner: 'Ali', tags: ['housing'], level: 4.5 }),
      ],
      connections: [],
    };
    const reading = readMap(['k.json', JSON.stringify(file)]);
    const doc = landed(reading);
    expect(saidIn(doc)).toEqual({
      Costs: {
        'Owner words': 'Ines',
        'Tags tags': ['energy', 'Housing'],
        'Years tags': ['2025', '2026'],
        'level number': 3,
      },
      Laws: { 'Owner words': 'Ali', 'Tags tags': ['housing'], 'level number': 4.5 },
    });
    const out = JSON.parse(writeKumu(exportOf(doc)));
    expect(
      out.elements.toSorted((a: { label: string }, b: { label: string }) => (a.label < b.label ? -1 : 1)),
    ).toMatchObject([
      { label: 'Costs', Owner: 'Ines', tags: ['energy', 'Housing'], level: '3' },
      { label: 'Laws', tags: ['housing'] },
    ]);
  });

  it('[MX56] what is copied takes its own columns along to another map', () => {
    const { doc } = full();
    const ids = [...mapItems(doc).keys()] as ItemId[];
    const clip = mapClipOf(doc, ids.slice(0, 1));
    const drafts = readMapClip(JSON.parse(JSON.stringify(clip?.value))) ?? [];
    const other = draw();
    other.add('tags', 'TAGS');
    landed({ kind: 'read', format: 'json', drafts, problems: [], counts: {} as never }, null, other.doc);
    expect(columnsOf(other.doc)).toEqual(['TAGS tags', 'Cost, k€ number', 'Owner words', 'Kind words']);
    expect(saidIn(other.doc).Costs).toMatchObject({
      'TAGS tags': ['Housing', 'old town'],
      'Cost, k€ number': -1200.5,
    });
  });

  it('[MX53] hostile columns of a file come in as far as a map takes them, and the server takes the rest', () => {
    const own = {
      'own:words-constructor': 'no text',
      'own:tags-a/x': 'other',
      'own:tags-a/two': 'Two',
      'own:number-b': 'many',
      'own:number-c': 3,
      'own:number-d': 4,
    };
    const columns = [
      { id: 'tags-a', name: '__proto__' },
      { id: 'number-b', name: 'constructor' },
      { id: 'number-c', name: 'prototype' },
      { id: 'constructor', name: 'x' },
      { id: 'words-e', name: '' },
      null,
    ];
    const texts = { text: 'Costs', 'own:words-e': 'x', constructor: 'x' };
    const file = {
      format: 'jumelage-map',
      version: 1,
      items: [{ id: 'a', kind: 'barrier', ...own, texts }],
      columns,
    };
    const doc = landed(readMap(['map.json', JSON.stringify(file)]));
    expect(saidIn(doc)).toEqual({ Costs: { '__proto__ tags': ['Two'], 'prototype number': 3 } });
    expect(offer(doc, 'barrierMap').kind).toBe('take');
  });
});
