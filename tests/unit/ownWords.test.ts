import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { insertNode, isNode, mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import { writeGraphml } from '../../shared/exchange/maps/graphml.ts';
import { writeKumu } from '../../shared/exchange/maps/kumu.ts';
import { writeNodesCsv } from '../../shared/exchange/maps/mapCsv.ts';
import { writeMapJson } from '../../shared/exchange/maps/mapJson.ts';
import { readMapFiles } from '../../shared/exchange/maps/readMapFiles.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { barriersByCategory } from '../../shared/maps/counts.ts';
import { type OwnWord, ownIdFor, parseOwnId } from '../../shared/maps/ownWords.ts';
import { CATEGORIES, FIELDS } from '../../shared/maps/vocabulary.ts';
import { exportOf, landed, readMap, utf8 } from '../support/exchangeMaps.ts';

function nodeOf(category: string, field: string) {
  const items = mapItems(new Y.Doc());
  const id = newId<ItemId>();
  const said = { kind: 'barrier' as const, text: 'Sirens', x: 0, y: 0, author: null, at: 0 };
  insertNode(items, { id, ...said });
  items.get(id)?.set('category', category);
  items.get(id)?.set('field', field);
  const node = readMapItem(id, items.get(id));
  if (!isNode(node) || items.doc === null) throw new Error('Not a node');
  return { node, doc: items.doc };
}

describe('words of a programme in documents', () => {
  it('[MO2] an id is made of the name, can always be read again, and is never one of ours or of another word', () => {
    const names = ['Health & Care', 'Gézondheid', '住宅', '---', 'x'.repeat(200), 'finance', 'a '.repeat(50)];
    const taken: string[] = [];
    for (const name of [...names, ...names]) {
      const id = ownIdFor(name, taken);
      expect(parseOwnId(id)).toBe(id);
      expect(taken).not.toContain(id);
      expect([...CATEGORIES, ...FIELDS]).not.toContain(id);
      taken.push(id);
    }
    expect(taken.slice(0, 3)).toEqual(['own-health-care', 'own-gezondheid', 'own-word']);
    for (const raw of ['finance', 'own-', 'own-A', 'own-a b', 'own-<b>', `own-${'x'.repeat(60)}`, 7, null])
      expect(parseOwnId(raw)).toBeNull();
  });

  it('[MO4] a node keeps a word that nobody here knows, and each file carries it there and back', () => {
    const { node, doc } = nodeOf('own-health', 'own-water');
    expect([node.category, node.field]).toEqual(['own-health', 'own-water']);
    expect(nodeOf('no word', '__proto__').node).toMatchObject({ category: null, field: null });
    const map = exportOf(doc);
    const files = {
      'm.json': writeMapJson(map),
      'm.csv': writeNodesCsv(map),
      'm.graphml': writeGraphml(map),
      'kumu.json': writeKumu(map),
    };
    for (const [name, text] of Object.entries(files)) {
      const items = mapItems(landed(readMap([name, text])));
      const [back] = [...items].map(([id, one]) => readMapItem(id, one));
      expect(back, name).toMatchObject({ text: 'Sirens', category: 'own-health', field: 'own-water' });
    }
  });

  it('[MO5] a file names own words in either language or by id; what nobody knows is kept in the note and said by line', () => {
    const word = { taxonomy: 'category', offered: true } as const;
    const own: readonly OwnWord[] = [
      { ...word, id: 'own-health', en: 'Health & care', nl: 'Gezondheid' },
      { ...word, id: 'own-water', taxonomy: 'field', en: 'Water', nl: 'Waterbeheer', offered: false },
    ];
    const rows = [
      ['A', 'HEALTH & Care', 'waterbeheer'],
      ['B', 'gezondheid', 'Water'],
      ['C', 'own-health', 'own-elsewhere'],
      ['D', 'Weather', 'Finance'],
      ['E', 'Water', 'Energy'],
      ['F', 'Finance', 'own-health'],
    ] as const;
    const csv = ['label,category,field', ...rows.map((row) => row.join(','))].join('\n');
    const attributes = rows.map(([label, category, field]) => ({ label, category, field }));
    const kumu = JSON.stringify({ elements: attributes });
    const graphml = `<graphml><key id="l" attr.name="label"/><key id="c" attr.name="category"/><key id="f" attr.name="field"/><graph>${rows
      .map(([l, c, f], at) => {
        const data = Object.entries({ l, c: c.replace('&', '&amp;'), f });
        return `<node id="${at}">${data.map(([key, value]) => `<data key="${key}">${value}</data>`).join('')}</node>`;
      })
      .join('\n')}</graph></graphml>`;
    const prsm = JSON.stringify({
      attributeTitles: { att1: 'category', att2: 'field' },
      nodes: rows.map(([label, att1, att2], at) => ({ id: String(at), label, att1, att2 })),
      edges: [],
    });
    for (const [name, text] of [
      ['n.csv', csv],
      ['k.json', kumu],
      ['g.graphml', graphml],
      ['p.prsm', prsm],
    ] as const) {
      const reading = readMapFiles([{ name, bytes: utf8(text) }], own);
      if (reading.kind === 'refused') throw new Error(name);
      const said = reading.drafts.map(({ fields: { category = '', field = '' }, texts }) =>
        [texts.text, category, field, texts.note].join('|'),
      );
      expect(said, name).toEqual([
        'A|own-health|own-water|',
        'B|own-health|own-water|',
        'C|own-health|own-elsewhere|',
        'D|||Category: Weather\nField: Finance',
        'E||energy|Category: Water',
        'F|finance|own-health|',
      ]);
      const { counts, problems } = reading;
      expect(counts, name).toMatchObject({ unknownWord: 3, foreignWord: 2 });
      const first = name === 'n.csv' ? 4 : 3;
      expect(
        problems.find(({ kind }) => kind === 'foreignWord'),
        name,
      ).toMatchObject({
        line: first,
        sample: 'own-elsewhere',
      });
    }
  });

  it('[MO5] our own file says which words another programme has added', () => {
    const { doc } = nodeOf('own-health', 'own-water');
    const bytes = utf8(writeMapJson(exportOf(doc)));
    const own: OwnWord = { id: 'own-health', taxonomy: 'category', en: 'H', nl: 'G', offered: true };
    const reading = readMapFiles([{ name: 'm.json', bytes }], [own]);
    expect(reading.kind === 'read' && reading.problems).toMatchObject([
      { kind: 'foreignWord', line: 1, sample: 'own-water' },
    ]);
  });

  it('[MO4] barriers with such a category have their row, after ours and before those without any', () => {
    const barrier = (id: string, category: 'finance' | 'own-noise' | 'own-health' | null) => ({
      ...{ id, category, kind: 'barrier', text: '', control: [], severity: {}, status: {} },
    });
    const rows = barriersByCategory(
      [
        barrier('1', null),
        barrier('2', 'own-noise'),
        barrier('3', 'own-health'),
        barrier('4', 'finance'),
      ] as never,
      [],
    );
    expect(rows.map(({ category }) => category)).toEqual(['finance', 'own-health', 'own-noise', null]);
  });
});
