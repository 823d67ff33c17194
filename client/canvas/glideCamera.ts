/** Moves the camera there within a few frames, unless the person prefers no motion or takes over. */
import type { Camera, Viewport } from './Viewport.ts';

const GLIDE_MS = 180;

export function prefersNoMotion(): boolean {
  return globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true;
}

const ease = (share: number) => 1 - (1 - share) ** 3;

/** In between, sizes change evenly and what both views share stays in place. */
export function cameraBetween(from: Camera, to: Camera, share: number): Camera {
  const zoom = from.zoom * (to.zoom / from.zoom) ** share;
  const along =
    Math.abs(1 / to.zoom - 1 / from.zoom) < 1e-9
      ? share
      : (1 / zoom - 1 / from.zoom) / (1 / to.zoom - 1 / from.zoom);
  return { x: from.x + (to.x - from.x) * along, y: from.y + (to.y - from.y) * along, zoom };
}

export function glideCamera(viewport: Viewport, to: Camera, still = prefersNoMotion()): void {
  if (still) {
    viewport.setCamera(to);
    return;
  }
  const from = viewport.camera();
  let mine = from;
  let start: number | null = null;
  const frame = (now: number) => {
    // Somebody else moved the camera: the person's hand goes first.
    if (viewport.camera() !== mine) return;
    start ??= now;
    const share = Math.min(1, (now - start) / GLIDE_MS);
    viewport.setCamera(share === 1 ? to : cameraBetween(from, to, ease(share)));
    mine = viewport.camera();
    if (share < 1) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
