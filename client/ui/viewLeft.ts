/** Which part of a board was seen when somebody left it on this device: for some days it begins there (BC550). */
import { remembered } from '../deviceStorage.ts';

/** What is at the top left of the window, and how large. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

const WEEK_MS = 604_800_000;
export const VIEW_LEFT = 'jumelage.place.';

/** `home`: 1 where nobody had gone anywhere and everything was seen as at first, else 0. */
export function viewLeft(documentId: string): (View & { readonly home: number }) | null {
  const kept = remembered(VIEW_LEFT + documentId) ?? '';
  const [at, x, y, zoom, home] = kept.split(' ').map(Number) as [number, number, number, number, number];
  // What another hand or version wrote there counts as nothing.
  const fits = [x, y, zoom].every(Number.isFinite) && zoom > 0;
  return fits && Date.now() - at < WEEK_MS ? { x, y, zoom, home } : null;
}
