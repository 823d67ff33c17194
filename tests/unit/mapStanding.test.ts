/** Links of tables that name nodes which stand on the map they come to. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  insertLink,
  insertNode,
  isNode,
  type MapLink,
  mapItems,
  readMapItem,
} from '../../shared/documents/barrierMap.ts';
import { writeKumu } from '../../shared/exchange/maps/kumu.ts';
import { writeLinksCsv, writeNodesCsv } from '../../shared/exchange/maps/mapCsv.ts';
import { isLinkDraft, isNodeDraft, type Standing } from '../../shared/exchange/maps/mapDraft.ts';
import { writeMapJson } from '../../shared/exchange/maps/mapJson.ts';
import { readMapCsv } from '../../shared/exchange/maps/readMapCsv.ts';
import { readMapFiles } from '../../shared/exchange/maps/readMapFiles.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { draftsOf, exportOf, landed } from '../support/exchangeMaps.ts';

/** Costs lead to Few works; Laws stand alone. */
function aMap() {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const ids = ['Costs', 'Few  works', 'Laws'].map((text, at) => {
    const id = newId<ItemId>();
    insertNode(items, { id, kind: 'barrier', author: null, at: 0, x: at * 300, y: 0, text });
    return id;
  }) as [ItemId, ItemId, ItemId];
  const [from, to] = ids;
  insertLink(items, { id: newId<ItemId>(), author: null, at: 0, from, to, relation: 'causes' });
  return { doc, ids };
}

const itemsOf = (doc: Y.Doc) => {
  const all = [...mapItems(doc)].flatMap(([id, map]) => readMapItem(id, map) ?? []);
  return { nodes: all.filter(isNode), links: all.filter((item): item is MapLink => item.kind === 'link') };
};
const standingOn = (doc: Y.Doc): Standing => itemsOf(doc);
const read = (doc: Y.Doc, ...texts: readonly string[]) =>
  readMapCsv(
    texts.map((text, at) => ({ name: `${at}.csv`, text })),
    [],
    [],
    standingOn(doc),
  );
const problemsOf = (reading: ReturnType<typeof read>) =>
  reading.kind === 'read' ? Object.entries(reading.counts).filter(([, count]) => count > 0) : reading.why;

describe('links to what stands on a map', () => {
  it('[MX31] a table of links makes only the nodes that are not there, and leaves those that are as they were', () => {
    const { doc, ids } = aMap();
    const was = itemsOf(doc).nodes;
    const reading = read(doc, 'From\tTo\nlaws\tFEW works\nRates\tcosts\nCosts\tFew works');
    expect(problemsOf(reading)).toEqual([['doubleLink', 1]]);
    expect(
      draftsOf(reading)
        .filter(isNodeDraft)
        .map(({ texts }) => texts.text),
    ).toEqual(['Rates']);
    landed(reading, null, doc);
    const { nodes, links } = itemsOf(doc);
    expect(nodes).toHaveLength(4);
    expect(nodes).toEqual(expect.arrayContaining(was));
    const rates = nodes.find(({ text }) => text === 'Rates')?.id;
    expect(links.map(({ from, to }) => [from, to])).toEqual(
      expect.arrayContaining([
        [ids[2], ids[1]],
        [rates, ids[0]],
      ]),
    );
    expect(links).toHaveLength(3);
  });

  it('[MX31] beside a table of nodes their links reach the map too; what is in the table comes first', () => {
    const { doc, ids } = aMap();
    const reading = read(
      doc,
      'Label,Type\nCosts,cause\nAge,cause',
      'From,To\nAge,Laws\nCosts,Age\nAge,Nobody',
    );
    expect(problemsOf(reading)).toEqual([['linkLost', 1]]);
    landed(reading, null, doc);
    const { nodes, links } = itemsOf(doc);
    const own = (text: string) => nodes.find((one) => one.text === text && !ids.includes(one.id))?.id;
    const joined = links.map(({ from, to }) => [from, to]);
    expect(joined).toEqual(
      expect.arrayContaining([
        [own('Age'), ids[2]],
        [own('Costs'), own('Age')],
      ]),
    );
  });

  it('[MX31] its own table of links brings nothing that is there, by id, and says so', () => {
    const { doc } = aMap();
    const reading = read(doc, writeLinksCsv(exportOf(doc)));
    expect(draftsOf(reading)).toEqual([]);
    expect(problemsOf(reading)).toEqual([['doubleLink', 1]]);
  });

  it('[MX33] its JSON names who wrote or judged something in it, and no other member', () => {
    const { doc, ids } = aMap();
    const [writer, judge, other] = [newId<MemberId>(), newId<MemberId>(), newId<MemberId>()];
    mapItems(doc).get(ids[0])?.set('author', writer);
    mapItems(doc)
      .get(itemsOf(doc).links[0]?.id as ItemId)
      ?.set('stateBy', judge);
    const people = Object.fromEntries([writer, judge, other].map((id) => [id, { name: 'N', city: '' }]));
    const written = JSON.parse(writeMapJson({ ...exportOf(doc), people }));
    expect(Object.keys(written.people).toSorted()).toEqual([writer, judge].toSorted());
  });

  it("[MX32] Kumu's type is the relation or its sign, its label stays in words, or is the relation", () => {
    const kumu = 'From,To,Label,Type\nA,B,raises,+\nB,C,,-\nC,D,blocks,';
    const links = draftsOf(readMapCsv([{ name: 'k', text: kumu }])).filter(isLinkDraft);
    expect(links.map(({ fields, texts }) => [fields.relation, texts.text])).toEqual([
      ['causes', 'raises'],
      ['reduces', ''],
      ['blocks', ''],
    ]);
  });

  it('[MX39] a mutual connection of a table is one each way, or one that reinforces', () => {
    const kumu =
      'From,To,Direction,Type\nA,B,Mutual,+\nB,C,directed,-\nC,D,mutual,reinforces\nD,A,undirected,';
    const reading = readMapCsv([{ name: 'k', text: kumu }]);
    const drafts = draftsOf(reading);
    const end = (at: number | null) => drafts[at ?? -1]?.texts.text;
    expect(problemsOf(reading)).toEqual([['undirected', 1]]);
    expect(
      drafts.filter(isLinkDraft).map(({ from, to, fields }) => `${end(from)} ${fields.relation} ${end(to)}`),
    ).toEqual([
      'A causes B',
      'B causes A',
      'B reduces C',
      'C reinforces D',
      expect.stringMatching(/^D \w+ A$/),
    ]);
  });

  it("[MX42] tags of Kumu's table are tags, as those of its file are", () => {
    const kumu = 'Label,Type,Description,Tags\nA,Barrier,High,money|now\nB,Barrier,,\nC,Barrier,,late';
    const reading = readMapCsv([{ name: 'k', text: kumu }]);
    expect(problemsOf(reading)).toEqual([['asTags', 1]]);
    const notes = draftsOf(reading).map(({ texts }) => texts.note ?? '');
    expect(notes).toEqual(['High', '', '']);
    const tags = draftsOf(reading).map(({ own = [] }) => own.flatMap(({ value }) => value ?? []));
    expect(tags).toEqual([['money', 'now'], [], ['late']]);
  });

  // Where that grows with the square of the length this takes minutes.
  it('[MP95] a cell of nothing but spaces is read at once', () => {
    const kumu = `Label,Type,Tags\nA,Barrier,"a | b${' '.repeat(300_000)}c"`;
    const [draft] = draftsOf(readMapCsv([{ name: 'k', text: kumu }]));
    expect(draft?.own?.at(-1)?.value).toMatchObject(['a', 'b']);
  });

  const merging = (doc: Y.Doc) => ({ ...standingOn(doc), merges: true });
  const table = (doc: Y.Doc, text: string) => readMapCsv([{ name: 't', text }], [], [], merging(doc));

  it('[MX34] a row of a name that stands updates that node: said replaces, empty stays, a note is added, its place too', () => {
    const { doc, ids } = aMap();
    const laws = mapItems(doc).get(ids[2]);
    laws?.set('category', 'finance');
    laws?.set('field', 'energy');
    laws?.set('control:city', true);
    laws?.set('note', new Y.Text('Old words'));
    const reading = table(
      doc,
      'Label,Type,Category,Field,Who can act,Notes,x,y\nLAWS,cause,regulation,,EU,New words,9,9\nlaws,,,,,,,\nAge,cause,,,,,,',
    );
    expect(draftsOf(reading).filter(isNodeDraft)).toHaveLength(2);
    landed(reading, null, doc);
    const { nodes } = itemsOf(doc);
    expect(nodes.map(({ text }) => text)).toEqual(['Costs', 'Few  works', 'Laws', 'laws', 'Age']);
    expect(nodes[2]).toMatchObject({
      ...{
        id: ids[2],
        kind: 'cause',
        category: 'regulation',
        field: 'energy',
        control: ['EU'],
        x: 600,
        y: 0,
      },
      note: 'Old words\nNew words',
    });
    landed(table(doc, 'Label,Notes\nLaws,New words'), null, doc);
    expect(itemsOf(doc).nodes[2]?.note).toBe('Old words\nNew words');
  });

  it("[MX34] its own table of nodes changes nothing, and after a spreadsheet what was changed there, by id; Kumu's file too", () => {
    const { doc, ids } = aMap();
    mapItems(doc).get(ids[0])?.set('control:EU', true);
    const was = itemsOf(doc);
    landed(table(doc, writeNodesCsv(exportOf(doc))), null, doc);
    const kumu = new TextEncoder().encode(writeKumu(exportOf(doc)));
    const again = () => readMapFiles([{ name: 'k.json', bytes: kumu }], [], [], merging(doc));
    landed(again(), null, doc);
    expect(itemsOf(doc)).toEqual(was);
    landed(table(doc, writeNodesCsv(exportOf(doc)).replace('Laws', 'Rules')), null, doc);
    expect(itemsOf(doc).nodes.map(({ text }) => text)).toEqual(['Costs', 'Few  works', 'Rules']);
  });
});
