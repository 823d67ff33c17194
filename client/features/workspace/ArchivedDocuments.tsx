import type { DocumentView } from '../../../shared/api.ts';
import { may } from '../../../shared/permissions.ts';
import { when } from '../../i18n/moments.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { Link } from '../../ui/Link.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './Documents.module.css';
import { documentPath } from './documentKinds.tsx';
import '../../i18n/words/workspace.ts';

interface ArchivedDocumentsProps {
  readonly documents: readonly DocumentView[];
  readonly onRestore: (document: DocumentView) => void;
}

/** Archived documents stay readable; restoring makes them writable again. */
export function ArchivedDocuments({ documents, onRestore }: ArchivedDocumentsProps) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  if (documents.length === 0) return null;
  return (
    <details className={styles.archived}>
      <summary>{t('doc.archivedCount', { count: documents.length })}</summary>
      <ul className={styles.archivedList}>
        {documents.map((document) => (
          <li key={document.id} className={styles.archivedRow}>
            <Link className={styles.archivedTitle} to={documentPath(document)}>
              {document.title}
            </Link>
            <span className={styles.note}>
              {t('doc.archivedWhen', {
                when: when(document.archivedAt ?? document.updatedAt, now, i18n.language),
              })}
            </span>
            <Button
              size="sm"
              aria-label={t('doc.restoreNamed', { title: document.title })}
              disabledReason={
                may(document.capabilities, 'document.archive') ? null : t('problem.askFacilitator')
              }
              onClick={() => onRestore(document)}
            >
              {t('doc.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
