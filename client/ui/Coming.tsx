/**
 * What takes the keyboard when it opens, as a menu or a panel, and may still be on its way: what is typed meanwhile is
 * meant for it. Keys of the surface would make shapes of a search and links of a comment.
 */
import { useEffect, useState } from 'react';

/** What has come, and the letters typed to it before; an Enter among them is a `\r`. */
export interface Coming {
  shown: string | null;
  typed: string;
}

function isForOpening({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (key.length === 1 || key === 'Enter' || key === 'Backspace') && !ctrlKey && !metaKey && !altKey;
}

/** Keeps what is typed to what is open according to `panel`, until `Arrival` says that it has come. */
export function useComing(panel: { get(): string | null; set(none: null): void }): Coming {
  const [coming] = useState<Coming>(() => ({ shown: null, typed: '' }));
  useEffect(() => {
    // It may be long in coming: who presses Esc or the mouse goes on without it.
    const forget = () => {
      coming.typed = '';
      if (panel.get() !== coming.shown) panel.set(null);
    };
    const onKey = (event: KeyboardEvent) => {
      const opening = panel.get() !== null && panel.get() !== coming.shown;
      if (opening && event.key === 'Escape') forget();
      if (!opening || !isForOpening(event)) return;
      if (event.key === 'Backspace') coming.typed = coming.typed.slice(0, -1);
      else if (event.key === 'Enter') coming.typed += event.shiftKey ? '\n' : '\r';
      else coming.typed += event.key;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before everything that hears keys.
    const end = new AbortController();
    window.addEventListener('keydown', onKey, { capture: true, signal: end.signal });
    window.addEventListener('pointerdown', forget, { capture: true, signal: end.signal });
    return () => end.abort();
  }, [panel, coming]);
  return coming;
}

interface ArrivalProps {
  readonly panel: string | null;
  readonly coming: Coming;
}

/** Letters, or Enter. */
function give(part: string): void {
  const field = document.activeElement;
  if (part === '' || !field?.matches('input, textarea')) return;
  if (part !== '\r') document.execCommand('insertText', false, part);
  else field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
}

/** Its effect waits for what comes with it; then what was typed meanwhile is typed to that, in its order. */
export function Arrival({ panel, coming }: ArrivalProps) {
  useEffect(() => {
    coming.shown = panel;
    const [first = '', ...more] = coming.typed.split(/(\r)/);
    coming.typed = '';
    give(first);
    // An Enter means what the letters before it have brought: that is rendered first.
    for (const part of more) setTimeout(give, 0, part);
  }, [panel, coming]);
  return null;
}
