/** What a panel is about stays in sight beside it: the panel's edge counts as covered while it is open. */
import { type RefObject, useEffect, useRef } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, containsBox, type Insets, union } from '../../../canvas/geometry.ts';
import { glideCamera } from '../../../canvas/glideCamera.ts';
import type { Desk } from '../actions/Action.ts';

const MARGIN = 12;

/** As it is with the panel: beside it, or above it where it is a sheet along the lower edge. */
function covered(
  panel: DOMRect,
  { w, h }: { readonly w: number; readonly h: number },
  before: Insets,
): Insets {
  const isSheet = panel.width > w / 2;
  return isSheet
    ? { ...before, bottom: Math.max(before.bottom, h - panel.top + MARGIN) }
    : { ...before, right: Math.max(before.right, w - panel.left + MARGIN) };
}

/** The answer gives the room back, as before the panel is closed. */
export function useClearOf(
  panel: RefObject<HTMLElement | null>,
  desk: Desk,
  ids: readonly ItemId[],
): () => void {
  const { viewport, model, hands } = desk;
  const before = useRef<{ readonly was: Insets; mine: Insets } | null>(null);
  const free = useRef(() => {
    const { current } = before;
    before.current = null;
    // A panel of another kind may have come or gone meanwhile: then the page has said so itself.
    if (current && viewport.insets === current.mine) viewport.setInsets(current.was);
  }).current;
  const any = ids.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when there is something to show
  useEffect(() => {
    if (!hands || !panel.current || !any) return free;
    const { w, h } = viewport.size;
    const was = viewport.insets;
    const mine = covered(panel.current.getBoundingClientRect(), { w, h }, was);
    before.current = { was, mine };
    viewport.setInsets(mine);
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
