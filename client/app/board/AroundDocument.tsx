/** What a board and a map have around them: the title of the tab, the bar, sharing, and a skeleton until they are here. */
import { type ReactNode, useState } from 'react';
import { may } from '../../../shared/permissions.ts';
import { invitableRoles } from '../../features/members/inviteChoices.ts';
import { useReadable } from '../../live/useLive.ts';
import type { Company } from '../../together/Together.ts';
import type { OpenDocumentProps } from '../OpenedDocument.tsx';
import { PageSkeleton } from '../PageSkeleton.tsx';
import { ShareDialog } from './ShareDialog.tsx';
import styles from './TopBar.module.css';
import { TopBar, type TopBarProps } from './TopBar.tsx';
import type { AnyView } from './useBoardAddress.ts';

/** Sharing and renaming begin in the bar and among the acts; null where one may not. */
export function useDocumentDoors({ document, parts }: Pick<OpenDocumentProps, 'document' | 'parts'>) {
  const [sharing, setSharing] = useState(false);
  const [renaming, setRenaming] = useState(false);
  const mayShare = invitableRoles(parts.workspace.capabilities).length > 0;
  const mayRename = may(document.capabilities, 'document.rename');
  return {
    sharing: { active: sharing, end: () => setSharing(false) },
    renaming: { active: renaming && mayRename, set: setRenaming },
    onShare: mayShare ? () => setSharing(true) : null,
    onRename: mayRename ? () => setRenaming(true) : null,
  };
}

interface AroundProps<View extends AnyView>
  extends OpenDocumentProps,
    Pick<TopBarProps<View>, 'onDownload' | 'onHistory' | 'more'> {
  readonly address: {
    readonly view: View;
    readonly views: readonly View[];
    readonly setView: (view: View) => void;
  };
  readonly company: Company | null;
  readonly doors: ReturnType<typeof useDocumentDoors>;
  /** The document itself, once it and who is here have come. */
  readonly children: (company: Company) => ReactNode;
}

export function AroundDocument<View extends AnyView>(props: AroundProps<View>) {
  const { document, parts, live, onReload, address, company, doors, children, ...bar } = props;
  const loaded = useReadable(live.loaded);
  const { workspace } = parts;
  const retry = () => {
    onReload();
    live.retry();
  };
  return (
    <div className={styles.page}>
      <title>{`${document.title} · Jumelage`}</title>
      <TopBar
        {...bar}
        {...{ document, workspace, live, company }}
        view={address.view}
        views={address.views}
        onView={address.setView}
        onRetry={retry}
        renaming={doors.renaming}
        onShare={doors.onShare}
      />
      <main id="main" tabIndex={-1} className={styles.main}>
        {loaded && company ? children(company) : <PageSkeleton />}
      </main>
      <ShareDialog
        open={doors.sharing.active}
        onClose={doors.sharing.end}
        document={document}
        workspace={workspace}
        documents={parts.documents ?? []}
      />
    </div>
  );
}
