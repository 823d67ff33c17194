import type { ItemId } from '../../../../shared/ids.ts';
import type { Point } from '../../../canvas/geometry.ts';

/** Where the menu is open, and of what. */
export interface MenuPlace {
  /** Null for the map itself. */
  readonly id: ItemId | null;
  /** In pixels of the window. */
  readonly at: Point;
}
