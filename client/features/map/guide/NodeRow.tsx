import type { ReactNode } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import { KIND_ICONS } from '../kindIcons.ts';
import { useDesk } from '../MapDesk.ts';
import styles from './Guide.module.css';

/** A node by its icon and words: a press shows it on the map. */
export function NodeRow({ node, children }: { readonly node: MapNode; readonly children?: ReactNode }) {
  const { commands, surface } = useDesk();
  const Icon = KIND_ICONS[node.kind];
  return (
    <li>
      <button type="button" className={styles.row} onClick={() => surface.goTo(node.id)}>
        <span style={{ display: 'contents', color: `var(--map-${node.kind})` }}>
          <Icon size={18} aria-hidden />
        </span>
        {commands.titleOf(node.id)}
      </button>
      {children}
    </li>
  );
}
