/** Which node a link begins or ends at instead: found by its words. */
import { useCallback, useState } from 'react';
import { fold } from '../../../../shared/wording/terms.ts';
import { CommandMenu } from '../../../acts/CommandMenu.tsx';
import { tokensOf } from '../../../acts/fuzzy.ts';
import type { Tip } from '../../../canvas/items.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import '../../../i18n/words/mapActs.ts';
import { meantLinks } from '../acts/meant.ts';
import { KIND_ICONS } from '../kindIcons.ts';
import { useDesk } from '../MapDesk.ts';

export default function ChooseEnd({ end, onClose }: { readonly end: Tip; readonly onClose: () => void }) {
  const { t } = useTranslation(['mapActs', 'map']);
  const desk = useDesk();
  const [[link]] = useState(() => meantLinks(desk));
  const entries = useCallback(
    (query: string) => {
      const { model, commands } = desk;
      const words = tokensOf(fold(query));
      return model.readingOrder().flatMap((id) => {
        const node = model.node(id);
        const label = commands.titleOf(id);
        if (!link || !node || !model.mayMoveEnd(link, end, id)) return [];
        if (!words.every((word) => fold(label).includes(word))) return [];
        const section = node.kind === 'unknown' ? node.kindName : t(`map:kinds.${node.kind}`);
        const run = () => commands.moveEnd(link, end, id);
        return [{ key: id, label, section, icon: KIND_ICONS[node.kind], reason: null, isAct: false, run }];
      });
    },
    [desk, link, end, t],
  );
  const leave = () => desk.surface.focus();
  return (
    <CommandMenu entries={entries} label={t(`names.end.${end}`)} recent="" leave={leave} onClose={onClose} />
  );
}
