import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useDesk } from '../MapDesk.ts';

/** Items by their words: nodes by theirs, links as a sentence. */
export function useNames(): (id: ItemId) => string {
  const { t } = useTranslation('analysis');
  const { model, commands } = useDesk();
  return (id) => {
    if (model.link(id)) return commands.nameOf(id);
    return model.node(id)?.text.trim() || t('untitled');
  };
}
