/** Ctrl+S is answered: hands that learnt it elsewhere get the truth, and never the browser's dialog. */
import { useEffect } from 'react';
import { i18n } from '../../i18n/i18n.ts';
import type { LiveDocument } from '../../live/types.ts';
import { showToast } from '../../ui/showToast.ts';
import { saveWords } from './saveWords.ts';

export function saySaved({ saveState }: Pick<LiveDocument, 'saveState'>): void {
  const state = saveState.get();
  const t = i18n.getFixedT(null, 'shell');
  const words = saveWords(state, t, i18n.language)?.text ?? t('ui.loading');
  const itself = state.kind === 'saved' || state.kind === 'saving';
  showToast({ message: itself ? `${words} – ${t('save.itself')}` : words });
}

/** Wherever the focus is, also in a dialog. */
export function useSaveKey(live: Pick<LiveDocument, 'saveState'>): void {
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
}
