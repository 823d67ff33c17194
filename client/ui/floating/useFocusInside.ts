import { type KeyboardEvent, type RefObject, useLayoutEffect, useState } from 'react';

/** What Tab stops at, in order. Of a group of radio buttons Tab takes one; here each counts, which does no harm. */
function stopsOf(panel: HTMLElement): readonly HTMLElement[] {
  return [...panel.querySelectorAll<HTMLElement>('*')].filter(
    // Without a layout (jsdom) everything counts as visible.
    (element) =>
      element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility?.() !== false,
  );
}

function firstOf(panel: HTMLElement): HTMLElement {
  const asked = panel.querySelector<HTMLElement>('[data-autofocus]');
  const body = panel.querySelector<HTMLElement>('[data-panel-body]') ?? panel;
  return asked ?? stopsOf(body).find((element) => !element.matches('a')) ?? panel;
}

function focus(element: Element | null | undefined): void {
  if (element instanceof HTMLElement && element.isConnected) element.focus({ preventScroll: true });
}

export function focusInside(panel: HTMLElement | null): void {
  if (panel && !panel.contains(document.activeElement)) focus(firstOf(panel));
}

/** While a panel is there it has the focus; gone, it gives it back to what had it, if nobody else took it meanwhile. */
export function useFocusInside(panel: RefObject<HTMLElement | null>): void {
  // At the first render: a field with autoFocus takes the focus before any effect runs.
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(() => {
    const node = panel.current;
    focusInside(node);
    return () => {
      const active = document.activeElement;
      if (active === null || active === document.body || node?.contains(active)) focus(before);
    };
  }, [panel, before]);
}

/** Tab goes round inside. A focus that was lost (what had it is gone) comes back in. */
export function keepTabInside(event: Pick<KeyboardEvent, 'shiftKey' | 'preventDefault'>, panel: HTMLElement) {
  const stops = stopsOf(panel);
  const active = document.activeElement;
  const [first, last] = [stops[0] ?? panel, stops.at(-1) ?? panel];
  const lost = active === null || active === document.body || active === panel;
  if (!lost && active !== (event.shiftKey ? first : last)) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}
