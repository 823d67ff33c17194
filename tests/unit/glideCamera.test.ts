/** Who moves the camera last is who moves it. */
import { afterEach, expect, it, vi } from 'vitest';
import { glideCamera } from '../../client/canvas/glideCamera.ts';
import { Viewport } from '../../client/canvas/Viewport.ts';

afterEach(() => vi.unstubAllGlobals());

/** Frames that come when they are asked for. */
function frames() {
  let waiting: FrameRequestCallback[] = [];
  let now = 0;
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => waiting.push(frame));
  return (count: number) => {
    for (let left = count; left > 0; left -= 1) {
      const due = waiting;
      waiting = [];
      now += 16;
      for (const frame of due) frame(now);
    }
  };
}

it('[MH166] of two glides the later one is where it ends, begun in one frame or on the way', () => {
  const run = frames();
  const viewport = new Viewport();
  glideCamera(viewport, { x: 100, y: 0, zoom: 1 }, false);
  glideCamera(viewport, { x: 300, y: 0, zoom: 1 }, false);
  run(20);
  expect(viewport.camera().x).toBe(300);
  glideCamera(viewport, { x: 0, y: 0, zoom: 1 }, false);
  run(4);
  glideCamera(viewport, { x: 500, y: 0, zoom: 1 }, false);
  run(20);
  expect(viewport.camera().x).toBe(500);
});

it('[MH166] a hand that moves the camera ends all of them', () => {
  const run = frames();
  const viewport = new Viewport();
  glideCamera(viewport, { x: 100, y: 0, zoom: 1 }, false);
  run(3);
  viewport.setCamera({ x: -50, y: 0, zoom: 1 });
  run(20);
  expect(viewport.camera().x).toBe(-50);
});
