import { remember, remembered } from '../../deviceStorage.ts';
import { ON_A_PHONE } from '../../ui/screens.ts';

const keyOf = (pathname: string) => `jumelage.view.${pathname}`;

/** In which view somebody is left on this device, as they chose. */
export const leaveIn = (pathname: string, view: string) => remember(keyOf(pathname), view);

/** The one that was left; at first on a phone the outline: a canvas needs room. Both kinds of document have these two. */
export function firstView(pathname: string): string {
  const first = window.matchMedia(ON_A_PHONE).matches ? 'outline' : 'canvas';
  return remembered(keyOf(pathname)) ?? first;
}

/** Whether an address asks for the canvas as it opens: with no item, no filter, nothing beside it. */
export function asksForCanvasAlone({
  pathname,
  search,
  hash,
}: Pick<Location, 'pathname' | 'search' | 'hash'>): boolean {
  const { view = firstView(pathname), ...more } = Object.fromEntries(new URLSearchParams(search));
  return view === 'canvas' && Object.keys(more).length === 0 && hash === '';
}
