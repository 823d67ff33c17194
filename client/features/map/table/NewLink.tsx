/** A new row of links: the node where it starts, then where it leads. Its verb is proposed, and changed in its row. */
import { useCallback } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { ChooseNode } from '../commands/ChooseNode.tsx';
import { useDesk } from '../MapDesk.ts';

interface NewLinkProps {
  /** Null until it was chosen. */
  readonly from: ItemId | null;
  readonly onFrom: (id: ItemId) => void;
  readonly onClose: () => void;
}

export default function NewLink({ from, onFrom, onClose }: NewLinkProps) {
  const { t } = useTranslation(['mapTable', 'map']);
  const { commands, model, selection, surface } = useDesk();
  const nodes = useCallback(
    () => model.readingOrder().flatMap((id) => (id === from ? [] : (model.node(id) ?? []))),
    [model, from],
  );
  const sectionOf = useCallback(
    ({ kind, kindName }: MapNode) => (kind === 'unknown' ? kindName : t(`map:kinds.${kind}`)),
    [t],
  );
  const onChoose = useCallback(
    (id: ItemId) => {
      if (from === null) return onFrom(id);
      commands.link(from, id);
      if (selection.single !== null && model.link(selection.single)) surface.goTo(selection.single);
    },
    [commands, from, model, onFrom, selection, surface],
  );
  const label = from === null ? t('linkFrom') : t('linkTo', { name: commands.titleOf(from) });
  return <ChooseNode key={label} {...{ label, nodes, sectionOf, onChoose, onClose }} />;
}
