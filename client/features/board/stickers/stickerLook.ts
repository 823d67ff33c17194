/** The sticker that somebody puts: remembered on this device. */
import type { NoteColour, StickerColour, StickerSymbol } from '../../../../shared/documents/boardKinds.ts';
import { STICKER_COLOURS, STICKERS } from '../../../../shared/documents/boardKinds.ts';
import { remember, remembered } from '../../../deviceStorage.ts';

const KEY = 'jumelage.sticker';

function parse(kept: string | null) {
  const [symbol, colour] = (kept ?? '').split(' ');
  return {
    symbol: STICKERS.find((one) => one === symbol) ?? 'dot',
    colour: STICKER_COLOURS.find((one) => one === colour) ?? 'sky',
  };
}

export const stickerLook = {
  get symbol(): StickerSymbol {
    return parse(remembered(KEY)).symbol;
  },
  get colour(): StickerColour {
    return parse(remembered(KEY)).colour;
  },
  /** Of the colours those that stickers are put in. */
  keep(look: Partial<{ readonly symbol: StickerSymbol; readonly colour: NoteColour }>): void {
    const before = parse(remembered(KEY));
    const symbol = look.symbol ?? before.symbol;
    const colour = STICKER_COLOURS.find((one) => one === look.colour) ?? before.colour;
    remember(KEY, `${symbol} ${colour}`);
  },
};
