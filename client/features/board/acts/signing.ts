/** Whose a copy is. */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';

/** A copy of it stays its author's: of words, drawings and images. A sticker is a vote, and who fills an empty note writes. */
export const isSigned = ({ kind, text }: BoardItem): boolean =>
  text !== '' || kind === 'stroke' || kind === 'image';
