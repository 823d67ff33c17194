/** A node of the map, found by its words; where it is the end of a link, also a new one. */
import { IconPlus } from '@tabler/icons-react';
import { useCallback } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { fold } from '../../../../shared/wording/terms.ts';
import { CommandMenu } from '../../../acts/CommandMenu.tsx';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import '../../../i18n/words/mapTable.ts';
import { newName } from '../acts/newEnds.ts';
import { KIND_ICONS } from '../kindIcons.ts';
import { useDesk } from '../MapDesk.ts';
import { NO_HIT, rankOf } from './rankOf.ts';

interface ChooseNodeProps {
  readonly label: string;
  /** What is looked for first. */
  readonly typed?: string;
  /** Those that can be meant, in their order; the same function for as long as it answers the same. */
  readonly nodes: () => readonly MapNode[];
  readonly sectionOf: (node: MapNode) => string;
  readonly onChoose: (id: ItemId) => void;
  /** A name that nobody has is a new node. */
  readonly onName?: (name: string) => void;
  /** A name that is one of those to come. */
  readonly taken?: string;
  readonly onClose: () => void;
}

export function ChooseNode({
  label: name,
  typed = '',
  nodes,
  sectionOf,
  onChoose,
  onName,
  taken,
  onClose,
}: ChooseNodeProps) {
  const { t } = useTranslation('mapTable');
  const desk = useDesk();
  const entries = useCallback(
    (query: string) => {
      const sought = fold(query).trim();
      const found = nodes().map((node) => ({
        node,
        rank: rankOf(sought, fold(desk.commands.titleOf(node.id))),
      }));
      const known = found
        .filter(({ rank }) => rank < NO_HIT)
        .toSorted((one, other) => one.rank - other.rank)
        .map(({ node }) => ({
          key: node.id,
          label: desk.commands.titleOf(node.id),
          section: sectionOf(node),
          icon: KIND_ICONS[node.kind],
          reason: null,
          isAct: false,
          run: () => onChoose(node.id),
        }));
      const fresh = onName ? newName(desk, query, taken) : null;
      if (!onName || fresh === null) return known;
      const label = t('newEnd', { name: fresh });
      const made = { key: 'new', label, section: '', icon: IconPlus, reason: null, isAct: false };
      return [...known, { ...made, run: () => onName(fresh) }];
    },
    [desk, nodes, sectionOf, onChoose, onName, taken, t],
  );
  const leave = () => desk.surface.focus();
  return (
    <CommandMenu entries={entries} label={name} typed={typed} recent="" leave={leave} onClose={onClose} />
  );
}
