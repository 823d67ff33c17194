import { IconPencil } from '@tabler/icons-react';
import type { SteadyDocument } from '../../../shared/api.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { may } from '../../../shared/permissions.ts';
import { useChangeDocument } from '../../api/mutations.ts';
import { KindIcon } from '../../features/workspace/documentKinds.tsx';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { complain } from '../../together/useTogether.ts';
import { TitleInput } from '../../ui/TitleInput.tsx';
import styles from './TopBar.module.css';

export interface Renaming {
  readonly active: boolean;
  readonly set: (active: boolean) => void;
}

interface BoardTitleProps {
  readonly document: SteadyDocument;
  readonly renaming: Renaming;
}

/** The board's name; a press makes it a field, where one may. */
export function BoardTitle({ document, renaming }: BoardTitleProps) {
  const { t } = useTranslation();
  const change = useChangeDocument(document.workspaceId);
  const commit = (title: string) => {
    renaming.set(false);
    // Said also to who has left the board meanwhile.
    change.mutateAsync({ id: document.id, change: { title } }).catch(complain);
  };
  if (renaming.active)
    return (
      <span className={styles.titleButton}>
        <TitleInput
          title={document.title}
          label={t('doc.newName')}
          maxLength={LIMITS.titleLength}
          givesBack
          onCommit={commit}
          onCancel={() => renaming.set(false)}
        />
      </span>
    );
  const words = (
    <>
      <KindIcon kind={document.kind} className={styles.boardIcon} />
      <h1 className={styles.title} title={document.title}>
        {document.title}
      </h1>
    </>
  );
  if (!may(document.capabilities, 'document.rename'))
    return <span className={styles.titleButton}>{words}</span>;
  return (
    // biome-ignore lint/a11y: keys and screen readers have the button in it, whose press comes by here
    <span className={styles.titleButton} onClick={() => renaming.set(true)}>
      {words}
      <button
        type="button"
        className={styles.pencil}
        aria-label={t('doc.renameNamed', { title: document.title })}
      >
        <IconPencil size={16} aria-hidden />
      </button>
    </span>
  );
}
