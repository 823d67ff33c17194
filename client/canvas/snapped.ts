/** What lining up with others comes to. */
export type Axis = 'x' | 'y';

/** A line at `at` across the axis, from `from` to `to` along the other one. */
export interface Guide {
  readonly axis: Axis;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Two boxes with this much between them, as others have: a mark from `from` to `to` along the axis, at `at` across it. */
export type Gap = Guide;

export interface Snap {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
  readonly gaps: readonly Gap[];
}

export const NO_SNAP: Snap = { dx: 0, dy: 0, guides: [], gaps: [] };
