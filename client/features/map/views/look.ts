/** What is seen of a map as a saved view keeps it: the address of a shared view, without the page that shows it. */
import { navigate } from '../../../ui/address.tsx';
import { FILTERS, searchWith } from '../filter/filter.ts';
import { recallLook } from '../legend/recallLook.ts';
import { goToSeen, type SeenView, seenIn, seenOf } from '../legend/viewLink.ts';
import type { MapDesk } from '../MapDesk.ts';

/** Nothing asked, lit, coloured or sized: all of the map. */
export const PLAIN = 'seen.at=all';
const NOTHING: SeenView = { at: '', lit: '', litAs: '', colour: '', size: '' };

/** The place of a canvas that is not there is not known: the one that is given stays. */
export function lookOf(desk: MapDesk, before = PLAIN): string {
  const asked = new URLSearchParams(location.search);
  const look = new URLSearchParams();
  const put = (name: string, value: string) => value === '' || look.set(name, value);
  for (const name of FILTERS) put(name, asked.get(name) ?? '');
  const { at, ...seen } = seenOf(desk);
  put('seen.at', at || (new URLSearchParams(before).get('seen.at') ?? ''));
  for (const [name, value] of Object.entries(seen)) put(`seen.${name}`, value);
  return look.toString();
}

export function openLook(desk: MapDesk, look: string): void {
  const { colouring, sizing, spotlight, surface } = desk;
  const query = new URLSearchParams(look);
  const asked = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? '']));
  navigate(`${searchWith(location.search, asked)}${location.hash}`, { replace: true });
  const seen = seenIn(look) ?? NOTHING;
  spotlight.end();
  if (seen.colour === '') colouring.set(null);
  if (seen.size === '') sizing.get()?.end();
  recallLook(desk, { colour: seen.colour.split(' '), size: seen.size.split(' ') });
  // In a list there is no place to go to.
  goToSeen(desk, surface.hands ? seen : { ...seen, at: '' })();
}

/** Where one looks, and in which order ids stand, makes no other view of it. */
function sense(look: string): string {
  const query = new URLSearchParams(look);
  const parts = [...FILTERS, 'seen.lit', 'seen.colour', 'seen.size'] as const;
  return JSON.stringify(parts.map((name) => (query.get(name) ?? '').split(/[ ,]/).toSorted()));
}

export const looksLike = (desk: MapDesk, look: string): boolean => sense(lookOf(desk)) === sense(look);
