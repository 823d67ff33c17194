import { useEffect } from 'react';
import type { Readable } from '../live/types.ts';
import type { KeyPress } from './keyChords.ts';

const TYPING = 'input, textarea, select, [contenteditable="true"]';

/** The panel that has come, and the letters typed to it before. */
export interface Coming {
  shown: string | null;
  typed: string;
}

export interface EverywhereParts {
  /** What is open over the surface, or on its way. */
  readonly panel: Readable<string | null>;
  readonly singleKeys: Readable<boolean>;
  /** Null for a key that is of no act that works everywhere; what it does else, or nothing when it cannot be done now. */
  actFor(press: KeyPress, letters: boolean): (() => void) | null;
}

/** What is typed to a panel that is still on its way is no key of the surface: it would make shapes of a search. */
function isForOpening({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (key.length === 1 || key === 'Enter' || key === 'Backspace') && !ctrlKey && !metaKey && !altKey;
}

/** Keys that work wherever the focus is on the page: command menu, find, the way round. Not behind an open dialog. */
export function useEverywhereKeys(parts: EverywhereParts, coming: Coming): void {
  useEffect(() => {
    const { panel, singleKeys } = parts;
    const onKey = (event: KeyboardEvent) => {
      const opening = panel.get() !== null && panel.get() !== coming.shown;
      if (opening && isForOpening(event)) {
        if (event.key === 'Backspace') coming.typed = coming.typed.slice(0, -1);
        else if (event.key.length === 1) coming.typed += event.key;
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const typing = event.target instanceof Element && event.target.matches(TYPING);
      const act = event.isComposing ? null : parts.actFor(event, singleKeys.get() && !typing);
      if (act === null || document.querySelector('[data-dialog]')) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    // Before editors and menus, which keep their keys to themselves.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [parts, coming]);
}
