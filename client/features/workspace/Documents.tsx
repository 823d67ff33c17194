import { IconNote } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { DocumentView, MemberView, WorkspaceView } from '../../../shared/api.ts';
import { may } from '../../../shared/permissions.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ArchivedDocuments } from './ArchivedDocuments.tsx';
import { DocumentCard } from './DocumentCard.tsx';
import styles from './Documents.module.css';
import { useDocumentActs } from './useDocumentActs.ts';
import { useDuplicate } from './useDuplicate.ts';
import { useSteadyOrder } from './useSteadyOrder.ts';
import '../../i18n/words/workspace.ts';

const MOST_PICTURES = 24;
export const DOCUMENTS_HEADING = 'documents-heading';

interface DocumentsProps {
  readonly workspace: WorkspaceView;
  readonly documents: readonly DocumentView[] | undefined;
  readonly error: Error | null;
  readonly onRetry: () => void;
  readonly members: readonly MemberView[];
  /** The button that makes the first board, for the empty state. */
  readonly createButton: ReactNode;
}

function LoadingGrid() {
  const { t } = useTranslation();
  return (
    <div className={styles.grid} role="status" aria-label={t('ui.loading')}>
      {[1, 2, 3].map((key) => (
        <div key={key} className={styles.loadingCard}>
          <Skeleton height={104} />
          <Skeleton height={16} width="70%" />
        </div>
      ))}
    </div>
  );
}

/** When a document goes from one list to the other while its button has the focus, the heading takes it. */
function useFocusAfterMove(openCount: number | undefined): void {
  const before = useRef(openCount);
  useEffect(() => {
    const moved = before.current !== undefined && before.current !== openCount;
    before.current = openCount;
    if (moved && document.activeElement === document.body)
      document.getElementById(DOCUMENTS_HEADING)?.focus({ preventScroll: true });
  }, [openCount]);
}

/** Documents of the twinning: open ones as cards, archived ones folded away. */
export function Documents(props: DocumentsProps) {
  const { workspace, documents, error, onRetry, members, createButton } = props;
  const { t } = useTranslation();
  const acts = useDocumentActs(workspace.id);
  const duplicate = useDuplicate();
  const mayMake = may(workspace.capabilities, 'document.create');
  useFocusAfterMove(documents?.filter((one) => one.archivedAt === null).length);
  const latestFirst = (documents ?? []).toSorted((a, b) => b.updatedAt - a.updatedAt);
  const open = latestFirst.filter((document) => document.archivedAt === null);
  const { shown, held } = useSteadyOrder<DocumentView, HTMLUListElement>(open);
  if (error && !documents)
    return <Problem title={t('home.documentsFailed')} error={error} onRetry={onRetry} />;
  if (!documents) return <LoadingGrid />;
  return (
    <>
      {open.length === 0 ? (
        <EmptyState icon={<IconNote size={40} />} title={t('home.empty')} actions={createButton}>
          {t('home.emptyText')}
        </EmptyState>
      ) : (
        <ul className={styles.grid} {...held}>
          {shown.map((document, index) => (
            <DocumentCard
              key={document.id}
              pictured={index < MOST_PICTURES}
              document={document}
              members={members}
              onRename={(title) => acts.rename(document, title)}
              onArchive={() => acts.archive(document)}
              onDuplicate={mayMake ? () => duplicate(document) : null}
            />
          ))}
        </ul>
      )}
      <ArchivedDocuments
        documents={latestFirst.filter((document) => document.archivedAt !== null)}
        onRestore={acts.restore}
      />
    </>
  );
}
