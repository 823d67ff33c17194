/** What a pointer can be busy with after it left the threshold. Each takes screen points and ends once. */
import type { Doing, Surroundings } from './doing.ts';
import type { Box, Point } from './geometry.ts';
import { boxOfPoints, intersects } from './geometry.ts';
import type { Effect, Modifiers } from './gesture.ts';
import { ItemDrag } from './ItemDrag.ts';
import type { Handle } from './items.ts';
import { keysAhead } from './keysAhead.ts';
import { isStiff, resizeBox, resizeTurned } from './resizeBox.ts';
import type { Stage } from './Stage.ts';
import { NO_SNAP } from './snapped.ts';

type Begin<Id> = Extract<Effect<Id>, { kind: 'begin' }>;

type Seldom = typeof import('./seldomActivities.ts');
let known: Seldom | null = null;
export const fetchSeldom = async (): Promise<Seldom> => {
  known = await import('./seldomActivities.ts');
  return known;
};

/**
 * What hands do less often comes with the first of it, or before, when the page has nothing to do: what they did meanwhile
 * is done then, and what is typed after it waits for that.
 */
export function seldom(
  { selection }: { readonly selection: { readonly editing: unknown } },
  make: (code: Seldom) => Doing,
): Doing {
  if (known) return make(known);
  const doing = fetchSeldom().then(make);
  const soon = (act: (doing: Doing) => void) => doing.then(act, () => undefined);
  return {
    move: (at, modifiers) => void soon((one) => one.move(at, modifiers)),
    end: () => void soon((one) => one.end()).then(keysAhead(selection)),
    cancel: () => void soon((one) => one.cancel()),
  };
}

export function begin<Id extends string>(around: Surroundings<Id>, effect: Begin<Id>): Doing {
  const { target, activity, at } = effect;
  const { stage } = around;
  const start = stage.viewport.toBoard(at);
  const once = (make: (code: Seldom) => Doing) => seldom(stage, make);
  if (activity === 'drag' && target.kind === 'item') return dragItems(around, target.id, start);
  if (activity === 'resize' && target.kind === 'handle') {
    const { items, selection } = stage;
    const together =
      selection.single === null && selection.has(target.id) ? items.scaling?.(selection.ids) : null;
    if (together) return once((code) => code.scaleItems(around, together, target.handle, start));
    return resizeItem(around, target.id, target.handle, start);
  }
  if (activity === 'link' && target.kind === 'link')
    return once((code) => code.drawLink(around, target.id, target.side));
  if (activity === 'tip' && target.kind === 'tip')
    return once((code) => code.moveTip(around, target.id, target.tip));
  if (activity === 'bend' && target.kind === 'bend')
    return once((code) => code.bendLine(around, target.id, activity, start, target.dot));
  if (activity === 'words' && target.kind === 'item')
    return once((code) => code.bendLine(around, target.id, activity, start));
  if (activity === 'turn' && target.kind === 'turn')
    return once((code) => code.turnItem(around, target.id, start));
  if (activity === 'line')
    return once((code) => code.drawLine(around, target.kind === 'item' ? target.id : null, start));
  if (activity === 'draw') return once((code) => code.drawInk(around, start, effect.pressure));
  if (activity === 'place') return once((code) => code.drawBox(around, start));
  const ground = target.kind === 'board' && stage.items.groundAt?.(start, stage.viewport.visibleBox());
  // What is chosen, and what Alt copies, is taken anywhere in it.
  if (ground && (effect.alt || (!effect.shift && !effect.command && stage.selection.has(ground))))
    return dragItems(around, ground, start);
  // A link is nowhere to be dragged to: it stays chosen.
  if (target.kind === 'item' && !effect.shift && stage.items.tips?.(target.id)) return STILL;
  return selectInBox(around, start, effect);
}

const nothing = () => undefined;
const STILL: Doing = { move: nothing, end: nothing, cancel: nothing };

/** On the screen, as near as this it is drawn in line. */
const SNAP_REACH = 6;
/** With more in view lines would be everywhere. */
const MOST_GUIDES = 300;

const reachOf = <Id extends string>({ viewport }: Stage<Id>) => SNAP_REACH / viewport.camera().zoom;

/** What is in view, stays where it is and has edges. */
function othersOf<Id extends string>(stage: Stage<Id>, moving: ReadonlySet<Id>): readonly Box[] {
  const { index, items, viewport } = stage;
  const ids = index.search(viewport.visibleBox());
  if (ids.length > MOST_GUIDES) return [];
  return ids
    .filter((id) => !moving.has(id) && (items.guides?.(id) ?? true))
    .map((id) => index.box(id))
    .filter((box): box is Box => box !== null);
}

function dragItems<Id extends string>(
  { stage, handlers, sketch }: Surroundings<Id>,
  grabbed: Id,
  start: Point,
): Doing {
  const drag = new ItemDrag(stage, handlers, grabbed, 'pointer', start);
  return {
    move(at, { shift, alt, command }) {
      const point = stage.viewport.toBoard(at);
      const far = { dx: point.x - start.x, dy: point.y - start.y };
      const only = shift ? (Math.abs(far.dx) >= Math.abs(far.dy) ? 'x' : 'y') : null;
      const by = { dx: only === 'y' ? 0 : far.dx, dy: only === 'x' ? 0 : far.dy };
      const box = command ? null : drag.boxAt(by);
      const snap = (box && known?.snapMove(box, othersOf(stage, drag.ids), reachOf(stage), only)) ?? NO_SNAP;
      sketch.guides(snap, stage.viewport.camera().zoom);
      drag.move({ dx: by.dx + snap.dx, dy: by.dy + snap.dy, point, alt });
    },
    end() {
      sketch.clear();
      drag.drop();
    },
    cancel() {
      sketch.clear();
      drag.cancel();
    },
  };
}

function selectInBox<Id extends string>(
  { stage, sketch }: Surroundings<Id>,
  start: Point,
  { shift, command }: Modifiers,
): Doing {
  const { selection, viewport, items } = stage;
  const before = selection.state();
  const base = shift || command ? [...before.ids] : [];
  let caught: readonly Id[] = [];
  return {
    move(at) {
      const area = boxOfPoints(start, viewport.toBoard(at));
      caught = stage.index.search(area).filter((id) => {
        const box = stage.index.box(id);
        return box !== null && intersects(box, area) && (items.caught?.(id, area, start) ?? true);
      });
      sketch.box(area);
      selection.set([...base, ...selection.wholes(caught)], before.focused);
    },
    end() {
      sketch.clear();
      if (caught.length > 0) selection.set(selection.ids, inOrder(stage, caught));
    },
    cancel() {
      sketch.clear();
      selection.set(before.ids, before.focused);
    },
  };
}

/** The first of these in reading order: the keyboard goes on from there. */
function inOrder<Id extends string>(stage: Stage<Id>, ids: readonly Id[]): Id | null {
  const some = new Set(ids);
  return stage.items.readingOrder().find((id) => some.has(id)) ?? null;
}

function resizeItem<Id extends string>(
  { stage, handlers, sketch }: Surroundings<Id>,
  id: Id,
  handle: Handle,
  start: Point,
): Doing {
  const from = stage.items.box(id);
  const rules = stage.items.resizing(id);
  let box: Box | null = from;
  if (from) handlers.onResizeStart?.(id, from);
  return {
    move(at, { command }) {
      if (!from || !rules || stage.items.box(id) === null) return;
      const point = stage.viewport.toBoard(at);
      const [dx, dy] = [point.x - start.x, point.y - start.y];
      const angle = stage.items.angle?.(id) ?? 0;
      box = resizeTurned(from, angle, handle, dx, dy, rules);
      // A turned edge is in line with nothing.
      const snap =
        command || isStiff(rules, handle) || angle !== 0
          ? NO_SNAP
          : (known?.snapResize(
              box,
              handle,
              othersOf(stage, stage.items.moving(new Set([id]))),
              reachOf(stage),
            ) ?? NO_SNAP);
      if (angle === 0) box = resizeBox(from, handle, dx + snap.dx, dy + snap.dy, rules);
      sketch.guides(snap, stage.viewport.camera().zoom);
      stage.hold([[id, box]]);
      handlers.onResizeMove?.(id, box);
    },
    end() {
      sketch.clear();
      if (box && stage.items.box(id) !== null) handlers.onResizeEnd?.(id, box);
      else handlers.onResizeCancel?.(id);
      stage.release(false);
    },
    cancel() {
      sketch.clear();
      handlers.onResizeCancel?.(id);
      stage.release(false);
    },
  };
}
