/** The name of a node in a table of the comparison; a press goes to it. */
import type { ReactNode } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { KIND_ICONS } from '../kindIcons.ts';
import { useDesk } from '../MapDesk.ts';
import { useSingle } from '../panel/ItemPanel.tsx';
import styles from './NodeName.module.css';
import { useNode } from './useNode.ts';

interface NodeNameProps {
  readonly id: ItemId;
  /** After the words. */
  readonly badges?: ReactNode;
  readonly children?: ReactNode;
}

export function NodeName({ id, badges, children }: NodeNameProps) {
  const { surface, commands } = useDesk();
  const node = useNode(id);
  const single = useSingle();
  if (node === null) return null;
  const Icon = KIND_ICONS[node.kind];
  return (
    <button
      type="button"
      className={styles.name}
      data-item={id}
      data-kind={node.kind}
      aria-current={single === id || undefined}
      onClick={() => surface.goTo(id)}
    >
      <Icon size={18} aria-hidden />
      <span>
        {commands.titleOf(id)} {badges}
      </span>
      {children}
    </button>
  );
}
