import { useState } from 'react';
import type { CityView } from '../../../shared/api.ts';
import { may } from '../../../shared/permissions.ts';
import BarrierMap from '../../features/map/BarrierMap.tsx';
import { CompareButton } from '../../features/map/compare/CompareButton.tsx';
import { nameOwnWords } from '../../features/map/own/choices.ts';
import { invitableRoles } from '../../features/members/inviteChoices.ts';
import { type Writable, writable } from '../../live/readable.ts';
import type { LiveDocument } from '../../live/types.ts';
import { useReadable } from '../../live/useLive.ts';
import type { Company } from '../../together/Together.ts';
import { DocumentPlacesContext } from '../../ui/DocumentPlaces.ts';
import { copyName, downloadText } from '../board/downloadCopy.ts';
import { mapAsText } from '../board/mapCopy.ts';
import type { FilesWindow } from '../board/mapFiles/filesWindow.ts';
import { MapFiles } from '../board/mapFiles/MapFiles.tsx';
import { MapFilesMenu, type MapFilesMenuProps } from '../board/mapFiles/MapFilesMenu.tsx';
import { useDocumentPlaces } from '../board/maps/useDocumentPlaces.ts';
import { ShareDialog } from '../board/ShareDialog.tsx';
import styles from '../board/TopBar.module.css';
import { TopBar } from '../board/TopBar.tsx';
import { useMapAddress, useViewShortcut } from '../board/useBoardAddress.ts';
import { useCompany } from '../board/useCompany.ts';
import { useHistory } from '../board/useHistory.ts';
import { type MapPageActs, useMapActs } from '../board/useMapActs.ts';
import { useOtherBoards } from '../board/usePageActions.ts';
import { type OpenDocumentProps, OpenedDocument } from '../OpenedDocument.tsx';
import { PageSkeleton } from '../PageSkeleton.tsx';

function downloadCopy(title: string, live: LiveDocument): void {
  downloadText(copyName(title, new Date()), mapAsText(title, live.doc, live.copy()));
}

const NO_WORDS: readonly never[] = [];

interface MapBodyProps extends Omit<OpenDocumentProps, 'onReload'> {
  readonly company: Company;
  readonly history: ReturnType<typeof useHistory>;
  readonly address: ReturnType<typeof useMapAddress>;
  readonly canEdit: boolean;
  readonly files: Writable<FilesWindow | null>;
  readonly acts: MapPageActs;
}

/** What is below the page's bar. */
function MapBody(props: MapBodyProps) {
  const { document, parts, live, company, history, address, canEdit, files, acts } = props;
  const { workspace } = parts;
  const places = useDocumentPlaces(parts.documents);
  nameOwnWords(workspace.programme.words ?? NO_WORDS);
  const more = useMapActs(acts);
  const destinations = useOtherBoards(parts.documents, document);
  return (
    <DocumentPlacesContext value={places}>
      <BarrierMap
        live={live}
        me={workspace.member}
        members={parts.members}
        company={company}
        past={history.past}
        cities={workspace.cities}
        canEdit={canEdit}
        view={address.view}
        itemId={address.itemId}
        title={document.title}
        more={more}
        destinations={destinations}
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
  );
}

/** What the bar of a map has beside that of a board. */
function BarButtons({ cities, ...files }: MapFilesMenuProps & { readonly cities: readonly CityView[] }) {
  return (
    <>
      <CompareButton cities={cities} />
      <MapFilesMenu {...files} />
    </>
  );
}

function OpenMap({ document, parts, live, onReload }: OpenDocumentProps) {
  const address = useMapAddress();
  useViewShortcut(address);
  const [sharing, setSharing] = useState(false);
  const [renaming, setRenaming] = useState(false);
  const company = useCompany(document, parts.workspace.member);
  const history = useHistory(document, company);
  const loaded = useReadable(live.loaded);
  const save = useReadable(live.saveState);
  const { workspace } = parts;
  const mayRename = may(document.capabilities, 'document.rename');
  const canEdit = save.kind !== 'readOnly' && save.kind !== 'notSaved';
  const [files] = useState(() => writable<FilesWindow | null>(null));
  const onDownload = () => downloadCopy(document.title, live);
  const onShare = invitableRoles(workspace.capabilities).length > 0 ? () => setSharing(true) : null;
  const acts: MapPageActs = {
    ...{ view: address.view, setView: address.setView, files, onDownload, onShare, onHistory: history.open },
    onRename: mayRename ? () => setRenaming(true) : null,
    home: `/w/${workspace.id}`,
  };
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
        views={address.views}
        onView={address.setView}
        onRetry={retry}
        onDownload={onDownload}
        onHistory={history.open}
        more={<BarButtons open={files} mayImport={canEdit} cities={workspace.cities} />}
        renaming={{ active: renaming && mayRename, set: setRenaming }}
        onShare={onShare}
      />
      <main id="main" tabIndex={-1} className={styles.main}>
        {loaded && company ? (
          <MapBody {...{ document, parts, live, company, history, address, canEdit, files, acts }} />
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
