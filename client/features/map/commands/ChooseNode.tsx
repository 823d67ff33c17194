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
  /** Those that can be meant, in their order; the same function for as long as it answers the same. */
  readonly nodes: () => readonly MapNode[];
  readonly sectionOf: (node: MapNode) => string;
  readonly onChoose: (id: ItemId) => void;
  readonly onClose: () => void;
}

export function ChooseNode({ label: name, nodes, sectionOf, onChoose, onClose }: ChooseNodeProps) {
  const desk = useDesk();
  const entries = useCallback(
    (query: string) => {
      const words = tokensOf(fold(query));
      return nodes().flatMap((node) => {
        const { id: key, kind } = node;
        const label = desk.commands.titleOf(key);
        if (!words.every((word) => fold(label).includes(word))) return [];
        const run = () => onChoose(key);
        return [
          { key, label, section: sectionOf(node), icon: KIND_ICONS[kind], reason: null, isAct: false, run },
        ];
      });
    },
    [desk, nodes, sectionOf, onChoose],
  );
  const leave = () => desk.surface.focus();
  return <CommandMenu entries={entries} label={name} recent="" leave={leave} onClose={onClose} />;
}
