import type { DocumentChange, DocumentView } from '../../../shared/api.ts';
import type { WorkspaceId } from '../../../shared/ids.ts';
import { useChangeDocument } from '../../api/mutations.ts';
import { errorText } from '../../i18n/errorText.ts';
import '../../i18n/words/workspace.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { showToast } from '../../ui/showToast.ts';

export interface DocumentActs {
  rename(document: DocumentView, title: string): void;
  archive(document: DocumentView): void;
  restore(document: DocumentView): void;
}

/** Rename, archive, restore, each with its way back in a toast. */
export function useDocumentActs(workspaceId: WorkspaceId): DocumentActs {
  const { t } = useTranslation();
  // Not with callbacks of `mutate`: those of an earlier act, or of a page that was left, would hear nothing.
  const { mutateAsync } = useChangeDocument(workspaceId);
  const act = (document: DocumentView, change: DocumentChange, back: DocumentChange, message: string) => {
    const problem = (error: Error) => showToast({ message: errorText(error), tone: 'problem' });
    const undo = () => mutateAsync({ id: document.id, change: back }).catch(problem);
    const done = () => showToast({ message, action: { label: t('ui.undo'), onSelect: undo } });
    mutateAsync({ id: document.id, change }).then(done, problem);
  };
  return {
    rename: (document, title) =>
      act(document, { title }, { title: document.title }, t('doc.renamed', { title })),
    archive: (document) =>
      act(
        document,
        { archived: true },
        { archived: false },
        t('doc.archivedToast', { title: document.title }),
      ),
    restore: (document) =>
      act(
        document,
        { archived: false },
        { archived: true },
        t('doc.restoredToast', { title: document.title }),
      ),
  };
}
