/** The board as it was, on the canvas or in the outline. */
import { useEffect, useMemo } from 'react';
import { boardItems } from '../../../../shared/documents/board.ts';
import { itemText } from '../../../../shared/documents/readItem.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { union } from '../../../canvas/geometry.ts';
import { glideCamera } from '../../../canvas/glideCamera.ts';
import type { LiveDocument } from '../../../live/types.ts';
import { PastFrame, usePast } from '../../../together/past/PastFrame.tsx';
import type { PastFrameProps } from '../../../together/past/PastFrameProps.ts';
import type { PastDocument } from '../../../together/past/pastDocument.ts';
import { showSomething } from '../../../together/past/showSomething.ts';
import type { TitleIn } from '../../../together/past/useMoment.ts';
import { type LookAt, TogetherContext } from '../../../together/Together.ts';
import { COPYING } from '../actions/copying.ts';
import { LOOKING as ALL_LOOKING } from '../actions/looking.ts';
import { OPENING } from '../actions/opening.ts';
import type { AuthorName } from '../canvas/CanvasContext.ts';
import CanvasView from '../canvas/CanvasView.tsx';
import Outline from '../outline/Outline.tsx';
import type { BoardCore } from '../useBoardCore.ts';
import { useBoardCore } from '../useBoardCore.ts';
import { besideOthers } from './besideOthers.ts';
import { tiesIn } from './tiesIn.ts';

export interface PastProps {
  readonly core: BoardCore;
  readonly live: LiveDocument;
  readonly title: string;
  readonly canEdit: boolean;
  readonly view: 'canvas' | 'outline';
  /** "Anna · BUD" of a member id; empty for people who are gone. */
  readonly authorOf: (memberId: string | null) => string;
  readonly authorNameOf: (memberId: string | null) => AuthorName | null;
  readonly onCopy?: PastFrameProps['onCopy'];
  readonly at?: LookAt | null;
  readonly onClose: () => void;
}

/** What can be done with the past on the screen: look, choose, copy. */
const LOOKING = [...ALL_LOOKING, ...OPENING, ...COPYING];

const titleIn: TitleIn = (doc, id) => itemText(boardItems(doc).get(id))?.toString().trim() ?? '';

export default function Past(props: PastProps) {
  const screen = usePast(props.live.documentId);
  return screen === null ? null : <OpenPast {...props} screen={screen} />;
}

function OpenPast(props: PastProps & { readonly screen: PastDocument }) {
  const { core, live, screen, view, authorOf, authorNameOf } = props;
  const pastCore = useBoardCore(screen.live, null, false, { sight: core });
  const shown = useMemo(
    () =>
      pastCore && {
        selection: pastCore.selection,
        goTo(id: ItemId) {
          pastCore.selection.set([id]);
          const box = pastCore.model.box(id);
          if (box) pastCore.viewport.reveal(box);
        },
      },
    [pastCore],
  );
  useEffect(() => {
    if (pastCore === null || view !== 'canvas') return;
    const { model, viewport } = pastCore;
    return showSomething(pastCore, () => {
      const all = union([...model.boxes()].map(([, box]) => box));
      if (all) glideCamera(viewport, viewport.cameraToFit(all));
    });
  }, [pastCore, view]);
  if (pastCore === null || shown === null) return null;
  const show = (title: string) => {
    const same = {
      core: pastCore,
      live: screen.live,
      canEdit: false,
      title,
      itemId: null,
      actions: LOOKING,
    };
    if (view === 'canvas') return <CanvasView {...same} authorNameOf={authorNameOf} />;
    return <Outline {...same} authorOf={authorOf} past />;
  };
  // What is said is said about the item of now.
  return (
    <TogetherContext value={null}>
      <PastFrame
        {...props}
        {...{ shown, show, titleIn, tiesIn }}
        makeRoom={besideOthers}
        documentId={live.documentId}
        saveState={live.saveState}
        now={core}
        nameOf={authorNameOf}
      />
    </TogetherContext>
  );
}
