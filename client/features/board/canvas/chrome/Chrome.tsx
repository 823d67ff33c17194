/** What floats over the board. */
import type { ReactNode } from 'react';
import { Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import type { ItemId } from '../../../../../shared/ids.ts';
import type { SurfaceHandle } from '../../../../canvas/Surface.tsx';
import { useZoomShare } from '../../../../canvas/useZoomShare.ts';
import { ZOOM_STEP } from '../../../../canvas/Viewport.ts';
import type { LiveDocument, Readable } from '../../../../live/types.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { useAfterFrame } from '../../../../ui/afterFrame.ts';
import bars from '../../../../ui/bars/Bars.module.css';
import { HistoryBar } from '../../../../ui/bars/HistoryBar.tsx';
import { ZoomBar } from '../../../../ui/bars/ZoomBar.tsx';
import { lazyPart, quietPart } from '../../../../ui/lazyPart.tsx';
import { VisuallyHidden } from '../../../../ui/VisuallyHidden.tsx';
import { useBoardValue, useCanvas } from '../CanvasContext.ts';
import {
  fetchBackToContent,
  fetchDrawingBar,
  fetchEmptyBoard,
  fetchHints,
  fetchSelectionBar,
  fetchStickerBar,
} from './fetchLater.ts';
import { Toolbar } from './Toolbar.tsx';

const BackToContent = quietPart(fetchBackToContent);
const DrawingBar = lazyPart(fetchDrawingBar);
const EmptyBoard = quietPart(fetchEmptyBoard);
const Hints = quietPart(fetchHints);
const SelectionBar = lazyPart(fetchSelectionBar);
const StickerBar = lazyPart(fetchStickerBar);

export interface ChromeProps {
  readonly handle: { readonly current: SurfaceHandle<ItemId> | null };
  readonly canEdit: boolean;
  readonly live: Pick<LiveDocument, 'saveState'>;
  readonly starters?: ReactNode;
}

/** Written directly: what is said of others renders nothing. */
function Said({ words, mark }: { readonly words: Readable<string>; readonly mark: object }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = () => {
      if (place.current) place.current.textContent = words.get();
    };
    write();
    return words.subscribe(write);
  }, [words]);
  return <span ref={place} role="status" {...mark} />;
}

function Announcements() {
  const { announcer } = useCanvas();
  return (
    <VisuallyHidden>
      <Said words={announcer.said} mark={{ 'data-said': '' }} />
      <Said words={announcer.othersSaid} mark={{ 'data-others-said': '' }} />
    </VisuallyHidden>
  );
}

function Chosen({ canEdit }: Pick<ChromeProps, 'canEdit'>) {
  const { selection } = useCanvas();
  const any = useSyncExternalStore(selection.subscribe, () => selection.ids.size > 0);
  return <Suspense fallback={null}>{any ? <SelectionBar canEdit={canEdit} /> : null}</Suspense>;
}

function Bars({ handle, canEdit, live, starters }: ChromeProps) {
  const { model, history, commands, viewport, hands } = useCanvas();
  const tool = useReadable(hands.tool);
  const canTravel = useReadable(history.state);
  const share = useZoomShare(viewport);
  // Who has something in the hand needs the place.
  const free = tool === 'select' || tool === 'hand';
  const empty = useBoardValue(() => model.store.size === 0);
  return (
    <>
      {empty && canEdit && free ? <EmptyBoard starters={starters} /> : null}
      {canEdit ? <Toolbar /> : null}
      {canEdit ? <HistoryBar state={canTravel} commands={commands} /> : null}
      <ZoomBar
        share={share}
        step={(way) => viewport.zoomAt(ZOOM_STEP ** way)}
        zoomTo={(what) => handle.current?.zoomTo(what)}
      />
      <BackToContent handle={handle} />
      <Suspense fallback={null}>{canEdit && tool === 'draw' ? <DrawingBar /> : null}</Suspense>
      <Suspense fallback={null}>{canEdit && tool === 'stamp' ? <StickerBar /> : null}</Suspense>
      <Hints canEdit={canEdit} live={live} />
      <Chosen canEdit={canEdit} />
    </>
  );
}

export function Chrome(props: ChromeProps) {
  const { look } = useCanvas();
  // Between outline and canvas the bars do not flash.
  const around = useAfterFrame(look.seen);
  return (
    <div className={bars.chrome} data-chrome="">
      {around ? <Bars {...props} /> : null}
      <Announcements />
    </div>
  );
}
