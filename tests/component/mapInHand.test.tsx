/** A node that came without a place that was pointed at, until it has words. */
import '../../client/canvas/Minimap.tsx';
import '../../client/features/map/canvas/inHand.ts';
import { act, configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { COLUMN_GAP } from '../../client/features/map/model/columns.ts';
import { NODE } from '../../client/features/map/model/mapModel.ts';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';
import { pointer } from '../support/surfaceUnderTest.tsx';

setUpDom();
setUpCanvas(1_440);
configure({ defaultHidden: true });
beforeEach(() => {
  Object.assign(HTMLElement.prototype, { setPointerCapture: vi.fn(), releasePointerCapture: vi.fn() });
});

const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, code: key, ...more });
const field = () => document.querySelector<HTMLTextAreaElement>('textarea[data-editor]');

async function opened() {
  const { doc, items, node } = drawMap();
  const first = node('Costs', { x: 0, y: 0 });
  showMap(doc, { view: 'canvas' });
  const element = () => document.querySelector<HTMLElement>(`[data-item="${first}"]`);
  await waitFor(() => expect(element()?.style.transform).toBeTruthy());
  const canvas = screen.getByRole('application');
  act(() => canvas.focus());
  const count = (many: number) => waitFor(() => expect(items.size).toBe(many));
  const held = () => waitFor(() => expect(canvas.dataset.tool).toBe('inHand'));
  /** Where what came last has its corner, and what it is. */
  const last = () => {
    const [, item] = [...items].at(-1) ?? [];
    return { x: item?.get('x') as number, y: item?.get('y') as number, kind: item?.get('kind') };
  };
  return { items, first, element, canvas, count, held, last };
}

describe('[MP50] a node that came by key', () => {
  it.each(['mouse', 'touch'])('goes to where a press by %s puts it, once', async (by) => {
    const { canvas, count, held, last } = await opened();
    press('n');
    await held();
    const came = last();
    pointer(canvas, 'down', [300, 500], { pointerType: by });
    pointer(canvas, 'up', [300, 500], { pointerType: by });
    await count(2);
    const put = last();
    expect(put).not.toEqual(came);
    expect([put.kind, canvas.dataset.tool]).toEqual(['barrier', 'select']);
    expect(field()?.value).toBe('');
    fireEvent.input(field() as Element, { target: { value: 'Delay' } });
    // It is there now: another press makes none, and moves none.
    pointer(canvas, 'down', [900, 200], { pointerType: by });
    pointer(canvas, 'up', [900, 200], { pointerType: by });
    await count(2);
    expect(last()).toEqual(put);
    act(() => canvas.focus());
    press('z', { ctrlKey: true, code: 'KeyZ' });
    await count(1);
  });

  it('[BC690] right after Esc is not what Esc takes back', async () => {
    const { count, held } = await opened();
    press('n');
    await held();
    fireEvent.input(field() as Element, { target: { value: 'Few renovations' } });
    // One after the other, as a quick hand does: the code of the first Esc has not come.
    for (const key of ['Escape', 'Escape', 'n']) press(key);
    await held();
    await count(3);
    // Whatever Esc has loaded by now.
    await import('../../client/features/map/canvas/inHand.ts');
    await act(async () => undefined);
    await count(3);
    expect(field()?.value).toBe('');
  });

  it('stays where it is with Enter, which ends the writing, and goes with Esc', async () => {
    const { canvas, count, held } = await opened();
    press('n');
    await held();
    press('Enter');
    await waitFor(() => expect([canvas.dataset.tool, field()]).toEqual(['select', null]));
    await count(2);
    press('n');
    await held();
    await count(3);
    press('Escape');
    await count(2);
    expect(canvas.dataset.tool).toBe('select');
  });

  it('[MH111] put by hand goes with Esc as well, unless it has words', async () => {
    const { canvas, count, items } = await opened();
    const put = (x: number, y: number) => {
      for (const clickCount of [1, 2]) {
        pointer(canvas, 'down', [x, y], { detail: clickCount });
        pointer(canvas, 'up', [x, y], { detail: clickCount });
      }
      return waitFor(() => expect(field()).not.toBeNull());
    };
    await put(900, 700);
    await count(2);
    press('Escape');
    await count(1);
    await put(900, 700);
    fireEvent.input(field() as Element, { target: { value: 'Delay' } });
    press('Escape');
    await waitFor(() => expect(field()).toBeNull());
    expect(items.size).toBe(2);
  });

  it('that was made beside another goes with Esc, with its link', async () => {
    const { items, element, count } = await opened();
    act(() => element()?.focus());
    press('ArrowRight', { ctrlKey: true });
    await count(3);
    expect(field()).not.toBeNull();
    press('Escape');
    await count(1);
    expect(items.size).toBe(1);
  });
});

it.each(['ArrowRight', 'ArrowLeft'])('[MP46] Ctrl and %s leave the room of a column', async (key) => {
  const { items, element, count } = await opened();
  act(() => element()?.focus());
  press(key, { ctrlKey: true });
  await count(3);
  const places = [...items].flatMap(([, item]) =>
    item.get('kind') === 'link' ? [] : [item.get('x') as number],
  );
  expect(Math.abs((places[0] as number) - (places[1] as number))).toBe(NODE.width + COLUMN_GAP);
});
