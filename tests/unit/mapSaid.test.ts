/** Nothing of a file is lost without a word: what cannot be read is said by line, what has no place once by its name. */
import { describe, expect, it } from 'vitest';
import type { MapReading } from '../../shared/exchange/maps/mapDraft.ts';
import { strengthOf } from '../../shared/maps/words.ts';
import { BUDAPEST, draftsOf, readMap } from '../support/exchangeMaps.ts';

const saidIn = (reading: MapReading) =>
  reading.kind === 'read'
    ? reading.problems.map(({ kind, line, sample }) => `${line} ${kind} ${sample}`)
    : [];

const linkOf = (reading: MapReading) => draftsOf(reading).find(({ fields }) => fields.kind === 'link');

describe('what a file says that cannot be read', () => {
  it('[MX47] each field of a table of nodes is said by its line and its heading, and the good rows come in', () => {
    const head = 'Words;Who can act;How sure;Pinned;x;y;Severity BUD;Status in Budapest;Sources';
    const reading = readMap([
      'n.csv',
      [
        head,
        'Good;city;high;yes;1,5;2;4;open;One',
        'Bad;towm;surely;perhaps;left;1e999;hgih;opne;',
        'None;;-;no;;;–;;',
        'Beyond;;;;;;9;;',
      ].join('\n'),
    ]);
    expect(saidIn(reading)).toEqual([
      '3 unread x: left',
      '3 unread y: 1e999',
      '3 unread How sure: surely',
      '3 unread Pinned: perhaps',
      '3 unread Severity BUD: hgih',
      '3 unread Status in Budapest: opne',
      '3 unknownWord towm',
      '5 unread Severity BUD: 9',
    ]);
    const drafts = draftsOf(reading);
    expect(drafts.map(({ texts }) => texts.text)).toEqual(['Good', 'Bad', 'None', 'Beyond']);
    expect(drafts[0]?.fields).toMatchObject({ [`severity:${BUDAPEST}`]: 4, x: 1.5, pinned: true });
    expect(drafts[1]?.texts.note).toBe('Who can act: towm');
  });

  it('[MX47] [MX50] so is each field of a table of links, and a sign stands where nobody knows the relation', () => {
    const reading = readMap([
      'l.csv',
      [
        'from,to,relation,sign,label,direction,delay,state,state at,strength',
        'a,b,funds,-,money,both,later,dropped,2026-01-01,-2',
        'b,c,blocks,+,,,,agreed,someday,2',
        'c,d,,-,,,,,,',
      ].join('\n'),
    ]);
    expect(saidIn(reading).toSorted()).toEqual([
      '2 unknownWord -2',
      '2 unknownWord dropped',
      '2 unread delay: later',
      '2 unread direction: both',
      '2 unread state at: 2026-01-01',
      '3 unread sign: +',
      '3 unread state at: someday',
    ]);
    const links = draftsOf(reading).filter(({ fields }) => fields.kind === 'link');
    expect(links.map(({ fields }) => fields.relation)).toEqual(['reduces', 'blocks', 'reduces']);
    expect(links[0]?.texts.text).toBe('funds\nmoney\nStrength: -2\nState: dropped');
  });

  it('[MX48] cells under no heading, and what PRSM’s tables say of styles, are named once', () => {
    expect(saidIn(readMap(['n.csv', 'label,,kind\nA,red,3,extra\nB,blue,3,more\n']))).toEqual([
      '2 leftOut red',
      '2 leftOut extra',
      '2 leftOut kind: 3',
    ]);
    expect(saidIn(readMap(['p.csv', 'One,Two,,,\nA,B,1,2,3\nB,C,1,,\n']))).toEqual(['2 leftOut 1 2 3']);
  });

  it('[MX49] a strength below nothing keeps its minus, in words', () => {
    expect([strengthOf('-2'), strengthOf('−1'), strengthOf("'-3"), strengthOf('2')]).toEqual([
      null,
      null,
      null,
      'medium',
    ]);
    const reading = readMap(['l.csv', 'from,to,strength\na,b,-2\n']);
    expect(linkOf(reading)?.texts.text).toBe('Strength: -2');
    expect(linkOf(reading)?.fields.strength).toBeUndefined();
  });

  it('[MX52] what stands under a name of one’s own becomes an own column of nodes, of links it comes into the note; ids do not', () => {
    const csv = 'Label,Note,Owner,Kumu ID\nHigh rents,Of 2025,Ines,k7\nNo crews,,,k8\n';
    const reading = readMap(['n.csv', csv]);
    expect(saidIn(reading)).toEqual(['1 leftOut Kumu ID', '1 asWords Owner']);
    expect(reading.kind === 'read' && reading.drafts.map(({ texts }) => texts.note)).toEqual(['Of 2025', '']);
    const links = readMap(['l.csv', 'From,To,Source of it\nA,B,Interview\n']);
    expect(linkOf(links)?.texts.text).toBe('Source of it: Interview');
  });

  it('[MX47] [MX48] Kumu’s file says so of elements and connections, each by what it can tell', () => {
    const reading = readMap([
      'k.json',
      JSON.stringify({
        name: 'Map',
        description: 'For the board',
        views: [{ name: 'Big' }],
        elements: [
          {
            label: 'A',
            'who can act': ['city', 'mayor'],
            confidence: 'surely',
            pinned: 'perhaps',
            [`severity:${BUDAPEST}`]: 'hgih',
            strength: 'strong',
            urgent: true,
          },
          { label: 'B', image: { url: 'https://example.org/b.png' } },
        ],
        connections: [
          {
            from: 'A',
            to: 'B',
            type: '+',
            label: 'by law',
            tags: ['2026'],
            state: 'dropped',
            delayed: 'later',
            category: 'x',
          },
        ],
      }),
    ]);
    expect(saidIn(reading)).toEqual([
      '0 leftOut description',
      '0 leftOut views',
      '0 leftOut image',
      '0 inNote category',
      '0 asWords strength',
      '0 asWords urgent',
      '1 unread confidence: surely',
      '1 unread pinned: perhaps',
      `1 unread severity:${BUDAPEST}: hgih`,
      '1 unknownWord city, mayor',
      '1 unread delayed: later',
      '1 unknownWord dropped',
    ]);
    expect(linkOf(reading)?.texts.text).toBe('by law\nTags: 2026\ncategory: x\nState: dropped');
    expect(linkOf(reading)?.fields.relation).toBe('causes');
    expect(draftsOf(reading)[0]?.fields['control:city']).toBe(true);
  });

  it('[MX47] [MX48] [MX50] so does GraphML, of nodes and edges, folders, defaults, descriptions and undirected edges', () => {
    const key = (id: string, use: string, name: string, inner = '') =>
      `<key id="${id}" for="${use}" attr.name="${name}">${inner}</key>`;
    const reading = readMap([
      'g.graphml',
      [
        '<graphml>',
        key('l', 'node', 'label'),
        key('n', 'node', 'name'),
        key('c', 'node', 'control'),
        key('k', 'node', 'kind', '<default>lever</default>'),
        key('s', 'node', `severity:${BUDAPEST}`),
        key('x', 'node', 'x'),
        key('t', 'node', 'strength'),
        key('el', 'edge', 'label'),
        key('et', 'edge', 'type'),
        key('es', 'edge', 'state'),
        key('ed', 'edge', 'delay'),
        '<graph edgedefault="undirected">',
        `<node id="a"><desc>Since 2024</desc><data key="l">A</data><data key="n">Other</data><data key="c">mayor</data><data key="s">hgih</data><data key="x">left</data><data key="q">1</data></node>`,
        '<node id="b"><data key="l">B</data></node>',
        '<edge source="a" target="b"><data key="et">causes</data><data key="el">by law</data><data key="es">dropped</data><data key="ed">later</data></edge>',
        '<edge source="b" target="a" directed="true"/>',
        '</graph></graphml>',
      ].join('\n'),
    ]);
    expect(saidIn(reading)).toEqual([
      '1 leftOut name',
      '1 asNumber q',
      '14 unread x: left',
      `14 unread severity:${BUDAPEST}: hgih`,
      '14 unknownWord mayor',
      '16 unread delay: later',
      '16 undirected a → b',
      '16 unknownWord dropped',
    ]);
    const [a] = draftsOf(reading);
    expect(a?.fields.kind).toBe('lever');
    expect(a?.texts.note).toBe('Since 2024\nWho can act: mayor');
    expect(linkOf(reading)?.texts.text).toBe('by law\nState: dropped');
  });

  it('[MX47] [MX48] so does PRSM, of factors, links, clusters and thumbs', () => {
    const reading = readMap([
      'm.prsm',
      JSON.stringify({
        attributeTitles: { att1: 'control', att2: `severity:${BUDAPEST}`, att3: 'Colour' },
        styles: { edges: { edge0: { groupLabel: 'blocks' } } },
        nodes: [
          { id: 'a', label: 'A', att1: 'mayor', att2: 'hgih', x: 'left', y: 2, thumbUp: ['p', 'q'] },
          { id: 'b', label: 'B' },
          { id: 'c', label: 'C', isCluster: true, note: 'Why' },
        ],
        edges: [{ from: 'a', to: 'b', grp: 'edge0', label: '+', delay: 'later', state: 'dropped' }],
      }),
    ]);
    expect(saidIn(reading)).toEqual([
      '1 unread x: left',
      `1 unread severity:${BUDAPEST}: hgih`,
      '1 unknownWord mayor',
      '1 leftOut thumbUp: 2',
      '1 unread delay: later',
      '1 unknownWord dropped',
      '3 leftOut Why',
    ]);
    expect(linkOf(reading)?.texts.text).toBe('blocks\nState: dropped');
    expect(linkOf(reading)?.fields.relation).toBe('causes');
  });
});
