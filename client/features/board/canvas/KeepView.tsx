/** Keeps on this device where somebody is on a board, and what is seen there: the next visit begins with it. */
import { useEffect, useMemo } from 'react';
import { remember } from '../../../deviceStorage.ts';
import type { LiveDocument } from '../../../live/types.ts';
import KeepLook, { type LookOf } from '../../../together/look/KeepLook.tsx';
import { VIEW_LEFT } from '../../../ui/viewLeft.ts';
import { type Canvas, useCanvas } from './CanvasContext.ts';
import { anyIn, homeBox } from './places.ts';
import { BESIDE, PADDING } from './useArrival.ts';

/** Where the next visit begins: here, or, where nothing lies here, with everything; null of an empty board. */
function viewNow({ viewport, model }: Canvas) {
  const box = homeBox(model);
  if (box === null) return null;
  const home = viewport.cameraToFit(box, PADDING);
  const here = viewport.camera();
  const isHere = anyIn(model, viewport.visibleBox());
  const isHome = !isHere || (here.x === home.x && here.y === home.y && here.zoom === home.zoom);
  return { view: isHome ? home : here, isHome };
}

export default function KeepView({ live }: { readonly live: LiveDocument }) {
  const canvas = useCanvas();
  const { documentId, keepLook } = live;
  const of = useMemo<Omit<LookOf, 'keepLook'>>(
    () => ({
      view: () => viewNow(canvas)?.view ?? null,
      isPlain: () => canvas.spotlight.get() === null && canvas.viewport.insets !== BESIDE,
    }),
    [canvas],
  );
  useEffect(() => {
    if (keepLook === null) return;
    const leave = () => {
      const now = viewNow(canvas);
      if (now === null) return;
      const { x, y, zoom } = now.view;
      remember(VIEW_LEFT + documentId, [Date.now(), x, y, zoom, Number(now.isHome)].join(' '));
    };
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      leave();
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
    };
  }, [canvas, documentId, keepLook]);
  return <KeepLook keepLook={keepLook} {...of} />;
}
