/** A surface of boxes to pan, zoom, select and move with pointer, touch and keyboard. See docs/spec/canvas.md. */
import type { ReactNode, Ref } from 'react';
import { useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { SurfaceHandlers, Tool } from './handlers.ts';
import type { SurfaceItems } from './items.ts';
import { MountedItems } from './MountedItems.tsx';
import type { Selection } from './Selection.ts';
import { Stage } from './Stage.ts';
import classes from './Surface.module.css';
import type { Viewport } from './Viewport.ts';
import { listenToWheel } from './wheel.ts';

export interface SurfaceHandle {
  /** Focuses the item that has the roving tab stop, or the surface. */
  focus(): void;
  anythingInView(): boolean;
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
  /** In board coordinates, under and over the items. */
  readonly underlay?: ReactNode;
  readonly overlay?: ReactNode;
  /** Chrome, in screen coordinates. */
  readonly children?: ReactNode;
  readonly ref?: Ref<SurfaceHandle>;
}

export function Surface<Id extends string>(props: SurfaceProps<Id>) {
  const { items, viewport, selection, label, renderItem } = props;
  const [stage] = useState(() => new Stage({ items, viewport, selection }));
  const root = useRef<HTMLDivElement>(null);
  const under = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const over = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const layers = [under.current, layer.current, over.current].filter((one) => one !== null);
    if (!root.current || !canvas.current) return;
    const stops = [
      stage.attach({ root: root.current, layers, canvas: canvas.current }),
      listenToWheel(root.current, viewport),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [stage, viewport]);
  useImperativeHandle(props.ref, () => ({
    focus: () => {
      const { focused } = selection;
      const element = (focused && stage.elements.get(focused)) || root.current;
      element?.focus({ preventScroll: true });
    },
    anythingInView: () => stage.anythingInView(),
  }));
  return (
    <div
      ref={root}
      className={classes.root}
      role="application"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: one tab stop, roving inside
      tabIndex={0}
      data-tool={props.tool}
    >
      <div ref={under} className={classes.layer}>
        {props.underlay}
      </div>
      <div aria-hidden="true">
        <canvas ref={canvas} className={classes.far} hidden />
      </div>
      <div ref={layer} className={classes.layer}>
        <MountedItems stage={stage} renderItem={renderItem} />
      </div>
      <div ref={over} className={classes.layer}>
        {props.overlay}
      </div>
      <div className={classes.chrome}>{props.children}</div>
    </div>
  );
}
