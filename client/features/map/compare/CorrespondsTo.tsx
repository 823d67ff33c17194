/** “Corresponds to…”: of one node the other is chosen by its words; two that are chosen are joined at once. */
import { useCallback, useEffect, useState } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { concerns } from '../../../../shared/maps/counts.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { meantNodes } from '../acts/meant.ts';
import { type MapDesk, useDesk } from '../MapDesk.ts';
import '../../../i18n/words/mapActs.ts';
import '../../../i18n/words/mapCompare.ts';
import { ChooseNode } from '../commands/ChooseNode.tsx';
import { sayTheyCorrespond } from './correspond.ts';
import { useCityOf } from './useCityOf.ts';

/** Those of its kind first, and of them those of other cities. */
function othersOf({ model, cities }: MapDesk, node: MapNode): readonly MapNode[] {
  const here = cities().filter(({ id }) => concerns(node, id));
  const far = (one: MapNode) =>
    (one.kind === node.kind ? 0 : 2) + (here.some(({ id }) => concerns(one, id)) ? 1 : 0);
  const joined = model
    .linksOf(node.id)
    .filter(({ relation, state }) => relation === 'corresponds' && state !== 'disputed')
    .flatMap(({ from, to }) => [from, to]);
  return model
    .nodes()
    .filter(({ id, text }) => id !== node.id && text.trim() !== '' && !joined.includes(id))
    .toSorted((a, b) => far(a) - far(b));
}

function Choose({ node, onClose }: { readonly node: MapNode; readonly onClose: () => void }) {
  const { t } = useTranslation('mapActs');
  const desk = useDesk();
  const nodes = useCallback(() => othersOf(desk, node), [desk, node]);
  const sectionOf = useCallback(
    (one: MapNode) => {
      const cities = desk.cities().filter(({ id }) => concerns(one, id));
      return cities.map(({ badge }) => badge).join(' ');
    },
    [desk],
  );
  const cityOf = useCityOf();
  const onChoose = useCallback(
    (other: ItemId) => sayTheyCorrespond(desk, node.id, other, cityOf),
    [desk, node, cityOf],
  );
  return <ChooseNode label={t('names.corresponds')} {...{ nodes, sectionOf, onChoose, onClose }} />;
}

export default function CorrespondsTo({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk();
  const [[one, other]] = useState(() => meantNodes(desk));
  const cityOf = useCityOf();
  const both = one !== undefined && other !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it is asked for
  useEffect(() => {
    if (!both) return;
    onClose();
    sayTheyCorrespond(desk, one, other, cityOf);
  }, []);
  const node = both || one === undefined ? null : desk.model.node(one);
  return node ? <Choose node={node} onClose={onClose} /> : null;
}
