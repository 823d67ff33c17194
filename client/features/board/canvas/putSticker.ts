/** A new sticker: on what lies at a point, or on each of what is chosen. Loaded with the first, or before, when the page has nothing to do. */
import type { NoteColour, StickerSymbol } from '../../../../shared/documents/boardKinds.ts';
import { STICKER_SIZE } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Point } from '../../../canvas/geometry.ts';
import { centre } from '../../../canvas/geometry.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { createFigures } from '../acts/makeFigure.ts';
import type { BoardCommands } from './BoardCommands.ts';
import './stickerWords.ts';
import { bedAt, freeSpot } from './sticking.ts';

export interface Look {
  readonly symbol: StickerSymbol;
  readonly colour: NoteColour;
}

/** Where a hand is told that it can go on: nothing is chosen, so that no bar lies over the next item. */
export function putAt(commands: BoardCommands, look: Look, at: Point): void {
  const place = { x: Math.round(at.x - STICKER_SIZE / 2), y: Math.round(at.y - STICKER_SIZE / 2) };
  if (put(commands, look, [{ ...place, ...bedAt(commands.parts.model, at) }]))
    commands.parts.selection.clear();
}

/** One more on each of these that can carry one, and on what chosen stickers lie on; where there is none of either, at the point or where there is room. */
export function putOn(commands: BoardCommands, look: Look, chosen: readonly ItemId[], at?: Point): void {
  const { model, selection } = commands.parts;
  const meant = new Set(chosen.map((id) => model.hostOf(id) ?? id));
  const spots = [...meant].flatMap((id) => freeSpot(model, id) ?? []);
  if (spots.length > 0) return void put(commands, look, spots);
  const half = STICKER_SIZE / 2;
  const middle = at ?? centre(commands.room({ w: STICKER_SIZE, h: STICKER_SIZE }));
  const place = { x: Math.round(middle.x - half), y: Math.round(middle.y - half) };
  const ids = put(commands, look, [{ ...place, ...bedAt(model, middle) }]);
  if (ids) selection.set(ids);
}

function put(
  commands: BoardCommands,
  { symbol, colour }: Look,
  places: readonly NonNullable<ReturnType<typeof freeSpot>>[],
): readonly ItemId[] | null {
  const { context, model, names, voice } = commands.parts;
  if (!commands.mayEdit) return null;
  const drafts = places.map(
    ({ spot, ...place }) => ({ kind: 'sticker', symbol, colour, ...place, ...spot }) as const,
  );
  const ids = createFigures(context, drafts);
  if (ids === null) return commands.full();
  model.store.flush();
  const on = places[0]?.parent ?? null;
  const values = {
    sticker: i18n.t(`board:symbols.${symbol}`),
    name: names.titleOf(on),
    count: places.length,
  };
  voice.say(
    on === null ? values.sticker : i18n.t(places.length > 1 ? 'stickers:onAll' : 'stickers:on', values),
  );
  return ids;
}
