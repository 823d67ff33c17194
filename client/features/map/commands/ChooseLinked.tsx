/** While a link is drawn by key: the node that is its next end, found by its words, or a new one. */
import { useCallback } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { type EndMeant, linkEnds } from '../acts/newEnds.ts';
import { useDesk } from '../MapDesk.ts';
import { ChooseNode } from './ChooseNode.tsx';

interface ChooseLinkedProps {
  readonly from: ItemId | null;
  readonly typed: string;
  /** Where it starts is a node that comes with it. */
  readonly named: string | undefined;
}

export default function ChooseLinked({ from, typed, named }: ChooseLinkedProps) {
  const { t } = useTranslation(['map', 'mapTable']);
  const desk = useDesk();
  const { commands, model, selection } = desk;
  const nodes = useCallback(
    () => model.readingOrder().flatMap((id) => (id === from ? [] : (model.node(id) ?? []))),
    [model, from],
  );
  const sectionOf = useCallback(
    ({ kind, kindName }: MapNode) => (kind === 'unknown' ? kindName : t(`kinds.${kind}`)),
    [t],
  );
  const take = useCallback(
    (one: EndMeant) => {
      if (from !== null) linkEnds(desk, { id: from }, one);
      else if (named !== undefined) linkEnds(desk, { name: named }, one);
      else if ('name' in one) commands.linking.set({ from, named: one.name });
      else {
        selection.set([one.id]);
        commands.startLink();
      }
    },
    [desk, commands, from, named, selection],
  );
  const onChoose = useCallback((id: ItemId) => take({ id }), [take]);
  const onName = useCallback((name: string) => take({ name }), [take]);
  const onClose = () => commands.linking.set(null);
  const asked = t(from === null ? 'link.from' : 'link.to');
  const label = named === undefined ? asked : t('mapTable:linkTo', { name: named });
  return (
    <ChooseNode
      key={label}
      {...{ label, typed, nodes, sectionOf, onChoose, onName, onClose }}
      {...(named !== undefined && { taken: named })}
    />
  );
}
