/** The clipboard on maps, as people meet it: keys, the system's clipboard, other programs, boards, undo. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeClip } from '../../client/canvas/clipboard.ts';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import {
  insertNode,
  type MapLink,
  type MapNode,
  mapItems,
  readMapItem,
} from '../../shared/documents/barrierMap.ts';
import { readMapCut } from '../../shared/exchange/maps/mapCut.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';
import { contentOf, fullMap } from '../support/exchangeMaps.ts';
import { liveMap } from '../support/liveMap.ts';

setUpDom();
// The page fetches it on its own: here it is there at once.
beforeAll(() => import('../../client/features/map/clipboard/ClipboardDoor.tsx'));

interface Texts {
  readonly 'text/plain'?: string;
  readonly 'text/html'?: string;
}

/** A browser's clipboard event; what the page sets is answered. */
function clipboard(kind: 'copy' | 'cut' | 'paste', given: Texts = {}, target: Element = document.body) {
  const kept: Record<string, string> = { ...given };
  const event = new Event(kind, { bubbles: true, cancelable: true });
  const clipboardData = {
    getData: (type: string) => kept[type] ?? '',
    setData: (type: string, text: string) => {
      kept[type] = text;
    },
  };
  Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  fireEvent(target, event);
  return { texts: kept as Texts, taken: event.defaultPrevented };
}

const contentById = (doc: Y.Doc) =>
  [...mapItems(doc)].map(([id, map]) => [id, map.toJSON()] as [string, object]);
const itemsOf = (doc: Y.Doc) => {
  const all = [...mapItems(doc)].map(([id, map]) => readMapItem(id, map)).filter((item) => item !== null);
  const links = all.filter((item): item is MapLink => item.kind === 'link');
  return { nodes: all.filter((item): item is MapNode => item.kind !== 'link'), links };
};
const wordsOf = (doc: Y.Doc) => itemsOf(doc).nodes.map(({ text }) => text);
const said = () => document.body.textContent ?? '';

async function open(doc = new Y.Doc(), view: 'canvas' | 'outline' = 'canvas', canEdit = true) {
  const shown = show(
    <BarrierMap live={liveMap(doc)} me={null} cities={[]} itemId={null} title="M" {...{ view, canEdit }} />,
  );
  await waitFor(() => expect(clipboard('paste').taken).toBe(true));
  return { doc, close: () => shown.unmount() };
}

const chooseAll = () => fireEvent.keyDown(screen.getByRole('application'), { key: 'a', ctrlKey: true });
const undo = () => fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });

describe('the clipboard on a map', () => {
  it('[MX51] a table of which something is not understood comes in as a table, and that is said', async () => {
    const { doc } = await open();
    clipboard('paste', {
      'text/plain': 'Words\tHow sure\tPinned\nOld law\tsurely\tyes\nMistrust\thigh\tmaybe',
    });
    await waitFor(() => expect(wordsOf(doc)).toEqual(['Old law', 'Mistrust']));
    expect(itemsOf(doc).nodes[0]?.pinned).toBe(true);
    await waitFor(() => expect(said()).toContain('2 values not understood'));
    expect(said()).toContain('How sure: surely');
  });

  it('[MK1] [MK4] what is copied comes out on another map as it was, but for who said it; one undo takes it back', async () => {
    const from = await open(fullMap());
    chooseAll();
    const { texts } = clipboard('copy');
    const was = itemsOf(from.doc);
    expect(texts['text/plain']?.split('\n')).toHaveLength(was.nodes.length);
    from.close();
    const to = await open();
    clipboard('paste', texts);
    const plain = (doc: Y.Doc) =>
      contentOf(doc)
        .map((line) =>
          line.replace(/\["(author|at|x|y|pinned|state|stateBy|stateAt|stateTold)",[^\]]*\],?/g, ''),
        )
        .toSorted();
    expect(plain(to.doc)).toEqual(plain(from.doc));
    const now = itemsOf(to.doc);
    expect(now.links.length).toBe(was.links.length);
    expect(now.nodes.some(({ id }) => was.nodes.some((one) => one.id === id))).toBe(false);
    expect([...now.nodes, ...now.links].map(({ author }) => author)).toEqual(
      [...now.nodes, ...now.links].map(() => null),
    );
    expect(now.links.map(({ state, stateBy }) => `${state} ${stateBy}`)).toEqual(
      now.links.map(() => 'proposed null'),
    );
    const gaps = (nodes: readonly MapNode[]) =>
      nodes.map(({ x, y }) => `${x - (nodes[0]?.x ?? 0)} ${y - (nodes[0]?.y ?? 0)}`).toSorted();
    expect(gaps(now.nodes.toSorted((a, b) => (a.text < b.text ? -1 : 1)))).toEqual(
      gaps(was.nodes.toSorted((a, b) => (a.text < b.text ? -1 : 1))),
    );
    undo();
    expect(mapItems(to.doc).size).toBe(0);
  });

  it('[MH131] in the question of an empty map one line is an answer, all else comes onto the map', async () => {
    const from = await open(fullMap());
    chooseAll();
    const { texts } = clipboard('copy');
    from.close();
    const nodes = itemsOf(from.doc).nodes.length;
    for (const [pasted, count] of [
      [{ 'text/plain': 'No budget' }, null],
      [{ 'text/plain': 'No budget\nNo staff' }, 2],
      [{ 'text/plain': 'Old law\t1994' }, 1],
      [texts, nodes],
      [{}, 0],
    ] as const) {
      const { doc, close } = await open();
      const field = screen.getByRole('textbox', { name: 'One barrier' });
      expect(clipboard('paste', pasted, field).taken).toBe(count !== null);
      expect(itemsOf(doc).nodes).toHaveLength(count ?? 0);
      close();
    }
  });

  it('[MK2] lists, rows and notes become nodes of the last kind, rows under our headings all that they say', async () => {
    const { doc } = await open();
    clipboard('paste', { 'text/plain': '- No budget\n- No staff\n' });
    expect(wordsOf(doc)).toEqual(['No budget', 'No staff']);
    clipboard('paste', { 'text/html': '<table></table>', 'text/plain': 'Old law\t1994\nSlow permits\t2003' });
    expect(wordsOf(doc).slice(2)).toEqual(['Old law · 1994', 'Slow permits · 2003']);
    clipboard('paste', {
      'text/plain': 'barrier\tkind\tcategory\nNobody asks\tcause\tsocial\nCold homes\teffect\tsocial',
    });
    await waitFor(() => expect(wordsOf(doc)).toHaveLength(6));
    const [asks, homes] = itemsOf(doc).nodes.slice(4);
    expect([asks?.kind, asks?.category, homes?.kind, homes?.text]).toEqual([
      'cause',
      'social',
      'effect',
      'Cold homes',
    ]);
    expect(
      new Set(
        itemsOf(doc)
          .nodes.slice(0, 4)
          .map(({ kind }) => kind),
      ),
    ).toEqual(new Set(['barrier']));
    const places = itemsOf(doc).nodes.map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('[MX31] links of a spreadsheet join what stands there; pasted again they say so; undo takes only what came', async () => {
    const { doc } = await open();
    clipboard('paste', { 'text/plain': 'Costs\nLaws' });
    await waitFor(() => expect(wordsOf(doc)).toEqual(['Costs', 'Laws']));
    const edges = { 'text/plain': 'From\tTo\nlaws\tCosts\nRates\tCosts' };
    clipboard('paste', edges);
    await waitFor(() => expect(wordsOf(doc)).toEqual(['Costs', 'Laws', 'Rates']));
    expect(itemsOf(doc).links).toHaveLength(2);
    await waitFor(() => expect(said()).toContain('1 node came in · 2 links came in'));
    clipboard('paste', edges);
    await waitFor(() => expect(said()).toContain('These links are on the map already.'));
    expect(itemsOf(doc).links).toHaveLength(2);
    undo();
    await waitFor(() => expect(wordsOf(doc)).toEqual(['Costs', 'Laws']));
    expect(itemsOf(doc).links).toEqual([]);
  });

  it('[MK3] a long list asks first', async () => {
    const { doc } = await open();
    const list = Array.from({ length: 47 }, (_, at) => `Barrier ${at}`).join('\n');
    clipboard('paste', { 'text/plain': list });
    const dialog = await screen.findByRole('dialog', { name: 'Create 47 nodes?' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(wordsOf(doc)).toEqual([]);
    clipboard('paste', { 'text/plain': list });
    fireEvent.click(await screen.findByRole('button', { name: 'Create 47 nodes' }));
    expect(wordsOf(doc)).toHaveLength(47);
    undo();
    expect(wordsOf(doc)).toEqual([]);
  });

  it('[MK3] what is too much, broken or hostile changes nothing', async () => {
    const { doc } = await open();
    const clip = (value: unknown) => `<ul data-jumelage-map="${encodeClip(value)}"></ul>`;
    const nodes = Array.from({ length: LIMITS.itemsPerPaste + 1 }, (_, at) => ({
      id: `n${at}`,
      kind: 'barrier',
      texts: { text: 'x' },
    }));
    const hostile = [
      { 'text/html': clip({ version: 1, items: nodes }) },
      { 'text/html': clip({ version: 99, items: nodes.slice(0, 1) }) },
      {
        'text/html': clip({
          version: 1,
          items: [{ kind: '__proto__' }, null, 7, { id: 'a', kind: 'link', from: 'a', to: 'a' }],
        }),
      },
      { 'text/html': clip('words') },
      { 'text/html': '<ul data-jumelage-map="%%%%"></ul>' },
      { 'text/plain': 'x\n'.repeat(LIMITS.itemsPerPaste + 1) },
      { 'text/plain': ' \n\t\n' },
      {},
    ];
    for (const texts of hostile) clipboard('paste', texts);
    expect(mapItems(doc).size).toBe(0);
    expect(said()).toMatch(/That is 2001 lines/);
    expect(said()).toMatch(/At most 2000 nodes and links/);
  });

  it('[MK4] Ctrl+D makes the chosen again beside themselves, links among them too; cut is one step back', async () => {
    const { doc } = await open(fullMap());
    chooseAll();
    const before = itemsOf(doc);
    const places = new Map(before.nodes.map(({ text, x, y }) => [text, { x, y }]));
    fireEvent.keyDown(screen.getByRole('application'), { key: 'd', ctrlKey: true });
    const after = itemsOf(doc);
    expect(after.nodes).toHaveLength(2 * before.nodes.length);
    expect(after.links).toHaveLength(2 * before.links.length);
    for (const { text, x, y } of after.nodes.filter(({ id }) => !before.nodes.some((one) => one.id === id)))
      expect([x, y]).not.toEqual([places.get(text)?.x, places.get(text)?.y]);
    // What came is chosen, so it is what is cut.
    const { texts } = clipboard('cut');
    expect(texts['text/html']).toContain('data-jumelage-map');
    expect(
      itemsOf(doc)
        .nodes.map(({ id }) => id)
        .toSorted(),
    ).toEqual(before.nodes.map(({ id }) => id).toSorted());
    undo();
    expect(itemsOf(doc).nodes).toHaveLength(2 * before.nodes.length);
  });

  it('[MH78] [MP83] what is cut and pasted on the same map is moved: it keeps its ids, who wrote it, pins, judgements and links with what stayed', async () => {
    const { doc } = await open(fullMap(), 'outline');
    const items = mapItems(doc);
    const whole = () => Object.fromEntries(contentById(doc));
    const before = whole();
    const [first] = itemsOf(doc).links;
    const id = first?.from as string;
    const links = itemsOf(doc).links.filter(({ from, to }) => from === id || to === id);
    // Not all of it: some of what it was linked with stays.
    await waitFor(() => expect(document.querySelector(`[data-item="${id}"]`)).not.toBeNull());
    act(() => document.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus());
    const { texts } = clipboard('cut');
    expect(items.has(id)).toBe(false);
    expect(links.some((link) => items.has(link.id))).toBe(false);
    clipboard('paste', texts);
    await waitFor(() => expect(said()).toContain('1 node moved'));
    const isPlace = ([name]: [string, unknown]) => name !== 'x' && name !== 'y';
    const placeless = (all: Record<string, object>) =>
      Object.fromEntries(
        Object.entries(all).map(([key, item]) => [
          key,
          Object.fromEntries(Object.entries(item).filter(isPlace)),
        ]),
      );
    expect(placeless(whole())).toEqual(placeless(before));
    // Again it is a copy.
    const size = items.size;
    clipboard('paste', texts);
    expect(items.size).toBe(size + 1);
    undo();
    undo();
    undo();
    expect(whole()).toEqual(before);
    // After undo it is there, and what is pasted is a copy.
    clipboard('paste', texts);
    expect(items.size).toBe(size + 1);
    expect(items.has(id)).toBe(true);
  });

  it('[MH78] on another map it is a copy, and a clip that lies brings back only what is not there, each once, nothing of a time to come', async () => {
    const live = liveMap(new Y.Doc());
    const items = mapItems(live.doc);
    const [there, gone] = [newId<ItemId>(), newId<ItemId>()];
    insertNode(items, { id: there, kind: 'barrier', author: null, at: 1, x: 0, y: 0, text: 'There' });
    const item = (id: unknown) => ({
      id,
      fields: { kind: 'cause', x: 0, y: 0, at: 1e15 },
      texts: { text: 'T' },
    });
    const of = (from: unknown, ...all: unknown[]) => ({ cut: { from, items: all } });
    const read = (value: unknown) => readMapCut(value, live.documentId, items, 5_000);
    expect(read(of(live.documentId, item(gone)))).toEqual([
      { id: gone, fields: { kind: 'cause', x: 0, y: 0, at: 5_000 }, texts: { text: 'T' } },
    ]);
    const long = 'x'.repeat(LIMITS.noteLength + 1);
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`loop:${at}`, 'T']));
    const odd = JSON.parse('{"__proto__":"T","__defineGetter__":"T","note":7}');
    const textsOf = (texts: object) =>
      read(of(live.documentId, { ...item(gone), texts }))?.flatMap((one) => Object.entries(one.texts));
    expect(textsOf({ note: long })).toEqual([['note', long]]);
    expect(textsOf(many)).toHaveLength(300);
    expect(textsOf(odd)).toEqual([]);
    for (const value of [
      of(newId(), item(gone)),
      of(live.documentId, item(there), item(gone)),
      of(live.documentId, item(gone), item(gone)),
      of(live.documentId, item('../x')),
      of(live.documentId, { id: gone, fields: {}, texts: {} }),
      of(live.documentId, { id: gone, fields: 7 }),
      of(live.documentId),
      { cut: 'x' },
      null,
    ])
      expect(read(value)).toBeNull();
  });

  it('[MK4] who may only read copies, and changes nothing', async () => {
    const { doc } = await open(fullMap(), 'canvas', false);
    const size = mapItems(doc).size;
    chooseAll();
    expect(clipboard('cut').texts['text/html']).toContain('data-jumelage-map');
    clipboard('paste', { 'text/plain': 'More' });
    fireEvent.keyDown(screen.getByRole('application'), { key: 'd', ctrlKey: true });
    expect(mapItems(doc).size).toBe(size);
    expect(said()).toMatch(/read-only/);
  });

  it('[MK4] the outline copies, pastes and duplicates as well', async () => {
    const { doc } = await open(fullMap(), 'outline');
    const rows = () => [...document.querySelectorAll<HTMLElement>('[data-item]')];
    await waitFor(() => expect(rows().length).toBeGreaterThan(0));
    const nodes = itemsOf(doc).nodes.length;
    const [row] = rows();
    row?.focus();
    fireEvent.keyDown(row as HTMLElement, { key: 'd', ctrlKey: true });
    await waitFor(() => expect(itemsOf(doc).nodes).toHaveLength(nodes + 1));
    clipboard('paste', { 'text/plain': 'From a list' });
    expect(wordsOf(doc)).toContain('From a list');
    fireEvent.keyDown(rows()[0] as HTMLElement, { key: 'z', ctrlKey: true });
    await waitFor(() => expect(wordsOf(doc)).not.toContain('From a list'));
    expect(itemsOf(doc).nodes).toHaveLength(nodes + 1);
  });
});

describe('[MH72] the view after pasting', () => {
  setUpCanvas();
  const camera = () => {
    const item = document.querySelector<HTMLElement>('[data-item]')?.parentElement;
    const [left, top, zoom] = [...(item?.style.transform.matchAll(/-?[\d.]+/g) ?? [])].map(Number);
    return { left, top, zoom };
  };
  const key = (name: string, more = {}) =>
    fireEvent.keyDown(screen.getByRole('application'), { key: name, code: name, ...more });
  const words = (texts: readonly string[]) => ({ 'text/plain': texts.join('\n') });
  const many = Array.from({ length: 28 }, (_, at) => `Barrier ${at}`);
  const table = ['Kind\tWords\tCauses', 'barrier\tRain\tFlood', 'effect\tFlood\t'];

  it.each([
    ['duplicating', () => key('d', { ctrlKey: true })],
    ['a list', () => clipboard('paste', words(many))],
    ['rows', () => clipboard('paste', words(table))],
    ['a copy', () => clipboard('paste', clipboard('copy').texts)],
  ])('keeps its zoom and shows what came: %s', async (_, act) => {
    const { doc } = await open(fullMap());
    await waitFor(() => expect(camera().zoom).toBeGreaterThan(0));
    chooseAll();
    for (let n = 0; n < 6; n += 1) fireEvent.click(screen.getByRole('button', { name: 'Zoom in' }));
    await waitFor(() => expect(camera().zoom).toBeGreaterThan(2));
    const before = camera();
    const { size } = mapItems(doc);
    act();
    await waitFor(() => expect(mapItems(doc).size).toBeGreaterThan(size));
    await waitFor(() => expect(camera()).not.toEqual(before));
    expect(camera().zoom).toBe(before.zoom);
  });
});
