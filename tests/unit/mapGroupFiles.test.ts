/** Groups on their way: files, copies, pictures. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { drawMapSvg } from '../../client/features/map/exchange/mapSvg.ts';
import { insertGroup, insertNode, mapItems, readMapItem } from '../../shared/documents/barrierMap.ts';
import { mapClipOf, readMapClip } from '../../shared/exchange/maps/mapClip.ts';
import { writeNodesCsv } from '../../shared/exchange/maps/mapCsv.ts';
import { writeMapJson } from '../../shared/exchange/maps/mapJson.ts';
import { writeMapMarkdown } from '../../shared/exchange/maps/mapMarkdown.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { exportOf, landed, readMap } from '../support/exchangeMaps.ts';

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
      '1 groups',
      'N0 =Money',
      'N1 =Money',
      'N2 –',
      'N3 –',
      'N4 –',
    ]);
    const words = { kinds: {}, relations: {}, categories: {}, statuses: {}, untitled: '' };
    expect(writeMapMarkdown(exportOf(doc), words)).toContain('N0 (=Money)');
  });

  it('[MX19] hostile ones change nothing but themselves', () => {
    const group = { id: 'g', kind: 'group', texts: { text: 'G' } };
    const node = (id: string, of: unknown) => ({ id, kind: 'cause', group: of, texts: { text: id } });
    const items = [group, group, { kind: 'group' }, node('a', 'g'), node('b', 'a'), node('c', { g: 1 })];
    const back = landed(readMap(['map.json', JSON.stringify({ format: 'jumelage-map', version: 1, items })]));
    expect(told(back)).toEqual(['1 groups', 'a G', 'b gone', 'c –']);
  });

  it('[MX19] are drawn in pictures, around their nodes', () => {
    const { doc } = grouped();
    const look = { heightOf: () => 74, lines: (text: string) => [text], widthOf: () => 4 };
    const none = { kinds: {}, relations: {}, categories: {}, badges: {} };
    const words = { ...none, title: 'M', description: '', fonts: '', legend: '' };
    const signs = { '+': '', '-': '', '?': '' };
    const all = drawMapSvg(exportOf(doc), look, { ...words, signs })?.svg ?? '';
    expect(all.match(/stroke-dasharray="8 6"/g)).toHaveLength(2);
    expect(all).toContain('>=Money<');
  });
});
