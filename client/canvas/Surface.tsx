/** A surface of boxes to pan, zoom, select and move with pointer, touch and keyboard. See docs/spec/canvas.md. */
import type { ReactNode, Ref, RefObject } from 'react';
import { useEffect, useImperativeHandle, useRef, useState, useSyncExternalStore } from 'react';
import { fetchSeldom } from './activities.ts';
import type { Point } from './geometry.ts';
import { Handles } from './Handles.tsx';
import type { SurfaceHandlers, Tool } from './handlers.ts';
import type { SurfaceItems } from './items.ts';
import { KeyControl } from './KeyControl.ts';
import { MountedItems } from './MountedItems.tsx';
import { PointerControl } from './PointerControl.ts';
import type { Selection } from './Selection.ts';
import { Sketch } from './Sketch.ts';
import { Stage } from './Stage.ts';
import classes from './Surface.module.css';
import { StageContext } from './stageContext.ts';
import type { Viewport } from './Viewport.ts';
import { listenToWheel } from './wheel.ts';

/** The page has shown itself by then, and most hands have not begun. */
const EARLY_MS = 300;

export interface SurfaceHandle<Id> {
  /** Focuses the item that has the roving tab stop, or the surface. */
  focus(): void;
  /** Focuses an item and brings it into view, clear of chrome. False when there is no such item. */
  goTo(id: Id): boolean;
  zoomTo(what: 'real' | 'all' | 'selection'): void;
  anythingInView(): boolean;
  /** The topmost item at a board point that `accepts` takes. */
  itemAt(point: Point, accepts?: (id: Id) => boolean): Id | null;
}

export interface SurfaceProps<Id extends string> {
  /** Items, viewport and selection stay the same objects for the life of the surface; use `key` to change them. */
  readonly items: SurfaceItems<Id>;
  readonly viewport: Viewport;
  readonly selection: Selection<Id>;
  readonly tool: Tool;
  readonly handlers: SurfaceHandlers<Id>;
  readonly label: string;
  /** Content of one item; fills a positioned box. Must keep its identity, or every item renders. */
  readonly renderItem: (id: Id) => ReactNode;
  /** Letters without a modifier (M) do something; people can switch that off. */
  readonly singleKeys?: boolean;
  /** A press adds to the selection, as with Shift. */
  readonly additive?: boolean;
  /** A line was begun there by a press, and waits for its end: one is drawn to the mouse. */
  readonly lineFrom?: Id | null;
  /** In board coordinates, over the items. */
  readonly overlay?: ReactNode;
  /** Chrome, in screen coordinates: Cursors and Minimap go here. */
  readonly children?: ReactNode;
  readonly ref?: Ref<SurfaceHandle<Id>>;
}

function usePaneElements() {
  return {
    root: useRef<HTMLDivElement>(null),
    pane: useRef<HTMLDivElement>(null),
    grid: useRef<HTMLDivElement>(null),
    layer: useRef<HTMLDivElement>(null),
    over: useRef<HTMLDivElement>(null),
    canvas: useRef<HTMLCanvasElement>(null),
    marquee: useRef<HTMLDivElement>(null),
    target: useRef<HTMLDivElement>(null),
    path: useRef<SVGPathElement>(null),
    guides: useRef<SVGPathElement>(null),
    ink: useRef<SVGPathElement>(null),
  };
}

function the<T>(ref: RefObject<T | null>): T {
  if (ref.current === null) throw new Error('an element of the surface is not mounted');
  return ref.current;
}

/** Stage and controls live as long as the elements; handlers and tool are read when something happens. */
function useControls<Id extends string>(
  stage: Stage<Id>,
  elements: ReturnType<typeof usePaneElements>,
  props: SurfaceProps<Id>,
): RefObject<KeyControl<Id> | null> {
  const { root, pane, grid, layer, over, canvas, marquee, target, path, guides, ink } = elements;
  const keyboard = useRef<KeyControl<Id> | null>(null);
  const { handlers, tool, singleKeys = true, additive = false, lineFrom = null } = props;
  const hand = useRef<PointerControl<Id>>(null);
  const settings = useRef({ handlers, tool, singleKeys, additive });
  useEffect(() => {
    settings.current = { handlers, tool, singleKeys, additive };
  });
  useEffect(() => {
    const sketch = new Sketch({
      marquee: the(marquee),
      target: the(target),
      path: the(path),
      guides: the(guides),
      ink: the(ink),
    });
    const pointer = new PointerControl(stage, the(pane), sketch, () => settings.current);
    const keys = new KeyControl(stage, the(pane), pointer, () => settings.current);
    keyboard.current = keys;
    hand.current = pointer;
    const layers = [the(layer), the(over)];
    const early = setTimeout(() => fetchSeldom().catch(() => undefined), EARLY_MS);
    const stops = [
      stage.attach({ pane: the(pane), grid: the(grid), layers, canvas: the(canvas) }),
      // Bars and panels are its neighbours, given by whoever shows the surface.
      listenToWheel(the(pane), the(root).parentElement ?? the(root), stage.viewport, stage.pointOf),
      pointer.attach(),
      keys.attach(),
    ];
    return () => {
      clearTimeout(early);
      for (const stop of stops.reverse()) stop();
      keyboard.current = null;
    };
  }, [stage, root, pane, grid, layer, over, canvas, marquee, target, path, guides, ink]);
  useEffect(() => hand.current?.lineFrom(lineFrom), [lineFrom]);
  return keyboard;
}

export function Surface<Id extends string>(props: SurfaceProps<Id>) {
  const { items, viewport, selection, label, tool, renderItem } = props;
  const [stage] = useState(() => new Stage({ items, viewport, selection }));
  const elements = usePaneElements();
  const keyboard = useControls(stage, elements, props);
  const roving = useSyncExternalStore(selection.subscribe, () => selection.focused !== null);
  useImperativeHandle(props.ref, () => ({
    focus: () => stage.focus(),
    goTo: (id) => keyboard.current?.goTo(id) ?? false,
    zoomTo: (what) => keyboard.current?.zoomTo(what),
    anythingInView: stage.anythingInView,
    itemAt: (point, accepts) => stage.hit(point, 0, accepts),
  }));
  return (
    <div ref={elements.root} className={classes.root}>
      <div
        ref={elements.pane}
        className={classes.pane}
        role="application"
        aria-label={label}
        tabIndex={roving ? -1 : 0}
        data-tool={tool}
        data-region="board"
      >
        <div ref={elements.grid} className={classes.grid} />
        <div aria-hidden="true">
          <canvas ref={elements.canvas} className={classes.far} hidden />
        </div>
        <div ref={elements.layer} className={classes.layer}>
          <MountedItems stage={stage} renderItem={renderItem} />
        </div>
        <div ref={elements.over} className={classes.layer}>
          {props.overlay}
          <div aria-hidden="true">
            <div ref={elements.marquee} className={classes.marquee} hidden />
            <div ref={elements.target} className={classes.target} hidden />
            <svg className={classes.lines} aria-hidden="true">
              <path ref={elements.ink} className={classes.ink} />
              <path ref={elements.guides} className={classes.guides} />
              <path ref={elements.path} />
            </svg>
          </div>
        </div>
        <Handles stage={stage} />
      </div>
      <StageContext value={stage as unknown as Stage<string>}>
        <div className={classes.chrome}>{props.children}</div>
      </StageContext>
    </div>
  );
}
