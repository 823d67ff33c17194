/** The groups of the map as rows of its outline, each with what is in it. */
import { IconBoxMultiple } from '@tabler/icons-react';
import type { MapGroup } from '../../../../shared/documents/barrierMap.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { ItemMarks } from '../../../together/ItemMarks.tsx';
import styles from '../Map.module.css';
import { type MapDesk, useDesk } from '../MapDesk.ts';
import { useSingle } from '../panel/ItemPanel.tsx';

/** Those that the filter leaves in. */
export function groupsShown({ model, spotlight }: MapDesk): readonly MapGroup[] {
  return model.groups().filter(({ id }) => !spotlight.leavesOut(id));
}

export function GroupRows() {
  const { t } = useTranslation('map');
  const desk = useDesk();
  const { commands, model, selection } = desk;
  const single = useSingle();
  const groups = groupsShown(desk);
  if (groups.length === 0) return null;
  return (
    <section>
      <h2>
        {t('groups')} <small>{groups.length}</small>
      </h2>
      <ul>
        {groups.map(({ id }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.row}
              data-item={id}
              tabIndex={single === id ? 0 : -1}
              aria-current={single === id || undefined}
              onFocus={() => selection.single !== id && selection.set([id])}
              onDoubleClick={() => commands.edit(id)}
            >
              <IconBoxMultiple size={18} aria-hidden />
              <span className={styles.rowWords}>{commands.titleOf(id)}</span>
              <span className={styles.rowNote}>{t('inIt', { count: model.membersOf(id).size })}</span>
            </button>
            <div className={styles.rowMarks}>
              <ItemMarks id={id} inRow />
            </div>
            {model.nodesIn(id).map((node) => (
              <span key={node.id} className={styles.rowLink}>
                {commands.titleOf(node.id)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
