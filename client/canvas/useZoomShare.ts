import { type RefObject, useEffect, useRef } from 'react';
import type { Viewport } from './Viewport.ts';

/** For the element that says how large the surface is shown: "46%". Written directly, so that a zoom renders nothing. */
export function useZoomShare(viewport: Viewport): RefObject<HTMLSpanElement | null> {
  const share = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let shown = Number.NaN;
    const show = () => {
      if (viewport.zoom === shown || !share.current) return;
      shown = viewport.zoom;
      share.current.textContent = `${Math.round(100 * shown)}%`;
    };
    show();
    return viewport.subscribe(show);
  }, [viewport]);
  return share;
}
