import { useMemo, useState } from 'react';
import type { AuthorView, SteadyDocument } from '../../../shared/api.ts';
import { may } from '../../../shared/permissions.ts';
import Board from '../../features/board/Board.tsx';
import { useDuplicate } from '../../features/workspace/useDuplicate.ts';
import type { LiveDocument } from '../../live/types.ts';
import type { Company } from '../../together/Together.ts';
import { DocumentPlacesContext } from '../../ui/DocumentPlaces.ts';
import { quietPart } from '../../ui/lazyPart.tsx';
import { withCode } from '../../ui/withCode.ts';
import { AroundDocument, useDocumentDoors } from '../board/AroundDocument.tsx';
import { copyAsText, copyName, downloadText } from '../board/downloadCopy.ts';
import { useExchange } from '../board/exchange/useExchange.tsx';
import { createBoardImages } from '../board/images/bringImages.ts';
import { ImageDoor } from '../board/images/ImageDoor.tsx';
import { useBarriers } from '../board/maps/useBarriers.tsx';
import { useDocumentPlaces } from '../board/maps/useDocumentPlaces.ts';
import styles from '../board/TopBar.module.css';
import { useAttribution } from '../board/useAttribution.ts';
import { type BoardAddress, useBoardAddress, useViewShortcut } from '../board/useBoardAddress.ts';
import { useCompany } from '../board/useCompany.ts';
import { useHistory } from '../board/useHistory.ts';
import { useCanEdit } from '../board/useLiveDocument.ts';
import { type PageActs, useOtherBoards, usePageActions } from '../board/usePageActions.ts';
import { type OpenDocumentProps, OpenedDocument } from '../OpenedDocument.tsx';
import type { WorkspaceParts } from '../useWorkspacePage.ts';

/** What one does with it comes after what is there. */
const BoardExtras = quietPart(() => import('../board/BoardExtras.tsx'));

/** Where the board puts acts of its own into the page's bar. */
const BAR = 'bar-acts';

interface LoadedBoardProps extends Omit<OpenDocumentProps, 'onReload'> {
  readonly address: BoardAddress;
  readonly acts: PageActs;
  readonly added: ReturnType<typeof useMore>;
  readonly company: Company;
}

/** The board itself, with what the page adds to its acts. */
function LoadedBoard(props: LoadedBoardProps) {
  const { document, parts, live, address, acts, added, company } = props;
  const canEdit = useCanEdit(live);
  const { workspace } = parts;
  const page = usePageActions(acts);
  const more = useMemo(() => [...page, ...added.more], [page, added.more]);
  const destinations = useOtherBoards(parts.documents, document);
  const places = useDocumentPlaces(parts.documents);
  return (
    <DocumentPlacesContext value={places}>
      <Board
        live={live}
        me={workspace.member}
        members={parts.members}
        authors={added.authors}
        cities={workspace.cities}
        canEdit={canEdit}
        view={address.view}
        onViewChange={address.setView}
        itemId={address.itemId}
        title={document.title}
        past={added.history.past}
        company={company}
        more={more}
        destinations={destinations}
        extras={
          <>
            {added.exchange.windows}
            {added.barriers.window}
            <ImageDoor images={added.images} />
            <BoardExtras
              bar={BAR}
              {...{ document, live, tellAuthors: added.tellAuthors }}
              me={workspace.member}
              itemId={address.itemId}
            />
          </>
        }
        starters={added.exchange.starters}
      />
    </DocumentPlacesContext>
  );
}

function downloadCopy(title: string, live: LiveDocument): void {
  downloadText(copyName(title, new Date()), copyAsText(title, live.doc, live.copy()));
}

/** What the page adds to a board: its past, and ways in and out. */
function useMore(document: SteadyDocument, parts: WorkspaceParts, company: ReturnType<typeof useCompany>) {
  const [told, tellAuthors] = useState<readonly AuthorView[] | null>(null);
  const authors = told ?? parts.members;
  const history = useHistory(document, parts.workspace, company);
  const exchange = useExchange(document, { workspace: parts.workspace, members: authors });
  const barriers = useBarriers(document, parts);
  const [images] = useState(() => createBoardImages(document.id));
  const more = useMemo(
    () => [...history.acts, ...images.acts, ...exchange.acts, ...barriers.acts],
    [history.acts, images, exchange.acts, barriers.acts],
  );
  return { authors, tellAuthors, history, exchange, images, barriers, more };
}

function OpenBoard(props: OpenDocumentProps) {
  const { document, parts, live } = props;
  const address = useBoardAddress();
  useViewShortcut(address);
  const doors = useDocumentDoors(props);
  const company = useCompany(document, parts.workspace.member);
  const added = useMore(document, parts, company);
  const { workspace } = parts;
  const onDownload = () => downloadCopy(document.title, live);
  const duplicate = useDuplicate();
  const onDuplicate = may(workspace.capabilities, 'document.create') ? () => duplicate(document) : null;
  const attribution = useAttribution(document);
  const { view, setView } = address;
  const { onShare, onRename } = doors;
  const acts: PageActs = {
    ...{ view, setView, onDownload, onShare, onRename, onDuplicate, attribution },
    onSave: () => withCode(import('../board/saySaved.ts'), ({ saySaved }) => saySaved(live)),
    home: `/w/${workspace.id}`,
  };
  return (
    <AroundDocument
      {...props}
      {...{ address, company, doors, onDownload }}
      more={<span id={BAR} className={styles.barActs} />}
      onHistory={added.history.open}
    >
      {(here) => <LoadedBoard {...{ document, parts, live, address, acts, added }} company={here} />}
    </AroundDocument>
  );
}

export default function BoardPage() {
  return <OpenedDocument kind="board" page={OpenBoard} />;
}
