/** Colours given to what is chosen, and so those that the next note and the next shape take: where the last one is taken back, the one before. Loaded when the page is idle. */
import { type BoardItemKind, type NoteColour, takers } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { colourItems } from '../acts/change.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { stickerLook } from '../stickers/stickerLook.ts';
import type { Making } from './Making.ts';

/** To an item, or to nothing: that is taken back by nothing. */
export interface Given {
  readonly id: ItemId | null;
  readonly key: 'colour' | 'shapeColour';
  readonly before: NoteColour;
  readonly after: NoteColour;
}

export type Next = Record<Given['key'], NoteColour> & { readonly given: Given[] };

/** To all that takes one of what is chosen. */
export function giveColour(commands: Making & Next, colour: NoteColour): void {
  const { context, voice, t } = commands.parts;
  const some = takers(commands.free());
  const give = (key: Given['key'], ...kinds: readonly BoardItemKind[]) => {
    const item = some.find(({ kind }) => kinds.includes(kind));
    if (!item && some.length > 0) return;
    commands.given.push({ id: item?.id ?? null, key, before: commands[key], after: colour });
    commands[key] = colour;
  };
  give('colour', 'note', 'cluster');
  give('shapeColour', 'shape');
  if (some.length > 0 && some.every(({ kind }) => kind === 'sticker')) stickerLook.keep({ colour });
  if (some.length > 0)
    colourItems(
      context,
      some.map(({ id }) => id),
      colour,
    );
  voice.say(t('said.colour', { colour: t(`colours.${colour}`) }));
}

/** After undo and redo of these. */
export function heedColours(next: Next, changed: readonly ItemId[], model: BoardModel): void {
  const seen = new Set<ItemId | null>(changed);
  for (const key of ['colour', 'shapeColour'] as const) {
    const given = next.given.filter((one) => one.key === key);
    if (!given.some(({ id }) => seen.has(id))) continue;
    const last = given.findLast(({ id, after }) => {
      const item = model.item(id);
      return id === null || (item && 'colour' in item && item.colour === after);
    });
    next[key] = last?.after ?? given[0]?.before ?? next[key];
  }
}
