/** Which node a link begins or ends at instead, also a new one. */
import { useCallback, useState } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Tip } from '../../../canvas/items.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import '../../../i18n/words/mapActs.ts';
import { meantLinks } from '../acts/meant.ts';
import { useDesk } from '../MapDesk.ts';
import { putEnd } from '../table/linkEnds.ts';
import { ChooseNode } from './ChooseNode.tsx';

export default function ChooseEnd({ end, onClose }: { readonly end: Tip; readonly onClose: () => void }) {
  const { t } = useTranslation(['mapActs', 'map']);
  const desk = useDesk();
  const [[link]] = useState(() => meantLinks(desk));
  const nodes = useCallback(() => {
    const { model } = desk;
    return model.readingOrder().flatMap((id) => {
      const node = model.node(id);
      return link && node && model.mayMoveEnd(link, end, id) ? node : [];
    });
  }, [desk, link, end]);
  const sectionOf = useCallback(
    ({ kind, kindName }: MapNode) => (kind === 'unknown' ? kindName : t(`map:kinds.${kind}`)),
    [t],
  );
  const onChoose = useCallback(
    (id: ItemId) => void (link && desk.commands.moveEnd(link, end, id)),
    [desk, link, end],
  );
  const heading = t(`names.end.${end}`);
  const onName = useCallback(
    (name: string) => {
      const { history, model, selection } = desk;
      const now = link ? model.link(link) : null;
      if (now === null || !desk.commands.mayEdit) return;
      const write = (id: ItemId, act: (ids: readonly ItemId[]) => void) => {
        history.together(() => act([id]));
        model.store.flush();
      };
      putEnd(desk, now, { end, heading, one: { id: null, name, refused: null }, write });
      selection.set([now.id]);
    },
    [desk, link, end, heading],
  );
  return <ChooseNode label={heading} {...{ nodes, sectionOf, onChoose, onName, onClose }} />;
}
