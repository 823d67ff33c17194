/** The shape in which things land that bring no places: near that of a screen, in reading order. */

/** Width to height. */
export const SCREEN = 3 / 2;
/** So many stand in one row. */
export const FEW = 5;

export interface Size {
  readonly w: number;
  readonly h: number;
}

/** Of a grid of squares. */
export function screenColumns(count: number): number {
  return count <= FEW ? Math.max(1, count) : Math.round(Math.sqrt(SCREEN * count));
}
