import { useEffect } from 'react';
import type { Readable } from '../live/types.ts';
import type { KeyPress } from './keyChords.ts';

const TYPING = 'input, textarea, select, [contenteditable="true"]';

export interface EverywhereParts {
  readonly singleKeys: Readable<boolean>;
  /** Null for a key that is of no act that works everywhere; what it does else, or nothing when it cannot be done now. */
  actFor(press: KeyPress, letters: boolean): (() => void) | null;
}

/** Keys that work wherever the focus is on the page: command menu, find, the way round. Not behind an open dialog. */
export function useEverywhereKeys(parts: EverywhereParts): void {
  useEffect(() => {
    const { singleKeys } = parts;
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.matches(TYPING);
      const act = event.isComposing ? null : parts.actFor(event, singleKeys.get() && !typing);
      if (act === null || document.querySelector('[data-dialog]')) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    // Before editors and menus, which keep their keys to themselves, and after what is typed to something on its way.
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [parts]);
}
