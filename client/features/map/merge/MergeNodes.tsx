/** “Merge…”: of several the one that stays is chosen by its words; one alone takes in another. What is alike is not asked. */
import { useCallback, useEffect, useState } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { fold } from '../../../../shared/wording/terms.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { meantNodes } from '../acts/meant.ts';
import { ChooseNode } from '../commands/ChooseNode.tsx';
import { useDesk } from '../MapDesk.ts';
import { mergeNodes } from './mergeNodes.ts';

const sameWords = (one: MapNode, other: MapNode) =>
  one.kindName === other.kindName && fold(one.text).trim() === fold(other.text).trim();

export default function MergeNodes({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk();
  const { model } = desk;
  const { t } = useTranslation(['mapActs', 'map']);
  const [chosen] = useState(() => meantNodes(desk).flatMap((id) => model.node(id) ?? []));
  const [first, ...rest] = chosen;
  const alone = rest.length === 0;
  const alike = first !== undefined && !alone && rest.every((one) => sameWords(first, one));
  const nodes = useCallback(() => {
    if (!alone) return chosen;
    const far = (one: MapNode) => Number(one.kindName !== first?.kindName);
    return model
      .nodes()
      .filter((one) => one.id !== first?.id)
      .toSorted((a, b) => far(a) - far(b));
  }, [alone, chosen, first, model]);
  const sectionOf = useCallback(
    ({ kind, kindName }: MapNode) => (kind === 'unknown' ? kindName : t(`map:kinds.${kind}`)),
    [t],
  );
  const merge = useCallback(
    (id: ItemId) => {
      const stays = alone && first ? first.id : id;
      const all = alone ? [id] : chosen.map((one) => one.id);
      mergeNodes(
        desk,
        stays,
        all.filter((one) => one !== stays),
      );
    },
    [alone, chosen, desk, first],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it is asked for
  useEffect(() => {
    if (!alike) return;
    onClose();
    merge(first.id);
  }, []);
  if (alike || !first) return null;
  const label = alone ? t('merge.with') : t('merge.which');
  return <ChooseNode onChoose={merge} {...{ label, nodes, sectionOf, onClose }} />;
}
