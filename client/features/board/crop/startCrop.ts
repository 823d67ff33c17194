/** A picture is cropped: by a double click, the bar, a menu. */
import type { ItemId } from '../../../../shared/ids.ts';
import '../../../i18n/words/boardLater.ts';
import type { Making } from '../canvas/Making.ts';
import { freePicture } from './keepCrop.ts';
import { boundsOfWhole } from './window.ts';

export { showWhole } from './keepCrop.ts';

/** On the screen no side of the picture is shorter, so that handles do not lie on each other. */
const LEAST_PX = 120;
/** Around the picture: handles, and the bar below it. */
const AROUND_PX = 72;

export function startCrop(commands: Making, id: ItemId): void {
  const { viewport, selection } = commands.parts;
  // Who may only read looks at it.
  if (!commands.mayEdit) return;
  const item = freePicture(commands, id);
  if (!item) return;
  const bounds = boundsOfWhole(item);
  const { w, h } = viewport.boxToScreen(bounds);
  const clear = viewport.clearBox();
  const isLarge = w + 2 * AROUND_PX > clear.w || h + 2 * AROUND_PX > clear.h;
  const least = Math.min(bounds.w, bounds.h);
  if (isLarge || least * viewport.zoom < LEAST_PX)
    viewport.fit(bounds, { padding: AROUND_PX, maxZoom: Math.max(1, LEAST_PX / least) });
  else viewport.reveal(bounds, AROUND_PX);
  // Handles and bars of what is chosen would lie around it.
  selection.set([], id);
  commands.cropping.set(id);
}
