/** A group beside the map: its name, what is in it, and how it is taken apart. */
import { IconLayersOff } from '@tabler/icons-react';
import type { MapGroup } from '../../../../shared/documents/barrierMap.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { KIND_ICONS } from '../kindIcons.ts';
import { useDesk, useMapValue } from '../MapDesk.ts';
import { TextArea } from '../panel/TextArea.tsx';
import styles from './Groups.module.css';
import { ungroupChosen } from './groupCommands.ts';

export function GroupPanel({ group, edits }: { readonly group: MapGroup; readonly edits: boolean }) {
  const { t } = useTranslation('map');
  const { model, commands, selection, surface } = useDesk();
  const members = useMapValue(() =>
    membersOf()
      .map(({ id, text }) => `${id} ${text}`)
      .join(),
  );
  function membersOf() {
    return model.nodesIn(group.id);
  }
  return (
    <>
      <TextArea id={group.id} name="text" label={t('groupTitle')} text={group.text} rows={1} edits={edits} />
      <ul
        className={styles.members}
        aria-label={t('inIt', { count: members === '' ? 0 : membersOf().length })}
      >
        {membersOf().map(({ id, kind }) => {
          const Icon = KIND_ICONS[kind];
          return (
            <li key={id}>
              <button type="button" className={styles.member} onClick={() => surface.goTo(id)}>
                <Icon size={18} aria-hidden />
                {commands.titleOf(id)}
              </button>
            </li>
          );
        })}
      </ul>
      {commands.mayEdit ? (
        <Button
          icon={<IconLayersOff size={18} aria-hidden />}
          onClick={() => {
            selection.set([group.id]);
            ungroupChosen(commands.parts);
          }}
        >
          {t('ungroup')}
        </Button>
      ) : null}
    </>
  );
}
