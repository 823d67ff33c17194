/** Names beside the spots of a picture: what fits in full view, the most telling first; the others are said when they are pointed at. */
import { type Box, containsBox, intersects } from '../../../canvas/geometry.ts';

export interface SpotName extends Box {
  readonly text: string;
  readonly anchor: 'start' | 'end' | 'middle';
}
interface Spot {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** Of a letter in the picture's units: an estimate that is rather too wide. */
const LETTER = 5.5;
const HIGH = 12;
const LONGEST = 18;
const AIR = 3;

export function shortOf(name: string, most = LONGEST): string {
  return name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`;
}
export const widthOf = (text: string): number => text.length * LETTER;

/** Null for a spot that has no room for its name. `taken`: what no name may cover, besides the spots. */
export function spotNames<One extends Spot>(
  spots: readonly One[],
  nameOf: (spot: One) => string,
  { room, taken }: { readonly room: Box; readonly taken: readonly Box[] },
): ReadonlyMap<One, SpotName> {
  const full: Box[] = [...taken, ...spots.map(({ x, y, r }) => ({ x: x - r, y: y - r, w: 2 * r, h: 2 * r }))];
  const named = new Map<One, SpotName>();
  for (const spot of spots) {
    const { x, y, r } = spot;
    const text = shortOf(nameOf(spot));
    const size = { w: widthOf(text), h: HIGH };
    const sides: readonly SpotName[] = [
      { ...size, text, anchor: 'start', x: x + r + AIR, y: y - HIGH / 2 },
      { ...size, text, anchor: 'end', x: x - r - AIR - size.w, y: y - HIGH / 2 },
      { ...size, text, anchor: 'middle', x: x - size.w / 2, y: y - r - AIR - HIGH },
      { ...size, text, anchor: 'middle', x: x - size.w / 2, y: y + r + AIR },
    ];
    const free = sides.find((one) => containsBox(room, one) && !full.some((box) => intersects(box, one)));
    if (!free) continue;
    full.push(free);
    named.set(spot, free);
  }
  return named;
}
