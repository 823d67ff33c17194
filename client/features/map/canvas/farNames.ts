/** How names stay readable from afar: larger, over the whole node, in fewer words. Nodes.module.css has the same numbers. */
import { NODE_WIDTH } from '../model/nodeShape.ts';

/** Below that zoom letters are so large, in so many rows. */
const STEPS = [
  { below: 0.5, px: 23, rows: 3 },
  { below: 0.36, px: 35, rows: 2 },
] as const;
/** Of a node on either side, and from one row to the next. */
export const FAR = { side: 12, row: 1.05 } as const;
/** Nearer to nothing than that a node is a few pixels of its colour. */
const LEAST_ZOOM = 0.17;

export interface FarName {
  readonly px: number;
  /** In units of the font size. */
  readonly width: number;
  readonly rows: number;
}

const NAMES = STEPS.map(({ px, rows }): FarName => ({ px, rows, width: (NODE_WIDTH - 2 * FAR.side) / px }));

export const farStep = (zoom: number): number => STEPS.filter(({ below }) => zoom < below).length;

/** Null: as near as they are by themselves, or too far for any. */
export const farName = (zoom: number): FarName | null =>
  zoom < LEAST_ZOOM ? null : (NAMES[farStep(zoom) - 1] ?? null);

/** The row of a group's name has so much room. */
const MOST_OF_GROUP = 32;
export const groupPx = (zoom: number): number => Math.min(MOST_OF_GROUP, NAMES[farStep(zoom) - 1]?.px ?? 15);
