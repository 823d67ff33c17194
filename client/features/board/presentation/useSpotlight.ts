/** Where a presentation looks, for who presents and for who follows. */
import { useContext, useEffect, useRef } from 'react';
import { glideCamera } from '../../../canvas/glideCamera.ts';
import type { Viewport } from '../../../canvas/Viewport.ts';
import { writable } from '../../../live/readable.ts';
import { useReadable } from '../../../live/useLive.ts';
import { TogetherContext } from '../../../together/Together.ts';
import type { Slide } from './frames.ts';

/** The corner of a frame, in board pixels. */
const ROUND = 14;
const PADDING = 32;
const MAX_ZOOM = 4;
/** The bar at the bottom, and the timer at the top. */
const BAR = 64;
const TIMER = 44;

const NO_TIMER = writable(null);

/** Keeps the frame in the middle of the window, at each step anew, and everything around it out of sight. */
export function useSpotlight(viewport: Viewport, slide: Slide | undefined, step: object) {
  const mask = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLElement>(null);
  const timer = useReadable(useContext(TogetherContext)?.discussion.state.timer ?? NO_TIMER);
  const y = timer && timer.length > 0 ? TIMER : 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step to where it was brings it back to the middle
  useEffect(() => {
    if (!slide || !root.current) return;
    const go = (still?: boolean) => {
      const { width, height } = root.current?.getBoundingClientRect() ?? { width: 0, height: 0 };
      const within = { x: 0, y, w: width, h: Math.max(1, height - y - BAR) };
      glideCamera(viewport, viewport.cameraToFit(slide.box, PADDING, MAX_ZOOM, within), still);
    };
    const place = () => {
      const { x, w, h, ...seen } = viewport.boxToScreen(slide.box);
      Object.assign(mask.current?.style ?? {}, {
        translate: `${x}px ${seen.y}px`,
        width: `${w}px`,
        height: `${h}px`,
        borderRadius: `${(ROUND * w) / slide.box.w}px`,
      });
    };
    go();
    place();
    const resized = new ResizeObserver(() => go(true));
    resized.observe(root.current);
    const stop = viewport.subscribe(place);
    return () => {
      resized.disconnect();
      stop();
    };
  }, [viewport, slide, step, y]);
  return { mask, root };
}

/** Who follows sees the frame as large as their own window allows, with a little air around it. */
export function useLead(slide: Slide | undefined): void {
  const follow = useContext(TogetherContext)?.follow;
  useEffect(() => {
    if (!slide || !follow) return;
    const { x, y, w, h } = slide.box;
    const air = Math.max(w, h) / 40;
    follow.lead({ x: x - air, y: y - air, w: w + 2 * air, h: h + 2 * air });
  }, [follow, slide]);
  useEffect(() => () => follow?.lead(null), [follow]);
}

/** The camera is afterwards where it was. */
export function useCameraBack(viewport: Viewport): void {
  useEffect(() => {
    const before = viewport.camera();
    return () => viewport.setCamera(before);
  }, [viewport]);
}
