/** What is chosen stays clear of the panel that opens for it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Selection } from '../../client/canvas/Selection.ts';
import { Viewport } from '../../client/canvas/Viewport.ts';
import { cameraToChosen, followChosen, seeWith } from '../../client/features/map/canvas/chosen.ts';
import { goHome, isHome, keepInView } from '../../client/features/map/canvas/keepInView.ts';
import type { MapDesk } from '../../client/features/map/MapDesk.ts';
import type { ItemId } from '../../shared/ids.ts';

const [LEFT, RIGHT, HUGE, LINK] = ['left', 'right', 'huge', 'link'] as ItemId[] as [
  ItemId,
  ItemId,
  ItemId,
  ItemId,
];
const BOXES = new Map([
  [LEFT, { x: 100, y: 100, w: 200, h: 60 }],
  [RIGHT, { x: 1_200, y: 300, w: 200, h: 60 }],
  [HUGE, { x: 0, y: 0, w: 3_000, h: 900 }],
]);
const PANEL = { top: 76, right: 356, bottom: 72, left: 96 };

/** A window of 1440 × 900 that a panel covers at the right. */
function aDesk() {
  const [viewport, selection] = [new Viewport(), new Selection<ItemId>()];
  viewport.setSize({ w: 1_440, h: 900 });
  viewport.setInsets(PANEL);
  const points = [
    { x: 0, y: 200 },
    { x: 2_600, y: 200 },
  ];
  const model = {
    box: (id: ItemId) => BOXES.get(id) ?? null,
    boxes: () => BOXES,
    node: () => null,
    link: (id: ItemId) => (id === LINK ? {} : null),
    route: () => ({ curved: false, points }),
    readingOrder: () => [LEFT, RIGHT],
  };
  return { viewport, selection, model, look: { seen: true, home: null, whole: false } } as unknown as MapDesk;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const left = ({ viewport }: MapDesk, id: ItemId) => viewport.boxToScreen(BOXES.get(id) as never).x;
const hand = (type: string) => window.dispatchEvent(new Event(type));

describe('what is chosen', () => {
  it('[MH12] comes clear of the panel, as far as needed', () => {
    const desk = aDesk();
    const kept = keepInView(desk);
    desk.selection.set([RIGHT]);
    expect(left(desk, RIGHT)).toBe(1_440 - 356 - 24 - 200);
    kept.stop();
  });

  it('[MH12] stays where it is in view, and where it is larger than the view', () => {
    const desk = aDesk();
    for (const id of [LEFT, HUGE]) {
      desk.selection.set([id]);
      expect(cameraToChosen(desk)).toBeNull();
    }
    desk.selection.set([LEFT, RIGHT]);
    expect(cameraToChosen(desk)).toBeNull();
  });

  it('[MH12] as several, what came with a file, is all of them', () => {
    const desk = aDesk();
    const [kept, near] = [keepInView(desk), 'near' as ItemId];
    BOXES.set(near, { x: 900, y: 100, w: 200, h: 60 });
    desk.selection.set([near, RIGHT]);
    expect(left(desk, RIGHT)).toBe(1_440 - 356 - 24 - 200);
    kept.stop();
    BOXES.delete(near);
  });

  it('[MH12] what undo moves under the panel comes clear of it; what it leaves alone brings nobody back', () => {
    const desk = aDesk();
    desk.selection.set([LEFT]);
    const place = BOXES.get(LEFT) as { x: number; y: number; w: number; h: number };
    const move = (x: number) => BOXES.set(LEFT, { ...place, x });
    desk.viewport.setCamera({ x: 900, y: 0, zoom: 1 });
    followChosen(desk, () => false);
    expect(desk.viewport.camera().x).toBe(900);
    desk.viewport.setCamera({ x: 0, y: 0, zoom: 1 });
    followChosen(desk, () => {
      move(1_300);
      return true;
    });
    expect(desk.viewport.camera().x).toBe(0);
    followChosen(desk, () => {
      move(1_200);
      return false;
    });
    expect(left(desk, LEFT)).toBe(1_440 - 356 - 24 - 200);
    BOXES.set(LEFT, place);
  });

  it('[MH12] as a link is its verb', () => {
    const desk = aDesk();
    desk.selection.set([LINK]);
    const camera = cameraToChosen(desk);
    expect(camera && 1_300 + 40 - camera.x).toBe(1_440 - 356 - 24);
  });

  it('[MH200] a node that came with a link is in view with its verb, until something else is chosen', () => {
    const desk = aDesk();
    const kept = keepInView(desk);
    desk.selection.set([LINK]);
    seeWith(desk.selection, [RIGHT]);
    kept.look();
    expect(left(desk, RIGHT)).toBe(1_440 - 356 - 24 - 200);
    // Where both are too far from each other its verb is.
    seeWith(desk.selection, [HUGE]);
    desk.viewport.setCamera({ x: 0, y: 0, zoom: 1 });
    expect(cameraToChosen(desk)?.x).toBe(1_300 + 40 - (1_440 - 356 - 24));
    desk.selection.set([LEFT]);
    expect(cameraToChosen(desk)).toBeNull();
    kept.stop();
  });

  it('[MH12] does not move under a hand that may press again or drag', () => {
    const desk = aDesk();
    const kept = keepInView(desk);
    hand('pointerdown');
    desk.selection.set([RIGHT]);
    kept.look();
    vi.advanceTimersByTime(5_000);
    expect(left(desk, RIGHT)).toBe(1_200);
    hand('pointerup');
    expect(left(desk, RIGHT)).toBeLessThan(1_200);
    desk.viewport.setCamera({ x: 0, y: 0, zoom: 1 });
    hand('pointerdown');
    desk.selection.set([LEFT]);
    desk.selection.set([RIGHT]);
    hand('pointerup');
    vi.advanceTimersByTime(399);
    expect(left(desk, RIGHT)).toBe(1_200);
    vi.advanceTimersByTime(1);
    expect(left(desk, RIGHT)).toBeLessThan(1_200);
    kept.stop();
  });

  it('[MH12] that is written in comes at once; who goes elsewhere afterwards stays there', () => {
    const desk = aDesk();
    const kept = keepInView(desk);
    hand('pointerdown');
    hand('pointerup');
    desk.selection.startEditing(RIGHT);
    expect(left(desk, RIGHT)).toBeLessThan(1_200);
    desk.viewport.setCamera({ x: 0, y: 0, zoom: 1 });
    hand('pointerdown');
    hand('pointerup');
    vi.advanceTimersByTime(5_000);
    expect(left(desk, RIGHT)).toBe(1_200);
    kept.stop();
    desk.selection.set([LEFT]);
    desk.selection.set([RIGHT]);
    expect(left(desk, RIGHT)).toBe(1_200);
  });
});

it('[MH12] the first look is known for what it is until somebody goes elsewhere', () => {
  const desk = aDesk();
  expect(isHome(desk)).toBe(false);
  goHome(desk, false);
  expect(isHome(desk)).toBe(true);
  desk.viewport.panBy(3, 0);
  expect(isHome(desk)).toBe(false);
});

it('[MH12] all of it that was asked for stays all of it when a panel goes', () => {
  const desk = aDesk();
  const { viewport } = desk;
  goHome(desk, false);
  const first = viewport.zoom;
  goHome(desk, false, true);
  expect(isHome(desk)).toBe(true);
  expect(viewport.zoom).toBeLessThan(first);
  viewport.setInsets({ ...PANEL, right: 12 });
  goHome(desk, false);
  expect(viewport.camera()).toEqual(viewport.cameraToFit({ x: 0, y: 0, w: 3_000, h: 900 }, 48, 1));
  expect(isHome(desk)).toBe(true);
  viewport.panBy(3, 0);
  expect(isHome(desk)).toBe(false);
});
