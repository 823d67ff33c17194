/** Opens a saved view, and remembers for this tab which one that was. */
import type { SavedView } from '../../../../shared/documents/mapViews.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { i18n } from '../../../i18n/i18n.ts';
import '../../../i18n/words/mapViews.ts';
import { type Writable, writable } from '../../../live/readable.ts';
import { sayCopied } from '../legend/viewLink.ts';
import type { MapDesk } from '../MapDesk.ts';
import { openLook, PLAIN } from './look.ts';

/** What an address calls it. */
export const VIEW = 'saved';

const opened = new WeakMap<MapDesk, Writable<ItemId | null>>();

/** The one that was opened or saved last. */
export function openedIn(desk: MapDesk): Writable<ItemId | null> {
  const known = opened.get(desk) ?? writable<ItemId | null>(null);
  opened.set(desk, known);
  return known;
}

export const titleOf = ({ name }: Pick<SavedView, 'name'>): string => name || i18n.t('mapViews:untitled');

export function openView(desk: MapDesk, view: SavedView): void {
  openLook(desk, view.look);
  openedIn(desk).set(view.id);
  desk.commands.parts.voice.say(i18n.t('mapViews:opened', { name: titleOf(view) }));
}

export function openPlain(desk: MapDesk): void {
  openLook(desk, PLAIN);
  openedIn(desk).set(null);
  desk.commands.parts.voice.say(i18n.t('mapViews:plainShown'));
}

/** The address of the view as it is by then; what one looks at oneself is no part of it. */
export function copyViewLink({ id }: SavedView): Promise<void> {
  const url = new URL(location.pathname, location.origin);
  url.searchParams.set(VIEW, id);
  return sayCopied(url);
}
