/** Handles around items: corners and sides to resize what is selected, one on each side to draw a link from. */
import { useEffect, useRef } from 'react';
import { SIDES } from '../../shared/documents/boardKinds.ts';
import type { Box } from './geometry.ts';
import { centre, containsBox } from './geometry.ts';
import classes from './Handles.module.css';
import type { Handle, Side, Tip } from './items.ts';
import type { Stage } from './Stage.ts';
import { OUT } from './sides.ts';

const TIPS = ['from', 'to'] as const;
const HANDLES: readonly Handle[] = ['n', 'e', 's', 'w', 'nw', 'ne', 'se', 'sw'];
/** On screen, below this handles beside an item would lie on its neighbours. */
const SMALLEST = { fine: 40, coarse: 96 };
/** Corners reach into the item: its middle must stay free to be grabbed. */
const SMALLEST_WITH_CORNERS = { fine: 48, coarse: 88 };
/** What is as long as that may be lower: its middle is free along it. */
const LOWEST = 0.6;

/** Of a handle for links: how far its middle is from the item, and what is seen of it. */
const BESIDE = { fine: 18, coarse: 28 };
const SEEN = { fine: 9, coarse: 14 };

/** In turn, from the middle of a side. */
const ALONG = [0, 30, -30];
/** What is seen of one that lies over something. */
const DOT = 11;

/** Its handle lies outside, at a corner. */
const SMALLEST_TO_TURN = 12;

function placeAt(element: HTMLElement, box: Box, angle = 0): void {
  element.style.transform = `translate(${box.x}px, ${box.y}px) rotate(${angle}deg)`;
  element.style.width = `${box.w}px`;
  element.style.height = `${box.h}px`;
}

function own(frame: HTMLElement, id: string, shows: (element: HTMLElement) => boolean): void {
  for (const element of frame.children) {
    if (!(element instanceof HTMLElement)) continue;
    element.dataset.handleOf = id;
    element.hidden = !shows(element);
  }
}

/** Whether a box on the screen, and its shorter side, are too small for handles. */
const isTiny = ({ w, h }: Box, smallest: number, lowest: number) =>
  Math.max(w, h) < smallest || Math.min(w, h) < lowest;

/** Shows the frame around an item with those of its handles that apply, or hides it. */
function follow<Id extends string>(
  stage: Stage<Id>,
  frame: HTMLElement,
  id: Id | null,
  smallest: number,
  shows: (element: HTMLElement, height: number) => boolean,
  lowest = smallest,
): void {
  const box = id === null ? null : stage.elements.box(id);
  const at = box && stage.viewport.boxToScreen(box);
  frame.hidden = !at || isTiny(at, smallest, lowest);
  if (!at || id === null || frame.hidden) return;
  placeAt(frame, at, stage.items.angle?.(id));
  own(frame, id, (element) => shows(element, at.h));
}

const isCorner = (element: HTMLElement) => element.dataset.handle?.length === 2;

/**
 * The box around several that can be resized together, and one of their ids. Worked out again only when the selection
 * or the items changed: there may be thousands.
 */
function groupOf<Id extends string>(stage: Stage<Id>) {
  let known: { readonly ids: ReadonlySet<Id>; readonly box: Box | null } | null = null;
  const stop = stage.items.onChange(() => {
    known = null;
  });
  const now = (): { readonly id: Id; readonly box: Box } | null => {
    const { selection, items, activity } = stage;
    if (activity !== null || selection.editing !== null || selection.ids.size < 2) return null;
    const { ids } = selection;
    if (known?.ids !== ids) known = { ids, box: items.scaling?.(ids)?.box ?? null };
    const [id] = ids;
    return known.box && id !== undefined ? { id, box: known.box } : null;
  };
  return { now, stop };
}

/** The handle that turns the one item that is selected. */
function showTurn<Id extends string>(stage: Stage<Id>, frame: HTMLElement): void {
  const { selection, items, activity } = stage;
  const idle = selection.editing === null && (activity === null || activity === 'turn');
  const id = idle ? selection.single : null;
  const may = id !== null && (items.mayTurn?.(id) ?? false);
  follow(stage, frame, may ? id : null, SMALLEST_TO_TURN, () => true);
}

/** Dots on the ends of the one line that is selected. */
function showTips<Id extends string>(
  { selection, items, viewport, activity }: Stage<Id>,
  frame: HTMLElement,
): void {
  const idle = selection.editing === null && (activity === null || activity === 'tip' || activity === 'bend');
  const id = idle ? selection.single : null;
  const tips = id === null ? null : (items.tips?.(id) ?? null);
  frame.hidden = tips === null;
  if (id === null || tips === null) return;
  const dots = items.dots?.(id, viewport.zoom) ?? [];
  // As many as it has bends and parts: React knows those of its ends.
  while (frame.childElementCount < TIPS.length + dots.length)
    frame.append(Object.assign(document.createElement('div'), { className: classes.tip }));
  own(frame, id, () => true);
  [...frame.children].forEach((element, index) => {
    if (!(element instanceof HTMLElement)) return;
    const dot = dots[index - TIPS.length];
    const at = dot?.at ?? tips[element.dataset.lineEnd as Tip];
    element.hidden = !at;
    if (!at) return;
    if (dot) Object.assign(element.dataset, { bend: dot.name, held: dot.held });
    const { x, y } = viewport.toScreen(at);
    element.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
  });
}

function showResize<Id extends string>(
  stage: Stage<Id>,
  frame: HTMLElement,
  group: ReturnType<typeof groupOf<Id>>,
  smallest: number,
): void {
  const { selection, items, activity } = stage;
  const idle = selection.editing === null && (activity === null || activity === 'resize');
  const single = idle ? selection.single : null;
  const rules = single === null ? null : items.resizing(single);
  const handles = rules?.handles ?? [];
  const lateral = !handles.includes('n') && handles.includes('e');
  const lowest = lateral ? 0 : LOWEST * smallest;
  // Above it stands what turns it.
  const shows = (one: HTMLElement, height: number) => {
    const { handle } = one.dataset;
    const low = lateral && height * 2 < smallest;
    frame.dataset.low = String(low);
    return handles.includes(handle as Handle) && !(low && isCorner(one) && handle?.startsWith('n'));
  };
  follow(stage, frame, rules ? single : null, smallest, shows, lowest);
  frame.dataset.lateral = String(lateral);
  const together = group.now();
  frame.dataset.group = String(together !== null);
  if (!together) return;
  const at = stage.viewport.boxToScreen(together.box);
  frame.hidden = isTiny(at, smallest, lowest);
  placeAt(frame, at);
  own(frame, together.id, isCorner);
}

type Pointer = 'fine' | 'coarse';

/** Where a handle stands: so far along its side from the middle of that, so much nearer than others, as a dot over something. */
type Spot = readonly [along: number, nearer: number, over: boolean];

/** In the middle of its side or, where something lies there, beside that; nowhere when that would not be free either. */
function spotOn<Id extends string>(stage: Stage<Id>, id: Id, side: Side, pointer: Pointer): Spot | null {
  const { elements, items, selection, viewport } = stage;
  const box = elements.box(id);
  if (box === null || items.angle?.(id)) return [0, 0, false];
  const { x: right, y: down } = OUT[side];
  const { zoom } = viewport;
  const isOther = (other: Id) => {
    const there = elements.box(other);
    if (other === id || there === null) return false;
    // The inside of what holds it is free, the title above it is not.
    return !containsBox(there, box) || (side === 'top' && !items.hit(other, centre(box), 0));
  };
  const under = (along: number) => {
    const out = BESIDE[pointer] / zoom;
    const at = {
      x: box.x + box.w / 2 + right * (box.w / 2 + out) + (down && along / zoom),
      y: box.y + box.h / 2 + down * (box.h / 2 + out) + (right && along / zoom),
    };
    return stage.hit(at, SEEN[pointer] / zoom, isOther);
  };
  const length = zoom * (right ? box.h : box.w);
  const free = ALONG.find((along) => 2 * Math.abs(along) <= length && under(along) === null);
  if (free !== undefined) return [free, 0, false];
  const other = under(0);
  const b = other && elements.box(other);
  if (!b || pointer === 'coarse' || selection.has(other)) return null;
  if (items.bends?.(other)) return [0, 0, true];
  if (containsBox(b, box)) return selection.single === id ? [0, 0, true] : null;
  const gap = zoom * Math.max(b.x - box.x - box.w, box.x - b.x - b.w, b.y - box.y - box.h, box.y - b.y - b.h);
  // Between the two there is room for a dot, or they touch as the columns of a table do.
  if (selection.single !== id || (gap < DOT && Math.abs(gap) > 0.5)) return null;
  return [0, Math.max(0, BESIDE.fine - gap / 2), true];
}

function showLinks<Id extends string>(stage: Stage<Id>, frame: HTMLElement, pointer: Pointer): void {
  const { selection, items, hover, activity } = stage;
  // Of one among many they would lie on its neighbours, where a drag would move all of them.
  const idle = selection.editing === null && activity === null && selection.ids.size < 2;
  const linked = idle ? (hover.get() ?? selection.single) : null;
  const id = linked !== null && items.mayLink(linked) ? linked : null;
  follow(stage, frame, id, SMALLEST[pointer], (one) => {
    const side = one.dataset.side as Side;
    const spot = id && spotOn(stage, id, side, pointer);
    if (!spot) return false;
    const [along, nearer, over] = spot;
    one.dataset.tip = items.linkTip?.(id, side) ?? '';
    const { x: right, y: down } = OUT[side];
    one.toggleAttribute('data-over', over);
    one.style.transform = `translate(${(down && along) - right * nearer}px, ${(right && along) - down * nearer}px)`;
    return true;
  });
}

export function Handles<Id extends string>({ stage }: { readonly stage: Stage<Id> }) {
  const resize = useRef<HTMLDivElement>(null);
  const link = useRef<HTMLDivElement>(null);
  const tips = useRef<HTMLDivElement>(null);
  const turn = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const coarse = globalThis.matchMedia?.('(pointer: coarse)').matches ?? false;
    const pointer: Pointer = coarse ? 'coarse' : 'fine';
    const group = groupOf(stage);
    let bare = false;
    const stopFrames = stage.onFrame(() => {
      // Where others move things, most frames have nothing to show handles for.
      const { selection, hover, activity } = stage;
      const wasBare = bare;
      bare = activity === null && selection.ids.size === 0 && hover.get() === null;
      if (bare && wasBare) return;
      if (!resize.current || !link.current || !tips.current || !turn.current) return;
      showTips(stage, tips.current);
      showTurn(stage, turn.current);
      showResize(stage, resize.current, group, SMALLEST_WITH_CORNERS[pointer]);
      showLinks(stage, link.current, pointer);
    });
    return () => {
      stopFrames();
      group.stop();
    };
  }, [stage]);

  return (
    <div aria-hidden="true">
      <div ref={link} className={classes.frame} hidden>
        {SIDES.map((side) => (
          <div key={side} className={classes.link} data-side={side} data-tip-side={side} />
        ))}
      </div>
      <div ref={turn} className={classes.frame} hidden>
        <div className={classes.turn} data-turn="" />
      </div>
      <div ref={tips} className={classes.frame} hidden>
        {TIPS.map((tip) => (
          <div key={tip} className={classes.tip} data-line-end={tip} />
        ))}
      </div>
      <div ref={resize} className={classes.frame} hidden>
        {HANDLES.map((handle) => (
          <div key={handle} className={classes.handle} data-handle={handle} />
        ))}
      </div>
    </div>
  );
}
