/** Another picture in the place of one: what lies around it and leads to it stays, what it shows is asked anew. */
import type { ImageView } from '../../../../shared/api.ts';
import { MAX_SIZE, MIN_IMAGE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import type { DocumentId, ItemId } from '../../../../shared/ids.ts';
import '../../../i18n/words/boardLater.ts';
import { changeItems, rewriteText } from '../acts/change.ts';
import type { BoardCommands } from './BoardCommands.ts';

export function replaceImage(commands: BoardCommands, id: ItemId, by: ImageView, home: DocumentId): void {
  const { context, model, history, voice, presenting, t } = commands.parts;
  model.store.flush();
  const item = model.item(id);
  if (!commands.mayEdit || item?.kind !== 'image' || item.locked) {
    voice.problem(t('image.notReplaced'));
    return;
  }
  const isSame = item.image === by.id && item.home === home;
  const wished = Math.round((item.w * by.height) / by.width);
  const h = Math.min(MAX_SIZE, Math.max(MIN_IMAGE_SIZE, wished));
  const y = Math.round(item.y + (item.h - h) / 2);
  history.together(() => {
    changeItems(context, [id], { image: by.id, home, crop: null, y, h });
    if (!isSame) rewriteText(context, id, '');
  });
  model.store.flush();
  if (isSame) {
    voice.say(t('image.replaced'));
    return;
  }
  const describe = () => {
    commands.asking = [id];
    commands.edit(id);
  };
  const stands = {
    get: () => model.item(id)?.text === '',
    subscribe: (listener: () => void) => model.onChange(listener),
  };
  const words = `${t('image.replaced')}. ${t('image.ask')}`;
  voice.offer(words, t('image.describe'), describe, stands, { renews: true, waits: presenting });
}
