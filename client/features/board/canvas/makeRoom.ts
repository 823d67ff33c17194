/** What lies below or beside a cluster, a table or a frame goes aside when that grows. Pure over the model. */
import { isGrid } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, intersects } from '../../../canvas/geometry.ts';
import type { Aside } from '../acts/growFrame.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { NOTE_GAP } from '../model/layout.ts';

/** How something was and is. */
interface Pusher {
  readonly was: Box;
  readonly now: Box;
}

interface Neighbour {
  readonly id: ItemId;
  readonly box: Box;
  readonly fast: boolean;
  /** Nobody lays one of these over another on purpose: what covers it already goes on pushing it. */
  readonly yields: boolean;
}

/** Rows become columns, so that one rule serves both ways. */
const turn = ({ x, y, w, h }: Box): Box => ({ x: y, y: x, w: h, h: w });

const bottom = ({ y, h }: Box) => y + h;

/** How far down it has to go because of this one, the gap between them kept or, where it was wide, a usual one. */
function pushOf({ was, now }: Pusher, { box, yields }: Neighbour): number {
  const beside = now.x >= box.x + box.w || box.x >= now.x + now.w;
  const covered = yields && intersects(was, box) && box.y > was.y;
  if (beside || !(covered || box.y >= bottom(was) - 1)) return 0;
  const gap = covered ? NOTE_GAP : Math.min(NOTE_GAP, Math.max(0, box.y - bottom(was)));
  return Math.max(0, bottom(now) + gap - box.y);
}

const NOBODY: Aside = new Map();

/** Where each that must goes; null where one of them cannot. */
function pushDown(grown: Pusher, around: readonly Neighbour[]): Aside | null {
  const moved = new Map<ItemId, Box>();
  let pushers = [grown];
  for (const one of around.toSorted((a, b) => a.box.y - b.box.y)) {
    // What ends above this one ends above all that follow: thousands below each other do not each ask each.
    pushers = pushers.filter((pusher) => bottom(pusher.now) + NOTE_GAP > one.box.y);
    const far = Math.ceil(pushers.reduce((most, pusher) => Math.max(most, pushOf(pusher, one)), 0));
    if (far === 0) continue;
    if (one.fast) return null;
    const now = { ...one.box, y: one.box.y + far };
    moved.set(one.id, now);
    pushers.push({ was: one.box, now });
  }
  return moved;
}

/** The new places of what lies in the same frame, or like it on the board itself; null where something locked is in the way. Its upper left corner stays. */
export function makeRoom(model: BoardModel, grown: ItemId, was: Box, now: Box): Aside | null {
  const around = model.childrenOf(model.parentOf(grown)).flatMap((id): Neighbour[] => {
    const [item, box] = [model.item(id), model.box(id)];
    if (!item || !box || id === grown || model.hostOf(id) !== null) return [];
    if (/^(connector|stroke)$/.test(item.kind)) return [];
    // A frame would leave behind what is locked in it.
    const fast = model.withContents(id).some((one) => model.item(one)?.locked);
    return [{ id, box, fast, yields: isGrid(item.kind) || item.kind === 'frame' }];
  });
  const down = now.h > was.h ? pushDown({ was, now: { ...now, w: was.w } }, around) : NOBODY;
  const there = around.map((one) => ({ ...one, box: down?.get(one.id) ?? one.box }));
  const flat = there.map((one) => ({ ...one, box: turn(one.box) }));
  const right = now.w > was.w ? pushDown({ was: turn({ ...was, h: now.h }), now: turn(now) }, flat) : NOBODY;
  return down && right && new Map([...down, ...[...right].map(([id, box]) => [id, turn(box)] as const)]);
}
