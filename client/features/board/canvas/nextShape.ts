/** The next step of a flow: beside a shape comes the same one, with an arrow to it. */
import type { ItemId } from '../../../../shared/ids.ts';
import {
  type Box,
  centre,
  containsBox,
  inflate,
  intersects,
  type Point,
  shift,
} from '../../../canvas/geometry.ts';
import { OUT } from '../../../canvas/sides.ts';
import { growFrame } from '../acts/growFrame.ts';
import { shapeAgain } from '../acts/shapeAgain.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { NOTE_GAP } from '../model/layout.ts';
import type { BoardCommands } from './BoardCommands.ts';
import {
  type FramePlan,
  frameOf,
  MARGIN,
  placeInFrame,
  planFrame,
  type Surroundings,
  staying,
} from './inFrames.ts';
import { makeRoom } from './makeRoom.ts';
import { containerAt, framesOf, freePlace, openPlace, type SideWay } from './places.ts';

/** An arrow and its words have room there; between large ones more, or it would look like none. */
const LEAST_GAP = 80;
const gapFor = ({ w, h }: Box) => Math.max(LEAST_GAP, Math.min(w, h) / 4);

const WAYS: Readonly<Record<SideWay, Point>> = {
  left: OUT.left,
  right: OUT.right,
  above: OUT.top,
  below: OUT.bottom,
};

const NOBODY_MOVES: Surroundings = { moving: new Set(), grown: [] };
const AWAY = 3;
const ASIDE = 4;

const inLine = (from: Box, way: Point, n = 1): Box => {
  const gap = gapFor(from);
  return shift(from, n * way.x * (from.w + gap), n * way.y * (from.h + gap));
};

/** In line; then beside that place, so that its arrow runs through no other; further that way last. */
function* places(from: Box, way: Point): Generator<Box> {
  const across = {
    x: Math.abs(way.y) * (from.w + 2 * NOTE_GAP),
    y: Math.abs(way.x) * (from.h + 2 * NOTE_GAP),
  };
  for (let n = 1; n <= AWAY; n++) {
    const line = inLine(from, way, n);
    yield line;
    for (let aside = 1; aside <= ASIDE; aside++)
      for (const by of [aside, -aside]) yield shift(line, by * across.x, by * across.y);
  }
}

interface Room {
  readonly box: Box;
  readonly parent: ItemId | null;
  /** What its frame becomes for it. */
  readonly plan?: FramePlan | undefined;
}

/** The frame as large as has that in line, where it may be. */
function grownFor(model: BoardModel, frame: ItemId, wish: Box): FramePlan | null {
  const [home, item] = [model.box(frame), model.item(frame)];
  if (!home || item?.locked) return null;
  const need = inflate(wish, MARGIN);
  if (need.x < home.x || wish.y < home.y + MARGIN) return null;
  const w = Math.max(home.w, Math.ceil(need.x + need.w - home.x));
  const h = Math.max(home.h, Math.ceil(need.y + need.h - home.y));
  const box = { ...home, w, h };
  const around = framesOf(model, new Set([frame])).filter((one) => containsBox(one, home));
  if (around.some((one) => !containsBox(one, box))) return null;
  const within = staying(model, frame, NOBODY_MOVES).filter((one) => intersects(home, one));
  if (within.some((one) => intersects(inflate(wish, -1), one))) return null;
  const aside = makeRoom(model, frame, home, box);
  return aside && { drafts: [], frame, box, aside };
}

function roomIn(model: BoardModel, frame: ItemId, from: Box, way: Point): Room {
  const home = model.box(frame) ?? from;
  const wish = inLine(from, way);
  const open = openPlace(model, wish, { among: places(from, way), within: home });
  if (open) return { box: open, parent: frame };
  const grown = grownFor(model, frame, wish);
  if (grown) return { box: wish, parent: frame, plan: grown };
  const size = { w: from.w, h: from.h };
  const plan = planFrame(model, frame, () => [{ size }], { ...NOBODY_MOVES, pushes: true });
  const at = plan?.drafts[0];
  if (plan && at) return { box: { ...size, ...at }, parent: frame, plan };
  return { box: placeInFrame(model, wish, { aim: centre(from), chosen: frame }), parent: frame };
}

function roomBeside(model: BoardModel, id: ItemId, from: Box, way: Point): Room {
  const frame = frameOf(model, id);
  if (frame) return roomIn(model, frame, from, way);
  const also = framesOf(model);
  const wish = inLine(from, way);
  const box = openPlace(model, wish, { among: places(from, way), also });
  return { box: box ?? freePlace(model, wish, { also }), parent: null };
}

/** On that side of it, or with its middle at the place where the arrow was let go; with the caret in it. False beside what is no shape. */
export function nextShape(commands: BoardCommands, from: ItemId, where: SideWay | Point): boolean {
  const { context, history, model } = commands.parts;
  const [box, upright] = [model.box(from), model.bounds(from)];
  if (model.item(from)?.kind !== 'shape' || !box || !upright) return false;
  if (!commands.mayEdit) return true;
  const at = typeof where === 'string' ? null : where;
  const middle = centre(box);
  const room = at
    ? { box: shift(box, at.x - middle.x, at.y - middle.y), parent: containerAt(model, at, 'frame') }
    : roomBeside(model, from, upright, WAYS[where as SideWay]);
  const there = at ? room.box : shift(box, room.box.x - upright.x, room.box.y - upright.y);
  const id = history.together(() => {
    const made = shapeAgain(context, from, there, room.parent);
    if (made && 'plan' in room && room.plan) growFrame(context, model, room.plan);
    return made;
  });
  if (id === null) {
    commands.full();
    return true;
  }
  model.store.flush();
  // What was put by hand is there, written in or not.
  if (!at) commands.came(id);
  commands.edit(id);
  return true;
}
