/** What floats over the board. */
import { IconEye } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { lazy, Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import type { ItemId } from '../../../../../shared/ids.ts';
import type { SurfaceHandle } from '../../../../canvas/Surface.tsx';
import { useZoomShare } from '../../../../canvas/useZoomShare.ts';
import { ZOOM_STEP } from '../../../../canvas/Viewport.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import type { LiveDocument, Readable } from '../../../../live/types.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { useAfterFrame } from '../../../../ui/afterFrame.ts';
import { Button } from '../../../../ui/Button.tsx';
import bars from '../../../../ui/bars/Bars.module.css';
import { HistoryBar } from '../../../../ui/bars/HistoryBar.tsx';
import { ZoomBar } from '../../../../ui/bars/ZoomBar.tsx';
import { VisuallyHidden } from '../../../../ui/VisuallyHidden.tsx';
import { useBoardValue, useCanvas } from '../CanvasContext.ts';
import { BackToContent } from './BackToContent.tsx';
import styles from './Chrome.module.css';
import { fetchDrawingBar, fetchEmptyBoard, fetchSelectionBar } from './fetchLater.ts';
import { Toolbar } from './Toolbar.tsx';

const DrawingBar = lazy(fetchDrawingBar);
const EmptyBoard = lazy(fetchEmptyBoard);
const SelectionBar = lazy(fetchSelectionBar);

export interface ChromeProps {
  readonly handle: { readonly current: SurfaceHandle<ItemId> | null };
  readonly canEdit: boolean;
  readonly live: Pick<LiveDocument, 'saveState'>;
  readonly starters?: ReactNode;
}

/** Why there are no tools. */
function ReadOnly({ live }: Pick<ChromeProps, 'live'>) {
  const { t } = useTranslation('board');
  const state = useReadable(live.saveState);
  if (state.kind !== 'readOnly') return null;
  const why = state.reason === 'role' || state.reason === 'archived' ? state.reason : 'ended';
  return (
    <p className={styles.readOnly}>
      <IconEye size={18} aria-hidden />
      {t(`readOnly.${why}`)}
    </p>
  );
}

/** What linking waits for. */
function LinkHint() {
  const { t } = useTranslation('board');
  const { links } = useCanvas();
  const step = useReadable(links.step);
  if (step.kind === 'off') return null;
  return (
    <div className={bars.hint}>
      {t(`link.${step.kind}`)}
      <Button size="sm" onClick={() => links.cancel()}>
        {t('cancel')}
      </Button>
    </div>
  );
}

/** What the format painter waits for. */
function PaintHint() {
  const { t } = useTranslation('actions');
  const { painting } = useCanvas();
  if (!useReadable(painting)) return null;
  return (
    <div className={bars.hint}>
      {t('said.painting')}
      <Button size="sm" onClick={() => painting.set(false)}>
        {t('done')}
      </Button>
    </div>
  );
}

/** What the mouse can do with what it took from the bar. */
function PlaceHint() {
  const { t } = useTranslation('board');
  const { hands } = useCanvas();
  if (useReadable(hands.tool) !== 'place') return null;
  return (
    <div className={bars.hint}>
      {t('place')}
      <Button size="sm" onClick={() => hands.placing.putDown()}>
        {t('cancel')}
      </Button>
    </div>
  );
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
  const empty = useBoardValue(() => model.store.size === 0);
  return (
    <>
      <Suspense fallback={null}>{empty && canEdit ? <EmptyBoard starters={starters} /> : null}</Suspense>
      {canEdit ? <Toolbar /> : <ReadOnly live={live} />}
      {canEdit ? <HistoryBar state={canTravel} commands={commands} /> : null}
      <ZoomBar
        share={share}
        step={(way) => viewport.zoomAt(ZOOM_STEP ** way)}
        zoomTo={(what) => handle.current?.zoomTo(what)}
      />
      <BackToContent handle={handle} />
      <Suspense fallback={null}>{canEdit && tool === 'draw' ? <DrawingBar /> : null}</Suspense>
      <LinkHint />
      <PaintHint />
      <PlaceHint />
      <Chosen canEdit={canEdit} />
    </>
  );
}

export function Chrome(props: ChromeProps) {
  const { look } = useCanvas();
  // Between outline and canvas the bars do not flash.
  const around = useAfterFrame(look.seen);
  return (
    <div className={styles.chrome} data-chrome="">
      {around ? <Bars {...props} /> : null}
      <Announcements />
    </div>
  );
}
