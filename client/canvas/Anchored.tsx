/** Chrome that floats above items and follows them, inside the part of the window that nothing covers. */
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import classes from './Anchored.module.css';
import type { Box, Point, Size } from './geometry.ts';
import { intersects, union } from './geometry.ts';
import { useStage } from './stageContext.ts';

export interface AnchoredProps {
  /** Follows the box around all of these. */
  readonly ids: readonly string[];
  /** Screen pixels between the items and this. */
  readonly gap?: number;
  readonly children: ReactNode;
}

const MARGIN = 8;

/** Above the items, else below, else over their top; never outside the clear area. Null when they cannot be seen. */
export function anchorPoint(items: Box, size: Size, clear: Box, gap: number): Point | null {
  if (!intersects(items, clear)) return null;
  const into = (at: number, least: number, most: number) =>
    Math.max(least, Math.min(at, Math.max(least, most)));
  const x = into(items.x + items.w / 2 - size.w / 2, clear.x + MARGIN, clear.x + clear.w - size.w - MARGIN);
  const above = items.y - gap - size.h;
  const below = items.y + items.h + gap;
  const lowest = clear.y + clear.h - size.h - MARGIN;
  const y = above >= clear.y + MARGIN ? above : below <= lowest ? below : clear.y + MARGIN;
  return { x, y: Math.min(y, Math.max(lowest, clear.y)) };
}

export function Anchored({ ids, gap = 14, children }: AnchoredProps) {
  const stage = useStage();
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(ids);
  useEffect(() => {
    latest.current = ids;
    stage.requestFrame();
  }, [ids, stage]);
  useEffect(() => {
    const box = element.current;
    if (!box) return;
    let size: Size = { w: box.offsetWidth, h: box.offsetHeight };
    const place = () => {
      const boxes = latest.current.map((id) => stage.elements.box(id)).filter((one) => one !== null);
      const around = stage.activity === null ? union(boxes) : null;
      const at =
        around && anchorPoint(stage.viewport.boxToScreen(around), size, stage.viewport.clearBox(), gap);
      box.style.visibility = at ? 'visible' : 'hidden';
      if (at) box.style.transform = `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px)`;
    };
    const observer = new ResizeObserver(() => {
      size = { w: box.offsetWidth, h: box.offsetHeight };
      place();
    });
    observer.observe(box);
    const stop = stage.onFrame(place);
    return () => {
      observer.disconnect();
      stop();
    };
  }, [stage, gap]);
  return (
    <div ref={element} className={classes.anchored}>
      {children}
    </div>
  );
}
