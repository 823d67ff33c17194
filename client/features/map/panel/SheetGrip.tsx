/**
 * A panel that is a sheet is drawn by its head: as tall as there is room, half of it again, or away. Pressed there it
 * goes from one height to the other; the next one opens half high.
 */
import { useEffect } from 'react';
import { ON_A_PHONE, WITH_SHEETS } from '../../../ui/screens.ts';
import { lowerSheet } from './lowerSheet.ts';

/** Where it is one: as in Map.module.css. */
const IS_SHEET = `${ON_A_PHONE}, ${WITH_SHEETS} and (min-height: 561px)`;
/** Less far it is a press. */
const PRESS = 6;
/** So far down it is meant to go away. */
const AWAY = 80;

interface Drawn {
  readonly head: Element;
  readonly sheet: HTMLElement;
  readonly from: number;
  readonly tall: number;
}

function headAt(target: EventTarget | null): Element | null {
  const head = target instanceof Element ? target.closest('[data-region="panel"] > header') : null;
  return window.matchMedia(IS_SHEET).matches ? head : null;
}

const wayOut = (head: Element) => [...head.querySelectorAll('button')].at(-1);

function start({ target, clientY, button }: PointerEvent): Drawn | null {
  const head = headAt(target);
  const sheet = head?.parentElement;
  if (!head || !sheet || button !== 0 || (target as Element).closest('button, a')) return null;
  return { head, sheet, from: clientY, tall: sheet.offsetHeight };
}

function end({ head, sheet, from }: Drawn, y: number): void {
  const { dataset } = document.documentElement;
  sheet.removeAttribute('style');
  const down = y - from;
  const isPress = Math.abs(down) < PRESS;
  if (isPress ? !dataset.sheet : down < 0) dataset.sheet = 'tall';
  else if (isPress || dataset.sheet || down < AWAY) lowerSheet();
  else wayOut(head)?.click();
}

/** The keyboard of the screen covers so much of the window; zoomed in by hand nothing is told by that. */
function covered(view: VisualViewport): number {
  const below = window.innerHeight - view.height - view.offsetTop;
  return view.scale > 1 ? 0 : Math.max(0, Math.round(below));
}

/** The sheet stands on the keyboard of the screen, and the field that has it stays in sight. */
function standOnKeyboard(view: VisualViewport, signal: AbortSignal): void {
  const { style } = document.documentElement;
  const stand = () => {
    style.setProperty('--keyboard', `${covered(view)}px`);
    const field = document.activeElement?.closest('[data-region="panel"] :is(input, textarea, select)');
    if (covered(view) > 0) field?.scrollIntoView({ block: 'nearest' });
  };
  for (const name of ['resize', 'scroll']) view.addEventListener(name, stand, { signal });
  stand();
  signal.addEventListener('abort', () => style.removeProperty('--keyboard'));
}

export default function SheetGrip(): null {
  useEffect(() => {
    const over = new AbortController();
    const on = <Name extends keyof DocumentEventMap>(
      name: Name,
      hear: (event: DocumentEventMap[Name]) => void,
    ) => document.addEventListener(name, hear, { capture: true, signal: over.signal });
    if (window.visualViewport) standOnKeyboard(window.visualViewport, over.signal);
    let drawn: Drawn | null = null;
    on('pointerdown', (event) => {
      drawn = start(event);
    });
    // The keyboard stays where it is: in a field it would bring that of the screen.
    on('mousedown', (event) => drawn && event.preventDefault());
    on('pointermove', ({ clientY }) => {
      if (!drawn || Math.abs(clientY - drawn.from) < PRESS) return;
      const height = `${drawn.tall + drawn.from - clientY}px`;
      Object.assign(drawn.sheet.style, { height, maxHeight: height });
    });
    on('pointerup', ({ clientY }) => {
      if (drawn) end(drawn, clientY);
      drawn = null;
    });
    on('pointercancel', () => {
      drawn?.sheet.removeAttribute('style');
      drawn = null;
    });
    on('click', ({ target }) => {
      const head = headAt(target);
      if (head && wayOut(head)?.contains(target as Element)) lowerSheet();
    });
    return () => {
      over.abort();
      lowerSheet();
    };
  }, []);
  return null;
}
