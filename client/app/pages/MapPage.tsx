import { useState } from 'react';
import { may } from '../../../shared/permissions.ts';
import BarrierMap from '../../features/map/BarrierMap.tsx';
import { invitableRoles } from '../../features/members/inviteChoices.ts';
import { writable } from '../../live/readable.ts';
import { useReadable } from '../../live/useLive.ts';
import { DocumentPlacesContext } from '../../ui/DocumentPlaces.ts';
import { copyName, downloadText } from '../board/downloadCopy.ts';
import { mapAsText } from '../board/mapCopy.ts';
import type { FilesWindow } from '../board/mapFiles/filesWindow.ts';
import { MapFiles } from '../board/mapFiles/MapFiles.tsx';
import { MapFilesMenu } from '../board/mapFiles/MapFilesMenu.tsx';
import { useDocumentPlaces } from '../board/maps/useDocumentPlaces.ts';
import { ShareDialog } from '../board/ShareDialog.tsx';
import styles from '../board/TopBar.module.css';
import { TopBar } from '../board/TopBar.tsx';
import { useBoardAddress, useViewShortcut } from '../board/useBoardAddress.ts';
import { useCompany } from '../board/useCompany.ts';
import { type OpenDocumentProps, OpenedDocument } from '../OpenedDocument.tsx';
import { PageSkeleton } from '../PageSkeleton.tsx';

function OpenMap({ document, parts, live, onReload }: OpenDocumentProps) {
  const address = useBoardAddress();
  useViewShortcut(address);
  const [sharing, setSharing] = useState(false);
  const [renaming, setRenaming] = useState(false);
  const company = useCompany(document, parts.workspace.member);
  const loaded = useReadable(live.loaded);
  const save = useReadable(live.saveState);
  const { workspace } = parts;
  const canEdit = save.kind !== 'readOnly' && save.kind !== 'notSaved';
  const [files] = useState(() => writable<FilesWindow | null>(null));
  const places = useDocumentPlaces(parts.documents);
  const retry = () => {
    onReload();
    live.retry();
  };
  return (
    <div className={styles.page}>
      <title>{`${document.title} · Jumelage`}</title>
      <TopBar
        document={document}
        workspace={workspace}
        live={live}
        company={company}
        view={address.view}
        onView={address.setView}
        onRetry={retry}
        onDownload={() =>
          downloadText(copyName(document.title, new Date()), mapAsText(document.title, live.doc, live.copy()))
        }
        onHistory={null}
        more={<MapFilesMenu open={files} mayImport={canEdit} />}
        renaming={{
          active: renaming && may(document.capabilities, 'document.rename'),
          set: setRenaming,
        }}
        onShare={invitableRoles(workspace.capabilities).length > 0 ? () => setSharing(true) : null}
      />
      <main id="main" tabIndex={-1} className={styles.main}>
        {loaded && company ? (
          <DocumentPlacesContext value={places}>
            <BarrierMap
              live={live}
              me={workspace.member}
              members={parts.members}
              company={company}
              cities={workspace.cities}
              canEdit={canEdit}
              view={address.view}
              itemId={address.itemId}
              title={document.title}
            >
              <MapFiles
                open={files}
                title={document.title}
                workspace={workspace}
                members={parts.members}
                attribution={document.attribution !== false}
              />
            </BarrierMap>
          </DocumentPlacesContext>
        ) : (
          <PageSkeleton />
        )}
      </main>
      <ShareDialog
        open={sharing}
        onClose={() => setSharing(false)}
        document={document}
        workspace={workspace}
        documents={parts.documents ?? []}
      />
    </div>
  );
}

export default function MapPage() {
  return <OpenedDocument kind="barrierMap" page={OpenMap} />;
}
