/** What the acts on lines do for one person: where a line lies, what is said, what is selected. */
import type { Connector, LineEnd, Place, Side } from '../../../../shared/documents/boardKinds.ts';
import { freeEnd, SIDES } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { centre, distance, type Point, type TurnedBox, turned, union } from '../../../canvas/geometry.ts';
import { routeBetween } from '../../../canvas/routes.ts';
import { type Kept, portOn } from '../../../canvas/sides.ts';
import '../../../i18n/words/boardLater.ts';
import { createLine, type End, moveEnd } from '../acts/line.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { LINE_ENDS, linkEnds, linkRoute, pointBox } from '../model/linkEnds.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { containerAt } from './places.ts';

const LINE = { w: 240, h: 80 } as const;

const isPlace = (end: End): end is Place => typeof end !== 'string';

/** The frame around the free ends. */
function frameAround({ parts: { model } }: BoardCommands, ends: readonly Place[]): ItemId | null {
  const around = union(ends.map(pointBox));
  return around && containerAt(model, centre(around), 'frame');
}

/** Between two places, or where there is room. */
export function newLine(commands: BoardCommands, from?: End, to?: End, toSide?: Side | null): void {
  const { context, model, selection, voice, t } = commands.parts;
  if (!commands.mayEdit) return;
  const room = commands.room(LINE);
  const ends = [from ?? { x: room.x, y: room.y + room.h }, to ?? { x: room.x + room.w, y: room.y }] as const;
  const parent = frameAround(commands, ends.filter(isPlace));
  const look = toSide ? { toSide } : {};
  const id = createLine(context, { from: ends[0], to: ends[1], parent, look });
  if (id === null) return void commands.full();
  model.store.flush();
  selection.set([id]);
  voice.say(t('line.made'));
}

/** Null is a point of its own: the end stays where it is seen. */
export function putEnd(
  commands: BoardCommands,
  id: ItemId,
  end: LineEnd,
  to: End | null,
  side: Side | null = null,
): void {
  const { context, model, names, voice, t } = commands.parts;
  const at = to ?? endSeen(commands, id, end);
  if (at === null || !commands.mayEdit) return;
  const line = model.item(id);
  if (line?.kind !== 'connector') return;
  const others = LINE_ENDS.filter((one) => one !== end).flatMap((one) => freeEnd(line, one) ?? []);
  const parent = frameAround(commands, isPlace(at) ? [...others, at] : others);
  const sides = { [`${end}Side`]: side, ...staying(model, { id, end, at, side }) };
  const done = moveEnd(context, id, end, at, parent, sides);
  model.store.flush();
  if (!done) voice.say(t('said.notLinked'));
  else voice.say(isPlace(at) ? t(`line.free.${end}`) : t(`line.on.${end}`, { name: names.titleOf(at) }));
}

interface Held {
  readonly id: ItemId;
  readonly end: LineEnd;
  readonly at: End;
  readonly side: Side | null;
}

/** The side of the other end, where it keeps none and that of this one would draw it away. */
export function staying(
  model: BoardModel,
  { id, end, at, side }: Held,
): { fromSide: Side } | { toSide: Side } | null {
  const line = model.item(id);
  const [other, key] = end === 'from' ? (['to', 'toSide'] as const) : (['from', 'fromSide'] as const);
  if (side === null || line?.kind !== 'connector' || line.routing === 'straight' || line[key]) return null;
  const portOf = (one: Connector) => {
    const ends = linkEnds(one, (on) => model.solidBox(on));
    return ends && routeBetween(ends.from, ends.to, one).points.at(other === 'from' ? 0 : -1);
  };
  const [before, after] = [portOf(line), portOf({ ...line, [end]: at, [`${end}Side`]: side })];
  const box = model.solidBox(line[other] as ItemId);
  if (!box || !before || !after || distance(before, after) <= 1) return null;
  const kept = SIDES.find((one) => distance(portOn(box, one).at, before) <= 1);
  return kept ? ({ [key]: kept } as { fromSide: Side } | { toSide: Side }) : null;
}

function endSeen({ parts: { model } }: BoardCommands, id: ItemId, end: LineEnd): Place | null {
  const line = model.item(id);
  const route = line?.kind === 'connector' ? linkRoute(model, line, (one) => model.solidBox(one)) : null;
  return route?.points.at(end === 'from' ? 0 : -1) ?? null;
}

/** On the screen, and as a share of an item: as near to an edge a hand means its side. */
const NEAR_EDGE = { px: 32, share: 0.25 };

/** Null in the middle of an item. */
export function sideAt({ parts }: BoardCommands, id: ItemId, point: Point): Side | null {
  const box = parts.model.solidBox(id);
  if (!box) return null;
  const { x, y } = turned(point, centre(box), -(box.angle ?? 0));
  const [near, side] = (
    [
      [x - box.x, 'left'],
      [box.x + box.w - x, 'right'],
      [y - box.y, 'top'],
      [box.y + box.h - y, 'bottom'],
    ] as const
  ).reduce((least, one) => (one[0] < least[0] ? one : least));
  const reach = Math.min(NEAR_EDGE.px / parts.viewport.zoom, NEAR_EDGE.share * Math.min(box.w, box.h));
  return near <= reach ? side : null;
}

interface Drawn {
  readonly from: ItemId;
  readonly over: ItemId;
  /** Where it was let go. */
  readonly point: Point;
  /** Of the handle that it came from. */
  readonly side?: Side;
}

/** Keeps the sides that the automatic way would not take. */
export function linkDrawn(commands: BoardCommands, { from, over, point, side }: Drawn): void {
  const { model } = commands.parts;
  const [a, b] = [model.solidBox(from), model.solidBox(over)];
  if (!a || !b) return;
  const way = (sides: Kept) => routeBetween(a, b, { routing: 'curved', heads: 'end', ...sides }).points;
  const kept = (box: TurnedBox, one: Side | null | undefined, point: Point | undefined) =>
    one && point && distance(portOn(box, one).at, point) > 1 ? one : undefined;
  const toSide = kept(b, sideAt(commands, over, point), way({ fromSide: kept(a, side, way({})[0]) }).at(-1));
  // What the other end keeps may draw this one to another side than the one it was pulled from.
  const fromSide = kept(a, side, way({ toSide })[0]);
  commands.link(from, over, true, { fromSide, toSide });
}
