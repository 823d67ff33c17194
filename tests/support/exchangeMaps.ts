/** Maps for tests of formats: built in a document, written, read, put into another document. */
import * as Y from 'yjs';
import { insertNode, mapItems, mapText } from '../../shared/documents/barrierMap.ts';
import { mapFieldsOf } from '../../shared/documents/mapFields.ts';
import type { ExportedMap } from '../../shared/exchange/maps/exportedMap.ts';
import { exportedMap } from '../../shared/exchange/maps/exportedMap.ts';
import { landMapDrafts } from '../../shared/exchange/maps/landMapDrafts.ts';
import type { ItemDraft, MapReading } from '../../shared/exchange/maps/mapDraft.ts';
import { readMapFiles } from '../../shared/exchange/maps/readMapFiles.ts';
import type { CityId, ItemId, MemberId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';

export const BUDAPEST = 'budapest-hu' as CityId;
export const ESKISEHIR = 'eskisehir-tr' as CityId;
const CITIES = [
  { id: BUDAPEST, name: 'Budapest', badge: 'BUD' },
  { id: ESKISEHIR, name: 'Eskişehir', badge: 'ESK' },
];
const SETTING = {
  title: 'Barriers, =1+1 & more',
  at: 0,
  cities: CITIES,
  people: {},
};

export const utf8 = (text: string) => new TextEncoder().encode(text);
export const readMap = (...files: readonly (readonly [string, string | Uint8Array])[]): MapReading =>
  readMapFiles(
    files.map(([name, text]) => ({ name, bytes: typeof text === 'string' ? utf8(text) : text })),
    [],
    CITIES,
  );

/** Three nodes and two links with everything that can be said, and a kind and fields of a newer version. */
export function fullMap(): Y.Doc {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const author = newId<MemberId>();
  const node = (text: string, more: object) => {
    const id = newId<ItemId>();
    insertNode(items, { id, kind: 'barrier', author, at: 5, x: 0, y: 0, text, ...more });
    return id;
  };
  const a = node('=HYPERLINK("x")', {
    x: 10,
    y: 20,
    category: 'finance',
    field: 'buildings',
    control: ['city', 'EU'],
    severity: { [BUDAPEST]: 4, [ESKISEHIR]: 1 },
    status: { [BUDAPEST]: 'tackled' },
  });
  const b = node('Banks; "lend" little,\nthey say <b>&amp;', { kind: 'cause', x: 500, y: -30 });
  const c = node('Newer', { kind: 'barrier', x: 900, y: 300 });
  items.get(b)?.set('pinned', true);
  mapText(items.get(b), 'note')?.insert(0, '-5 % in 2026');
  items.get(c)?.set('kind', 'sensor');
  items.get(c)?.set('depth', 3);
  items.get(c)?.set('near', a);
  for (const [from, to, relation] of [
    [a, b, 'reduces'],
    [b, c, 'overcome-by'],
  ] as const) {
    const link = new Y.Map<unknown>();
    for (const [key, value] of Object.entries({ kind: 'link', from, to, relation, at: 6, author }))
      link.set(key, value);
    if (relation === 'reduces')
      for (const [key, value] of Object.entries({
        strength: 'strong',
        delay: true,
        state: 'disputed',
        stateTold: '',
      }))
        link.set(key, value);
    link.set('text', new Y.Text(relation === 'reduces' ? '+ one word' : ''));
    items.set(newId<ItemId>(), link);
  }
  return doc;
}

export const exportOf = (doc: Y.Doc): ExportedMap => exportedMap(doc, SETTING);

export function draftsOf(reading: MapReading): readonly ItemDraft[] {
  if (reading.kind === 'refused') throw new Error(`Refused: ${reading.why}`);
  return reading.drafts;
}

/** Into an empty document or this one, where the drafts say. */
export function landed(reading: MapReading, author: MemberId | null = null, doc = new Y.Doc()): Y.Doc {
  const drafts = draftsOf(reading);
  doc.transact(() =>
    landMapDrafts(mapItems(doc), drafts, {
      placeOf: (place) => ({
        x: Number(drafts[place]?.fields.x ?? 0),
        y: Number(drafts[place]?.fields.y ?? 0),
      }),
      author,
      at: 1,
      newId: () => newId<ItemId>(),
    }),
  );
  return doc;
}

/** Everything of a map but its ids: links by the words of their ends. */
export function contentOf(doc: Y.Doc): readonly string[] {
  const items = mapItems(doc);
  const words = (id: unknown) =>
    typeof id === 'string' && items.has(id) ? `«${mapText(items.get(id))}»` : id;
  return [...items]
    .map(([, map]) => {
      const { fields, texts } = mapFieldsOf(map);
      const said = Object.entries(fields).map(([key, value]) => [key, words(value)] as const);
      return JSON.stringify([
        said.toSorted(([x], [y]) => (x < y ? -1 : 1)),
        Object.entries(texts).toSorted(),
      ]);
    })
    .toSorted();
}
