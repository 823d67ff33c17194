import { useEffect } from 'react';
import type { Desk } from '../actions/Action.ts';

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]';

/** The system's clipboard, as long as nobody writes in a field. */
export function useClipboard({ clipboard }: Pick<Desk, 'clipboard'>): void {
  useEffect(() => {
    const isOurs = (event: ClipboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const marked = window.getSelection()?.isCollapsed === false;
      return !event.defaultPrevented && !target?.closest(TYPING) && !(marked && event.type === 'copy');
    };
    const give = (event: ClipboardEvent) => {
      if (!isOurs(event) || !event.clipboardData) return;
      const texts = event.type === 'cut' ? clipboard.cut() : clipboard.copy();
      if (texts === null) return;
      event.clipboardData.setData('text/plain', texts.text);
      event.clipboardData.setData('text/html', texts.html);
      event.preventDefault();
    };
    const take = (event: ClipboardEvent) => {
      if (!isOurs(event) || !event.clipboardData) return;
      event.preventDefault();
      const { clipboardData } = event;
      clipboard.paste({
        html: clipboardData.getData('text/html'),
        text: clipboardData.getData('text/plain'),
      });
    };
    document.addEventListener('copy', give);
    document.addEventListener('cut', give);
    document.addEventListener('paste', take);
    return () => {
      document.removeEventListener('copy', give);
      document.removeEventListener('cut', give);
      document.removeEventListener('paste', take);
    };
  }, [clipboard]);
}
