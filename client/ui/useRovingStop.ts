import { type RefObject, useEffect } from 'react';

const STOPS = 'button, a[href], input, select';
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function stopsOf(bar: HTMLElement): readonly HTMLElement[] {
  return [...bar.querySelectorAll<HTMLElement>(STOPS)].filter((one) => one.checkVisibility?.() !== false);
}

/** Tab comes to the one that had the focus last, else to the first. */
function settle(bar: HTMLElement): void {
  const stops = stopsOf(bar);
  const current =
    stops.find((one) => one === document.activeElement) ?? stops.find((one) => one.tabIndex === 0);
  for (const one of stops) one.tabIndex = one === (current ?? stops[0]) ? 0 : -1;
}

function nextOf(key: string, stops: readonly HTMLElement[], from: HTMLElement): HTMLElement | undefined {
  if (key === 'Home') return stops[0];
  if (key === 'End') return stops.at(-1);
  const by = STEPS[key];
  const at = stops.indexOf(from);
  return by === undefined || at < 0 ? undefined : stops[(at + by + stops.length) % stops.length];
}

/** A bar of buttons is one stop of Tab; arrows go between its buttons, Home and End to its ends. */
export function useRovingStop(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const node = bar.current;
    if (node === null) return;
    const again = () => settle(node);
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const next = nextOf(event.key, stopsOf(node), event.target as HTMLElement);
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    };
    // A new button would be a stop of its own; the old current one stays the current one.
    for (const one of stopsOf(node)) if (!one.hasAttribute('tabindex')) one.tabIndex = -1;
    again();
    node.addEventListener('focusin', again);
    node.addEventListener('keydown', onKey);
    return () => {
      node.removeEventListener('focusin', again);
      node.removeEventListener('keydown', onKey);
    };
  });
}
