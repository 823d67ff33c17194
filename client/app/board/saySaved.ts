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
