/** How titles of frames, clusters and tables stay readable from far away: larger on the board in a few steps, whole in their bars or above them. */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';

/** Below the first zoom titles are this much larger; Items.module.css has the same numbers. */
const STEPS = [
  { below: 0.5, larger: 1.5 },
  { below: 0.33, larger: 2.1 },
  { below: 0.22, larger: 2.75 },
  { below: 0.15, larger: 4.05 },
  { below: 0.1, larger: 5.8 },
] as const;

export const stepAt = (zoom: number) => STEPS.filter(({ below }) => zoom < below).length;

/** How many times larger than it is on the board at 100 %. */
export const titleScale = (zoom: number): number => STEPS[stepAt(zoom) - 1]?.larger ?? 1;

/** Their bars have room for two steps. */
export const standsAbove = (zoom: number): boolean => stepAt(zoom) > 2;

/** Of a title that stands above, unscaled: from the edge to its middle, and to its end. */
export const ABOVE = { middle: 16, top: 30 } as const;

/** Of what lies in a frame: from so far away it would lie over the title of that frame. */
export const isTitleHidden = ({ kind, parent }: Pick<BoardItem, 'kind' | 'parent'>, zoom: number): boolean =>
  kind !== 'frame' && parent !== null && stepAt(zoom) > 3;
