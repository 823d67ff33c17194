/** What is chosen as a picture on the clipboard, or the whole board where nothing is, and what became of it in words. */

import { exportName } from '../../../../shared/exchange/exported.ts';
import type { Desk } from '../../../features/board/actions/Action.ts';
import { exportedBoard } from '../../../features/exports/exportedBoard.ts';
import { pictureOf, pngOf } from '../../../features/exports/exportPicture.ts';
import { pictureWords } from '../../../features/exports/pictureWords.ts';
import { fileName, saveFile } from '../../../features/exports/saveFile.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { showToast } from '../../../ui/showToast.ts';
import { boardLook } from './boardLook.ts';
import { boardReading, type PictureParts } from './boardReading.ts';

interface NamedPicture {
  readonly name: string;
  readonly blob: Blob;
}

/** There is no picture, for a reason that people can do something about. */
class NoPicture extends Error {}

async function pictureOfChosen(desk: Desk, parts: PictureParts): Promise<NamedPicture> {
  const { document, members, cities } = parts;
  const t = i18n.getFixedT(null, 'exchange');
  const attribution = document.attribution !== false;
  const board = boardReading(desk, document.title, { members, cities, attribution });
  const { chosen } = desk.commands;
  const exported = exportedBoard(board, chosen.length > 0 ? chosen : null, Date.now());
  const title = exportName(exported);
  const naming = { title, description: pictureWords(exported, t, i18n.language) };
  const drawn = await pictureOf(exported, boardLook(desk.model), naming);
  if (drawn === null) throw new NoPicture(t('export.empty'));
  const { signal } = new AbortController();
  const png = await pngOf(drawn, naming, { signal, onProgress: () => undefined });
  if (png.kind === 'tooLarge') throw new NoPicture(t('export.tooLarge'));
  return { name: fileName(title, 'png'), blob: png.blob };
}

/** Some browsers take a picture only within the press itself, so a promise of it is given. False where it is refused. */
async function write(picture: Promise<Blob>): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    return true;
  } catch {
    return false;
  }
}

/** Where the clipboard takes no picture it is saved as a file. */
export async function copyPicture(desk: Desk, parts: PictureParts): Promise<void> {
  const t = i18n.getFixedT(null, 'exchange');
  const made = pictureOfChosen(desk, parts);
  const written = write(made.then(({ blob }) => blob));
  try {
    const { name, blob } = await made;
    const copied = await written;
    if (!copied) saveFile(name, blob);
    showToast({ message: copied ? t('export.copied') : t('export.savedInstead', { name }) });
  } catch (problem) {
    const message = problem instanceof NoPicture ? problem.message : t('export.failed');
    showToast({ message, tone: 'problem' });
  }
}
