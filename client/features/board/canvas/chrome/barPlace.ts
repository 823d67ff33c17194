/** Where the bar of what is selected stands. It follows the camera without React. */
import { useEffect, useRef } from 'react';
import { isJoining } from '../../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../../shared/ids.ts';
import { drawInFrame } from '../../../../canvas/frames.ts';
import type { Box, Size } from '../../../../canvas/geometry.ts';
import { boundsOf, inflate, intersects, union } from '../../../../canvas/geometry.ts';
import { routeMiddle } from '../../../../canvas/routes.ts';
import { PHONE_BELOW, SHEETS_BELOW } from '../../../../ui/screens.ts';
import type { Canvas } from '../CanvasContext.ts';
import { barSpot, type Side } from './barSpot.ts';

/** Between what is chosen and a bar under the thumb. */
const GAP = 44;
/** Further from what is chosen than its gap the bar never lies. */
const REACH = 64;
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

/** The time that everybody sees at the top of the board. */
function timerBox(bar: HTMLElement): readonly Box[] {
  const timer = document.querySelector('[data-timer]')?.getBoundingClientRect();
  const board = bar.offsetParent?.getBoundingClientRect();
  if (!timer || !board) return [];
  return [{ x: timer.x - board.x, y: timer.y - board.y, w: timer.width, h: timer.height }];
}

/**
 * What the bar covers only where nothing else is left: the ends of the one line that is chosen and the dots that bend it,
 * as small boxes on the screen, so that they can be taken; and what has the keyboard, where that went on.
 */
function endsOf({ selection, surface, viewport }: Canvas): readonly Box[] {
  const { focused, single } = selection;
  const tips = single && surface.tips(single);
  const dots = tips ? surface.dots(single, viewport.zoom).map(({ at }) => at) : [];
  const ends = tips ? [tips.from, tips.to, ...dots] : [];
  const here = focused === null || selection.has(focused) ? null : surface.box(focused);
  return [
    ...ends.map((tip) => inflate(viewport.boxToScreen({ ...tip, w: 0, h: 0 }), TIP)),
    ...(here ? [viewport.boxToScreen(here)] : []),
  ];
}

/** What the bar would cover: what lies around the selection, without frames and what is chosen with what it holds. */
function othersNear({ model, selection, viewport }: Canvas, chosen: Box, { w, h }: Size): readonly Box[] {
  const reach = inflate(chosen, (Math.max(w, h) + 2 * REACH) / viewport.zoom);
  const own = new Set([...selection.ids].flatMap((id) => model.withContents(id)));
  return [...model.boxes()].flatMap(([id, box]) => {
    const kind = model.item(id)?.kind;
    return kind === 'frame' || kind === 'connector' || own.has(id) || !intersects(box, reach) ? [] : [box];
  });
}

/** Where it is and the others were when they were last looked for, so that a pan looks for none. */
interface Looked {
  readonly zoom: number;
  /** How wide the part of the window is that nothing covers. */
  readonly room: number;
  readonly others: readonly Box[];
}

/** On which side of what it stands: there it stays while the same is chosen. */
interface Stood {
  readonly ids: string;
  readonly side: Side;
}

/** Above or below the selection; on a phone under the thumb. */
function place(
  bar: HTMLElement,
  canvas: Canvas,
  before: Looked | null,
  stood: { current: Stood | null },
): Looked | null {
  const box = boxOf(canvas);
  bar.hidden = box === null;
  if (box === null) return before;
  const { viewport } = canvas;
  const clear = viewport.clearBox();
  if (before?.room !== clear.w) {
    bar.removeAttribute('data-tight');
    bar.toggleAttribute('data-tight', bar.offsetWidth > clear.w);
  }
  const size = { w: bar.offsetWidth, h: bar.offsetHeight };
  const bottom = clear.y + clear.h - size.h;
  // On a phone a bar beside the selection would cover a good part of the board.
  const phone = viewport.size.w < PHONE_BELOW;
  const docked = phone && box.y + box.h + GAP / 2 < bottom;
  const { zoom } = viewport;
  const near = before?.zoom === zoom ? before.others : null;
  const looked = {
    zoom,
    room: clear.w,
    others: near ?? othersNear(canvas, viewport.boxToBoard(box), size),
  };
  const others = looked.others.map((one) => viewport.boxToScreen(one));
  const ids = [...canvas.selection.ids].join();
  const spot = barSpot({
    bar: size,
    clear,
    chosen: box,
    ends: [...endsOf(canvas), ...timerBox(bar)],
    others,
    before: stood.current?.ids === ids ? stood.current.side : null,
    atEnd: phone,
  });
  stood.current = { ids, side: spot.y < box.y ? 'above' : 'below' };
  let y = docked ? bottom : spot.y;
  // Half under a message it would be of no use: messages go out of the way of a bar that is as low as it goes.
  if (viewport.size.w < SHEETS_BELOW && y > Math.max(box.y, bottom - MESSAGE)) y = bottom;
  bar.toggleAttribute('data-low', y === bottom);
  bar.dataset.away = y < box.y ? 'top' : 'bottom';
  bar.style.transform = `translate(${Math.round(spot.x)}px, ${Math.round(y)}px)`;
  return looked;
}

export function usePlace(canvas: Canvas) {
  const bar = useRef<HTMLDivElement>(null);
  const stood = useRef<Stood>(null);
  useEffect(() => {
    let cancel: (() => void) | null = null;
    let looked: Looked | null = null;
    const now = () => {
      cancel = null;
      if (bar.current) looked = place(bar.current, canvas, looked, stood);
    };
    const soon = () => {
      if (bar.current) cancel ??= drawInFrame(now);
    };
    const anew = () => {
      looked = null;
      soon();
    };
    // While something is dragged it is away, and comes back as to something new.
    if (!bar.current) stood.current = null;
    now();
    const { viewport, selection, surface } = canvas;
    const stops = [viewport.subscribe(soon), selection.subscribe(anew), surface.onChange(anew)];
    return () => {
      cancel?.();
      for (const stop of stops) stop();
    };
  });
  return bar;
}
