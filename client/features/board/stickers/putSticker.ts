/** Stickers put, moved and copied: all that hands do with them. Loaded when one is meant, or before, when the page has nothing to do. */
import '../../../i18n/words/boardLater.ts';
import type { StickerSymbol } from '../../../../shared/documents/boardKinds.ts';
import { STICKER_SIZE } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point, Size } from '../../../canvas/geometry.ts';
import { centre } from '../../../canvas/geometry.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { writable } from '../../../live/readable.ts';
import { createFigures } from '../acts/makeFigure.ts';
import type { Placement } from '../acts/move.ts';
import type { CommandParts } from '../canvas/Making.ts';
import '../../../i18n/words/stickers.ts';
import { showToast } from '../../../ui/showToast.ts';
import { keepApart } from './keepApart.ts';
import { stickerLook } from './stickerLook.ts';
import { bedAt, besideAt, freeSpot, offWords, stick, stickTo } from './sticking.ts';

export { carryAlong } from '../canvas/carryAlong.ts';
export { goBeside } from '../canvas/goBeside.ts';
export { heedHeld, heedUndone, offerUnlock, refuse, toggleLock } from '../canvas/locking.ts';
export { sayThere } from '../canvas/sayThere.ts';

export { stickerLook } from './stickerLook.ts';
export { hostAt, moveItems, nextTo } from './sticking.ts';

/** Of the board's commands what putting a sticker needs. */
export interface Putting {
  readonly parts: CommandParts;
  readonly mayEdit: boolean;
  room(size: Size): Box;
  full(): null;
}

/** Where a hand is told that it can go on: nothing is chosen, so that no bar lies over the next item. */
export function putAt(commands: Putting, pointed: Point): void {
  const at = besideAt(commands.parts.model, offWords(commands.parts.model, pointed));
  const place = { x: Math.round(at.x - STICKER_SIZE / 2), y: Math.round(at.y - STICKER_SIZE / 2) };
  if (put(commands, [{ ...place, ...bedAt(commands.parts.model, at) }])) commands.parts.selection.clear();
}

/** One more on each of these that can carry one, and on what chosen stickers lie on; where there is none of either, at the point or where there is room. */
export function putOn(commands: Putting, symbol: StickerSymbol, chosen: readonly ItemId[], at?: Point): void {
  const { model, selection } = commands.parts;
  stickerLook.keep({ symbol });
  const meant = new Set(chosen.map((id) => model.hostOf(id) ?? id));
  const spots = [...meant].flatMap((id) => freeSpot(model, id) ?? []);
  if (spots.length > 0) return void put(commands, spots);
  const half = STICKER_SIZE / 2;
  const middle = at ?? centre(commands.room({ w: STICKER_SIZE, h: STICKER_SIZE }));
  const place = { x: Math.round(middle.x - half), y: Math.round(middle.y - half) };
  const ids = put(commands, [{ ...place, ...bedAt(model, middle) }]);
  if (ids) selection.set(ids);
}

function put(
  commands: Putting,
  places: readonly NonNullable<ReturnType<typeof freeSpot>>[],
): readonly ItemId[] | null {
  const { context, model, names, voice, t } = commands.parts;
  const { symbol, colour } = stickerLook;
  if (!commands.mayEdit) return null;
  const drafts = places.map(
    ({ spot, ...place }) => ({ kind: 'sticker', symbol, colour, ...place, ...spot }) as const,
  );
  const ids = createFigures(context, drafts);
  if (ids === null) return commands.full();
  keepApart(commands.parts, ids);
  model.store.flush();
  const on = places[0]?.spot ? places[0].parent : null;
  const values = {
    sticker: t(`symbols.${symbol}`),
    name: names.titleOf(on),
    count: places.length,
  };
  if (on === null) sayLoose(commands.parts, symbol);
  else {
    stands.set(false);
    voice.say(i18n.t(places.length > 1 ? 'stickers:onAll' : 'stickers:on', values));
  }
  return ids;
}

let shown = false;
/** Until the next one lies on an item, who put it there need not be told. */
const stands = writable(false);

/** What lies on no item votes for none: that is shown once, and said each time. */
function sayLoose({ voice, t }: CommandParts, symbol: StickerSymbol): void {
  const words = i18n.t('stickers:loose', { sticker: t(`symbols.${symbol}`) });
  voice.say(words);
  if (shown || symbol !== 'dot') return;
  shown = true;
  stands.set(true);
  showToast({ message: words, stands });
}

/** The way without a drag: the chosen stickers lie on this item. What is locked stays. */
export function stickChosen({ parts }: Putting, host: ItemId): void {
  const { model, history, selection, viewport, voice, names, t } = parts;
  const free = [...selection.ids].filter((id) => model.item(id)?.locked === false);
  history.together(() => {
    for (const id of free) stickTo(parts, id, host);
  });
  const name = names.titleOf(host);
  voice.say(t(free.length > 0 ? 'said.moved' : 'said.cannotMove', { name }));
  const box = model.box(host);
  if (box) viewport.reveal(box);
}

/** Of what a hand let go the stickers lie on what is below them. */
export function land(parts: CommandParts, placed: readonly Placement[], without: ReadonlySet<ItemId>): void {
  const { model, names, voice, t } = parts;
  const stickers = placed.filter(({ id }) => model.item(id)?.kind === 'sticker');
  const before = stickers.map(({ id }) => model.parentOf(id));
  const hosts = new Map(stickers.map(({ id }) => [id, model.hostOf(id)]));
  stick(parts, stickers, without);
  model.store.flush();
  const on = stickers.map(({ id }) => model.parentOf(id)).find((id, place) => id !== before[place]);
  const loose = stickers.find(({ id }) => hosts.get(id) !== null && model.hostOf(id) === null);
  const symbol = loose && model.item(loose.id);
  if (symbol?.kind === 'sticker') sayLoose(parts, symbol.symbol);
  else if (on !== undefined) {
    if (on !== null) stands.set(false);
    voice.say(t('said.moved', { name: names.titleOf(on) }));
  }
}
