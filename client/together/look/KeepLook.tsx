/** Keeps the first look of a document on this device for the next visit, while nobody does anything. */
import { useEffect, useRef } from 'react';
import type { Box } from '../../canvas/geometry.ts';
import type { Stage } from '../../canvas/Stage.ts';
import { useStage } from '../../canvas/stageContext.ts';
import type { LiveDocument } from '../../live/types.ts';
import { whenIdle } from '../../live/whenIdle.ts';
import { type FirstLook, screenNow } from '../../ui/firstLook.ts';
import { drawLook } from './drawLook.ts';

export interface LookOf {
  readonly keepLook: LiveDocument['keepLook'];
  /** What the first look fits into the window, with its margin in pixels; null of an empty document. Must keep its identity. */
  readonly home: () => { readonly box: Box; readonly padding: number } | null;
  /** Whether everything is drawn as at the first look: nothing dimmed, no panel beside it. Must keep its identity. */
  readonly isPlain: () => boolean;
}

const QUALITY = 0.85;
/** Between two looks of one visit. */
const PAUSE_MS = 30_000;
/** Others are at work as well: a look is taken when nothing has changed for so long, but not put off for ever. */
const REST_MS = 3_000;
const LONGEST_WAIT_MS = 300_000;

const imageOf = (canvas: HTMLCanvasElement) =>
  // Decoded in a fifth of the time that WebP takes.
  new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));

/** Null of an empty document, and where nothing can be drawn. */
async function takeLook(
  stage: Stage<string>,
  home: LookOf['home'],
  pane: DOMRect,
): Promise<FirstLook | null> {
  const first = home();
  if (first === null) return null;
  const screen = screenNow();
  const canvas = await drawLook(stage, stage.viewport.cameraToFit(first.box, first.padding));
  const blob = canvas && (await imageOf(canvas));
  if (!blob) return null;
  const { left, top, width, height } = pane;
  const image = new Uint8Array(await blob.arrayBuffer());
  return { image, type: blob.type, left, top, width, height, screen };
}

/** Looks again when something changed, not while somebody does something and not more often than now and then. */
function keepLooking(stage: Stage<string>, of: LookOf, pane: () => DOMRect | null): () => void {
  let stale = true;
  let changedAt = Number.NEGATIVE_INFINITY;
  let dueAt = 0;
  let ended = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const isAtRest = () => {
    const now = Date.now();
    return now - changedAt >= REST_MS || now - dueAt >= LONGEST_WAIT_MS;
  };
  const lookIn = (ms: number) => {
    timer = setTimeout(() => void look(), ms);
  };
  const look = async () => {
    await whenIdle();
    const at = pane();
    if (ended) return;
    if (stale && !isAtRest()) return lookIn(REST_MS);
    if (stale && at && of.isPlain() && stage.activity === null) {
      stale = false;
      const taken = await takeLook(stage, of.home, at);
      if (!ended) of.keepLook?.(taken);
    }
    if (ended) return;
    dueAt = Date.now() + PAUSE_MS;
    lookIn(PAUSE_MS);
  };
  const stop = stage.items.onChange(() => {
    stale = true;
    changedAt = Date.now();
  });
  dueAt = Date.now();
  void look();
  return () => {
    ended = true;
    if (timer !== null) clearTimeout(timer);
    stop();
  };
}

export default function KeepLook({ keepLook, home, isPlain }: LookOf) {
  const stage = useStage();
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (keepLook === null) return;
    const pane = () => place.current?.closest('[data-board-canvas]')?.getBoundingClientRect() ?? null;
    return keepLooking(stage, { keepLook, home, isPlain }, pane);
  }, [stage, keepLook, home, isPlain]);
  return <span ref={place} hidden />;
}
