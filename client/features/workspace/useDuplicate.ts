import type { DocumentView } from '../../../shared/api.ts';
import type { WorkspaceId } from '../../../shared/ids.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { useCreateDocument } from '../../api/mutations.ts';
import { errorText } from '../../i18n/errorText.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { navigate } from '../../ui/address.tsx';
import { showToast } from '../../ui/showToast.ts';
import { documentPath } from './documentKinds.tsx';

/** Makes another document with all that is in this one; whoever does stays where they are. */
export function useDuplicate(workspaceId: WorkspaceId): (document: DocumentView) => void {
  const { t } = useTranslation();
  const { mutate } = useCreateDocument(workspaceId);
  return ({ id, kind, title: of }) => {
    const title = t('doc.copyTitle', { title: of }).slice(0, LIMITS.titleLength);
    mutate(
      { kind, title, template: { copyOf: id } },
      {
        onSuccess: (copy) =>
          showToast({
            message: t('doc.duplicated', { title }),
            action: { label: t('doc.open'), onSelect: () => navigate(documentPath(copy)) },
          }),
        onError: (error) => showToast({ message: errorText(error), tone: 'problem' }),
      },
    );
  };
}
