/** What files other than our own JSON tell of certainty, sources, cities, pins, and who agreed when. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { isNode, judgeLink, mapItems, readMapItem, setSource } from '../../shared/documents/barrierMap.ts';
import { loopPlace } from '../../shared/documents/loopNames.ts';
import type { ExportedMap } from '../../shared/exchange/maps/exportedMap.ts';
import { exportedMap } from '../../shared/exchange/maps/exportedMap.ts';
import { writeGraphml } from '../../shared/exchange/maps/graphml.ts';
import { writeKumu } from '../../shared/exchange/maps/kumu.ts';
import { writeLinksCsv, writeNodesCsv } from '../../shared/exchange/maps/mapCsv.ts';
import type { MapReading } from '../../shared/exchange/maps/mapDraft.ts';
import { writePrsm } from '../../shared/exchange/maps/prsm.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { contentOf, exportOf, fullMap, landed, readMap } from '../support/exchangeMaps.ts';

const ANNA = newId<MemberId>();

const FORMATS: readonly (readonly [string, (map: ExportedMap) => MapReading])[] = [
  ['tables', (map) => readMap(['nodes.csv', writeNodesCsv(map)], ['links.csv', writeLinksCsv(map)])],
  ['Kumu', (map) => readMap(['k.json', writeKumu(map)])],
  ['GraphML', (map) => readMap(['m.graphml', writeGraphml(map)])],
  ['PRSM', (map) => readMap(['m.prsm', writePrsm(map)])],
];

function judgedMap() {
  const doc = fullMap();
  const items = mapItems(doc);
  const all = [...items].map(([id, map]) => readMapItem(id, map));
  const node = all.find((one) => one?.text.startsWith('=HYPERLINK'));
  const link = all.find((one) => one?.kind === 'link' && one.relation === 'reduces');
  if (!node || !link) throw new Error('There is nothing to judge');
  items.get(node.id)?.set('confidence', 'high');
  for (const text of ['=1+1; of "us"', 'https://example.org/a?b=1&c', 'Talk with <Anna>, page 3'])
    setSource(items, node.id, newId<ItemId>(), text);
  for (const text of ['=2+2; visit', 'https://example.org/study?a=1&b=2'])
    setSource(items, link.id, newId<ItemId>(), text);
  judgeLink(items, link.id, { state: 'agreed', by: ANNA, at: Date.UTC(2026, 10, 28, 9, 30) });
  return doc;
}

/** Of the first node and of the link that was judged, whatever their ids. */
function toldIn(doc: ReturnType<typeof landed>) {
  const items = [...mapItems(doc)].map(([id, map]) => readMapItem(id, map));
  const link = items.find((one) => one?.kind === 'link' && one.relation === 'reduces');
  const nodes = items.filter((one) => one && one.kind !== 'link' && one.kind !== 'group');
  return {
    nodes: nodes
      .map((one) => {
        if (!one || one.kind === 'link' || one.kind === 'group') return null;
        // PRSM breaks labels into lines of its own.
        const text = one.text.replace(/\n/g, ' ');
        const { pinned, confidence, severity, status, sources } = one;
        return { text, pinned, confidence, severity, status, sources: sources.map((s) => s.text).toSorted() };
      })
      .filter((one) => one?.text !== 'Newer')
      .toSorted((a, b) => ((a?.text ?? '') < (b?.text ?? '') ? -1 : 1)),
    link: link?.kind === 'link' && {
      state: link.state,
      by: link.stateBy,
      told: link.stateTold,
      at: link.stateAt,
      words: link.text,
      sources: link.sources.map((s) => s.text).toSorted(),
    },
  };
}

describe.each(FORMATS)('%s', (_name, through) => {
  it('[MX18] carries certainty, sources, cities and pins, and who agreed when, and all of it comes back', () => {
    const doc = judgedMap();
    const people = { [ANNA]: { name: 'Anna', city: 'Budapest' } };
    const reading = through(exportedMap(doc, { ...exportOf(doc), people }));
    const before = toldIn(doc);
    const two = [expect.stringContaining('visit'), expect.stringContaining('study')];
    expect(before.link).toMatchObject({ state: 'agreed', by: ANNA, sources: two });
    expect(before.nodes.some((one) => one?.confidence === 'high' && one.sources.length === 3)).toBe(true);
    // In the words of the file: only Anna herself can say that it is hers.
    const link = { ...before.link, by: null, told: 'Anna' };
    expect(toldIn(landed(reading))).toEqual({ ...before, link });
    if (reading.kind === 'read') expect(reading.counts.leftOut).toBe(0);
  });

  it('[MX35] carries the names of loops, whichever node they stand on afterwards', () => {
    const doc = fullMap();
    const items = mapItems(doc);
    const nodes = [...items]
      .map(([id, map]) => readMapItem(id, map))
      .filter((one) => isNode(one))
      .filter(({ kind }) => kind !== 'unknown');
    const loop = nodes.slice(0, 3).map(({ id }) => id);
    const place = loopPlace(loop);
    items.get(place?.on ?? '')?.set(place?.field ?? '', new Y.Text('Mistrust: grows & grows'));
    const names = (one: Y.Doc) => {
      const all = [...mapItems(one)].map(([id, map]) => readMapItem(id, map)).filter((item) => isNode(item));
      const wordsOf = (id: string) => all.find((node) => node.id === id)?.text.replace(/\s+/g, ' ');
      return all.flatMap(({ loops }) =>
        loops.map((one) => [one.text, one.nodes.map(wordsOf).toSorted().join('|')]),
      );
    };
    expect(names(doc)).toHaveLength(1);
    const reading = through(exportOf(doc));
    expect(names(landed(reading))).toEqual(names(doc));
    if (reading.kind === 'read') expect(reading.counts.leftOut).toBe(0);
  });

  it('[MX18] who is not told of, as without authors, stays unnamed; what makes no sense is not taken', () => {
    const doc = judgedMap();
    const back = toldIn(landed(through(exportOf(doc))));
    expect(back.link).toMatchObject({
      state: 'agreed',
      by: null,
      told: '',
      at: Date.UTC(2026, 10, 28, 9, 30),
    });
    const odd = through(exportOf(doc));
    expect(contentOf(landed(odd)).join()).not.toContain(ANNA);
  });
});

it('[MX18] a hostile table says nothing that the map would not: times, people, sources without end', () => {
  const sources = Array.from({ length: 500 }, (_, at) => `s${at}`).join('\n');
  const nodes = `id,text,confidence,sources,severity:budapest-hu\n1,A,perhaps,"${sources}",9\n2,B,High,,3\n`;
  const links = `from,to,state,state by,state by id,state at,bronnen\n1,2,agreed,<script>,x,yesterday,"${sources}"\n`;
  const doc = landed(readMap(['n.csv', nodes], ['l.csv', links]));
  const items = [...mapItems(doc)].map(([id, map]) => readMapItem(id, map));
  const link = items.find((one) => one?.kind === 'link');
  expect(link).toMatchObject({ state: 'agreed', stateBy: null, stateTold: '<script>', stateAt: null });
  expect(link?.kind === 'link' && link.sources.length).toBe(50);
  const told = toldIn(doc).nodes;
  expect(told[0]).toMatchObject({ confidence: null, severity: {} });
  expect(told[0]?.sources.length).toBeLessThanOrEqual(50);
  expect(told[1]).toMatchObject({ confidence: 'high', severity: { 'budapest-hu': 3 } });
  // Nor is it written where no reader would look.
  const keys = [...mapItems(doc).values()].map((map) => [...map.keys()]);
  expect(keys[0]?.filter((key) => key.startsWith('source:')).length).toBeLessThanOrEqual(50);
  expect(keys.filter((names) => names.includes('severity:budapest-hu'))).toHaveLength(1);
});
