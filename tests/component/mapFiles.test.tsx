/** Files of a map on its page: looked at, brought in, taken back, refused; the print view. */
// Compiled before the clock of a test runs.
import '../../client/app/board/mapFiles/MapExport.tsx';
import '../../client/app/board/mapFiles/MapImport.tsx';
import { act, cleanup, fireEvent, renderHook, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { FilesWindow } from '../../client/app/board/mapFiles/filesWindow.ts';
import { MapFiles } from '../../client/app/board/mapFiles/MapFiles.tsx';
import { MapFilesMenu } from '../../client/app/board/mapFiles/MapFilesMenu.tsx';
import { type MapPageActs, useMapActs } from '../../client/app/board/useMapActs.ts';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import { paperFor } from '../../client/features/map/exchange/mapPaper.ts';
import { mapPrintView } from '../../client/features/map/exchange/mapPrintView.ts';
import { writable } from '../../client/live/readable.ts';
import type { WorkspaceView } from '../../shared/api.ts';
import { insertNode, mapItems } from '../../shared/documents/barrierMap.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { setUpDom, show } from '../support/dom.tsx';
import { exportOf, fullMap } from '../support/exchangeMaps.ts';
import { liveMap } from '../support/liveMap.ts';
import { outlineWords } from '../support/outlineWords.ts';

setUpDom();

function openFiles() {
  const doc = new Y.Doc();
  const open = writable<FilesWindow | null>(null);
  const workspace = { cities: [] } as unknown as WorkspaceView;
  show(
    <BarrierMap live={liveMap(doc)} me={null} cities={[]} itemId={null} title="M" view="outline" canEdit>
      <MapFiles open={open} title="M" workspace={workspace} members={[]} attribution />
    </BarrierMap>,
  );
  const bring = (name: string, text: string) =>
    act(() => open.set({ kind: 'import', files: [new File([text], name)] }));
  return { doc, items: mapItems(doc), bring, open };
}

const TABLE =
  'from,to,relation\nNo money,Cold homes,causes\nNo money,No money,causes\nCold homes,Illness,tickles\n';

describe('files on the page of a map', () => {
  it('[MX29] the picture of the dry run shows what the layout will be', async () => {
    const { bring } = openFiles();
    bring('star.csv', `from,to\n${['A', 'B', 'C', 'D'].map((to) => `Middle,${to}`).join('\n')}\n`);
    await screen.findByText('Comes in: 5 nodes and 4 links');
    const columns = () =>
      [...document.querySelectorAll('[aria-hidden] > path[style]')].flatMap((one) =>
        [...(one.getAttribute('d') ?? '').matchAll(/M([\d.]+) /g)].map(([, x]) => x),
      );
    await waitFor(() => expect(columns()).toHaveLength(5));
    expect(new Set(columns()).size).toBe(2);
  });

  it('[MX29] it says how many of how many it shows where the file has no places; with places it shows all', async () => {
    const { bring } = openFiles();
    const rows = (more: (at: number) => string) =>
      Array.from({ length: 1_600 }, (_, at) => `N${at}${more(at)}`);
    bring('plain.csv', `text\n${rows(() => '').join('\n')}\n`);
    await screen.findByText('The picture shows the first 1500 of 1600 nodes.');
    cleanup();
    const placed = openFiles();
    placed.bring('placed.csv', `text,x,y\n${rows((at) => `,${at * 300},${at}`).join('\n')}\n`);
    await screen.findByText('Comes in: 1600 nodes');
    const boxes = () =>
      [...document.querySelectorAll('[aria-hidden] > path[style]')].flatMap((one) =>
        (one.getAttribute('d') ?? '').match(/M/g),
      );
    await waitFor(() => expect(boxes()).toHaveLength(1_600));
    expect(screen.queryByText(/^The picture shows/)).toBeNull();
  });

  it('[MX12] nothing changes until all of it lands, in one step of undo; what is wrong is said by line', async () => {
    const { items, bring } = openFiles();
    bring('links.csv', TABLE);
    await screen.findByText('Comes in: 3 nodes and 2 links');
    expect(screen.getByText('Line 3: linked to itself, stays out')).toBeTruthy();
    expect(screen.getByText(/^Line 4: unknown relation/)).toBeTruthy();
    // So few are open at once.
    expect(document.querySelector('details')?.open).toBe(true);
    expect(items.size).toBe(0);
    fireEvent.click(screen.getByRole('button', { name: 'Bring it in' }));
    await waitFor(() => expect(items.size).toBe(5));
    await screen.findByText('Imported: 3 nodes and 2 links');
    fireEvent.keyDown(screen.getByRole('button', { name: /^No money/ }), { key: 'z', ctrlKey: true });
    expect(items.size).toBe(0);
  });

  it('[MX36] what a file updates is named; what the map says already cannot be brought in', async () => {
    const { items, bring } = openFiles();
    bring('nodes.csv', 'text,category\nNo money,finance\n');
    fireEvent.click(await screen.findByRole('button', { name: 'Bring it in' }));
    await waitFor(() => expect(items.size).toBe(1));
    bring('same.csv', 'text,category\nNo money,finance\n');
    await screen.findByText('Comes in: nothing: the map says all of this already');
    fireEvent.click(screen.getByRole('button', { name: 'Bring it in' }));
    expect(screen.getByRole('dialog')).toBeTruthy();
    bring('newer.csv', 'text,category\nNo money,social\n');
    const updated = await screen.findByRole('region', { name: 'Updated on the map' });
    expect(updated.textContent).toContain('No money');
    expect(screen.getByText(/keeps its place\. One undo takes/)).toBeTruthy();
  });

  it('[MX12] while it is laid out that is said, it comes in once, and who leaves gets none of it', async () => {
    const { items, bring } = openFiles();
    bring('links.csv', TABLE);
    const button = await screen.findByRole('button', { name: 'Bring it in' });
    const workers: BusyWorker[] = [];
    class BusyWorker extends EventTarget {
      ended = false;
      constructor() {
        super();
        workers.push(this);
      }
      postMessage = () => undefined;
      terminate = () => {
        this.ended = true;
      };
    }
    vi.stubGlobal('Worker', BusyWorker);
    fireEvent.click(button);
    expect(await screen.findByText('Bringing it in…')).toBeTruthy();
    expect(screen.getByRole('progressbar', { name: 'Bringing it in…' })).toBeTruthy();
    // It looks and says so, and keeps the keyboard where it is.
    expect([button.getAttribute('aria-disabled'), button.getAttribute('aria-busy')]).toEqual([
      'true',
      'true',
    ]);
    fireEvent.click(button);
    await waitFor(() => expect(workers).toHaveLength(1));
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(workers[0]?.ended).toBe(true));
    vi.unstubAllGlobals();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(items.size).toBe(0);
  });

  it('[MX12] a map without room for all of it gets none', async () => {
    const { doc, items, bring } = openFiles();
    doc.transact(() => {
      for (let at = 0; at < LIMITS.itemsPerBoard - 4; at++) items.set(newId(), new Y.Map());
    });
    bring('links.csv', TABLE);
    fireEvent.click(await screen.findByRole('button', { name: 'Bring it in' }));
    await screen.findByText(/no room for all of it/);
    expect(items.size).toBe(LIMITS.itemsPerBoard - 4);
  });

  it('[MX12] [MX31] what stands there and is joined takes no room', async () => {
    const { doc, items, bring } = openFiles();
    const stands = { kind: 'barrier', author: null, at: 0, x: 0, y: 0 } as const;
    doc.transact(() => {
      for (const text of ['Costs', 'Laws']) insertNode(items, { ...stands, id: newId(), text });
      for (let at = 3; at < LIMITS.itemsPerBoard; at++) items.set(newId(), new Y.Map());
    });
    await screen.findByText('Laws');
    bring('links.csv', 'from,to\nCosts,Laws');
    await screen.findByText('Comes in: 1 link, joined to 2 nodes on the map');
    fireEvent.click(screen.getByRole('button', { name: 'Bring it in' }));
    await waitFor(() => expect(items.size).toBe(LIMITS.itemsPerBoard));
  });

  it('[MX34] the dry run says how many are new and how many are updated; one undo takes both back', async () => {
    const { doc, items, bring } = openFiles();
    const [costs, laws] = [newId<ItemId>(), newId<ItemId>()];
    const stands = { kind: 'barrier', author: null, at: 0, x: 0, y: 0 } as const;
    doc.transact(() => {
      insertNode(items, { ...stands, id: costs, text: 'Costs' });
      insertNode(items, { ...stands, id: laws, text: 'Laws', category: 'regulation' });
    });
    await screen.findByText('Laws');
    bring('nodes.csv', 'label,category\ncosts,finance\nLaws,regulation\nAge,social');
    await screen.findByText('Comes in: 1 node; 1 node on the map is updated');
    fireEvent.click(screen.getByRole('button', { name: 'Bring it in' }));
    await waitFor(() => expect(items.size).toBe(3));
    expect(items.get(costs)?.get('category')).toBe('finance');
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    await waitFor(() => expect(items.size).toBe(2));
    expect(items.get(costs)?.get('category')).toBeUndefined();
  });

  it('[MX10] a broken file says so and has nothing to bring in', async () => {
    const { items, bring } = openFiles();
    bring('x.graphml', '<graphml>\n<graph><node></graph></graphml>');
    // The field of an empty map behind the window has a place for what is wrong as well.
    await waitFor(() =>
      expect(within(screen.getByRole('dialog')).getByRole('alert').textContent).toMatch(/damaged.*Line 2/),
    );
    expect(screen.queryByRole('button', { name: 'Bring it in' })).toBeNull();
    expect(items.size).toBe(0);
  });

  it('[MX16] who may only read can export, not import', () => {
    show(<MapFilesMenu open={writable<FilesWindow | null>(null)} mayImport={false} />);
    fireEvent.click(screen.getByRole('button', { name: 'Import and export' }));
    expect(screen.getAllByRole('menuitem').map((one) => one.textContent)).toEqual(['Export…']);
  });

  it('[MX28] Ctrl+E on the map asks what goes out, and as what', async () => {
    const open = writable<FilesWindow | null>(null);
    const { result } = renderHook(() => useMapActs({ files: open } as MapPageActs));
    const acts = { more: result.current, destinations: [] };
    const live = liveMap(new Y.Doc());
    show(
      <BarrierMap
        {...{ live, ...acts }}
        me={null}
        cities={[]}
        itemId={null}
        title="M"
        view="outline"
        canEdit
      />,
    );
    await screen.findByRole('region', { name: 'Outline of M' });
    fireEvent.keyDown(document.body, { key: 'e', code: 'KeyE', ctrlKey: true });
    expect(open.get()).toEqual({ kind: 'export' });
  });

  it('[MX15] Ctrl+P, wherever the focus is, asks what of the map is printed', async () => {
    const { open, bring } = openFiles();
    bring('links.csv', TABLE);
    fireEvent.click(await screen.findByRole('button', { name: 'Bring it in' }));
    await screen.findByText(/^Imported/);
    const { result } = renderHook(() => useMapActs({ files: open } as MapPageActs));
    const print = result.current.find(({ keys }) => keys?.includes('Ctrl+P'));
    expect(print?.everywhere).toBe(true);
    act(() => print?.run(undefined as never));
    expect((await screen.findByRole('radio', { name: /^Print/ })).matches(':checked')).toBe(true);
    expect(screen.getByRole('radio', { name: /^PNG/ }).matches(':checked')).toBe(false);
  });

  it('[MX15] the print view is the picture with its words, then an outline with headings and lists', () => {
    const legend = { address: 'data:,', w: 400 };
    const printed = { address: 'data:,', legend, paper: paperFor({ w: 900, h: 700 }) };
    const page = mapPrintView(exportOf(fullMap()), printed, {
      ...outlineWords,
      description: '3 nodes and 2 links',
      date: 'today',
      legend: 'Legend',
      partOf: (at, of) => `${at}/${of}`,
    });
    expect(page.querySelector('img')?.alt).toBe('3 nodes and 2 links');
    expect([...page.querySelectorAll('img')].map(({ alt }) => alt)).toEqual([
      '3 nodes and 2 links',
      'Legend',
    ]);
    expect([...page.querySelectorAll('h1, h2')].map((one) => one.textContent)).toEqual([
      'Barriers, =1+1 & more',
      'Barriers',
      'Causes',
      'sensor',
    ]);
    expect(page.querySelector('li')?.textContent).toContain(
      'Finance & funding; Buildings; Who can act: City, EU; Budapest 4, being tackled; Eskişehir 1',
    );
    const lead = page.querySelector('li li')?.textContent ?? '';
    expect(lead).toMatch(/^reduces → Banks/);
    expect(lead).toMatch(/\(strong; Works with a delay; disputed; \+ one word\)$/);
    expect([...page.querySelectorAll('small')].map((one) => one.textContent)).toContain('-5 % in 2026');
    expect(page.querySelector('b')).toBeNull();
  });

  it('[MX26] a wide map lies across; where its letters would be too small it comes in parts as well', () => {
    expect(paperFor({ w: 900, h: 700 })).toMatchObject({ across: true, parts: [] });
    expect(paperFor({ w: 700, h: 900 })).toMatchObject({ across: false, parts: [] });
    for (const size of [
      { w: 1_600, h: 1_300 },
      { w: 1_300, h: 1_900 },
      { w: 7_000, h: 900 },
      { w: 6_000, h: 4_000 },
    ]) {
      const { across, parts, of } = paperFor(size);
      const letters = (15 * of.w) / size.w;
      expect(letters).toBeGreaterThanOrEqual(6);
      const [first, last] = [parts[0], parts.at(-1)];
      expect([first?.x, first?.y]).toEqual([0, 0]);
      expect((last?.x ?? 0) + (last?.w ?? 0)).toBeCloseTo(of.w);
      expect((last?.y ?? 0) + (last?.h ?? 0)).toBeCloseTo(of.h);
      for (const [at, part] of parts.entries()) {
        // Within A4 and Letter, with margins of 14 mm and a caption.
        expect(part.w).toBeLessThanOrEqual(across ? 711 : 515);
        expect(part.h).toBeLessThanOrEqual((across ? 515 : 711) - 20);
        // In reading order, each with a strip of the one before it.
        const before = parts[at - 1];
        if (before?.y === part.y) expect(before.x + before.w - part.x).toBeGreaterThan(40);
        else if (before) expect(before.y + before.h - part.y).toBeGreaterThan(40);
      }
    }
    const paper = paperFor({ w: 1_600, h: 1_300 });
    expect(paper.parts.length).toBe(2);
    const words = {
      ...outlineWords,
      description: '',
      legend: '',
      date: '',
      partOf: (at: number, of: number) => `${at}/${of}`,
    };
    const page = mapPrintView(exportOf(fullMap()), { address: 'data:,', legend: null, paper }, words);
    expect([...page.querySelectorAll('figcaption')].map((one) => one.textContent)).toEqual([
      'Barriers, =1+1 & more · 1/2',
      'Barriers, =1+1 & more · 2/2',
    ]);
    // They say again what the whole has said.
    expect([...page.querySelectorAll('figure img')].map((one) => one.getAttribute('alt'))).toEqual(['', '']);
  });
});
