import type { ItemId } from '../../../../shared/ids.ts';
import type { Point } from '../../../canvas/geometry.ts';

/** Where the menu is open, and of what. */
export interface MenuPlace {
  /** Null for the map itself. */
  readonly id: ItemId | null;
  /** Only how the map is laid out and coloured. */
  readonly arranges?: boolean;
  /** In pixels of the window. */
  readonly at: Point;
}
