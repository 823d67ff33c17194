/** A new row of links: the node where it starts, then where it leads. Its verb is proposed, and changed in its row. */
import { useCallback } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { type EndMeant, linkEnds } from '../acts/newEnds.ts';
import { ChooseNode } from '../commands/ChooseNode.tsx';
import { useDesk } from '../MapDesk.ts';

interface NewLinkProps {
  /** Null until it was chosen. */
  readonly from: EndMeant | null;
  readonly onFrom: (from: EndMeant) => void;
  readonly onClose: () => void;
}

export default function NewLink({ from, onFrom, onClose }: NewLinkProps) {
  const { t } = useTranslation(['mapTable', 'map']);
  const desk = useDesk();
  const { commands, model, selection, surface } = desk;
  const start = from && 'id' in from ? from.id : null;
  const nodes = useCallback(
    () => model.readingOrder().flatMap((id) => (id === start ? [] : (model.node(id) ?? []))),
    [model, start],
  );
  const sectionOf = useCallback(
    ({ kind, kindName }: MapNode) => (kind === 'unknown' ? kindName : t(`map:kinds.${kind}`)),
    [t],
  );
  const take = useCallback(
    (one: EndMeant) => {
      if (from === null) return onFrom(one);
      linkEnds(desk, from, one);
      if (selection.single !== null && model.link(selection.single)) surface.goTo(selection.single);
    },
    [desk, from, model, onFrom, selection, surface],
  );
  const onChoose = useCallback((id: ItemId) => take({ id }), [take]);
  const onName = useCallback((name: string) => take({ name }), [take]);
  const taken = from && 'name' in from ? from.name : undefined;
  const named = taken ?? commands.titleOf(start);
  const label = from === null ? t('linkFrom') : t('linkTo', { name: named });
  return (
    <ChooseNode
      key={label}
      {...{ label, nodes, sectionOf, onChoose, onName, onClose }}
      {...(taken !== undefined && { taken })}
    />
  );
}
