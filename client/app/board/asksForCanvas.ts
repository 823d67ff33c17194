import { ON_A_PHONE } from '../../ui/screens.ts';

/** On a phone the outline is the first view: a canvas needs room. Both kinds of document have these two. */
export function firstView(): 'canvas' | 'outline' {
  return window.matchMedia(ON_A_PHONE).matches ? 'outline' : 'canvas';
}

/** Whether an address asks for the canvas as it opens: with no item, no filter, nothing beside it. */
export function asksForCanvasAlone({ search, hash }: Pick<Location, 'search' | 'hash'>): boolean {
  const { view = firstView(), ...more } = Object.fromEntries(new URLSearchParams(search));
  return view === 'canvas' && Object.keys(more).length === 0 && hash === '';
}
