/**
 * What takes the keyboard when it opens, as a menu or a panel, and may still be on its way: what is typed meanwhile is
 * meant for it. Keys of the surface would make shapes of a search and links of a comment.
 */
import { useEffect, useState } from 'react';

/** What has come, and the letters typed to it before. */
export interface Coming {
  shown: string | null;
  typed: string;
}

function isForOpening({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (key.length === 1 || key === 'Enter' || key === 'Backspace') && !ctrlKey && !metaKey && !altKey;
}

/** Keeps what is typed to what is open according to `panel`, until `Arrival` says that it has come. */
export function useComing(panel: { get(): string | null }): Coming {
  const [coming] = useState<Coming>(() => ({ shown: null, typed: '' }));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const opening = panel.get() !== null && panel.get() !== coming.shown;
      if (!opening || !isForOpening(event)) return;
      if (event.key === 'Backspace') coming.typed = coming.typed.slice(0, -1);
      else if (event.key.length === 1) coming.typed += event.key;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before everything that hears keys.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [panel, coming]);
  return coming;
}

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
    if (typed !== '' && document.activeElement?.matches('input, textarea'))
      document.execCommand('insertText', false, typed);
  }, [panel, coming]);
  return null;
}
