/** A node of the map, found by its words. */
import { useCallback } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { fold } from '../../../../shared/wording/terms.ts';
import { CommandMenu } from '../../../acts/CommandMenu.tsx';
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
  readonly onClose: () => void;
}

export function ChooseNode({
  label: name,
  typed = '',
  nodes,
  sectionOf,
  onChoose,
  onClose,
}: ChooseNodeProps) {
  const desk = useDesk();
  const entries = useCallback(
    (query: string) => {
      const sought = fold(query).trim();
      const found = nodes().map((node) => ({
        node,
        rank: rankOf(sought, fold(desk.commands.titleOf(node.id))),
      }));
      return found
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
    },
    [desk, nodes, sectionOf, onChoose],
  );
  const leave = () => desk.surface.focus();
  return (
    <CommandMenu entries={entries} label={name} typed={typed} recent="" leave={leave} onClose={onClose} />
  );
}
