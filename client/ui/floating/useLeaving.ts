import { type RefObject, useLayoutEffect } from 'react';

type Part = RefObject<Element | null>;

/** Something that opened later, out of this panel: a menu in a popover. */
function opensFrom(panel: Element | null, target: Node): boolean {
  const element = target instanceof Element ? target : target.parentElement;
  const layer = element?.closest('[data-floating], [data-dialog]');
  return Boolean(layer && panel && panel.compareDocumentPosition(layer) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** Tells when somebody presses elsewhere, or the focus goes elsewhere: neither in the panel nor in its anchor. */
export function useLeaving(panel: Part, anchor: Part, onLeave: () => void): void {
  // Deaf as soon as it is gone: what comes in its place takes the focus, and has not left it.
  useLayoutEffect(() => {
    const look = ({ target }: Event) => {
      if (!(target instanceof Node) || panel.current?.contains(target) || anchor.current?.contains(target))
        return;
      if (!opensFrom(panel.current, target)) onLeave();
    };
    document.addEventListener('pointerdown', look, true);
    document.addEventListener('focusin', look, true);
    return () => {
      document.removeEventListener('pointerdown', look, true);
      document.removeEventListener('focusin', look, true);
    };
  }, [panel, anchor, onLeave]);
}
