/** The selection as a picture on the clipboard. What paints it comes when it is asked for. */
import type { DocumentView } from '../../../../shared/api.ts';
import type { Desk } from '../../../features/board/actions/Action.ts';
import { showToast } from '../../../ui/showToast.ts';
import type { Authors } from './boardReading.ts';

export interface PictureParts extends Omit<Authors, 'attribution'> {
  readonly document: DocumentView;
}

export const copying = () => import('./copiedPicture.ts');

/** Some browsers take a picture only within the press itself, so a promise of it is given. */
async function write(picture: Promise<Blob>): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
}

export function copyPicture(desk: Desk, parts: PictureParts): void {
  const code = copying();
  const made = code.then(({ pictureOfChosen }) => pictureOfChosen(desk, parts));
  const written = write(made.then(({ blob }) => blob));
  code
    .then(({ tell }) => tell(made, written))
    .catch(() => showToast({ message: desk.commands.parts.t('actions:said.notLoaded'), tone: 'problem' }));
}
