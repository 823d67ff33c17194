/** What is to be seen in a picture of a board, for those who cannot see it. */
import { type ExportedBoard, frameTitle } from '../../../shared/exchange/exported.ts';
import type { TFunction } from '../../i18n/i18n.ts';
import { countsInWords } from './countsInWords.ts';

export function pictureWords(board: ExportedBoard, t: TFunction<'exchange'>, language: string): string {
  const [frame, { title }] = [frameTitle(board), board];
  // The frame itself is named, so only what lies in it is counted.
  const items = board.items.map(({ item }) => item).filter(({ id }) => id !== board.frame);
  const what = countsInWords(items, t, language);
  if (frame === null) return t('export.alt', { title, what });
  return t(what === '' ? 'export.altEmptyFrame' : 'export.altFrame', { frame, title, what });
}
