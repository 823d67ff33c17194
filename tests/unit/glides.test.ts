/** The camera on its way. */
import { afterEach, expect, it, vi } from 'vitest';
import { glideCamera } from '../../client/canvas/glideCamera.ts';
import { Viewport } from '../../client/canvas/Viewport.ts';

afterEach(() => vi.unstubAllGlobals());

it('[MH144] of two glides that begin in one frame the later one arrives', () => {
  const due: FrameRequestCallback[] = [];
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => due.push(frame));
  const viewport = new Viewport();
  glideCamera(viewport, { x: 100, y: 0, zoom: 1 }, false);
  const last = { x: 300, y: 50, zoom: 1 };
  glideCamera(viewport, last, false);
  for (let now = 0; due.length > 0; now += 60) for (const frame of due.splice(0)) frame(now);
  expect(viewport.camera()).toEqual(last);
});
