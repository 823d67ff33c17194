/** What the window says becomes of a picture. */
import type { ImageItem } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Making } from '../canvas/Making.ts';
import { cropImage } from './cropImage.ts';
import { type Cropping, cropped, croppingOf, isSame, showAll } from './window.ts';

/** Null, and that is said, when it is no picture that may be changed. */
export function freePicture(commands: Making, id: ItemId): ImageItem | null {
  const { model, voice, t } = commands.parts;
  model.store.flush();
  const item = model.item(id);
  if (commands.mayEdit && item?.kind === 'image' && !item.locked) return item;
  voice.problem(t('crop.gone'));
  return null;
}

/** Writes what the item becomes, unless nothing is another. */
export function keepCrop(commands: Making, id: ItemId, next: (now: Cropping) => Cropping): void {
  const { context, model, voice, t } = commands.parts;
  const item = freePicture(commands, id);
  if (!item) return;
  const [before, after] = [croppingOf(item), next(croppingOf(item))];
  if (isSame(before, after)) {
    voice.say(t('crop.left'));
    return;
  }
  const becomes = cropped(item, after);
  cropImage(context, id, becomes);
  model.store.flush();
  voice.say(t(becomes.crop ? 'crop.kept' : 'crop.whole'));
}

export function showWhole(commands: Making, id: ItemId): void {
  keepCrop(commands, id, showAll);
}
