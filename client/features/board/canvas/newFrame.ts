/** Frames around what is there, where there is room, and next to each other. */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import { isJoining, mayHold } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { centre, containsBox, containsPoint, inflate, intersects, union } from '../../../canvas/geometry.ts';
import { setTurnBeside } from '../acts/frameTurns.ts';
import { createFrame } from '../acts/make.ts';
import { dropItems } from '../acts/move.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { FRAME_HEADER } from '../model/layout.ts';
import type { BoardCommands } from './BoardCommands.ts';
import type { CommandParts } from './Making.ts';
import { containerAt, framesOf, freePlace, type SideWay } from './places.ts';

const FRAME = { w: 720, h: 560 } as const;

function holdable(model: BoardModel, ids: Iterable<ItemId>): readonly BoardItem[] {
  return [...ids]
    .map((id) => model.item(id))
    .filter((item): item is BoardItem => item !== null && !item.locked)
    .filter((item) => mayHold('frame', item.kind) && !isJoining(item));
}

function outerChosen({ parts: { model, selection } }: BoardCommands): readonly BoardItem[] {
  const solid = holdable(model, selection.ids);
  return solid.filter((item) => !selection.has(model.parentOf(item.id) as ItemId));
}

/** What lies wholly in a box and in no container. */
function looseIn(model: BoardModel, box: Box): readonly BoardItem[] {
  const inside = [...model.boxes()].filter(
    ([id, one]) => model.parentOf(id) === null && containsBox(box, one),
  );
  return holdable(
    model,
    inside.map(([id]) => id),
  );
}

function framed(box: Box): Box {
  const grown = inflate(box, 24);
  return { ...grown, y: grown.y - FRAME_HEADER, h: grown.h + FRAME_HEADER };
}

/** Of a frame that is drawn around something high in it the upper edge goes up, as far as nothing else lies there: its title needs room. */
function withTitle(model: BoardModel, drawn: Box, inside: Box | null): Box {
  const over = inside ? drawn.y + FRAME_HEADER - inside.y : 0;
  if (over <= 0) return drawn;
  const strip = { ...drawn, y: drawn.y - over, h: over };
  const bottoms = [...model.boxes()].flatMap(([id, box]) => {
    const isLine = model.item(id)?.kind === 'connector';
    return isLine || !intersects(box, strip) || containsBox(box, drawn) ? [] : [box.y + box.h];
  });
  const y = Math.min(drawn.y, Math.max(strip.y, ...bottoms));
  return { ...drawn, y, h: drawn.h + drawn.y - y };
}

/** A frame around what is selected, if so many are, or where there is room; or at a place, or of a drawn box with what lies in it. */
export function newFrame(commands: BoardCommands, where?: Point | Box, least = 1): void {
  const { context, model, history, voice, t } = commands.parts;
  const drawn = where && 'w' in where ? where : null;
  const chosen = where ? [] : outerChosen(commands);
  const outer = drawn ? looseIn(model, drawn) : chosen.length < least ? [] : chosen;
  const around = union(outer.map((item) => model.box(item.id)).filter((box): box is Box => box !== null));
  const there = where && { x: where.x - FRAME.w / 2, y: where.y - FRAME.h / 2, ...FRAME };
  const box =
    (drawn && withTitle(model, drawn, around)) ??
    there ??
    (around ? framed(around) : commands.room(FRAME, { outside: true, holds: true }));
  const [x, y, w, h] = [box.x, box.y, box.w, box.h].map(Math.round) as [number, number, number, number];
  const holds = outer.filter((item) => !model.isInGrid(item.id) && model.hostOf(item.id) === null);
  const draft = { x, y, w, h, title: t('newFrame'), holds: holds.map((item) => item.id) };
  const to = model.frames().at(-1);
  const id = history.together(() => {
    const made = createFrame(context, draft);
    if (made && to) setTurnBeside(context, model, [made], { to });
    return made;
  });
  if (id === null) return void commands.full();
  voice.say(t('said.framed', { count: holds.length }));
  if (!where && outer.length === 0) commands.came(id, true);
  commands.provisional = id;
  commands.edit(id);
}

/** Frames of another size take in what now lies wholly in them; what has its middle outside now belongs where that is, as if dropped. */
export function settle({ context, model, voice, names, t }: CommandParts, resized: Iterable<ItemId>): void {
  for (const frame of resized) {
    model.store.flush();
    const box = model.item(frame)?.kind === 'frame' && model.box(frame);
    if (!box) continue;
    const homes = new Map<ItemId | null, ItemId[]>([[frame, looseIn(model, box).map(({ id }) => id)]]);
    for (const { id } of holdable(model, model.childrenOf(frame))) {
      const middle = centre(model.box(id) ?? box);
      if (containsPoint(box, middle)) continue;
      const home = containerAt(model, middle, 'frame');
      homes.set(home, [...(homes.get(home) ?? []), id]);
    }
    for (const [parent, ids] of homes)
      if (ids.length > 0 && dropItems(context, ids, { parent }) > 0)
        voice.say(t('said.moved', { name: names.titleOf(parent) }));
  }
}

/** Between a frame and the next. */
export const BETWEEN = 64;
const WAYS: Readonly<Record<SideWay, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  above: { x: 0, y: -1 },
  below: { x: 0, y: 1 },
};

/** An empty one as large as that, on that side of it where there is room, and next to it in the presentation. */
export function nextFrame(commands: BoardCommands, to: ItemId, side: SideWay): void {
  const { context, model, history, t } = commands.parts;
  const box = model.box(to);
  if (!box || !commands.mayEdit) return;
  const way = WAYS[side];
  const wish = { ...box, x: box.x + way.x * (box.w + BETWEEN), y: box.y + way.y * (box.h + BETWEEN) };
  const place = freePlace(model, wish, { way, also: framesOf(model) });
  const id = history.together(() => {
    const made = createFrame(context, { ...place, title: t('newFrame') });
    if (made) setTurnBeside(context, model, [made], { to, after: way.x + way.y > 0 });
    return made;
  });
  if (id === null) return void commands.full();
  commands.provisional = id;
  commands.edit(id);
}

/** Copies of frames come right after the last of these. */
export function followFrames({ parts, chosen }: BoardCommands, copies: readonly ItemId[]): void {
  const { context, model } = parts;
  const frames = model.frames().filter((id) => chosen.includes(id));
  const made = frames.flatMap((id) => copies[chosen.indexOf(id)] ?? []);
  const to = frames.at(-1);
  if (to) setTurnBeside(context, model, made, { to });
}
