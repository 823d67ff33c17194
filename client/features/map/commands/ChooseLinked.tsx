/** While a link is drawn by key: the node that is its next end, found by its words. */
import { useCallback } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useDesk } from '../MapDesk.ts';
import { ChooseNode } from './ChooseNode.tsx';

interface ChooseLinkedProps {
  readonly from: ItemId | null;
  readonly typed: string;
}

export default function ChooseLinked({ from, typed }: ChooseLinkedProps) {
  const { t } = useTranslation('map');
  const { commands, model, selection } = useDesk();
  const nodes = useCallback(
    () => model.readingOrder().flatMap((id) => (id === from ? [] : (model.node(id) ?? []))),
    [model, from],
  );
  const sectionOf = useCallback(
    ({ kind, kindName }: MapNode) => (kind === 'unknown' ? kindName : t(`kinds.${kind}`)),
    [t],
  );
  const onChoose = useCallback(
    (id: ItemId) => {
      if (from !== null) return commands.link(from, id);
      selection.set([id]);
      commands.startLink();
    },
    [commands, from, selection],
  );
  const onClose = () => commands.linking.set(null);
  const label = t(from === null ? 'link.from' : 'link.to');
  return <ChooseNode {...{ label, typed, nodes, sectionOf, onChoose, onClose }} />;
}
