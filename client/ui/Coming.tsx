/**
 * What takes the keyboard when it opens, as a menu or a panel, and may still be on its way: what is typed meanwhile is
 * meant for it. Keys of the surface would make shapes of a search and links of a comment.
 */
import { useEffect, useState } from 'react';

/** What has come, and the letters typed to it before; an Enter among them is a `\r`. */
export interface Coming {
  shown: string | null;
  typed: string;
  /** What was typed is being typed again, to what has come. */
  again: boolean;
}

function isForOpening({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (key.length === 1 || key === 'Enter' || key === 'Backspace') && !ctrlKey && !metaKey && !altKey;
}

/** Keeps what is typed to what is open according to `panel`, until `Arrival` says that it has come. */
export function useComing(panel: { get(): string | null }): Coming {
  const [coming] = useState<Coming>(() => ({ shown: null, typed: '', again: false }));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const opening = panel.get() !== null && panel.get() !== coming.shown;
      if (coming.again || !opening || !isForOpening(event)) return;
      if (event.key === 'Backspace') coming.typed = coming.typed.slice(0, -1);
      else if (event.key === 'Enter') coming.typed += event.shiftKey ? '\n' : '\r';
      else coming.typed += event.key;
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

/** A run of letters, or Enter. */
const PART = /^(\r|[^\r]+)/;

/** The first of what was typed goes where it was meant to; false when there is nothing more to give. */
function give(coming: Coming): boolean {
  const [part] = PART.exec(coming.typed) ?? [];
  const field = document.activeElement;
  if (part === undefined || !field?.matches('input, textarea')) return false;
  coming.typed = coming.typed.slice(part.length);
  coming.again = true;
  if (part !== '\r') document.execCommand('insertText', false, part);
  else field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  coming.again = false;
  return true;
}

/** Its effect waits for what comes with it; then what was typed meanwhile is typed to that, in its order. */
export function Arrival({ panel, coming }: ArrivalProps) {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const next = () => {
      // An Enter means what the letters before it have brought: they are rendered first.
      if (panel !== null && give(coming)) timer = setTimeout(next);
      else Object.assign(coming, { shown: panel, typed: '' });
    };
    next();
    return () => clearTimeout(timer);
  }, [panel, coming]);
  return null;
}
