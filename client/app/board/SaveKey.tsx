/** Ctrl+S is answered: hands that learnt it elsewhere get the truth, and never the browser's dialog. */
import { useEffect } from 'react';
import type { LiveDocument } from '../../live/types.ts';
import { saySaved } from './saySaved.ts';

/** Wherever the focus is, also in a dialog. */
export default function SaveKey({ live }: { readonly live: Pick<LiveDocument, 'saveState'> }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const combination = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!combination || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      if (!event.repeat) saySaved(live);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [live]);
  return null;
}
