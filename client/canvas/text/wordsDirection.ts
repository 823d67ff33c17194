import type { Align, BoardItem, Valign } from '../../../shared/documents/boardKinds.ts';

/** Which way words run, by their first letter that has a way, as `dir="auto"` does. */
const FIRST = /\p{L}/u;
const TO_THE_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;

export function isRightToLeft(text: string): boolean {
  const first = FIRST.exec(text)?.[0];
  return first !== undefined && TO_THE_LEFT.test(first);
}

/** Where its words are seen to stand. */
export function alignOf({ kind, align, text }: Pick<BoardItem, 'kind' | 'align' | 'text'>): Align {
  return align ?? (kind === 'shape' ? 'centre' : isRightToLeft(text) ? 'right' : 'left');
}

/** The same up and down, of what has room for it. */
export function valignOf({ kind, valign }: Pick<BoardItem, 'kind' | 'valign'>): Valign {
  return valign ?? (kind === 'shape' ? 'middle' : 'top');
}
