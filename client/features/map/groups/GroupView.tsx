/** The box around the nodes of a group, with its name. It follows them without React, as links do. */
import { useSyncExternalStore } from 'react';
import type { MapGroup } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { ItemMarks } from '../../../together/ItemMarks.tsx';
import { useDimmed } from '../analysis/useDimmed.ts';
import { NodeEditor } from '../canvas/NodeEditor.tsx';
import { useDesk, useMapValue, useStateOf } from '../MapDesk.ts';
import styles from './Groups.module.css';
import { groupPaths, type Interrupted, titleRoom } from './groupShape.ts';
import { useStrangers } from './useStrangers.ts';

/** Around what is not in it. */
function GapsAround({ box }: { readonly box: Interrupted }) {
  const { inside, gaps } = groupPaths(box);
  return (
    <svg className={styles.gaps} width={box.w} height={box.h} aria-hidden="true">
      <path className={styles.tint} fillRule="evenodd" d={inside} />
      <path className={styles.edge} d={gaps} />
    </svg>
  );
}

/** Whether it would take in what is dragged. */
function useTaking(id: ItemId): true | undefined {
  const { taking } = useDesk().commands;
  return useSyncExternalStore(taking.subscribe, () => taking.get().has(id) || undefined);
}

export function GroupView({ group: { id, text } }: { readonly group: MapGroup }) {
  const { t } = useTranslation('map');
  const { model } = useDesk();
  const { editing, selected } = useStateOf(id);
  const dim = useDimmed(id);
  const takes = useTaking(id);
  const count = useMapValue(() => model.membersOf(id).size);
  const interrupted = useStrangers(id);
  const others = interrupted?.gaps.length ?? 0;
  return (
    <div
      className={styles.group}
      data-selected={selected || undefined}
      data-dim={dim}
      data-takes={takes}
      data-interrupted={others > 0 || undefined}
    >
      {interrupted ? <GapsAround box={interrupted} /> : null}
      <span className={styles.title} style={interrupted ? titleRoom(interrupted) : undefined}>
        {editing ? (
          <NodeEditor id={id} className={styles.editor} placeholder={t('groupTitle')} />
        ) : (
          <strong data-empty={text.trim() === '' || undefined}>{text.trim() || t('group')}</strong>
        )}
        <small>{others === 0 ? count : `${count} · ${t('othersIn', { count: others })}`}</small>
      </span>
      <span className={styles.said}>
        <ItemMarks id={id} />
      </span>
    </div>
  );
}
