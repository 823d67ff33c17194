/** What a panel is about stays in sight beside it: the panel's edge counts as covered while it is open. */
import { type RefObject, useEffect, useRef } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, containsBox, type Insets, type Size, union } from '../../../canvas/geometry.ts';
import { glideCamera } from '../../../canvas/glideCamera.ts';
import type { Desk } from '../actions/Action.ts';

const MARGIN = 12;

type Edge = 'top' | 'side';

/** As it is with the panel: below a bar at the top, else beside it, or above it where it is a sheet along the lower edge. */
function covered(panel: DOMRect, { w, h }: Size, before: Insets, edge: Edge): Insets {
  // The board reaches down to the end of the window.
  const top = window.innerHeight - h;
  if (edge === 'top') return { ...before, top: Math.max(before.top, panel.bottom - top + MARGIN) };
  const isSheet = panel.width > w / 2;
  return isSheet
    ? { ...before, bottom: Math.max(before.bottom, h + top - panel.top + MARGIN) }
    : { ...before, right: Math.max(before.right, w - panel.left + MARGIN) };
}

/** The answer gives the room back. */
export function clearOf(panel: HTMLElement, viewport: Desk['viewport'], edge: Edge): () => void {
  const was = viewport.insets;
  const mine = covered(panel.getBoundingClientRect(), viewport.size, was, edge);
  viewport.setInsets(mine);
  return () => {
    // A panel of another kind may have come or gone meanwhile: then the page has said so itself.
    if (viewport.insets === mine) viewport.setInsets(was);
  };
}

/** The answer gives the room back, as before the panel is closed. */
export function useClearOf(
  panel: RefObject<HTMLElement | null>,
  desk: Desk,
  ids: readonly ItemId[],
): () => void {
  const { viewport, model, hands } = desk;
  const back = useRef<() => void>(null);
  const free = useRef(() => {
    back.current?.();
    back.current = null;
  }).current;
  const any = ids.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when there is something to show
  useEffect(() => {
    if (!hands || !panel.current || !any) return free;
    back.current = clearOf(panel.current, viewport, 'side');
    const box = union(ids.map((id) => model.box(id)).filter((one): one is Box => one !== null));
    if (box && !containsBox(viewport.boxToBoard(viewport.clearBox()), box))
      glideCamera(viewport, cameraFor(desk, box));
    return free;
  }, [desk, any]);
  return free;
}

/** No larger than it is seen now, and no further than needed. */
function cameraFor({ viewport }: Desk, box: Box) {
  const clear = viewport.clearBox();
  const { w, h } = viewport.boxToScreen(box);
  return w <= clear.w && h <= clear.h
    ? viewport.cameraToReveal(box, MARGIN)
    : viewport.cameraToFit(box, MARGIN, viewport.zoom);
}
