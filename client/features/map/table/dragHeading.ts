/** A heading that is dragged along the others: a line shows where its column would come. A finger scrolls, and has the menu. */
import type { PointerEvent } from 'react';
import { edgeScroll } from '../../../canvas/edgeScroll.ts';
import { isFirst } from './columnLook.ts';
import type { Ordered } from './columnOrder.ts';

const FAR = 6;

interface Spot {
  readonly heading: HTMLElement;
  readonly id: string;
  readonly after: boolean;
}

/** Where it would be put from here, whatever is below the hand. */
function spotAt(headings: readonly HTMLElement[], x: number): Spot | null {
  const spots = headings.flatMap((heading) => {
    const id = heading.querySelector<HTMLElement>('button[data-column]')?.dataset.column;
    return id === undefined ? [] : { heading, id, box: heading.getBoundingClientRect() };
  });
  // The first stays in sight, over those that are scrolled behind it.
  const spot = spots.find(({ box }) => x < box.right) ?? spots.at(-1);
  if (!spot) return null;
  const { heading, id, box } = spot;
  return { heading, id, after: isFirst(id) || x > box.left + box.width / 2 };
}

/** The click that a browser makes of the end of a drag sorts nothing. */
function withoutClick(): void {
  const ended = new AbortController();
  const stop = (event: Event) => event.stopPropagation();
  window.addEventListener('click', stop, { signal: ended.signal, capture: true });
  setTimeout(() => ended.abort());
}

export function dragHeading(id: string, move: Ordered['move']) {
  return (down: PointerEvent<HTMLElement>) => {
    const own = down.currentTarget.closest('th');
    const scroller = own?.closest('table')?.parentElement?.parentElement;
    if (!own || !scroller || isFirst(id) || down.button !== 0 || down.pointerType === 'touch') return;
    const ended = new AbortController();
    const options = { signal: ended.signal, capture: true };
    let state: 'pressed' | 'held' | 'left' = 'pressed';
    let spot: Spot | null = null;
    let x = down.clientX;
    let frame = 0;
    const headings = () => [...(own.parentElement?.querySelectorAll('th') ?? [])];
    const show = (next: Spot | null) => {
      spot?.heading.removeAttribute('data-drop');
      spot = next?.id === id ? null : next;
      if (spot !== null) spot.heading.dataset.drop = spot.after ? 'after' : 'before';
    };
    const scroll = () => {
      const { left, width, height } = scroller.getBoundingClientRect();
      const first = headings().find((one) => one.querySelector('button[data-column]'));
      const stays = (first?.getBoundingClientRect().right ?? left) - left;
      const { dx } = edgeScroll({ x: x - left - stays, y: height / 2 }, { w: width - stays, h: height });
      frame = requestAnimationFrame(scroll);
      if (dx === 0) return;
      scroller.scrollLeft -= dx;
      show(spotAt(headings(), x));
    };
    const leave = () => {
      state = 'left';
      show(null);
      own.removeAttribute('data-held');
      cancelAnimationFrame(frame);
    };
    const drag = (event: MouseEvent) => {
      x = event.clientX;
      if (state === 'pressed' && Math.abs(x - down.clientX) >= FAR) {
        state = 'held';
        own.setAttribute('data-held', '');
        frame = requestAnimationFrame(scroll);
      }
      if (state === 'held') show(spotAt(headings(), x));
    };
    const drop = () => {
      const [to, was] = [spot, state];
      leave();
      ended.abort();
      if (was !== 'pressed') withoutClick();
      if (was === 'held' && to !== null) move(id, to.id, to.after);
    };
    window.addEventListener('pointermove', drag, options);
    window.addEventListener('pointerup', drop, options);
    const cancel = () => {
      leave();
      ended.abort();
    };
    window.addEventListener('pointercancel', cancel, options);
    // Over cells it makes no range of them.
    window.addEventListener('mouseover', (event) => state !== 'pressed' && event.stopPropagation(), options);
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || state !== 'held') return;
        event.preventDefault();
        event.stopPropagation();
        leave();
      },
      options,
    );
  };
}
