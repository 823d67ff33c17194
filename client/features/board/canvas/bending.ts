/** What a hand or arrow keys make of a line: where it bends, where along it its words lie. */
import type { Bend } from '../../../../shared/documents/boardKinds.ts';
import { MAX_SIZE } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { distance, type Point } from '../../../canvas/geometry.ts';
import type { BendDrag } from '../../../canvas/handlers.ts';
import type { LineShape } from '../../../canvas/presence/boardPresence.ts';
import { distanceToRoute, halfway, type Route, routeMiddle, routePoint } from '../../../canvas/routes.ts';
import '../../../i18n/words/boardLater.ts';
import { changeItems } from '../acts/change.ts';
import { linkEnds, linkRoute } from '../model/linkEnds.ts';
import type { BoardCommands } from './BoardCommands.ts';
import type { CommandParts } from './Making.ts';

/** On the screen, as near as that to where it would run by itself, or to the middle of it. */
const SNAP = 8;

const kneeOf = (route: Route) => route.knee ?? routePoint(route, 0.5);

/** Where that is which a hand takes. */
export const partOf = (route: Route, part: BendDrag<ItemId>['part']): Point =>
  part === 'bend' ? kneeOf(route) : routeMiddle(route);

/** Null for what is no line any more. `taken` is where the part was when it was taken. */
export function shapeOf(
  { parts: { model, viewport } }: BoardCommands,
  { id, part, start, point }: BendDrag<ItemId>,
  taken: Point,
  snaps: boolean,
): LineShape | null {
  const line = model.item(id);
  if (line?.kind !== 'connector') return null;
  const boxOf = (one: ItemId) => model.solidBox(one);
  const at = { x: taken.x + point.x - start.x, y: taken.y + point.y - start.y };
  const reach = snaps ? SNAP / viewport.zoom : 0.5;
  if (part === 'words') {
    const route = linkRoute(model, line, boxOf);
    return route && { labelAt: shareNear(route, at, reach) };
  }
  const [ends, plain] = [linkEnds(line, boxOf), linkRoute(model, { ...line, bend: undefined }, boxOf)];
  if (!ends || !plain) return null;
  const isElbow = line.routing === 'elbow';
  if (!isElbow && distanceToRoute(plain, at) <= reach) return { bend: undefined };
  const middle = halfway(ends.from, ends.to);
  const [x, y] = [within(at.x - middle.x), within(at.y - middle.y)];
  if (!isElbow) return { bend: x === 0 && y === 0 ? [0, 1] : [x, y] };
  // One with corners is pulled along one axis, away from where its middle would be: one that is straight only off itself.
  const [from, a, b] = [kneeOf(plain), plain.points[0], plain.points[1]];
  const [dx, dy] = [Math.abs(at.x - from.x), Math.abs(at.y - from.y)];
  const isUpright = plain.points.length === 2 ? a.x === b.x : dx >= dy;
  if ((isUpright ? dx : dy) <= reach) return { bend: undefined };
  return { bend: isUpright ? [x || 1, 0] : [0, y || 1] };
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

/** Only what the shape speaks of: a bend leaves the words, and words the bend. */
export function write({ parts, mayEdit }: BoardCommands, ids: readonly ItemId[], shape: LineShape): void {
  if (!mayEdit) return;
  changeItems(parts.context, ids, {
    ...('bend' in shape && { bend: shape.bend ?? null }),
    ...('labelAt' in shape && { labelAt: shape.labelAt ?? null }),
  });
  parts.model.store.flush();
}

/** Both as they are by themselves. */
export function straighten(commands: BoardCommands, ids: readonly ItemId[]): void {
  write(commands, ids, { bend: undefined, labelAt: undefined });
  say(commands.parts, 'straight');
}

export function say({ voice, t }: CommandParts, what: 'bending' | 'bent' | 'putBack' | 'straight'): void {
  voice.say(t(`line.${what}`));
}

export function sayBend({ voice, t }: CommandParts, bend: Bend | undefined): void {
  const [x, y] = bend ?? [0, 0];
  voice.say(bend ? t('line.bentTo', { x, y }) : t('line.straight'));
}
