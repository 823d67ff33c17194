/** Analyses as people meet them: focus, loops, influence, counts, checks, beside the map. */
// What comes beside a map has come: no test waits for the compiler.
import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/analysis/LoopMark.tsx';
import '../../client/features/map/analysis/AnalysisPanel.tsx';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { changeMapItem, insertLink, mapText, readMapItem } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';
import { BUDAPEST } from '../support/people.ts';

setUpDom();
setUpCanvas();

const CITIES = [BUDAPEST];
const BUD = BUDAPEST.id;

function openMap(view: 'canvas' | 'outline' = 'canvas', canEdit = true) {
  const { doc, items, ids, id, node, link } = drawMap();
  node('Mistrust', { category: 'social', severity: { [BUD]: 4 }, control: ['city'] });
  node('Cold homes', { kind: 'effect' });
  node('Smoke', { kind: 'effect' });
  node('Advice', { kind: 'lever' });
  node('Elections', { kind: 'cause' });
  const nodes = [...ids.keys()];
  link('Mistrust', 'causes', 'Cold homes');
  link('Cold homes', 'causes', 'Mistrust');
  link('Mistrust', 'causes', 'Smoke');
  link('Mistrust', 'overcome-by', 'Advice');
  showMap(doc, { view, canEdit, cities: CITIES });
  const dimmed = () =>
    nodes.filter((text) =>
      document.querySelector(`[data-item="${id(text)}"] [data-dim], [data-item="${id(text)}"][data-dim]`),
    );
  return { doc, items, id, dimmed };
}

const openPanel = async (name?: string) => {
  fireEvent.click(screen.getByRole('button', { name: 'Analyse' }));
  const panel = await screen.findByRole('complementary', { name: 'Analysis' });
  if (name)
    fireEvent.change(within(panel).getByRole('combobox', { name: 'What to look at' }), {
      target: { value: name },
    });
  return within(panel);
};
const said = () => document.body.textContent ?? '';
const surface = () => screen.getByRole('application');

describe('focus', () => {
  it('[MA13] F dims all but one step around, is said, follows the map, ends with Esc, and writes nothing', async () => {
    const { doc, items, id, dimmed } = openMap();
    fireEvent.keyDown(surface(), { key: 'f' });
    expect(said()).toMatch(/Choose a node first/);
    const panel = await openPanel();
    fireEvent.change(panel.getByRole('combobox', { name: 'Node' }), { target: { value: id('Smoke') } });
    const before = Y.encodeStateAsUpdate(doc);
    fireEvent.keyDown(surface(), { key: 'f' });
    expect(screen.getByRole('status', { name: '' }).textContent).toMatch(/1 step around Smoke · 2 of 5/);
    await waitFor(() => expect(dimmed()).toEqual(['Cold homes', 'Advice', 'Elections']));
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    const more = { id: newId<ItemId>(), author: null, at: 9, relation: 'causes' as const };
    insertLink(items, { ...more, from: id('Elections'), to: id('Smoke') });
    await waitFor(() => expect(dimmed()).toEqual(['Cold homes', 'Advice']));
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(dimmed()).toEqual([]));
    expect(said()).toMatch(/Focus ended/);
  });

  it('[MA13] [SH19] upstream, downstream, steps and paths, chosen in the panel', async () => {
    const { id, dimmed } = openMap();
    const panel = await openPanel();
    fireEvent.change(panel.getByRole('combobox', { name: 'Node' }), { target: { value: id('Advice') } });
    fireEvent.click(panel.getByRole('button', { name: 'What acts on it' }));
    await waitFor(() => expect(dimmed()).toEqual(['Mistrust', 'Cold homes', 'Smoke', 'Elections']));
    fireEvent.click(panel.getByRole('button', { name: 'What it acts on' }));
    await waitFor(() => expect(dimmed()).toEqual(['Elections']));
    fireEvent.change(panel.getByRole('combobox', { name: 'Path to' }), { target: { value: id('Smoke') } });
    expect(panel.getByText(/^1 path/)).toBeTruthy();
    // "Cold homes" goes back to where it came from: it is on no path.
    await waitFor(() => expect(dimmed()).toEqual(['Cold homes', 'Elections']));
    fireEvent.click(panel.getByRole('button', { name: 'Paths between the two', pressed: true }));
    await waitFor(() => expect(dimmed()).toEqual([]));
    fireEvent.click(panel.getByRole('button', { name: 'What it acts on' }));
    await waitFor(() => expect(dimmed()).toEqual(['Elections']));
    fireEvent.click(panel.getByRole('button', { name: /Advice → Mistrust → Smoke/ }));
    await waitFor(() => expect(dimmed()).toEqual(['Cold homes', 'Elections']));
    fireEvent.change(panel.getByRole('combobox', { name: 'Path to' }), {
      target: { value: id('Elections') },
    });
    expect(panel.getByText(/No influence leads/)).toBeTruthy();
    // Toasts stay clear of it.
    const end = screen.getByRole('button', { name: 'End focus' });
    expect(end.closest('[data-bottom]')).not.toBeNull();
    fireEvent.click(end);
    await waitFor(() => expect(dimmed()).toEqual([]));
  });

  it('[MA13] what is lit goes on under the names of now, when somebody else renames it', async () => {
    const { doc, items, id } = openMap();
    const panel = await openPanel();
    const choose = (name: string, node: string) =>
      fireEvent.change(panel.getByRole('combobox', { name }), { target: { value: id(node) } });
    choose('Node', 'Advice');
    choose('Path to', 'Smoke');
    const hint = () => document.querySelector('[data-hint]')?.textContent ?? '';
    const theirs = mapText(items.get(id('Advice')));
    const rename = (words: string) => act(() => doc.transact(() => theirs?.insert(0, words), 'theirs'));
    let called = 'Advice';
    for (const [button, title] of [
      [/^1 step/, (name: string) => `1 step around ${name}`],
      [/^What it acts on/, (name: string) => `${name} acts on`],
      [/^Paths between/, (name: string) => `From ${name} to Smoke`],
      [/→/, (name: string) => `${name} → Mistrust → Smoke`],
    ] as const) {
      fireEvent.click(panel.getByRole('button', { name: button }));
      await waitFor(() => expect(hint()).toContain(title(called)));
      rename('Good ');
      called = `Good ${called}`;
      await waitFor(() => expect(hint()).toContain(title(called)));
      expect(panel.getByRole('button', { name: button }).getAttribute('aria-pressed')).toBe('true');
    }
  });
});

describe('the panel of the analyses', () => {
  it('[MA14] opens by key, also for who may only read, takes the keyboard and gives it back', async () => {
    openMap('canvas', false);
    fireEvent.keyDown(surface(), { key: 'A', code: 'KeyA', shiftKey: true });
    const panel = within(await screen.findByRole('complementary', { name: 'Analysis' }));
    const choice = panel.getByRole('combobox', { name: 'What to look at' });
    await waitFor(() => expect(document.activeElement).toBe(choice));
    fireEvent.keyDown(choice, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('complementary', { name: 'Analysis' })).toBeNull());
    expect(document.activeElement).toBe(surface());
  });

  it('[MA14] it is about the node that the keyboard was on', async () => {
    const { id } = openMap();
    const node = await waitFor(() => {
      const found = document.querySelector<HTMLElement>(`[data-item="${id('Smoke')}"]`);
      expect(found).not.toBeNull();
      return found as HTMLElement;
    });
    act(() => node.focus());
    fireEvent.keyDown(node, { key: 'A', code: 'KeyA', shiftKey: true });
    const panel = within(await screen.findByRole('complementary', { name: 'Analysis' }));
    expect((panel.getByRole('combobox', { name: 'Node' }) as HTMLSelectElement).value).toBe(id('Smoke'));
  });

  it('[MA15] lists loops with their kind, lights one while it is pointed at and when it is chosen', async () => {
    const { dimmed } = openMap();
    const panel = await openPanel('loops');
    expect(await panel.findByText('1 loop')).toBeTruthy();
    const loop = panel.getByRole('button', { name: /R1 Reinforcing.*Mistrust → Cold homes → Mistrust/ });
    fireEvent.pointerEnter(loop);
    await waitFor(() => expect(dimmed()).toEqual(['Smoke', 'Advice', 'Elections']));
    fireEvent.pointerLeave(loop);
    await waitFor(() => expect(dimmed()).toEqual([]));
    fireEvent.click(loop);
    await waitFor(() => expect(dimmed()).toEqual(['Smoke', 'Advice', 'Elections']));
    expect(said()).toMatch(/Loop R1 · 2 of 5 nodes/);
  });

  it('[MA22] the mark of the chosen loop stands near its middle on the map, goes with its nodes, and ends with its light', async () => {
    const { items, id } = openMap();
    const panel = await openPanel('loops');
    const marks = () => [...document.querySelectorAll<HTMLElement>('[data-board-canvas] [data-loop]')];
    const button = await panel.findByRole('button', { name: /^R1/ });
    fireEvent.pointerEnter(button);
    expect(marks()).toEqual([]);
    fireEvent.click(button);
    await waitFor(() => expect(marks().map((one) => one.textContent)).toEqual(['R1']));
    const mark = marks()[0] as HTMLElement;
    expect(mark.closest('[aria-hidden="true"]')).not.toBeNull();
    const [left, top] = [Number.parseFloat(mark.style.left), Number.parseFloat(mark.style.top)];
    // All go the same way: it stands between them as before, wherever the nearest free place is.
    act(() => {
      for (const key of items.keys()) {
        const node = readMapItem(key, items.get(key));
        if (node && 'x' in node) changeMapItem(items, node.id, { x: node.x + 200, y: node.y - 60 });
      }
    });
    const moved = () => marks().map(({ style }) => [style.left, style.top].map(Number.parseFloat));
    await waitFor(() => expect(moved()).toEqual([[left + 200, top - 60]]));
    const back = [...items.keys()].find((key) => {
      const link = readMapItem(key, items.get(key));
      return link?.kind === 'link' && link.from === id('Cold homes');
    });
    act(() => changeMapItem(items, back as ItemId, { relation: 'reduces' }));
    await waitFor(() => expect(marks().map((one) => one.textContent)).toEqual(['B1']));
    fireEvent.click(await panel.findByRole('button', { name: /^B1/ }));
    await waitFor(() => expect(marks()).toEqual([]));
  });

  it('[MA23] [MA24] a loop is named with the keyboard in its list, and its name stands on the map', async () => {
    const { id } = openMap();
    const panel = await openPanel('loops');
    const button = await panel.findByRole('button', { name: /^R1/ });
    fireEvent.click(button);
    const field = await panel.findByRole('textbox', { name: 'Name of R1' });
    act(() => field.focus());
    fireEvent.input(field, { target: { value: 'Cold breeds mistrust' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(document.activeElement).toBe(button);
    await waitFor(() => expect(button.textContent).toMatch(/Cold breeds mistrust/));
    const marks = () => [...document.querySelectorAll('[data-board-canvas] [data-loop]')];
    await waitFor(() => expect(marks().map((one) => one.textContent)).toEqual(['R1Cold breeds mistrust']));
    expect(document.querySelector('[data-board-canvas] svg[data-kind="reinforcing"]')).not.toBeNull();
    fireEvent.click(button);
    await waitFor(() => expect(marks().map((one) => one.textContent)).toEqual(['RCold breeds mistrust']));
    expect(document.querySelector('[data-board-canvas] svg[data-kind="reinforcing"]')).toBeNull();
    expect(panel.queryByRole('textbox', { name: 'Name of R1' })).toBeNull();
    const node = document.querySelector<HTMLElement>(`[data-item="${id('Mistrust')}"]`) as HTMLElement;
    act(() => node.focus());
    expect(node.getAttribute('aria-label')).toMatch(/in the loop Cold breeds mistrust/);
  });

  it('[MA21] another analysis ends what was lit from the list of this one, and no focus', async () => {
    const { id, dimmed } = openMap();
    const panel = await openPanel('loops');
    fireEvent.click(await panel.findByRole('button', { name: /^R1/ }));
    await waitFor(() => expect(dimmed()).not.toEqual([]));
    const look = (value: string) =>
      fireEvent.change(panel.getByRole('combobox', { name: 'What to look at' }), { target: { value } });
    look('checks');
    await waitFor(() => expect(dimmed()).toEqual([]));
    const node = document.querySelector<HTMLElement>(`[data-item="${id('Smoke')}"]`) as HTMLElement;
    act(() => node.focus());
    fireEvent.keyDown(node, { key: 'f', code: 'KeyF' });
    await waitFor(() => expect(dimmed()).not.toEqual([]));
    look('loops');
    expect(await panel.findByText('1 loop')).toBeTruthy();
    expect(dimmed()).not.toEqual([]);
  });

  it('[MA15] a loop that is lit goes on under its mark of now, and what goes away under the pointer lights nothing', async () => {
    const { items, id, dimmed } = openMap();
    const panel = await openPanel('loops');
    fireEvent.click(await panel.findByRole('button', { name: /^R1/ }));
    await waitFor(() => expect(said()).toMatch(/Loop R1 · 2 of 5 nodes/));
    const back = [...items.keys()].find((key) => {
      const link = readMapItem(key, items.get(key));
      return link?.kind === 'link' && link.from === id('Cold homes');
    });
    act(() => changeMapItem(items, back as ItemId, { relation: 'reduces' }));
    await waitFor(() => expect(said()).toMatch(/Loop B1 · 2 of 5 nodes/));
    const loop = await panel.findByRole('button', { name: /^B1 Balancing/, pressed: true });
    fireEvent.click(loop);
    await waitFor(() => expect(dimmed()).toEqual([]));
    fireEvent.pointerEnter(loop);
    await waitFor(() => expect(dimmed()).toEqual(['Smoke', 'Advice', 'Elections']));
    fireEvent.change(panel.getByRole('combobox', { name: 'What to look at' }), {
      target: { value: 'checks' },
    });
    await waitFor(() => expect(dimmed()).toEqual([]));
  });

  it('[MA16] ranks nodes, shows the quadrants as a picture and as a table, and leads there', async () => {
    const { id } = openMap();
    const panel = await openPanel('influence');
    await panel.findByRole('img', { name: 'Drivers and dependents' });
    const rows = panel.getAllByRole('row').map((row) => row.textContent);
    expect(rows).toContain('Advice30Drivers');
    expect(rows).toContain('Smoke03Dependent');
    fireEvent.click(within(panel.getByRole('table')).getByRole('button', { name: 'Smoke' }));
    await waitFor(() => expect(document.activeElement?.getAttribute('data-item')).toBe(id('Smoke')));
  });

  it('[MA16] nodes at one place are one spot with their number, and each role lights who has it', async () => {
    const { dimmed } = openMap();
    const panel = await openPanel('influence');
    const picture = await panel.findByRole('img', { name: 'Drivers and dependents' });
    const spots = [...picture.querySelectorAll('g')];
    const held = spots.map((spot) => spot.querySelector('title')?.textContent?.split('\n') ?? []);
    // Names stand beside them as well.
    const countOf = (spot: Element) =>
      [...spot.querySelectorAll('text')]
        .map((one) => one.textContent ?? '')
        .find((one) => /^\d+$/.test(one)) ?? null;
    expect(held.flat().toSorted()).toEqual(['Advice', 'Cold homes', 'Elections', 'Mistrust', 'Smoke']);
    for (const [at, spot] of spots.entries()) {
      const many = (held[at]?.length ?? 0) > 1;
      expect(countOf(spot)).toBe(many ? String(held[at]?.length) : null);
    }
    const places = spots.map((spot) => spot.querySelector('circle'));
    const at = places.map((circle) => `${circle?.getAttribute('cx')} ${circle?.getAttribute('cy')}`);
    expect(new Set(at).size).toBe(at.length);
    const together = held.find((names) => names.length > 1) ?? [];
    expect(together).toEqual(['Mistrust', 'Cold homes']);
    fireEvent.click(spots.find((spot) => countOf(spot) !== null) as Element);
    await waitFor(() => expect(dimmed()).toEqual(['Smoke', 'Advice', 'Elections']));
    fireEvent.click(panel.getByRole('button', { name: /^Drivers 1/ }));
    await waitFor(() => expect(dimmed()).toEqual(['Mistrust', 'Cold homes', 'Smoke', 'Elections']));
    fireEvent.click(panel.getByRole('button', { name: /^Drivers 1/, pressed: true }));
    await waitFor(() => expect(dimmed()).toEqual([]));
  });

  it('[MA20] influence is the size of the nodes while its switch is on, also after its view, and writes nothing', async () => {
    const { id, items } = openMap();
    const before = JSON.stringify(items);
    const boxOf = (text: string) => {
      const { style } = document.querySelector<HTMLElement>(`[data-item="${id(text)}"]`) as HTMLElement;
      return [Number.parseFloat(style.width), Number.parseFloat(style.height)] as const;
    };
    await waitFor(() => expect(boxOf('Elections')).toEqual(boxOf('Mistrust')));
    const [wide, high] = boxOf('Smoke');
    const panel = await openPanel('influence');
    await panel.findByRole('img', { name: 'Drivers and dependents' });
    fireEvent.click(panel.getByRole('switch', { name: 'Show it as the size of the nodes' }));
    await waitFor(() => expect(boxOf('Mistrust')[0]).toBeGreaterThan(wide));
    expect(boxOf('Mistrust')[1]).toBeGreaterThan(high);
    expect(boxOf('Elections')[0]).toBeLessThan(wide);
    const inside = document.querySelector<HTMLElement>(`[data-item="${id('Mistrust')}"] [data-kind]`);
    expect(Number(inside?.style.scale)).toBeCloseTo(boxOf('Mistrust')[0] / wide);
    fireEvent.change(panel.getByRole('combobox', { name: 'Order by' }), { target: { value: 'incoming' } });
    await waitFor(() => expect(boxOf('Smoke')[0]).toBeGreaterThan(boxOf('Advice')[0]));
    fireEvent.change(panel.getByRole('combobox', { name: 'What to look at' }), {
      target: { value: 'loops' },
    });
    await waitFor(() => expect(panel.queryByRole('combobox', { name: 'Order by' })).toBeNull());
    expect(boxOf('Smoke')[0]).toBeGreaterThan(boxOf('Advice')[0]);
    fireEvent.change(panel.getByRole('combobox', { name: 'What to look at' }), {
      target: { value: 'influence' },
    });
    const on = await panel.findByRole('switch', { name: 'Show it as the size of the nodes' });
    expect(panel.getByRole<HTMLSelectElement>('combobox', { name: 'Order by' }).value).toBe('incoming');
    fireEvent.click(on);
    await waitFor(() => expect(boxOf('Mistrust')).toEqual([wide, high]));
    expect(JSON.stringify(items)).toBe(before);
  });

  it('[MA17] barriers by category and city, who can act, and levers with co-benefits light what they count', async () => {
    const { dimmed } = openMap();
    const panel = await openPanel('barriers');
    fireEvent.click(panel.getByRole('button', { name: '1 barrier, Social, Budapest, worst severity 4' }));
    await waitFor(() => expect(dimmed()).toEqual(['Cold homes', 'Smoke', 'Advice', 'Elections']));
    expect(panel.getByText('1 of 1 barriers the city can act on.')).toBeTruthy();
    fireEvent.change(panel.getByRole('combobox', { name: 'What to look at' }), {
      target: { value: 'benefits' },
    });
    const advice = panel.getByRole('button', { name: /Advice Cold homes: less · Smoke: less/ });
    fireEvent.click(advice);
    await waitFor(() => expect(dimmed()).toEqual(['Elections']));
    fireEvent.click(panel.getByRole('checkbox', { name: 'Smoke' }));
    expect(panel.getByText(/Nothing acts on two/)).toBeTruthy();
  });

  it('[MA18] a check leads to its place, on the canvas and in the outline', async () => {
    for (const view of ['canvas', 'outline'] as const) {
      document.body.replaceChildren();
      const { id } = openMap(view);
      const panel = await openPanel('checks');
      await panel.findByText(/Levers without an owner · 1/);
      fireEvent.click(panel.getByRole('button', { name: /Advice/ }));
      await waitFor(() => expect(document.activeElement?.getAttribute('data-item')).toBe(id('Advice')));
    }
  });

  it('[MA19] a heavy analysis can be stopped, and started again; where no worker starts it is done here', async () => {
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
    openMap();
    const panel = await openPanel('loops');
    fireEvent.click(await panel.findByRole('button', { name: 'Stop' }));
    expect(workers.at(-1)?.ended).toBe(true);
    expect(panel.getByText('Stopped.')).toBeTruthy();
    fireEvent.click(panel.getByRole('button', { name: 'Start again' }));
    await panel.findByRole('button', { name: 'Stop' });
    act(() => void workers.at(-1)?.dispatchEvent(new Event('error')));
    expect(await panel.findByText('1 loop')).toBeTruthy();
    vi.unstubAllGlobals();
  });
});
