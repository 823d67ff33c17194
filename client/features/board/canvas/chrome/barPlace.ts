/** Where the bar of what is selected stands. It follows the camera without React. */
import { useEffect, useRef } from 'react';
import { isJoining } from '../../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../../shared/ids.ts';
import { drawInFrame } from '../../../../canvas/frames.ts';
import type { Box } from '../../../../canvas/geometry.ts';
import { boundsOf, inflate, intersects, union } from '../../../../canvas/geometry.ts';
import { routeMiddle } from '../../../../canvas/routes.ts';
import { PHONE_BELOW, SHEETS_BELOW } from '../../../../ui/screens.ts';
import type { Canvas } from '../CanvasContext.ts';

const GAP = 44;
/** Height of a link's label, in board pixels. */
const LABEL = 40;
/** Around a line's end, on the screen: the handle that a hand takes it by. */
const TIP = 24;

/** Around a link's label: the box of the whole line holds what it joins, which its bar would cover. */
function middleOf(id: ItemId, { surface, model }: Canvas): Box | null {
  const item = model.item(id);
  const route = item && isJoining(item) ? surface.route(id) : null;
  const box = surface.box(id);
  if (route === null) return box && boundsOf(box, surface.angle(id));
  const { x, y } = routeMiddle(route);
  return { x, y: y - LABEL / 2, w: 0, h: LABEL };
}

/** The selection's box in screen pixels, null when it is out of sight. */
function boxOf(canvas: Canvas): Box | null {
  const { selection, viewport } = canvas;
  const boxes = [...selection.ids].map((id) => middleOf(id, canvas)).filter((box) => box !== null);
  const all = union(boxes);
  const box = all && viewport.boxToScreen(all);
  return box && intersects(box, { x: 0, y: 0, ...viewport.size }) ? box : null;
}

/** With sheets a message lies where the clear part of the window ends, and is about so high. */
const MESSAGE = 48;

/** The ends of the one line that is chosen, as small boxes on the screen: its bar covers none, so that they can be taken. */
function endsOf({ selection, surface, viewport }: Canvas): readonly Box[] {
  const tips = selection.single && surface.tips(selection.single);
  if (!tips) return [];
  return [tips.from, tips.to].map((tip) => inflate(viewport.boxToScreen({ ...tip, w: 0, h: 0 }), TIP));
}

/** Below the selection, above it when there is no room, inside when it fills the window; on a phone under the thumb. */
function place(bar: HTMLElement, canvas: Canvas): void {
  const box = boxOf(canvas);
  bar.hidden = box === null;
  if (box === null) return;
  const clear = canvas.viewport.clearBox();
  const { offsetWidth: w, offsetHeight: h } = bar;
  const bottom = clear.y + clear.h - h;
  const right = clear.x + clear.w - w;
  const x = Math.max(
    Math.min(clear.x, canvas.viewport.size.w - w - 8),
    Math.min(right, box.x + box.w / 2 - w / 2),
  );
  const ends = endsOf(canvas);
  const around = (all: Box) => [Math.max(clear.y, all.y + all.h + GAP), all.y - h - GAP];
  const ways = [...around(box), ...around(union([box, ...ends]) ?? box)];
  // On a phone a bar beside the selection would cover a good part of the board.
  const docked = canvas.viewport.size.w < PHONE_BELOW && box.y + box.h + GAP / 2 < bottom;
  const inside = ways.filter((y) => y >= clear.y && y <= bottom);
  const free = inside.find((y) => !ends.some((end) => intersects({ x, y, w, h }, end)));
  let y = docked ? bottom : (free ?? inside[0] ?? bottom);
  // Half under a message it would be of no use: messages go out of the way of a bar that is as low as it goes.
  if (canvas.viewport.size.w < SHEETS_BELOW && y > bottom - MESSAGE) y = bottom;
  bar.toggleAttribute('data-low', y === bottom);
  bar.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}

export function usePlace(canvas: Canvas) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let cancel: (() => void) | null = null;
    const now = () => {
      cancel = null;
      if (bar.current) place(bar.current, canvas);
    };
    const soon = () => {
      if (bar.current) cancel ??= drawInFrame(now);
    };
    now();
    const { viewport, selection, surface } = canvas;
    const stops = [viewport.subscribe(soon), selection.subscribe(soon), surface.onChange(soon)];
    return () => {
      cancel?.();
      for (const stop of stops) stop();
    };
  });
  return bar;
}
