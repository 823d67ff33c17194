/** Tables as our own screens head them, in either language; kinds and relations of a newer version through every format. */
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import en from '../../client/i18n/en/map.json';
import enTable from '../../client/i18n/en/mapTable.json';
import nl from '../../client/i18n/nl/map.json';
import nlTable from '../../client/i18n/nl/mapTable.json';
import { mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import { writeGraphml } from '../../shared/exchange/maps/graphml.ts';
import { writeKumu } from '../../shared/exchange/maps/kumu.ts';
import { writeLinksCsv, writeNodesCsv } from '../../shared/exchange/maps/mapCsv.ts';
import { writeMapJson } from '../../shared/exchange/maps/mapJson.ts';
import { writePrsm } from '../../shared/exchange/maps/prsm.ts';
import { readMapCsv } from '../../shared/exchange/maps/readMapCsv.ts';
import type { CityId } from '../../shared/ids.ts';
import {
  BUDAPEST,
  draftsOf,
  ESKISEHIR,
  exportOf,
  fullMap,
  landed,
  readMap,
} from '../support/exchangeMaps.ts';

const LANGUAGES = { en: [en, enTable], nl: [nl, nlTable] } as const;

/** A row of everything under the headings of the table of a map, as `language` has them. */
function tableIn(language: keyof typeof LANGUAGES): string {
  const [map, table] = LANGUAGES[language];
  const city = (words: string, name: string) => words.replace('{{city}}', name);
  const cells: readonly (readonly [heading: string, cell: string])[] = [
    [map.words, 'Grid is full'],
    [map.kind, map.kinds.barrier],
    [map.category, map.categories.technology],
    [map.field, map.fields.energy],
    [map.control, `${map.controls.city}, ${map.controls.private}`],
    [map.confidence, map.confidences.high],
    [map.group, 'Power'],
    [map.note, 'Since 2024'],
    [map.pinned, language === 'nl' ? 'ja' : 'yes'],
    [map.sources.title, 'TenneT'],
    [city(table.severityShort, 'BUD'), '4'],
    [city(table.statusShort, 'BUD'), map.statuses.tackled],
    [city(map.severityIn, 'Eskişehir'), '2'],
    [city(map.statusIn, 'Eskişehir'), map.statuses.accepted],
  ];
  return [cells.map(([heading]) => heading), cells.map(([, cell]) => cell)]
    .map((row) => row.join('\t'))
    .join('\n');
}

function linksIn(language: keyof typeof LANGUAGES): string {
  const [map] = LANGUAGES[language];
  const cells: readonly (readonly [heading: string, cell: string])[] = [
    [map.from, 'Grid is full'],
    [map.relation, map.relations.blocks],
    [map.to, 'Heat pumps wait'],
    [map.strength, map.strengths.strong],
    [map.delay, language === 'nl' ? 'ja' : 'yes'],
    [map.state, map.states.disputed],
    [map.note, 'Not in winter'],
    [map.sources.title, 'Council'],
  ];
  return [cells.map(([heading]) => heading), cells.map(([, cell]) => cell)]
    .map((row) => row.join('\t'))
    .join('\n');
}

/** Without the ids of sources, which are new each time. */
function saidIn(reading: ReturnType<typeof readMap>) {
  if (reading.kind === 'refused') throw new Error(reading.why);
  const drafts = draftsOf(reading).map(({ fields, texts }) => [
    Object.entries(fields)
      .map(([name, value]) => `${name.startsWith('source:') ? 'source' : name}=${value}`)
      .toSorted(),
    texts,
  ]);
  return { drafts, problems: reading.problems };
}

describe('tables', () => {
  it('[MX21] the headings and words of a map’s own screens are known in either language, and mean the same', () => {
    const [english, dutch] = [readMap(['a.csv', tableIn('en')]), readMap(['a.csv', tableIn('nl')])];
    expect(saidIn(english).problems).toEqual([]);
    expect(saidIn(dutch)).toEqual(saidIn(english));
    const [node] = saidIn(english).drafts;
    expect(node?.[0]).toEqual(
      [
        ...['category=technology', 'confidence=high', 'control:city=true', 'control:private=true'],
        ...['field=energy', 'group=Power', 'kind=barrier', 'pinned=true'],
        ...[`severity:${BUDAPEST}=4`, `severity:${ESKISEHIR}=2`, 'source=TenneT'],
        ...[`status:${BUDAPEST}=tackled`, `status:${ESKISEHIR}=accepted`],
      ].toSorted(),
    );
    const [links, verbanden] = [readMap(['l.csv', linksIn('en')]), readMap(['l.csv', linksIn('nl')])];
    expect(saidIn(links).problems).toEqual([]);
    expect(saidIn(verbanden)).toEqual(saidIn(links));
    expect(saidIn(links).drafts.at(-1)?.[0]).toEqual(
      expect.arrayContaining([
        'relation=blocks',
        'strength=strong',
        'delay=true',
        'state=disputed',
        'source=Council',
      ]),
    );
  });

  it('[MX43] strengths in numbers are read; what nobody knows of a strength, a state or who can act stays in the note', () => {
    const links = (...strengths: string[]) =>
      readMap([
        'l.csv',
        `From,To,Strength,State\n${strengths.map((one, at) => `a,b${at},${one}`).join('\n')}`,
      ]);
    const strengthsIn = (reading: ReturnType<typeof links>) =>
      draftsOf(reading).flatMap(({ fields }) => (fields.kind === 'link' ? [fields.strength ?? null] : []));
    expect(strengthsIn(links('1,', '3,agreed', '2,'))).toEqual(['weak', 'strong', 'medium']);
    const longer = links('1,', '5,dropped', 'strong,');
    expect(strengthsIn(longer)).toEqual([null, null, 'strong']);
    expect(saidIn(longer).problems.map(({ kind, sample }) => `${kind} ${sample}`)).toEqual([
      'unknownWord 1',
      'unknownWord 5',
      'unknownWord dropped',
    ]);
    expect(draftsOf(longer).map(({ texts }) => texts.text)).toContain('Strength: 5\nState: dropped');
    const nodes = readMap(['n.csv', 'Words,Who can act\nGrid,city; the king']);
    expect(draftsOf(nodes)[0]?.fields['control:city']).toBe(true);
    expect(draftsOf(nodes)[0]?.texts.note).toBe('Who can act: city; the king');
  });

  it('[MX36] a severity without a city is that of the only one; of several it is asked for', () => {
    const table = [{ name: 'n.csv', text: 'Words,Severity\nGrid,3' }];
    const city = (name: string, badge: string) => ({ id: `${name.toLowerCase()}-xx` as CityId, name, badge });
    const [oulu, ghent] = [city('Oulu', 'OUL'), city('Ghent', 'GHE')];
    const read = (...cities: (typeof oulu)[]) => readMapCsv(table, [], cities);
    const one = read(oulu);
    expect(draftsOf(one)[0]?.fields['severity:oulu-xx']).toBe(3);
    expect(one.kind === 'read' && one.problems).toEqual([]);
    const two = read(oulu, ghent);
    expect(two.kind === 'read' && two.problems).toMatchObject([
      { kind: 'whichCity', line: 1, sample: 'Severity' },
    ]);
  });

  it('[MX9] [MX21] a city that this workspace does not have and a column of links that means nothing are said', () => {
    const read = readMap(['n.csv', 'Words,Severity in Oulu\nGrid,3']);
    expect(saidIn(read).problems).toMatchObject([{ kind: 'asNumber', line: 1, sample: 'Severity in Oulu' }]);
    const links = readMap(['l.csv', 'id,from,sign,to,weight\n1,A,+,B,3']);
    expect(saidIn(links).problems).toMatchObject([{ kind: 'inNote', line: 1, sample: 'weight' }]);
  });
});

/** Kinds and relations as the document has them, by words. */
function rawIn(doc: Y.Doc) {
  const items = [...mapItems(doc).values()];
  return items
    .map((item) => [
      item.get('kind'),
      item.get('kind') === 'link' ? item.get('relation') : `${item.get('text')}`,
    ])
    .filter(([kind]) => kind !== 'group')
    .map((one) => String(one).replace(/\s+/g, ' '))
    .toSorted();
}

describe('a newer version', () => {
  const newer = () => {
    const doc = fullMap();
    for (const item of mapItems(doc).values())
      if (item.get('relation') === 'overcome-by') item.set('relation', 'postpones');
    return doc;
  };
  const FILES = {
    json: (doc: Y.Doc) => [['m.json', writeMapJson(exportOf(doc))]],
    csv: (doc: Y.Doc) => [
      ['n.csv', writeNodesCsv(exportOf(doc))],
      ['l.csv', writeLinksCsv(exportOf(doc))],
    ],
    kumu: (doc: Y.Doc) => [['k.json', writeKumu(exportOf(doc))]],
    graphml: (doc: Y.Doc) => [['g.graphml', writeGraphml(exportOf(doc))]],
    prsm: (doc: Y.Doc) => [['p.prsm', writePrsm(exportOf(doc))]],
  } as const;

  it.each(Object.keys(FILES) as (keyof typeof FILES)[])(
    '[MX22] its kinds and relations go out and come back as they are, and are said (%s)',
    (format) => {
      const doc = newer();
      const reading = readMap(...(FILES[format](doc) as [string, string][]));
      if (reading.kind === 'refused') throw new Error(reading.why);
      expect(reading.counts).toMatchObject({ newerKind: 1, unknownRelation: 1, unknownKind: 0 });
      const back = landed(reading);
      expect(rawIn(back)).toEqual(rawIn(doc));
      expect(rawIn(back)).toEqual(expect.arrayContaining(['sensor,Newer', 'link,postpones']));
      const shown = [...mapItems(back)].map(([id, map]) => readMapItem(id, map));
      expect(shown).toContainEqual(expect.objectContaining({ kind: 'unknown', kindName: 'sensor' }));
      expect(shown).toContainEqual(expect.objectContaining({ kind: 'link', relation: null }));
    },
  );

  it('[MX22] what is known by now is known, and what is no name of a kind is only words', () => {
    const read = readMap(['n.csv', 'text,kind\nA,newer:barrier\nB,newer:A b <x>\nC,sensor']);
    if (read.kind === 'refused') throw new Error(read.why);
    expect(draftsOf(read).map(({ fields, texts }) => [fields.kind, texts.note])).toEqual([
      ['barrier', ''],
      ['barrier', 'Type: newer:A b <x>'],
      ['barrier', 'Type: sensor'],
    ]);
    expect(read.counts).toMatchObject({ newerKind: 0, unknownKind: 2 });
  });
});
