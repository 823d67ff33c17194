import { useEffect } from 'react';
import type { Coming } from './useEverywhereKeys.ts';

interface ArrivalProps {
  readonly panel: string | null;
  readonly coming: Coming;
}

/** Its effect waits for what comes with it; then what was typed meanwhile goes where it was meant to. */
export function Arrival({ panel, coming }: ArrivalProps) {
  useEffect(() => {
    coming.shown = panel;
    const { typed } = coming;
    coming.typed = '';
    if (typed !== '' && document.activeElement instanceof HTMLInputElement)
      document.execCommand('insertText', false, typed);
  }, [panel, coming]);
  return null;
}
