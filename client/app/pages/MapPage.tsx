import { useState } from 'react';
import type { CityView } from '../../../shared/api.ts';
import BarrierMap from '../../features/map/BarrierMap.tsx';
import { CompareButton } from '../../features/map/compare/CompareButton.tsx';
import { useOwnWords } from '../../features/map/own/choices.ts';
import { type Writable, writable } from '../../live/readable.ts';
import type { LiveDocument } from '../../live/types.ts';
import type { Company } from '../../together/Together.ts';
import { DocumentPlacesContext } from '../../ui/DocumentPlaces.ts';
import { AroundDocument, useDocumentDoors } from '../board/AroundDocument.tsx';
import { copyName, downloadText } from '../board/downloadCopy.ts';
import { mapAsText } from '../board/mapCopy.ts';
import type { FilesWindow } from '../board/mapFiles/filesWindow.ts';
import { MapFiles } from '../board/mapFiles/MapFiles.tsx';
import { MapFilesMenu, type MapFilesMenuProps } from '../board/mapFiles/MapFilesMenu.tsx';
import { useDocumentPlaces } from '../board/maps/useDocumentPlaces.ts';
import { useMapAddress, useViewShortcut } from '../board/useBoardAddress.ts';
import { useCompany } from '../board/useCompany.ts';
import { useHistory } from '../board/useHistory.ts';
import { useCanEdit } from '../board/useLiveDocument.ts';
import { type MapPageActs, useMapActs } from '../board/useMapActs.ts';
import { useOtherBoards } from '../board/usePageActions.ts';
import { type OpenDocumentProps, OpenedDocument } from '../OpenedDocument.tsx';

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
  useOwnWords(workspace.programme.words ?? NO_WORDS);
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

function OpenMap(props: OpenDocumentProps) {
  const { document, parts, live } = props;
  const address = useMapAddress();
  useViewShortcut(address);
  const doors = useDocumentDoors(props);
  const company = useCompany(document, parts.workspace.member);
  const history = useHistory(document, parts.workspace, company);
  const { workspace } = parts;
  const canEdit = useCanEdit(live);
  const [files] = useState(() => writable<FilesWindow | null>(null));
  const onDownload = () => downloadCopy(document.title, live);
  const { view, setView } = address;
  const { onShare, onRename } = doors;
  const acts: MapPageActs = {
    ...{ view, setView, files, onDownload, onShare, onRename, onHistory: history.open },
    home: `/w/${workspace.id}`,
  };
  return (
    <AroundDocument
      {...props}
      {...{ address, company, doors, onDownload }}
      onHistory={history.open}
      more={<BarButtons open={files} mayImport={canEdit} cities={workspace.cities} />}
    >
      {(here) => (
        <MapBody {...{ document, parts, live, history, address, canEdit, files, acts }} company={here} />
      )}
    </AroundDocument>
  );
}

export default function MapPage() {
  return <OpenedDocument kind="barrierMap" page={OpenMap} />;
}
