/** Bad files for a map: what is wrong is said by line, and nothing is half imported. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeGraphml } from '../../shared/exchange/maps/graphml.ts';
import { writeLinksCsv, writeNodesCsv } from '../../shared/exchange/maps/mapCsv.ts';
import type { MapReading } from '../../shared/exchange/maps/mapDraft.ts';
import { writeMapJson } from '../../shared/exchange/maps/mapJson.ts';
import { writePrsm } from '../../shared/exchange/maps/prsm.ts';
import { LIMITS } from '../../shared/limits.ts';
import { draftsOf, exportOf, fullMap, readMap } from '../support/exchangeMaps.ts';
import { createNoise } from '../support/fuzz.ts';

const problemsOf = (reading: MapReading) =>
  reading.kind === 'read'
    ? reading.problems.map(({ kind, line, file, sample }) =>
        [file, line, kind, sample].filter(Boolean).join(' '),
      )
    : [];
const rows = (count: number) =>
  `label\n${Array.from({ length: count }, (_, at) => `Barrier ${at}`).join('\n')}`;

describe('bad files for a map', () => {
  it('[MX9] each fault is said by line, the rest comes in', () => {
    const nodes = 'id,label,colour\na,A,red\na,Again,red\nb,,red\nc,C,red\n';
    const links = 'from,to,relation\na,a,causes\na,zz,causes\na,c,causes\na,c,blocks\n,c,causes\n';
    const reading = readMap(['n.csv', nodes], ['l.csv', links]);
    expect(problemsOf(reading)).toEqual([
      'n.csv 1 asWords colour',
      'l.csv 2 selfLink a → a',
      'n.csv 3 duplicateId a Again',
      'l.csv 3 linkLost a → zz',
      'n.csv 4 noWords b',
      'l.csv 5 doubleLink a → c',
      'l.csv 6 notUnderstood c causes',
    ]);
    expect(draftsOf(reading)).toHaveLength(4);
  });

  it('[MX9] loops come in as they are', () => {
    const reading = readMap(['l.csv', 'from,to\na,b\nb,c\nc,a\n']);
    expect(problemsOf(reading)).toEqual([]);
    expect(draftsOf(reading)).toHaveLength(6);
  });

  it('[MX9] a label of five megabytes is cut, and that is said', () => {
    const long = 'x'.repeat(5 * 1024 * 1024);
    for (const file of [
      ['k.json', JSON.stringify({ elements: [{ label: long }] })],
      [
        'g.graphml',
        `<graphml><key id="l" attr.name="label"/><graph><node id="1"><data key="l">${long}</data></node></graph></graphml>`,
      ],
      ['t.csv', `label\n${long}\n`],
    ] as const) {
      const reading = readMap(file);
      expect(reading.kind === 'read' && reading.counts.cut).toBe(1);
      expect(draftsOf(reading)[0]?.texts.text).toHaveLength(LIMITS.noteLength);
    }
  });

  it('[MX10] ten thousand rows, broken, newer, empty and strange files are refused whole, with the reason', () => {
    const refusal = (name: string, text: string | Uint8Array) => {
      const reading = readMap([name, text]);
      return reading.kind === 'refused' ? [reading.why, reading.count] : reading.format;
    };
    expect(refusal('t.csv', rows(10_000))).toEqual(['tooMany', 10_000]);
    expect(refusal('t.csv', rows(LIMITS.itemsPerMapImport))).toBe('csv');
    expect(refusal('a.json', '{"format":"jumelage-map","version":1,"items":[')).toEqual(['broken', 0]);
    expect(refusal('a.json', '{"format":"jumelage-map","version":2,"items":[]}')).toEqual(['newer', 0]);
    expect(refusal('a.json', '{"format":"jumelage-map","version":2,"nodes":[]}')).toEqual(['newer', 0]);
    expect(refusal('a.json', '{"format":"jumelage-board","items":[]}')).toEqual(['unknown', 0]);
    expect(refusal('a.prsm', 'not packed at all')).toEqual(['broken', 0]);
    expect(refusal('a.csv', 'size,weight\n1 m,2 kg\n')).toEqual(['noColumns', 0]);
    expect(refusal('a.csv', '')).toEqual(['empty', 0]);
    expect(refusal('a.csv', 'label\n')).toEqual(['empty', 0]);
    expect(refusal('a.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]))).toEqual(['unknown', 0]);
    expect(refusal('a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')).toEqual(['unknown', 0]);
    expect(readMap(['a.csv', 'label\na\n'], ['b.csv', 'label\nb\n'])).toMatchObject({ why: 'twoFiles' });
    expect(readMap(['a.json', '{}'], ['b.csv', 'label\nb\n'])).toMatchObject({ why: 'twoFiles' });
    const letters = `label\n${Array.from({ length: 500 }, () => 'y'.repeat(LIMITS.noteLength)).join('\n')}`;
    expect(refusal('t.csv', letters)).toMatchObject({ 0: 'tooLong' });
  });

  it('[MX11] whatever is brought in, reading never throws and lets nothing absurd in', () => {
    const map = exportOf(fullMap());
    const files = [
      ['m.json', writeMapJson(map)],
      ['n.csv', writeNodesCsv(map)],
      ['l.csv', writeLinksCsv(map)],
      ['g.graphml', writeGraphml(map)],
      ['p.prsm', writePrsm(map)],
      [
        'k.json',
        '{"elements":[{"label":"a","attributes":{"label":["b"]}}],"connections":[{"from":{},"to":[]}]}',
      ],
    ] as const;
    const check = (reading: MapReading) => {
      if (reading.kind === 'refused') return;
      const nodes = reading.drafts.filter(({ fields }) => fields.kind !== 'link');
      expect(reading.drafts.length).toBeLessThanOrEqual(LIMITS.itemsPerMapImport);
      for (const { from, to, fields, texts } of reading.drafts) {
        for (const text of Object.values(texts)) expect(text).not.toMatch(/(?![\t\n])\p{Cc}|\p{Cs}/u);
        for (const value of Object.values(fields))
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
        if (fields.kind === 'link') expect(nodes[from ?? -1] && nodes[to ?? -1] && from !== to).toBeTruthy();
      }
    };
    const noise = createNoise(7);
    for (const [name, text] of files) {
      check(readMap([name, text]));
      for (let run = 0; run < 60; run++) {
        const letters = [...text];
        for (let hit = 0; hit < 4; hit++) {
          const at = noise.below(letters.length);
          if (noise.below(2) === 0) letters.splice(at, noise.below(40));
          else letters.splice(at, 0, String.fromCharCode(noise.below(0xffff)));
        }
        check(readMap([name, letters.join('')]));
      }
    }
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('nodes', 'elements', 'items'), (value, list) => {
        check(
          readMap([
            'a.json',
            JSON.stringify({ format: 'jumelage-map', [list]: [value], edges: [value], connections: [value] }),
          ]),
        );
      }),
      { numRuns: 200 },
    );
  });
});
