/** The laser pointers over one surface: mine and others', painted for as long as there is something to see. */
import type { Awareness } from 'y-protocols/awareness';
import { prefersNoMotion } from '../../canvas/glideCamera.ts';
import type { Viewport } from '../../canvas/Viewport.ts';
import { followLasers } from './followLasers.ts';
import { LaserHand } from './LaserHand.ts';
import { LaserTrails } from './LaserTrails.ts';
import { paintTrails } from './paintTrails.ts';

export interface LaserParts {
  readonly canvas: HTMLCanvasElement;
  readonly awareness: Awareness;
  readonly viewport: Viewport;
  /** Mine. */
  readonly colour: string;
}

const MINE = 'mine';
const timing = {
  now: () => performance.now(),
  after(ms: number, run: () => void) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** As many pixels as the screen has. */
function cleared(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const { clientWidth, clientHeight } = canvas;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(clientWidth * ratio), Math.round(clientHeight * ratio)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const ink = canvas.getContext('2d');
  ink?.setTransform(ratio, 0, 0, ratio, 0, 0);
  ink?.clearRect(0, 0, clientWidth, clientHeight);
  return ink;
}

export function openLaser({ canvas, awareness, viewport, colour }: LaserParts) {
  const trails = new LaserTrails(timing.now);
  let frame = 0;
  const paint = () => {
    frame = 0;
    const shown = trails.shown();
    const ink = cleared(canvas);
    if (ink) paintTrails(ink, shown, viewport, prefersNoMotion());
    canvas.dataset.trails = String(shown.length);
    if (shown.length > 0) request();
  };
  const request = () => {
    if (frame === 0) frame = requestAnimationFrame(paint);
  };
  const hand = new LaserHand({
    awareness,
    timing,
    onMine(said) {
      trails.hear(MINE, colour, said);
      request();
    },
  });
  const stop = followLasers(awareness, trails, request);
  return {
    hand,
    close() {
      stop();
      hand.leave();
      cancelAnimationFrame(frame);
    },
  };
}
