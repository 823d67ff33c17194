/** The selection as a picture on the clipboard. What paints it comes when it is asked for. */
import type { Desk } from '../../../features/board/actions/Action.ts';
import { showToast } from '../../../ui/showToast.ts';
import type { PictureParts } from './boardReading.ts';

export const copying = () => import('./copiedPicture.ts');

/** Some browsers take a picture only within the press itself, so a promise of it is given. False where it is refused. */
async function write(picture: Promise<Blob>): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    return true;
  } catch {
    // What became of the picture is told by who made it.
    await picture.catch(() => undefined);
    return false;
  }
}

export function copyPicture(desk: Desk, parts: PictureParts): void {
  const code = copying();
  const made = code.then(({ pictureOfChosen }) => pictureOfChosen(desk, parts));
  const written = write(made.then(({ blob }) => blob));
  code
    .then(({ tell }) => tell(made, written))
    .catch(() => showToast({ message: desk.commands.parts.t('actions:said.notLoaded'), tone: 'problem' }));
}
