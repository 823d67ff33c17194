/** Groups on their way: files, copies, pictures; and whose word a file may bring. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { drawMapSvg } from '../../client/features/map/exchange/mapSvg.ts';
import {
  insertGroup,
  insertLink,
  insertNode,
  judgeLink,
  mapItems,
  readMapItem,
} from '../../shared/documents/barrierMap.ts';
import type { ExportedMap } from '../../shared/exchange/maps/exportedMap.ts';
import { exportedMap } from '../../shared/exchange/maps/exportedMap.ts';
import { writeGraphml } from '../../shared/exchange/maps/graphml.ts';
import { writeKumu } from '../../shared/exchange/maps/kumu.ts';
import { mapClipOf, readMapClip } from '../../shared/exchange/maps/mapClip.ts';
import { writeLinksCsv, writeNodesCsv } from '../../shared/exchange/maps/mapCsv.ts';
import { writeMapJson } from '../../shared/exchange/maps/mapJson.ts';
import { writeMapMarkdown } from '../../shared/exchange/maps/mapMarkdown.ts';
import { writePrsm } from '../../shared/exchange/maps/prsm.ts';
import type { MemberId } from '../../shared/ids.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { exportOf, landed, readMap } from '../support/exchangeMaps.ts';
import { look, words } from '../support/mapPictures.ts';
import { outlineWords } from '../support/outlineWords.ts';

/** Two nodes in "Money", one in a group without a name, one in none, one in a group that is gone. */
function grouped() {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const stamp = { author: null, at: 1 };
  const [money, nameless, gone] = [newId<ItemId>(), newId<ItemId>(), newId<ItemId>()];
  insertGroup(items, { id: money, ...stamp, text: '=Money' });
  insertGroup(items, { id: nameless, ...stamp });
  const ids = [money, money, nameless, null, gone].map((group, at) => {
    const id = newId<ItemId>();
    insertNode(items, { id, kind: 'barrier', ...stamp, x: 300 * at, y: 0, text: `N${at}` });
    if (group !== null) items.get(id)?.set('group', group);
    return id;
  });
  return { doc, ids, money };
}

/** Nodes by their group's name; a group of nobody would be listed, too. */
function told(doc: Y.Doc): readonly string[] {
  const all = [...mapItems(doc)].flatMap(([id, map]) => readMapItem(id, map) ?? []);
  const groups = new Map(all.flatMap((item) => (item.kind === 'group' ? [[item.id, item.text]] : [])));
  const nodes = all.flatMap((item) =>
    'group' in item ? [`${item.text} ${item.group === null ? '–' : (groups.get(item.group) ?? 'gone')}`] : [],
  );
  return [...nodes, `${groups.size} groups`].toSorted();
}

const FORMATS: readonly (readonly [string, (map: ExportedMap) => ReturnType<typeof readMap>])[] = [
  ['JSON', (map) => readMap(['m.json', writeMapJson(map)])],
  ['tables', (map) => readMap(['nodes.csv', writeNodesCsv(map)], ['links.csv', writeLinksCsv(map)])],
  ['Kumu', (map) => readMap(['k.json', writeKumu(map)])],
  ['GraphML', (map) => readMap(['m.graphml', writeGraphml(map)])],
  ['PRSM', (map) => readMap(['m.prsm', writePrsm(map)])],
];

describe.each(FORMATS)('%s', (_name, through) => {
  it('[MX19] brings groups back with their nodes, also two of one name and one without', () => {
    const { doc, ids } = grouped();
    const items = mapItems(doc);
    const other = newId<ItemId>();
    insertGroup(items, { id: other, author: null, at: 2, text: '=Money' });
    items.get(ids[3] ?? '')?.set('group', other);
    const reading = through(exportOf(doc));
    expect(told(landed(reading))).toEqual(['3 groups', 'N0 =Money', 'N1 =Money', 'N2 ', 'N3 =Money', 'N4 –']);
    if (reading.kind === 'read') expect(reading.counts.leftOut).toBe(0);
  });

  it('[MX20] never lets a member have agreed: the state comes with the name that the file tells, as words', () => {
    const { doc, ids } = grouped();
    const items = mapItems(doc);
    const [link, anna] = [newId<ItemId>(), newId<MemberId>()];
    const [from, to] = ids as [ItemId, ItemId];
    insertLink(items, { id: link, author: null, at: 1, from, to, relation: 'causes' });
    judgeLink(items, link, { state: 'agreed', by: anna, at: 86_400_000 });
    const people = { [anna]: { name: 'Anna', city: 'Budapest' } };
    const linkIn = (back: Y.Doc) =>
      [...mapItems(back)].map(([id, map]) => readMapItem(id, map)).find((item) => item?.kind === 'link');
    const back = landed(through(exportedMap(doc, { ...exportOf(doc), people })));
    const said = { state: 'agreed', stateBy: null, stateTold: 'Anna', stateAt: 86_400_000 };
    expect(linkIn(back)).toMatchObject(said);
    // Once more, now from a map that knows her only from a file.
    const again = landed(through(exportOf(back)));
    expect(linkIn(again)).toMatchObject(said);
    const own = linkIn(again)?.id ?? link;
    judgeLink(mapItems(again), own, { state: 'disputed', by: anna, at: 5 });
    expect(linkIn(again)).toMatchObject({ state: 'disputed', stateBy: anna, stateTold: null });
  });
});

it('[MX20] a file of anybody that names a member by id names nobody, in any format: what it holds is of who brings it in', () => {
  const [anna, marta] = [newId<MemberId>(), newId<MemberId>()];
  const json = {
    format: 'jumelage-map',
    version: 1,
    items: [
      ...['a', 'b'].map((id) => ({ id, kind: 'cause', author: anna, group: 'g', texts: { text: id } })),
      { id: 'g', kind: 'group', author: anna, texts: { text: 'Money' } },
      { id: 'l', kind: 'link', author: anna, from: 'a', to: 'b', state: 'agreed', stateBy: anna, stateAt: 1 },
    ],
  };
  const files = [
    ['m.json', JSON.stringify(json)],
    ['l.csv', `from,to,state,state by id\na,b,agreed,${anna}\n`],
    [
      'k.json',
      JSON.stringify({
        elements: [{ label: 'a' }, { label: 'b' }],
        connections: [{ from: 'a', to: 'b', state: 'agreed', 'state by id': anna }],
      }),
    ],
    [
      'p.prsm',
      JSON.stringify({
        nodes: [{ id: 'a' }, { id: 'b' }],
        edges: [{ id: 'e', from: 'a', to: 'b', state: 'agreed', stateBy: anna, 'state by id': anna }],
      }),
    ],
  ] as const;
  for (const file of files) {
    const doc = landed(readMap(file), marta);
    const items = [...mapItems(doc)].map(([id, map]) => readMapItem(id, map));
    expect(new Set(items.map((one) => one?.author))).toEqual(new Set([marta]));
    expect(JSON.stringify([...mapItems(doc).values()])).not.toContain(anna);
    const link = items.find((one) => one?.kind === 'link');
    expect(link).toMatchObject({ state: 'agreed', stateBy: null, stateTold: '' });
  }
});

describe('groups of a map', () => {
  it('[MX19] come back from JSON with their nodes', () => {
    const { doc } = grouped();
    const back = landed(readMap(['map.json', writeMapJson(exportOf(doc))]));
    expect(told(back)).toEqual(['2 groups', 'N0 =Money', 'N1 =Money', 'N2 ', 'N3 –', 'N4 –']);
    expect(mapItems(back).size).toBe(7);
  });

  it('[MX19] come along in a copy when they are chosen whole, and stay behind when not', () => {
    const { doc, ids, money } = grouped();
    const copied = (chosen: readonly ItemId[]) => {
      const drafts = readMapClip(mapClipOf(doc, chosen)?.value);
      if (drafts === null) throw new Error('no clip');
      return told(landed({ kind: 'read', format: 'json', drafts, problems: [], counts: {} as never }));
    };
    const [first, second] = ids as [ItemId, ItemId];
    expect(copied([first, second])).toEqual(['1 groups', 'N0 =Money', 'N1 =Money']);
    expect(copied([money])).toEqual(['1 groups', 'N0 =Money', 'N1 =Money']);
    expect(copied([first])).toEqual(['0 groups', 'N0 –']);
  });

  it('[MX19] stand by their name in tables and Markdown, and tables make them again', () => {
    const { doc } = grouped();
    const csv = writeNodesCsv(exportOf(doc));
    expect(csv).toContain("'=Money");
    expect(told(landed(readMap(['nodes.csv', csv])))).toEqual([
      '2 groups',
      'N0 =Money',
      'N1 =Money',
      'N2 ',
      'N3 –',
      'N4 –',
    ]);
    expect(writeMapMarkdown(exportOf(doc), outlineWords)).toContain('N0 (=Money)');
  });

  it('[MX19] hostile ones change nothing but themselves', () => {
    const group = { id: 'g', kind: 'group', texts: { text: 'G' } };
    const node = (id: string, of: unknown) => ({ id, kind: 'cause', group: of, texts: { text: id } });
    const items = [group, group, { kind: 'group' }, node('a', 'g'), node('b', 'a'), node('c', { g: 1 })];
    const back = landed(readMap(['map.json', JSON.stringify({ format: 'jumelage-map', version: 1, items })]));
    expect(told(back)).toEqual(['1 groups', 'a G', 'b –', 'c –']);
  });

  it('[MX19] a group of another map, of nothing, in itself or in another counts as none; ten thousand are refused', () => {
    const group = (id: string, of?: string) => ({ id, kind: 'group', group: of, texts: { text: id } });
    const node = (id: string, of: string) => ({ id, kind: 'cause', group: of, texts: { text: id } });
    const json = (items: readonly object[]) => JSON.stringify({ format: 'jumelage-map', version: 1, items });
    const elsewhere = newId<ItemId>();
    const items = [group('g', 'h'), group('h', 'g'), node('a', 'g'), node('b', elsewhere), node('c', 'c')];
    const back = landed(readMap(['m.json', json(items)]));
    expect(told(back)).toEqual(['1 groups', 'a g', 'b –', 'c –']);
    expect(JSON.stringify([...mapItems(back).values()])).not.toContain(elsewhere);
    const many = Array.from({ length: 10_000 }, (_, at) => group(`g${at}`));
    expect(readMap(['m.json', json([...many, node('a', 'g1')])])).toMatchObject({ why: 'tooMany' });
    const rows = Array.from({ length: 2_000 }, (_, at) => `n${at},group ${at}`).join('\n');
    expect(told(landed(readMap(['n.csv', `text,group\n${rows}`])))[0]).toBe('2000 groups');
  });

  it('[MX19] folders of GraphML are groups, one in another is one of its own; names of kinds stay kinds', () => {
    const file = `<graphml><key id="g" for="node" attr.name="group"/><key id="l" for="node" attr.name="label"/><graph>
      <node id="f"><data key="l">Outer</data><graph><node id="a"/>
        <node id="i"><data key="l">Inner</data><graph><node id="b"><data key="g">barrier</data></node></graph></node>
      </graph></node>
      <node id="c"><data key="g">7</data></node><node id="e"><graph/></node></graph></graphml>`;
    const reading = readMap(['f.graphml', file]);
    expect(told(landed(reading))).toEqual(['3 groups', 'a Outer', 'b Inner', 'c 7']);
    if (reading.kind === 'read') expect(reading.drafts[1]?.fields.kind).toBe('barrier');
  });

  it('[MX6] [MX19] clusters of PRSM are groups, and what stands for them is no factor', () => {
    const cluster = { id: 'cluster-style-group1', isCluster: true, label: 'Money\ncluster' };
    const nodes = [
      { id: 'a', label: 'A', clusteredIn: cluster.id },
      { id: 'b', label: 'B', clusteredIn: null, att1: 'Law' },
      cluster,
    ];
    const edges = [
      { id: 'e', from: 'a', to: 'b' },
      { id: 'c', from: cluster.id, to: 'b', isClusterEdge: true },
    ];
    const file = { nodes, edges, attributeTitles: { att1: 'Group', att2: 'Weather' } };
    const reading = readMap(['p.prsm', JSON.stringify(file)]);
    expect(told(landed(reading))).toEqual(['2 groups', 'A Money cluster', 'B Law']);
    if (reading.kind === 'read') expect(reading.problems).toEqual([]);
  });

  it('[MX7] ids of a file that look like words of ours rename none of them', () => {
    const table = 'id,text,category,confidence,group\nfinance,A,finance,high,barrier\nhigh,B,,,barrier\n';
    const doc = landed(readMap(['n.csv', table]));
    const [a] = [...mapItems(doc)].map(([id, map]) => readMapItem(id, map));
    expect(a).toMatchObject({ category: 'finance', confidence: 'high' });
    expect(told(doc)).toEqual(['1 groups', 'A barrier', 'B barrier']);
  });

  it('[MX19] are drawn in pictures, around their nodes', () => {
    const { doc } = grouped();
    const all = drawMapSvg(exportOf(doc), look, words)?.svg ?? '';
    expect(all.match(/fill-rule="evenodd"/g)).toHaveLength(2);
    expect(all).toContain('>=Money<');
  });
});
