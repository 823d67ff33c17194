/** A node of the map, found by its words. */
import { useCallback } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { fold } from '../../../../shared/wording/terms.ts';
import { CommandMenu } from '../../../acts/CommandMenu.tsx';
import { tokensOf } from '../../../acts/fuzzy.ts';
import { KIND_ICONS } from '../kindIcons.ts';
import { useDesk } from '../MapDesk.ts';

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

const NO_HIT = 3;

/** It begins so, a word of it does, or the words are somewhere in it. Folded. */
function rankOf(sought: string, title: string): number {
  const words = tokensOf(sought);
  if (!words.every((word) => title.includes(word))) return NO_HIT;
  if (title.startsWith(sought)) return 0;
  const tokens = tokensOf(title);
  return words.every((word) => tokens.some((token) => token.startsWith(word))) ? 1 : 2;
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
