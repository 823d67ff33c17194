/** While somebody points, a press on the board draws and does nothing else. The wheel, the other buttons and the bars stay what they are. */
import type { Point } from '../../canvas/geometry.ts';
import type { Viewport } from '../../canvas/Viewport.ts';
import type { LaserHand } from './LaserHand.ts';

export interface HandParts {
  /** The surface that takes presses. */
  readonly pane: HTMLElement;
  readonly viewport: Viewport;
  readonly hand: LaserHand;
  readonly onEnd: () => void;
}

const WRITING = 'input, textarea, select, [contenteditable="true"]';

/** A letter is for another tool; K, and what is held with a letter, is not. */
const takesAnother = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  /^\p{L}$/u.test(key) && key.toLowerCase() !== 'k' && !ctrlKey && !metaKey && !altKey;

function isBusyElsewhere({ target }: KeyboardEvent): boolean {
  return (
    (target instanceof Element && target.matches(WRITING)) || document.querySelector('[data-dialog]') !== null
  );
}

/** The answer gives the hand back. */
export function takeHand({ pane, viewport, hand, onEnd }: HandParts): () => void {
  const ended = new AbortController();
  const early = { capture: true, signal: ended.signal };
  let pointer: number | null = null;
  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top } = pane.getBoundingClientRect();
    return viewport.toBoard({ x: clientX - left, y: clientY - top });
  };
  const isMine = (event: MouseEvent) =>
    event.button === 0 &&
    pane.dataset.space !== 'true' &&
    event.target instanceof Node &&
    pane.contains(event.target);
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const lift = (event: PointerEvent) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    hand.lift();
  };
  window.addEventListener(
    'pointerdown',
    (event) => {
      const tools = event.target instanceof Element && event.target.closest('[data-region="tools"]');
      if (tools) onEnd();
      if (!isMine(event)) return;
      swallow(event);
      // Another finger is no other pointer.
      if (pointer !== null) return;
      pointer = event.pointerId;
      hand.press(pointOf(event));
    },
    early,
  );
  for (const name of ['mousedown', 'click', 'dblclick'] as const)
    window.addEventListener(name, (event) => isMine(event) && swallow(event), early);
  // A finger that rests asks for no menu here.
  window.addEventListener('contextmenu', (event) => pointer !== null && swallow(event), early);
  window.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId === pointer) hand.move(pointOf(event));
    },
    early,
  );
  window.addEventListener('pointerup', lift, early);
  window.addEventListener('pointercancel', lift, early);
  window.addEventListener(
    'keydown',
    (event) => {
      if (isBusyElsewhere(event)) return;
      if (event.key === 'Escape') {
        swallow(event);
        onEnd();
      } else if (takesAnother(event)) onEnd();
    },
    early,
  );
  pane.dataset.laser = '';
  return () => {
    ended.abort();
    delete pane.dataset.laser;
    hand.lift();
  };
}
