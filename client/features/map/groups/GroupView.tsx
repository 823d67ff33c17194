/** The box around the nodes of a group, with its name. It follows them without React, as links do. */
import type { MapGroup } from '../../../../shared/documents/barrierMap.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { ItemMarks } from '../../../together/ItemMarks.tsx';
import { useDimmed } from '../analysis/useDimmed.ts';
import { NodeEditor } from '../canvas/NodeEditor.tsx';
import { useDesk, useMapValue, useStateOf } from '../MapDesk.ts';
import styles from './Groups.module.css';

export function GroupView({ group: { id, text } }: { readonly group: MapGroup }) {
  const { t } = useTranslation('map');
  const { model } = useDesk();
  const { editing, selected } = useStateOf(id);
  const dim = useDimmed(id);
  const count = useMapValue(() => model.membersOf(id).size);
  return (
    <div className={styles.group} data-selected={selected || undefined} data-dim={dim}>
      <span className={styles.title}>
        {editing ? (
          <NodeEditor id={id} className={styles.editor} />
        ) : (
          <strong data-empty={text.trim() === '' || undefined}>{text.trim() || t('group')}</strong>
        )}
        <small>{count}</small>
      </span>
      <span className={styles.said}>
        <ItemMarks id={id} />
      </span>
    </div>
  );
}
