/** Keeps the first look of a document on this device for the next visit, while nobody does anything. */
import { useEffect, useRef } from 'react';
import type { Stage } from '../../canvas/Stage.ts';
import { useStage } from '../../canvas/stageContext.ts';
import type { Camera } from '../../canvas/Viewport.ts';
import type { LiveDocument } from '../../live/types.ts';
import { whenIdle } from '../../live/whenIdle.ts';
import { type FirstLook, screenNow } from '../../ui/firstLook.ts';
import { drawLook } from './drawLook.ts';

export interface LookOf {
  readonly keepLook: LiveDocument['keepLook'];
  /** Where the next visit begins; null of an empty document. Must keep its identity. */
  readonly view: () => Camera | null;
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
async function takeLook(stage: Stage<string>, view: Camera | null, pane: DOMRect): Promise<FirstLook | null> {
  if (view === null) return null;
  const screen = screenNow();
  const canvas = await drawLook(stage, view);
  const blob = canvas && (await imageOf(canvas));
  if (!blob) return null;
  const { left, top, width, height } = pane;
  const image = new Uint8Array(await blob.arrayBuffer());
  return { image, type: blob.type, left, top, width, height, view, screen };
}

const isAlike = (a: Camera | null, b: Camera | null) => a?.x === b?.x && a?.y === b?.y && a?.zoom === b?.zoom;

/** Looks again when something changed or the next visit begins elsewhere, not while somebody does something and not more often than now and then. */
function keepLooking(stage: Stage<string>, of: LookOf, pane: () => DOMRect | null): () => void {
  let stale = true;
  let taken: Camera | null = null;
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
    // Before it is asked where the next visit begins: of a large map that is gone through all of it.
    if (stale && !isAtRest()) return lookIn(REST_MS);
    const view = of.view();
    stale ||= !isAlike(view, taken);
    if (stale && !isAtRest()) return lookIn(REST_MS);
    if (stale && at && of.isPlain() && stage.activity === null) {
      stale = false;
      taken = view;
      const look = await takeLook(stage, view, at);
      if (!ended) of.keepLook?.(look);
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

export default function KeepLook({ keepLook, view, isPlain }: LookOf) {
  const stage = useStage();
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (keepLook === null) return;
    const pane = () => place.current?.closest('[data-board-canvas]')?.getBoundingClientRect() ?? null;
    return keepLooking(stage, { keepLook, view, isPlain }, pane);
  }, [stage, keepLook, view, isPlain]);
  return <span ref={place} hidden />;
}
