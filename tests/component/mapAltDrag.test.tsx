/** Nodes that are dragged with Alt: copies of them come to where they are let go. */
import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/clipboard/ClipboardDoor.tsx';
import { configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { groupNodes } from '../../client/features/map/groups/groupActs.ts';
import { isNode, readMapItem } from '../../shared/documents/barrierMap.ts';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';
import { pointer } from '../support/surfaceUnderTest.tsx';

setUpDom();
setUpCanvas(1_440);
configure({ defaultHidden: true });
beforeEach(() => {
  Object.assign(HTMLElement.prototype, { setPointerCapture: vi.fn(), releasePointerCapture: vi.fn() });
});

const context = {
  ...{ origin: {}, author: null, now: () => 0, mayEdit: () => true, beforeEdit: () => undefined },
};

it('[MH110] comes in one step of undo, into the group where it lies, with the links among them; what it is of stays', async () => {
  const { doc, items, node, link, id } = drawMap();
  node('Costs', { x: 0, y: 0 });
  node('Rules', { x: 400, y: 0 });
  link('Costs', 'causes', 'Rules');
  groupNodes({ ...context, doc }, [node('Trust', { x: 0, y: 400 })]);
  const all = () => [...items].flatMap(([key, map]) => readMapItem(key, map) ?? []);
  const nodes = () =>
    all().flatMap((item) =>
      isNode(item) ? [`${item.text} ${item.x} ${item.y} ${item.group !== null}`] : [],
    );
  const links = () => all().filter(({ kind }) => kind === 'link').length;
  const before = nodes();
  showMap(doc, { view: 'canvas' });
  const surface = screen.getByRole('application');
  const element = (text: string) => surface.querySelector<HTMLElement>(`[data-item="${id(text)}"]`);
  await waitFor(() => expect(element('Costs')?.style.transform).toBeTruthy());
  const numbers = (style = '') => [...style.matchAll(/-?[\d.]+/g)].map(([one]) => Number(one));
  const zoom = numbers(element('Costs')?.parentElement?.style.transform)[2] ?? 1;
  const at = (text: string, dx: number, dy: number): [number, number] => {
    const [left = 0, top = 0] = numbers(element(text)?.parentElement?.style.transform);
    const [x = 0, y = 0] = numbers(element(text)?.style.transform);
    return [left + (x + dx) * zoom, top + (y + dy) * zoom];
  };
  const drag = (text: string, dx: number, dy: number) => {
    const [alt, to] = [{ altKey: true, ctrlKey: false }, at(text, 100 + dx, 30 + dy)];
    pointer(surface, 'down', at(text, 100, 30), alt);
    pointer(surface, 'move', to, alt);
    pointer(surface, 'up', to, alt);
  };
  const undo = () => fireEvent.keyDown(surface, { key: 'z', code: 'KeyZ', ctrlKey: true });
  await waitFor(() => {
    const paste = new Event('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(paste, 'clipboardData', { value: { getData: () => '' } });
    fireEvent(document.body, paste);
    expect(paste.defaultPrevented).toBe(true);
  });
  drag('Rules', 0, 200);
  expect(nodes()).toEqual([...before, expect.stringMatching(/^Rules (39\d|40\d) (19\d|20\d) false$/)]);
  undo();
  expect(nodes()).toEqual(before);
  drag('Rules', -380, 410);
  expect(nodes().at(-1)).toMatch(/^Rules .* true$/);
  undo();
  expect(nodes()).toEqual(before);
  fireEvent.keyDown(surface, { key: 'a', ctrlKey: true });
  drag('Costs', 0, 800);
  expect([nodes().slice(0, 3), nodes().length, links()]).toEqual([before, 6, 2]);
  undo();
  expect([nodes(), links()]).toEqual([before, 1]);
});
