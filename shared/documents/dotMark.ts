import type { NoteColour, StickerSymbol } from './boardKinds.ts';

/** A paler circle in a dot, as shares of its width, so that nobody needs its colour to tell it from another. */
export interface DotMark {
  readonly name: 'ring' | 'hole';
  readonly radius: number;
  readonly line: number;
}
export function dotMark(symbol: StickerSymbol, colour: NoteColour): DotMark | null {
  if (symbol !== 'dot') return null;
  if (colour === 'rose') return { name: 'ring', radius: 0.3, line: 0.08 };
  return colour === 'mint' ? { name: 'hole', radius: 0.12, line: 0.24 } : null;
}
