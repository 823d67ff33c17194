/**
 * Where links meet their nodes: those on one side stand beside each other, in the order of where they lead, so that no
 * two lie on each other. Made of where nodes are and nothing else: everybody sees the same.
 */
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, centre, type Point } from '../../../canvas/geometry.ts';
import type { Side } from '../../../canvas/items.ts';
import { type Course, type CourseBetween, facing } from '../../../canvas/routes.ts';
import { LOOK, type MapLook } from './columns.ts';
import type { Outline } from './nodeShape.ts';
import { outlineAt } from './nodeShape.ts';

export type Ends = Pick<MapLink, 'id' | 'from' | 'to' | 'at'>;

/** From one line to the next on a side; of two that run alongside, so that their verbs lie below each other. */
const APART = { least: 12, alongside: 28 };
/** Between the same two nodes: verbs lie below or beside each other. */
const PAIR = { down: 30, across: 120 };
/** Whose slopes differ by less run alongside, by more not at all. */
const ALONGSIDE = { surely: 0.1, hardly: 0.3 };
/** At the corners of a side. */
const MARGIN = 10;
/** Whose middles are as near to one height runs level: straight, from middle to middle. */
const LEVEL = 6;

/** One end of a link at a node. */
interface Mouth {
  readonly link: Ends;
  readonly pair: string;
  /** How far along the side its other end is, for each pixel away from it. */
  readonly slope: number;
  readonly level: boolean;
}

interface Shore {
  readonly across: boolean;
  room: number;
  mouths: readonly Mouth[];
}

interface Known {
  readonly ends: Ends;
  readonly shores: readonly [string, string];
  /** From the middle of the side that it leaves, and of the one where it arrives. */
  readonly away: [number, number];
}

/** The same whichever way a link points. */
const pairOf = ({ from, to }: Ends) => (from < to ? `${from} ${to}` : `${to} ${from}`);
export const byAge = (a: Pick<Ends, 'id' | 'at'>, b: Pick<Ends, 'id' | 'at'>) =>
  a.at - b.at || (a.id < b.id ? -1 : 1);
const inOrder = (a: Mouth, b: Mouth) => a.slope - b.slope || byAge(a.link, b.link);
const runsAcross = (side: Side) => side === 'top' || side === 'bottom';

export class Courses {
  readonly #known = new Map<ItemId, Known>();
  readonly #shores = new Map<string, Shore>();
  readonly #stirred = new Set<string>();
  readonly #outlines = new Map<ItemId, Outline>();

  /** What its lines end at. */
  outline(node: ItemId, outline: Outline | null): void {
    if (outline) this.#outlines.set(node, outline);
    else this.#outlines.delete(node);
  }

  learn(link: Ends, from: Box, to: Box, look: MapLook = LOOK): void {
    const [out, into] = facing(from, to, look);
    const before = this.#known.get(link.id);
    if (before) this.#leave(link.id, before);
    const shores = [`${link.from} ${out}`, `${link.to} ${into}`] as const;
    this.#known.set(link.id, { ends: link, shores, away: before?.away ?? [0, 0] });
    this.#join(shores[0], link, [from, to], out);
    this.#join(shores[1], link, [to, from], into);
  }

  forget(id: ItemId): void {
    const known = this.#known.get(id);
    if (!known) return;
    this.#known.delete(id);
    this.#leave(id, known);
  }

  /** Answers the links that meet a node at another place now. */
  settle(): ReadonlySet<ItemId> {
    const moved = new Set<ItemId>();
    for (const name of this.#stirred) {
      const shore = this.#shores.get(name);
      if (!shore) continue;
      const places = spread(shore);
      shore.mouths.forEach(({ link }, at) => {
        const known = this.#known.get(link.id);
        const end = known?.shores[0] === name ? 0 : 1;
        const place = places[at] ?? 0;
        if (!known || known.away[end] === place) return;
        known.away[end] = place;
        moved.add(link.id);
      });
    }
    this.#stirred.clear();
    return moved;
  }

  /** Of a link that is known. */
  readonly of = (id: ItemId): CourseBetween | null => {
    const known = this.#known.get(id);
    if (!known) return null;
    const { ends, away } = known;
    return (from, to, [out, into]) => {
      const start = onSide(from, out, away[0], this.#outlines.get(ends.from));
      const end = onSide(to, into, away[1], this.#outlines.get(ends.to));
      return { start, end, turn: turnOf(start, end, runsAcross(out), away[0] + away[1]) };
    };
  };

  #leave(id: ItemId, { shores }: Known): void {
    for (const name of shores) {
      const shore = this.#shores.get(name);
      if (!shore) continue;
      shore.mouths = shore.mouths.filter(({ link }) => link.id !== id);
      if (shore.mouths.length === 0) this.#shores.delete(name);
      this.#stirred.add(name);
    }
  }

  #join(name: string, link: Ends, [here, there]: readonly [Box, Box], side: Side): void {
    const across = runsAcross(side);
    const [a, b] = [centre(here), centre(there)];
    const [along, out] = across ? [b.x - a.x, b.y - a.y] : [b.y - a.y, b.x - a.x];
    const slope = along / Math.max(1, Math.abs(out));
    const shore = this.#shores.get(name) ?? { across, room: 0, mouths: [] };
    shore.room = (across ? here.w : here.h) - 2 * MARGIN;
    const mouth = { link, pair: pairOf(link), slope, level: Math.abs(along) < LEVEL };
    shore.mouths = [...shore.mouths, mouth].sort(inOrder);
    this.#shores.set(name, shore);
    this.#stirred.add(name);
  }
}

function apart(a: Mouth, b: Mouth, across: boolean): number {
  if (a.pair === b.pair) return across ? PAIR.across : PAIR.down;
  const { surely, hardly } = ALONGSIDE;
  const alongside = Math.max(0, Math.min(1, (hardly - (b.slope - a.slope)) / (hardly - surely)));
  return APART.least + (APART.alongside - APART.least) * alongside;
}

/** The one that runs level stays in the middle, so that it is straight; the rest beside it, closer where there is little room. */
function spread({ across, room, mouths }: Shore): readonly number[] {
  let last = 0;
  const places = mouths.map((mouth, at) => {
    const before = mouths[at - 1];
    if (before) last += apart(before, mouth, across);
    return last;
  });
  const level = places.filter((_, at) => mouths[at]?.level);
  // Several that run level need all the room there is.
  const [only] = level.length === 1 ? level : [];
  const middle = only ?? last / 2;
  const half = Math.max(0, room / 2);
  const closer = (reach: number) => Math.min(1, half / Math.max(1, reach));
  const [above, below] = [closer(middle), closer(last - middle)];
  return places.map((place) => (place - middle) * (place < middle ? above : below));
}

function onSide(box: Box, side: Side, away: number, outline: Outline | undefined): Point {
  const { x, y } = centre(box);
  const half = (runsAcross(side) ? box.w : box.h) / 2;
  const along = Math.max(-half, Math.min(half, away));
  const inside = outline ? outlineAt(outline, box, side, along) : 0;
  switch (side) {
    case 'left':
      return { x: box.x + inside, y: y + along };
    case 'right':
      return { x: box.x + box.w - inside, y: y + along };
    case 'top':
      return { x: x + along, y: box.y + inside };
    default:
      return { x: x + along, y: box.y + box.h - inside };
  }
}

/** After so much, lines of other heights turn at the same place again: by then they lie apart. */
const PERIOD = 760;
const TURN = { most: 30, ofPlaces: 0.7, ofHeight: 22, verbs: 52 };

/**
 * Steep lines between the same two columns share most of their way: each turns elsewhere. What begins higher and goes
 * down turns farther out, so that those side by side do not cross.
 */
function turnOf(start: Point, end: Point, across: boolean, away: number): Course['turn'] {
  const [run, rise] = across
    ? [Math.abs(end.y - start.y), end.x - start.x]
    : [Math.abs(end.x - start.x), end.y - start.y];
  const steep = Math.max(0, Math.min(1, Math.abs(rise) / Math.max(1, run) - 0.4));
  if (steep === 0) return 0;
  const middle = across ? (start.x + end.x) / 2 : (start.y + end.y) / 2;
  const share = middle / PERIOD - Math.floor(middle / PERIOD) - 0.5;
  const most = Math.max(0, Math.min(TURN.most, run / 2 - TURN.verbs));
  const wished = TURN.ofPlaces * away + 2 * TURN.ofHeight * share;
  return -Math.sign(rise) * Math.max(-most, Math.min(most, wished)) * steep * (4 / 3);
}
