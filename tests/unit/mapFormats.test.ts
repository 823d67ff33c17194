/** Formats of maps: what goes out comes back, what others write comes in. */

import { readFileSync } from 'node:fs';
import lz from 'lz-string';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import en from '../../client/i18n/en/map.json';
import nl from '../../client/i18n/nl/map.json';
import { insertLink, insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import { loopPlace } from '../../shared/documents/loopNames.ts';
import { escapeFormula, unescapeFormula } from '../../shared/exchange/cells.ts';
import { writeGraphml } from '../../shared/exchange/maps/graphml.ts';
import { writeKumu } from '../../shared/exchange/maps/kumu.ts';
import { writeLinksCsv, writeNodesCsv } from '../../shared/exchange/maps/mapCsv.ts';
import type { MapReading } from '../../shared/exchange/maps/mapDraft.ts';
import { writeMapJson } from '../../shared/exchange/maps/mapJson.ts';
import { writeMapMarkdown } from '../../shared/exchange/maps/mapMarkdown.ts';
import { writePrsm } from '../../shared/exchange/maps/prsm.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import {
  categoryOf,
  controlOf,
  fieldOf,
  kindOf,
  relationOf,
  stateOf,
  statusOf,
  strengthOf,
} from '../../shared/maps/words.ts';
import { contentOf, draftsOf, exportOf, fullMap, landed, readMap } from '../support/exchangeMaps.ts';
import { outlineWords } from '../support/outlineWords.ts';

const nodesIn = (reading: MapReading) => draftsOf(reading).filter(({ fields }) => fields.kind !== 'link');
const linksIn = (reading: MapReading) => {
  const drafts = draftsOf(reading);
  return drafts
    .filter(({ fields }) => fields.kind === 'link')
    .map(({ from, to, fields }) => {
      const words = (place: number | null) => drafts[place ?? -1]?.texts.text;
      return `${words(from)} ${fields.relation} ${words(to)}`;
    });
};
const textsIn = (reading: MapReading) => nodesIn(reading).map(({ texts }) => texts.text);
const problemsOf = (reading: MapReading) =>
  reading.kind === 'read'
    ? reading.problems.map(({ kind, line, sample }) => `${line} ${kind} ${sample}`)
    : [];

describe('our own files', () => {
  it('[MX1] a map comes back from JSON as it was, also what only a newer version knows', () => {
    const doc = fullMap();
    const reading = readMap(['map.json', writeMapJson(exportOf(doc))]);
    // Whose it is a file does not say.
    const unsigned = contentOf(doc).map((line) => line.replace(/\["author",[^\]]*\],?/, ''));
    expect(contentOf(landed(reading))).toEqual(unsigned.toSorted());
    expect(problemsOf(reading)).toEqual(['3 newerKind sensor']);
  });

  it('[MX2] a map comes back from its two tables; formulas are words again', () => {
    const doc = fullMap();
    const [nodes, links] = [writeNodesCsv(exportOf(doc)), writeLinksCsv(exportOf(doc))];
    expect(nodes).toContain(`'=HYPERLINK(""x"")`);
    expect(`${nodes}${links}`).not.toMatch(/(^|[,;\t\n])"?[=+@-][^,\d-]/m);
    const back = landed(readMap(['links.csv', links], ['nodes.csv', nodes]));
    const said = (lines: readonly string[]) =>
      lines
        .filter((line) => !line.includes('Newer') || line.includes('"link"'))
        .map((line) => line.replace(/\["(author|at)",[^\]]*\],?/g, ''))
        .map((line) => line.replace(/\["(strength|state)","(medium|proposed)"\],?/g, ''))
        .toSorted();
    expect(said(contentOf(back))).toEqual(said(contentOf(doc)));
  });

  it('[MX38] a sign alone is written plain and read with an apostrophe as well', () => {
    for (const sign of ['+', '-']) {
      expect(escapeFormula(sign)).toBe(sign);
      for (const cell of [sign, `'${sign}`]) expect(unescapeFormula(cell)).toBe(sign);
      expect(unescapeFormula(escapeFormula(`'${sign}`))).toBe(`'${sign}`);
      expect(escapeFormula(`${sign}1`)).toBe(`'${sign}1`);
    }
  });

  it('[MX3] tables come with any delimiter and encoding, and links name nodes by id or words', () => {
    const nodes = 'Id;Naam;Soort;Categorie\n1;Geld;Barrière;Financiën\n2;Tijd;Oorzaak;\n';
    const links = 'Van;Naar;Relatie\n2;Geld;veroorzaakt\n';
    const latin = Uint8Array.from([...nodes].map((letter) => letter.charCodeAt(0)));
    const reading = readMap(['k.csv', latin], ['v.csv', links]);
    expect(linksIn(reading)).toEqual(['Tijd causes Geld']);
    expect(nodesIn(reading)[0]?.fields).toEqual({ kind: 'barrier', category: 'finance' });
    const wide = Uint8Array.from(
      [...`\ufeff${nodes.replaceAll(';', '\t')}`].flatMap((letter) => {
        const code = letter.charCodeAt(0);
        return [code & 255, code >> 8];
      }),
    );
    expect(textsIn(readMap(['k.txt', wide]))).toEqual(['Geld', 'Tijd']);
  });

  it('[MX3] a table of links alone makes its nodes; PRSM numbers its styles', () => {
    const reading = readMap(['prsm.csv', 'Factor 1,Factor 2,,,\nA,"B, b",1,2,3\n"B, b",C,,,\n']);
    expect(textsIn(reading)).toEqual(['A', 'B, b', 'C']);
    expect(linksIn(reading)).toEqual(['A causes B, b', 'B, b causes C']);
    expect(nodesIn(reading).map(({ fields }) => fields.kind)).toEqual(['cause', 'cause', 'effect']);
    expect(linksIn(readMap(['l.csv', 'source,target,sign\nA,B,+\nB,C,-\n']))).toEqual([
      'A causes B',
      'B reduces C',
    ]);
  });

  it('[MX8] Markdown holds nodes under their kinds with cities and links', () => {
    const text = writeMapMarkdown(exportOf(fullMap()), outlineWords);
    expect(text).toMatch(/^# Barriers, =1\+1 & more\n/);
    expect(text).toContain(
      '## Barriers\n\n- =HYPERLINK("x") (Finance & funding; Buildings; Who can act: City, EU; Budapest 4, being tackled; Eskişehir 1)',
    );
    expect(text).toContain(
      '  - reduces → Banks; "lend" little, they say \\<b\\>&amp; (strong; Works with a delay; disputed; + one word)',
    );
    expect(text).toContain('## sensor\n\n- Newer');
  });

  it('[MP71] Markdown holds named loops with their nodes, and leaves out one that is broken', () => {
    const doc = new Y.Doc();
    const items = mapItems(doc);
    const [costs, rent] = ['Costs *high*', 'Rent'].map((text) => {
      const id = newId<ItemId>();
      insertNode(items, { id, kind: 'barrier', author: null, at: 0, x: 0, y: 0, text });
      return id;
    }) as [ItemId, ItemId];
    const link = (from: ItemId, to: ItemId) =>
      insertLink(items, { id: newId<ItemId>(), from, to, relation: 'causes', author: null, at: 0 });
    link(costs, rent);
    const place = loopPlace([costs, rent]);
    items.get(place?.on ?? costs)?.set(place?.field ?? '', new Y.Text('Money *spiral*'));
    const written = () => writeMapMarkdown(exportOf(doc), outlineWords);
    expect(written()).not.toContain('spiral');
    link(rent, costs);
    const [from, to] = place?.on === costs ? ['Costs \\*high\\*', 'Rent'] : ['Rent', 'Costs \\*high\\*'];
    expect(written()).toMatch(/\n\n## Feedback loops\n\n- [^\n]+\n$/);
    expect(written()).toContain(`- Money \\*spiral\\*: ${from} → ${to} → ${from}`);
  });
});

describe('files of other programmes', () => {
  it('[MX4] a blueprint of Kumu comes in, loops are left out and said', () => {
    const blueprint = {
      elements: [
        {
          label: 'Costs',
          type: 'Barrier',
          description: 'High',
          tags: ['money', 'now'],
          'Favourite colour': 'red',
        },
        { id: 'b', label: 'No trust', type: 'Driver' },
        { label: 'Mood', type: 'Cloud' },
      ],
      connections: [
        { from: 'Costs', to: 'b', type: '-' },
        { from: 'b', to: 'Mood', direction: 'mutual', type: 'tickles' },
      ],
      loops: [{ label: 'R1' }],
    };
    const reading = readMap(['kumu.json', JSON.stringify(blueprint)]);
    expect(linksIn(reading)).toEqual([
      'Costs reduces No trust',
      'No trust unclear Mood',
      'Mood unclear No trust',
    ]);
    expect(nodesIn(reading).map(({ fields, texts }) => `${fields.kind} ${texts.note}`)).toEqual([
      'barrier High',
      'cause ',
      'cause Type: Cloud',
    ]);
    expect(problemsOf(reading)).toEqual([
      '0 asTags Tags',
      '0 asWords Favourite colour',
      '1 leftOut loop R1',
      '2 unknownRelation tickles',
      '2 unknownRelation tickles',
      '3 unknownKind Cloud',
    ]);
  });

  it('[MX4] Kumu says that a connection is delayed with true or in words', () => {
    const connections = [true, 'yes', false].map((delayed, n) => ({
      from: 'Costs',
      to: `Trust ${n}`,
      delayed,
    }));
    const elements = ['Costs', 'Trust 0', 'Trust 1', 'Trust 2'].map((label) => ({ label }));
    const blueprint = { elements, connections };
    const links = draftsOf(readMap(['kumu.json', JSON.stringify(blueprint)])).filter(
      ({ from }) => from !== null,
    );
    expect(links.map(({ fields }) => fields.delay === true)).toEqual([true, true, false]);
  });

  it('[MX4] what Kumu exports keeps its places; our blueprint comes back', () => {
    const project = {
      elements: [
        { _id: 'elem-1', attributes: { label: 'A', 'element type': 'Action' } },
        { _id: 'elem-2', attributes: { label: 'B', 'element type': 'Goal' } },
      ],
      connections: [
        {
          _id: 'conn-1',
          from: 'elem-1',
          to: 'elem-2',
          direction: 'directed',
          attributes: { 'connection type': '+' },
        },
      ],
      maps: [
        {
          elements: [
            { element: 'elem-1', position: { x: 0, y: 800 } },
            { element: 'elem-2', position: { x: 500, y: 200 } },
          ],
        },
      ],
    };
    const reading = readMap(['project.json', JSON.stringify(project)]);
    expect(nodesIn(reading).map(({ fields }) => fields)).toEqual([
      { kind: 'solution', x: 0, y: 800 },
      { kind: 'effect', x: 500, y: 200 },
    ]);
    expect(linksIn(reading)).toEqual(['A causes B']);
    const doc = fullMap();
    const back = readMap(['k.json', writeKumu(exportOf(doc))]);
    expect(linksIn(back)).toEqual(linksIn(readMap(['m.json', writeMapJson(exportOf(doc))])));
  });

  it('[MX5] GraphML comes in by its keys, and ours comes back', () => {
    const doc = fullMap();
    const reading = readMap(['m.graphml', writeGraphml(exportOf(doc))]);
    const json = readMap(['m.json', writeMapJson(exportOf(doc))]);
    expect(textsIn(reading)).toEqual(textsIn(json));
    expect(linksIn(reading)).toEqual(linksIn(json));
    expect(nodesIn(reading)[0]?.fields).toMatchObject({
      category: 'finance',
      'control:EU': true,
      x: 10,
      y: 20,
    });
  });

  it('[MX5] yEd keeps words and places in its own drawing; its folders are groups', () => {
    const yed = `<?xml version="1.0"?><graphml xmlns:y="http://www.yworks.com/xml/graphml">
      <key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d9" yfiles.type="edgegraphics"/>
      <graph id="G" edgedefault="directed">
        <node id="g1"><data key="d6"><y:NodeLabel>Folder</y:NodeLabel></data><graph id="g1:">
          <node id="n0"><data key="d6"><y:ShapeNode><y:Geometry x="12.5" y="-3"/><y:NodeLabel a='1>2'>R &amp; D &#233;<y:Model/></y:NodeLabel></y:ShapeNode></data></node>
        </graph></node>
        <node id="n1"><data key="d6"><y:NodeLabel><![CDATA[<raw>]]></y:NodeLabel></data></node>
        <edge id="e" source="n0" target="n1"><data key="d9"><y:PolyLineEdge><y:EdgeLabel>blocks</y:EdgeLabel></y:PolyLineEdge></data></edge>
      </graph></graphml>`;
    const reading = readMap(['yed.graphml', yed]);
    expect(linksIn(reading)).toEqual(['R & D é blocks <raw>']);
    expect(nodesIn(reading)[0]?.fields).toMatchObject({ x: 12.5, y: -3 });
    expect(problemsOf(reading)).toEqual([]);
    const groups =
      reading.kind === 'read' ? reading.drafts.filter(({ fields }) => fields.kind === 'group') : [];
    expect(groups.map(({ key, texts }) => [key, texts.text])).toEqual([['g1', 'Folder']]);
    expect(nodesIn(reading).map(({ fields }) => fields.group)).toEqual(['g1', undefined, undefined]);
  });

  it('[MX5] entities are never declared, fetched or multiplied', () => {
    const lol = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><graphml><graph><node id="&b;"/></graph></graphml>`;
    const outside = `<!DOCTYPE g SYSTEM "http://127.0.0.1/x.dtd"><graphml/>`;
    for (const file of [lol, outside]) expect(readMap(['x.graphml', file])).toMatchObject({ why: 'unsafe' });
    const deep = `<graphml>${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}</graphml>`;
    expect(readMap(['x.graphml', deep])).toMatchObject({ why: 'broken' });
    expect(readMap(['x.graphml', '<graphml><graph>\n<node id="a">\n</graph></graphml>'])).toMatchObject({
      why: 'broken',
      line: 3,
    });
  });

  it('[MX6] a file of PRSM comes in plain and packed, and ours comes back', () => {
    const file = readFileSync('tests/fixtures/food-banks.prsm', 'utf8');
    const plain = readMap(['map.prsm', file]);
    expect(readMap(['map.prsm', lz.compressToUTF16(file)])).toEqual(plain);
    const doc = fullMap();
    const back = readMap(['m.prsm', writePrsm(exportOf(doc))]);
    expect(linksIn(back)).toEqual(
      linksIn(readMap(['m.json', writeMapJson(exportOf(doc))])).map((link) => link.replace(/\n/g, ' ')),
    );
    expect(nodesIn(back)[1]?.texts.note?.trim()).toBe('-5 % in 2026');
  });

  it('[MX13] a real map of 41 factors and 69 links comes in with its structure', () => {
    const reading = readMap(['food-banks.prsm', readFileSync('tests/fixtures/food-banks.prsm')]);
    expect(nodesIn(reading)).toHaveLength(41);
    const links = linksIn(reading);
    expect(links).toHaveLength(69);
    const count = (relation: string) => links.filter((link) => link.includes(` ${relation} `)).length;
    expect([count('causes'), count('reduces'), count('unclear')]).toEqual([35, 31, 3]);
    expect(links).toContain('Shame of asking for help reduces Use of food banks');
    expect(links).toContain('Use of food banks reduces Stock of goods');
    expect(
      nodesIn(reading)
        .filter(({ fields }) => fields.kind === 'effect')
        .map(({ texts }) => texts.text),
    ).toContain('Outcome');
    expect(reading.kind === 'read' && reading.counts).toMatchObject({
      linkLost: 0,
      selfLink: 0,
      notUnderstood: 0,
    });
  });
});

describe('words', () => {
  it('[MX7] every label in English and Dutch is known, and what is not is kept in words', () => {
    const tables = [
      [kindOf, 'kinds'],
      [relationOf, 'relations'],
      [categoryOf, 'categories'],
      [fieldOf, 'fields'],
      [controlOf, 'controls'],
      [statusOf, 'statuses'],
      [strengthOf, 'strengths'],
      [stateOf, 'states'],
    ] as const;
    for (const [find, name] of tables)
      for (const labels of [en[name], nl[name]])
        for (const [id, label] of Object.entries(labels))
          expect([name, label, find(label), find(id), find(label.toUpperCase())]).toEqual([
            name,
            label,
            id,
            id,
            id,
          ]);
    const many = { ...en.kindsMany, unknown: undefined };
    for (const [id, label] of Object.entries(many)) if (label) expect(kindOf(label)).toBe(id);
    expect(kindOf('') ?? relationOf('') ?? statusOf('')).toBeNull();
  });

  it('[MX13] [MX4] a part of a real Kumu map of 70 factors and 58 links comes in, its signs in pairs as they are meant', () => {
    const reading = readMap(['k.json', readFileSync('tests/fixtures/financial-inclusion.kumu.json')]);
    expect(nodesIn(reading)).toHaveLength(70);
    const links = linksIn(reading);
    expect(links).toHaveLength(58);
    const count = (relation: string) => links.filter((link) => link.includes(` ${relation} `)).length;
    expect([count('causes'), count('reduces')]).toEqual([39, 19]);
    expect(links).toContain('Success in life (3) causes Self-respect (3)');
    expect(links).toContain('Coping with setbacks reduces Strain');
    expect(links).toContain('Strain reduces Courage and time to look for work');
    expect(nodesIn(reading)[0]?.fields).toMatchObject({ x: -7_273, y: 3_223 });
    expect(problemsOf(reading)).toEqual([
      '0 leftOut views: Access to money',
      '1 leftOut loop 4B',
      '2 leftOut loop 14E',
      '5 undirected elem-gV5ac4M8 → elem-JmLNfNrb',
    ]);
    // Without pairs of unlike signs "--" stays what most maps mean by it.
    const plain = {
      elements: [{ label: 'a' }, { label: 'b' }],
      connections: [{ from: 'a', to: 'b', type: '--' }],
    };
    expect(linksIn(readMap(['k.json', JSON.stringify(plain)]))).toEqual(['a reduces b']);
  });
});
