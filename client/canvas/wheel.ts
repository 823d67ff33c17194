/** Wheel and trackpad: scrolling pans, with Ctrl or ⌘ (and a pinch, which browsers report as Ctrl) zooms. */
import type { Point } from './geometry.ts';
import type { Viewport } from './Viewport.ts';

export interface WheelInput {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0 pixels, 1 lines, 2 pages. */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

export type WheelIntent =
  | { readonly kind: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'zoom'; readonly factor: number };

const LINE = 18;
/** Scrolled pixels that double the zoom: what a pinch on a trackpad needs to stay under the fingers. */
const DOUBLES = 70;
/** One notch of a mouse wheel reports a hundred or more; it must not jump further than a person can follow. */
const MOST = 20;

export function wheelIntent(input: WheelInput, page: number): WheelIntent {
  const unit = input.deltaMode === 1 ? LINE : input.deltaMode === 2 ? page : 1;
  const [dx, dy] = [input.deltaX * unit, input.deltaY * unit];
  if (input.ctrlKey || input.metaKey) {
    const step = Math.max(-MOST, Math.min(MOST, dy));
    return { kind: 'zoom', factor: 2 ** (-step / DOUBLES) };
  }
  // A mouse has one wheel: Shift turns it sideways. Browsers that do so themselves report deltaX already.
  if (input.shiftKey && dx === 0) return { kind: 'pan', dx: -dy, dy: 0 };
  return { kind: 'pan', dx: -dx, dy: -dy };
}

/**
 * Safari reports a pinch on a trackpad as a gesture, with a scale since its start, and zooms the page unless told not to.
 * On a touch screen the same gesture also comes as touches, which the pointers handle.
 */
function listenToGestures(
  root: HTMLElement,
  viewport: Viewport,
  pointOf: (event: MouseEvent) => Point,
): () => void {
  let before = 1;
  const onGesture = (event: Event) => {
    event.preventDefault();
    const { scale } = event as MouseEvent & { readonly scale: number };
    if (event.type === 'gesturechange' && navigator.maxTouchPoints === 0)
      viewport.zoomAt(scale / before, pointOf(event as MouseEvent));
    before = scale;
  };
  const types = ['gesturestart', 'gesturechange'];
  for (const type of types) root.addEventListener(type, onGesture);
  return () => {
    for (const type of types) root.removeEventListener(type, onGesture);
  };
}

/** A bar lies over the surface and has nothing to scroll: the wheel means what is below it. */
function isStillBar(target: EventTarget | null): boolean {
  const bar = target instanceof Element ? target.closest('[role="toolbar"]') : null;
  return bar !== null && bar.scrollHeight <= bar.clientHeight && bar.scrollWidth <= bar.clientWidth;
}

/** Panels over the pane scroll by themselves, but a pinch or Ctrl zooms the surface there too: never the page. */
export function listenToWheel(
  pane: HTMLElement,
  root: HTMLElement,
  viewport: Viewport,
  pointOf: (event: MouseEvent) => Point,
): () => void {
  const onWheel = (event: WheelEvent) => {
    const onPane = (event.target instanceof Node && pane.contains(event.target)) || isStillBar(event.target);
    if (!onPane && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const intent = wheelIntent(event, viewport.size.h);
    if (intent.kind === 'pan') viewport.panBy(intent.dx, intent.dy);
    else viewport.zoomAt(intent.factor, pointOf(event));
  };
  root.addEventListener('wheel', onWheel, { passive: false });
  const stop = listenToGestures(root, viewport, pointOf);
  return () => {
    root.removeEventListener('wheel', onWheel);
    stop();
  };
}
