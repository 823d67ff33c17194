/** The camera where somebody begins to write. */
import { type Box, centre } from './geometry.ts';
import { glideCamera } from './glideCamera.ts';
import type { Camera, Viewport } from './Viewport.ts';

/** Below it letters cannot be read, on a phone held in a hand sooner. */
const LEAST_ZOOM = { fine: 1 / 3, coarse: 1 / 2 };

/** Of most letters. */
export const USUAL_PX = 24;

/** Of a screen that is touched, whose keyboard takes half of it. */
export const isTouched = (): boolean => globalThis.matchMedia?.('(pointer: coarse)').matches ?? false;

/** The zoom from which on letters can be read. */
export function leastZoom(letters = USUAL_PX): number {
  return (LEAST_ZOOM[isTouched() ? 'coarse' : 'fine'] * USUAL_PX) / letters;
}

/** Brings what is written in clear of all else, and so near that it can be read; on a screen that is touched above the keyboard. Answers where the camera goes. */
export function comeClose(viewport: Viewport, box: Box, letters?: number): Camera {
  const all = viewport.clearBox();
  const clear = isTouched() ? { ...all, h: Math.min(all.h, viewport.size.h / 2 - all.y) } : all;
  const least = leastZoom(letters);
  const from = viewport.camera();
  const isFar = from.zoom < least;
  if (isFar) {
    const { zoom } = viewport.cameraToFit(box, 24, 1, clear);
    viewport.zoomAt(Math.max(least, zoom) / from.zoom, viewport.toScreen(centre(box)));
  }
  const to = viewport.cameraToReveal(box, 24, clear);
  viewport.setCamera(isFar ? from : to);
  if (isFar) glideCamera(viewport, to);
  return to;
}
