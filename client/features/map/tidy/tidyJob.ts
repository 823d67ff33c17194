/** What is laid out, and what comes back: plain data, for the way to a worker and back. */
import type { Box, Point } from '../../../canvas/geometry.ts';

export interface TidyNode extends Box {
  readonly id: string;
  /** `around` belongs to no layout: it only takes room. */
  readonly role: 'free' | 'pinned' | 'around';
  /** The group that it is in. */
  readonly group?: string | null;
  /** Of a box that stands for a group: what is in it, from its corner. */
  readonly inside?: readonly (Box & { readonly id: string })[];
}

export interface TidyLink {
  readonly from: string;
  readonly to: string;
  /** How wide its verb is. */
  readonly verb?: number;
}

/** From left to right, from top to bottom, on a ring, or loosely: linked nodes near each other. */
export type TidyShape = 'right' | 'down' | 'ring' | 'loose';

export interface TidyJob {
  readonly nodes: readonly TidyNode[];
  readonly links: readonly TidyLink[];
  /** Where links lead to boxes that stand for groups: as they are drawn. */
  readonly lines?: TidyJob['links'];
  readonly shape?: TidyShape;
}

export interface TidyPlace extends Point {
  readonly id: string;
}

/** A node where the layout has it. */
export interface Placed extends Box {
  readonly node: TidyNode;
}
