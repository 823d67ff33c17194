import { type RefObject, useEffect, useRef } from 'react';
import type { Viewport } from '../../../canvas/Viewport.ts';
import { farStep } from './farNames.ts';

/** Names grow in steps. Written directly, and only from step to step: a zoom renders nothing. */
export function useFarNames(viewport: Viewport): RefObject<HTMLDivElement | null> {
  const canvas = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let shown = 0;
    const show = () => {
      const step = farStep(viewport.zoom);
      if (step === shown || !canvas.current) return;
      shown = step;
      canvas.current.dataset.names = String(step);
    };
    show();
    return viewport.subscribe(show);
  }, [viewport]);
  return canvas;
}
