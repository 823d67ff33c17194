/** The board as a surface to move on: items, chrome that floats over them, keyboard, clipboard, presence. */
import { type ReactNode, Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Destination } from '../../../acts/Destination.ts';
import { Cursors } from '../../../canvas/Cursors.tsx';
import { useClipboard } from '../../../canvas/clipboard.ts';
import { Surface, type SurfaceHandle } from '../../../canvas/Surface.tsx';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import type { LiveDocument } from '../../../live/types.ts';
import { useReadable } from '../../../live/useLive.ts';
import { useSaidOf } from '../../../together/marksInWords.ts';
import { afterFrame } from '../../../ui/afterFrame.ts';
import { lazyPart, quietPart } from '../../../ui/lazyPart.tsx';
import type { Action } from '../actions/Action.ts';
import { DeskContext } from '../actions/DeskContext.ts';
import { Dialogs } from '../dialogs/Dialogs.tsx';
import { Panels } from '../panels/Panels.tsx';
import { pins } from '../together/laterPins.ts';
import type { BoardCore } from '../useBoardCore.ts';
import styles from './Canvas.module.css';
import { type AuthorName, type Canvas, CanvasContext, useCanvas } from './CanvasContext.ts';
import { Chrome } from './chrome/Chrome.tsx';
import { openCanvas } from './openCanvas.ts';
import { useArrival } from './useArrival.ts';
import { useKeys } from './useKeys.ts';
import { BoardOverlay } from './views/BoardOverlay.tsx';
import { ItemView } from './views/ItemView.tsx';

/** The board in small does not come before the board. */
const Minimap = quietPart(afterFrame(() => import('../../../acts/Mini.tsx')));
const CropWindow = lazyPart(() => import('../crop/CropWindow.tsx'));
const PointMenu = quietPart(afterFrame(() => import('./chrome/PointMenu.tsx')));
const Pins = quietPart(afterFrame(pins.fetch));
const KeepView = quietPart(afterFrame(() => import('./KeepView.tsx')));

export interface CanvasViewProps {
  readonly core: BoardCore;
  readonly live: LiveDocument;
  readonly canEdit: boolean;
  readonly title: string;
  readonly itemId: ItemId | null;
  readonly actions: readonly Action[];
  readonly destinations?: readonly Destination[];
  readonly authorNameOf: (memberId: string | null) => AuthorName | null;
  readonly extras?: ReactNode;
  readonly starters?: ReactNode;
}

/** The canvas's own objects; null for the first moment, since they listen to the document. */
function useOpenCanvas(
  { core, live, actions, authorNameOf }: CanvasViewProps,
  handle: { readonly current: SurfaceHandle<ItemId> | null },
): Canvas | null {
  const authors = useRef(authorNameOf);
  useEffect(() => {
    authors.current = authorNameOf;
  }, [authorNameOf]);
  const said = useSaidOf();
  const [canvas, setCanvas] = useState<Canvas | null>(null);
  // Before the screen is painted: nobody is to see the moment without it.
  useLayoutEffect(() => {
    const authorOf = (memberId: string | null) => {
      const author = authors.current(memberId);
      return author ? [author.name, author.badge].filter(Boolean).join(', ') : '';
    };
    const saidOf = (id: ItemId) => said.current(id);
    const opened = openCanvas({ core, live, authorOf, saidOf, actions, surface: () => handle.current });
    setCanvas(opened);
    return () => {
      setCanvas(null);
      opened.close();
    };
  }, [core, live, actions, handle, said]);
  return canvas;
}

/** Letters measure differently once the typeface is there, if it was not there already: lay out again, once. */
function useTypeface(canvas: Canvas | null): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    if (canvas === null || !document.fonts) return;
    let gone = false;
    const again = () => {
      if (gone || !canvas.fitter.reset()) return;
      canvas.model.remeasure();
      canvas.surface.redraw();
      setVersion((count) => count + 1);
    };
    // Without the typeface the board is shown in the system's: nothing to do.
    document.fonts.load('500 24px "Inter Variable"').then(again, () => undefined);
    return () => {
      gone = true;
    };
  }, [canvas]);
  return version;
}

function Cropping() {
  const id = useReadable(useCanvas().commands.cropping);
  return <Suspense fallback={null}>{id && <CropWindow key={id} id={id} />}</Suspense>;
}

interface OpenProps extends CanvasViewProps {
  readonly canvas: Canvas;
  readonly handle: { readonly current: SurfaceHandle<ItemId> | null };
}

function OpenCanvas(props: OpenProps) {
  const { canvas, handle, title, itemId, canEdit } = props;
  const { t } = useTranslation('board');
  const chosenTool = useReadable(canvas.hands.tool);
  const step = useReadable(canvas.links.step);
  const tool = step.kind === 'off' ? chosenTool : 'line';
  const singleKeys = useReadable(canvas.singleKeys);
  const adding = useReadable(canvas.adding);
  const version = useTypeface(canvas);
  const onKeyDown = useKeys(canvas);
  useClipboard(canvas.clipboard);
  useArrival(canvas, handle, itemId, props.live);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another typeface renders every item anew
  const renderItem = useCallback((id: ItemId) => <ItemView id={id} />, [version]);
  const restLabel = useCallback((count: number) => t('moreCursors', { count }), [t]);
  const { surface, viewport, selection, gestures } = canvas;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys reach it from the surface and the chrome
    <div
      className={styles.root}
      onKeyDown={onKeyDown}
      data-board-canvas={canEdit ? 'edit' : ''}
      data-board-view=""
    >
      <Surface<ItemId>
        ref={handle as React.RefObject<SurfaceHandle<ItemId> | null>}
        items={surface}
        viewport={viewport}
        selection={selection}
        tool={tool}
        lineFrom={step.kind === 'to' ? step.from : null}
        handlers={gestures.handlers}
        label={t('canvasOf', { title })}
        renderItem={renderItem}
        singleKeys={singleKeys}
        additive={adding}
        overlay={<BoardOverlay />}
      >
        <Pins />
        <Minimap />
        <KeepView live={props.live} />
        <Cropping />
        <Cursors field={canvas.cursors} restLabel={restLabel} />
      </Surface>
      <Chrome handle={handle} canEdit={canEdit} live={props.live} starters={props.starters} />
      <Dialogs />
      <Panels destinations={props.destinations ?? []} />
      <PointMenu />
      {props.extras}
    </div>
  );
}

export default function CanvasView(props: CanvasViewProps) {
  const handle = useRef<SurfaceHandle<ItemId>>(null);
  const canvas = useOpenCanvas(props, handle);
  if (canvas === null) return null;
  return (
    <DeskContext value={canvas}>
      <CanvasContext value={canvas}>
        <OpenCanvas {...props} canvas={canvas} handle={handle} />
      </CanvasContext>
    </DeskContext>
  );
}
