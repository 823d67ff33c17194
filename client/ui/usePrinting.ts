import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** From a print until somebody does something again: a phone goes on at once and prints meanwhile. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes the page as it is when this has been told.
    const start = () => flushSync(() => setPrinting(true));
    window.addEventListener('beforeprint', start);
    return () => window.removeEventListener('beforeprint', start);
  }, []);
  useEffect(() => {
    if (!printing) return undefined;
    const ended = new AbortController();
    // Not when a finger comes down: what it is on would go from under it.
    for (const kind of ['pointermove', 'keydown'])
      window.addEventListener(kind, () => setPrinting(false), { signal: ended.signal });
    return () => ended.abort();
  }, [printing]);
  return printing;
}
