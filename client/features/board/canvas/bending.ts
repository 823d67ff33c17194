/** What a hand or arrow keys make of a line: where it bends, where along it its words lie. */
import type * as Y from 'yjs';
import {
  type BendChange,
  isBendField,
  MOST_BENDS,
  putBend,
  readBends,
  withBend,
} from '../../../../shared/documents/bends.ts';
import { changeItem, type ItemMap } from '../../../../shared/documents/board.ts';
import { type Bend, type Connector, MAX_SIZE } from '../../../../shared/documents/boardKinds.ts';
import { type ItemId, newId } from '../../../../shared/ids.ts';
import { distance, type Point } from '../../../canvas/geometry.ts';
import type { BendDrag } from '../../../canvas/handlers.ts';
import type { LineShape } from '../../../canvas/presence/boardPresence.ts';
import { halfway, type Route, routeMiddle, routePoint } from '../../../canvas/routes.ts';
import '../../../i18n/words/boardLater.ts';
import { changeFree } from '../acts/change.ts';
import { linkEnds, linkRoute } from '../model/linkEnds.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { distanceToWay, lengthOf, middleOf, partsOf, sectionsOf } from './lineParts.ts';
import type { CommandParts } from './Making.ts';

/** On the screen, as near as that to where it would run by itself, or to the middle of it. */
const SNAP = 8;
/** One that is added by no hand lies so far beside the line. */
const BESIDE = 40;

/** What a hand took, and where that was. */
export interface Taken {
  readonly at: Point;
  /** A bend, or the one that a part becomes. */
  readonly bend?: Pick<Bend, 'key' | 'order'>;
  /** Of a part: between which bends it lies; and how it runs, of a line with corners. */
  readonly between?: readonly [least: number, most: number];
  readonly isAcross?: boolean;
}

/** Null for what is there no more. */
export { dotsOn } from './lineParts.ts';

export function take(
  link: Connector,
  route: Route,
  { part, dot }: Pick<BendDrag<ItemId>, 'part' | 'dot'>,
): Taken | null {
  if (part === 'words') return { at: routeMiddle(route) };
  const { bends = [] } = link;
  const index = bends.findIndex(({ key }) => `:${key}` === dot);
  const [bend, knee] = [bends[index], route.knees?.[index]];
  if (bend && knee) return { at: knee, bend };
  const one = partsOf(route)[Number(dot)];
  if (!one || bends.length >= MOST_BENDS) return null;
  const between = [bends[one.section - 1]?.order ?? 0, bends[one.section]?.order ?? 1] as const;
  const [a, b] = one.way;
  const corners = link.routing === 'elbow' && { isAcross: a.y === b.y };
  const key = newId().replaceAll('_', '').slice(0, 10);
  return { at: middleOf(one), bend: { key, order: (between[0] + between[1]) / 2 }, between, ...corners };
}

/** Null for what is no line any more. */
export function shapeOf(
  { parts: { model, viewport } }: BoardCommands,
  { id, start, point }: BendDrag<ItemId>,
  { at: from, bend, between, isAcross }: Taken,
  snaps: boolean,
): LineShape | null {
  const line = model.item(id);
  if (line?.kind !== 'connector') return null;
  const boxOf = (one: ItemId) => model.solidBox(one);
  const at = { x: from.x + point.x - start.x, y: from.y + point.y - start.y };
  const reach = snaps ? SNAP / viewport.zoom : 0.5;
  if (!bend) {
    const route = linkRoute(model, line, boxOf);
    return route && { labelAt: shareNear(route, at, reach) };
  }
  const { key, order } = bend;
  const gone: LineShape = { bend: { key, gone: true } };
  const bends = withBend(line.bends, { key, gone: true });
  const [ends, plain] = [linkEnds(line, boxOf), linkRoute(model, { ...line, bends }, boxOf)];
  if (!ends || !plain) return null;
  const middle = halfway(ends.from, ends.to);
  const to = (x: number, y: number): LineShape => ({
    bend: { key, order: between ? orderAt() : order, x, y },
  });
  const index = bends?.filter((one) => one.order < order).length ?? 0;
  const way = sectionsOf(plain)[index];
  /** Of several that people make in one part at once each comes where it lies. */
  const orderAt = () => {
    const [least, most] = between ?? [0, 1];
    const [a, b] = [way?.[0] ?? at, way?.at(-1) ?? at];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const share = ((at.x - a.x) * dx + (at.y - a.y) * dy) / (dx * dx + dy * dy || 1);
    return least + (most - least) * Math.max(0.1, Math.min(0.9, share));
  };
  const free = isAcross === undefined ? at : onAxis(from, at, plain.points.length > 2 ? null : isAcross);
  if (way && distanceToWay(way, free) <= reach) return gone;
  const [x, y] = [within(free.x - middle.x), within(free.y - middle.y)];
  return to(x, x === 0 && y === 0 ? 1 : y);
}

/** With corners a new one is pulled along one axis; a line that has none only off itself. */
function onAxis(from: Point, at: Point, isAcross: boolean | null): Point {
  const isUp = isAcross ?? Math.abs(at.y - from.y) > Math.abs(at.x - from.x);
  return isUp ? { x: from.x, y: at.y } : { x: at.x, y: from.y };
}

const within = (value: number) => Math.round(Math.max(-MAX_SIZE, Math.min(MAX_SIZE, value)));

const STEPS = 400;
/** Nearer to an end words would lie on its head and its item. */
const LEAST = 0.05;

function shareNear(route: Route, at: Point, reach: number): number {
  let [best, nearest] = [0.5, Number.POSITIVE_INFINITY];
  for (let step = LEAST * STEPS; step <= (1 - LEAST) * STEPS; step += 1) {
    const away = distance(routePoint(route, step / STEPS), at);
    if (away < nearest) [best, nearest] = [step / STEPS, away];
  }
  return distance(routePoint(route, best), routePoint(route, 0.5)) <= reach ? 0.5 : best;
}

/** Only what the shape speaks of: a bend leaves the words and the other bends, and words all bends. */
export function write({ parts, mayEdit }: BoardCommands, id: ItemId, { bend, labelAt }: LineShape): void {
  if (!mayEdit) return;
  changeFree(parts.context, [id], (items) => {
    if (labelAt !== undefined) changeItem(items, id, { labelAt });
    const map = items.get(id);
    if (bend && map) put(map, bend);
  });
  parts.model.store.flush();
}

/** Closer than numbers can tell apart nothing comes between two. */
const CLOSE = 1e-9;

function put(map: ItemMap, change: BendChange): void {
  const { bends } = readBends((name) => map.get(name), [...map]);
  putBend(map, change);
  const all = withBend(bends, change) ?? [];
  if (!all.some(({ order }, at) => order - (all[at - 1]?.order ?? -1) < CLOSE)) return;
  for (const { key } of all) putBend(map, { key, gone: true });
  all.forEach((one, at) => {
    putBend(map, { ...one, key: one.key || 'old', order: (at + 1) / (all.length + 1) });
  });
}

/** All of them as they run by themselves, with their words in their own place. */
export function straighten({ parts, mayEdit }: BoardCommands, ids: readonly ItemId[]): void {
  if (!mayEdit) return;
  changeFree(parts.context, ids, (items: Y.Map<ItemMap>, { id }) => {
    const map = items.get(id);
    const own = (name: string) => name === 'bend' || name === 'labelAt' || isBendField(name);
    for (const name of [...(map?.keys() ?? [])].filter(own)) map?.delete(name);
  });
  parts.model.store.flush();
  say(parts, 'straight');
}

/** In the middle of the longest part, so far beside it that it is seen; answers its dot. */
export function addBend(commands: BoardCommands, id: ItemId): string | null {
  const { model } = commands.parts;
  const link = model.item(id);
  const route = link?.kind === 'connector' && linkRoute(model, link, (one) => model.solidBox(one));
  if (!route) return null;
  const parts = partsOf(route);
  const lengths = parts.map(lengthOf);
  const longest = lengths.indexOf(Math.max(...lengths));
  const taken = take(link, route, { part: 'bend', dot: `${longest}` });
  const [a, b] = [parts[longest]?.way[0], parts[longest]?.way.at(-1)];
  if (!taken?.bend || !a || !b) return null;
  const long = distance(a, b) || 1;
  const point = { x: ((b.y - a.y) / long) * -BESIDE, y: ((b.x - a.x) / long) * BESIDE };
  const shape = shapeOf(commands, { id, part: 'bend', start: { x: 0, y: 0 }, point }, taken, false);
  if (!shape) return null;
  write(commands, id, shape);
  say(commands.parts, 'added');
  return `:${taken.bend.key}`;
}

export type Said = 'bending' | 'bent' | 'putBack' | 'straight' | 'added' | 'gone';

export function say({ voice, t }: CommandParts, what: Said): void {
  voice.say(t(`line.${what}`));
}

/** Which of the dots of a line arrow keys move now. */
export function sayDot({ voice, t }: CommandParts, at: number, count: number, isBend: boolean): void {
  voice.say(t(isBend ? 'line.dot.bend' : 'line.dot.part', { at: at + 1, count }));
}

export function sayBend({ voice, t }: CommandParts, bend: BendChange | undefined): void {
  voice.say(!bend || 'gone' in bend ? t('line.straight') : t('line.bentTo', { x: bend.x, y: bend.y }));
}
