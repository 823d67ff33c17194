import { useEffect, useRef } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Insets } from '../../../canvas/geometry.ts';
import type { SurfaceHandle } from '../../../canvas/Surface.tsx';
import type { LiveDocument } from '../../../live/types.ts';
import { usePanelOpen } from '../../../together/Together.ts';
import { endFirstLookSoon } from '../../../ui/firstLook.ts';
import { IN_ONE_ROW, WITH_SHEETS } from '../../../ui/screens.ts';
import { viewLeft } from '../../../ui/viewLeft.ts';
import type { Canvas } from './CanvasContext.ts';
import { anyIn, homeBox } from './places.ts';

/** What the chrome covers; see Chrome.module.css. */
const WIDE: Insets = { top: 76, right: 24, bottom: 72, left: 96 };
/** With a panel open at the right. */
export const BESIDE: Insets = { ...WIDE, right: 356 };
const NARROW: Insets = { top: 12, right: 12, bottom: 136, left: 12 };
const ROW: Insets = { ...NARROW, bottom: 64 };
/** Around everything, in pixels. */
export const PADDING = 12;

/** The first look: where one was, else everything, or the item that the address names; after the outline: where one was. */
export function useArrival(
  canvas: Canvas,
  handle: { readonly current: SurfaceHandle<ItemId> | null },
  itemId: ItemId | null,
  { documentId, keepLook }: LiveDocument,
): void {
  const { viewport, model } = canvas;
  const beside = usePanelOpen();
  const arrived = useRef<ItemId | null>(null);
  useEffect(() => {
    const holds = (query: string) => matchMedia(query).matches;
    const follow = () =>
      viewport.setInsets(holds(IN_ONE_ROW) ? ROW : holds(WITH_SHEETS) ? NARROW : beside ? BESIDE : WIDE);
    follow();
    const box = canvas.selection.single === null ? null : model.box(canvas.selection.single);
    if (beside && box) viewport.reveal(box);
    window.addEventListener('resize', follow);
    return () => window.removeEventListener('resize', follow);
  }, [canvas, model, viewport, beside]);
  useEffect(() => {
    if (canvas.look.seen) return;
    canvas.look.seen = true;
    const left = keepLook && viewLeft(documentId);
    if (left) viewport.setCamera(left);
    if (!left || left.home || !anyIn(model, viewport.visibleBox())) {
      const home = homeBox(model);
      if (home) viewport.fit(home, { padding: PADDING });
      else viewport.centreOn({ x: 0, y: 0 });
    }
    endFirstLookSoon();
  }, [canvas, model, viewport, documentId, keepLook]);
  useEffect(() => {
    const arrive = () => {
      if (itemId === null || arrived.current === itemId || !model.box(itemId)) return;
      arrived.current = itemId;
      canvas.selection.set([itemId]);
      handle.current?.goTo(itemId);
      canvas.announcer.say(canvas.names.nameOf(itemId));
    };
    arrive();
    // The item may come from the server after this device's copy was shown.
    return model.onChange(arrive);
  }, [canvas, handle, itemId, model]);
}
