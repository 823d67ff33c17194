/** At the heading of an own column what can be done with it, and the question for its name. */
import { type ReactNode, useState } from 'react';
import type { OwnColumn } from '../../../../shared/documents/ownColumns.ts';
import { ownKey } from '../../../../shared/documents/ownValues.ts';
import '../../../i18n/words/ownFields.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { MenuGroup } from '../../../ui/Menu.tsx';
import { ColumnForm } from '../fields/ColumnForm.tsx';
import { columnsOf } from '../fields/columnActs.ts';
import { useColumnMenu } from '../fields/useColumnMenu.ts';
import { useDesk } from '../MapDesk.ts';

export function useHeadingMenu(): {
  readonly menuOf: ((id: string) => readonly MenuGroup[]) | undefined;
  readonly question: ReactNode;
} {
  const { t } = useTranslation('ownFields');
  const desk = useDesk();
  const [renamed, setRenamed] = useState<OwnColumn | null>(null);
  const { groupsOf } = useColumnMenu(setRenamed);
  const close = () => setRenamed(null);
  return {
    menuOf: desk.commands.mayEdit
      ? (id) => {
          const column = columnsOf(desk).find((one) => ownKey(one.id) === id);
          return column ? groupsOf(column) : [];
        }
      : undefined,
    question:
      renamed === null ? null : (
        <Dialog open onClose={close} title={t('rename')}>
          <ColumnForm column={renamed} onEnd={close} />
        </Dialog>
      ),
  };
}
