/** Comments of a file into the discussion that is open: one way for each, whoever needs it first. */
import { bringComments } from '../api/broughtComments.ts';
import { errorText } from '../i18n/errorText.ts';
import { i18n } from '../i18n/i18n.ts';
import '../i18n/words/panel.ts';
import { AppError } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { type BroughtNews, BroughtOutbox } from '../live/discussion/BroughtOutbox.ts';
import type { LiveDiscussion } from '../live/discussion/LiveDiscussion.ts';
import { browserSurroundings } from '../live/surroundings.ts';
import { showToast } from '../ui/showToast.ts';

const open = new WeakMap<LiveDiscussion, BroughtOutbox>();

function tell(news: BroughtNews, box: () => BroughtOutbox | undefined): void {
  const t = i18n.getFixedT(null, 'together');
  const { count } = news;
  if (news.kind === 'there') showToast({ message: t('brought.there', { count }) });
  if (news.kind === 'waits') {
    const message = t(news.kept ? 'brought.waits' : 'brought.waitsTab', { count });
    showToast({ message, tone: 'problem' });
  }
  if (news.kind !== 'refused') return;
  const reason = errorText(new AppError(news.code));
  showToast({
    message: t('brought.refused', { count, reason }),
    tone: 'problem',
    patient: true,
    action: { label: t('comments.retry'), onSelect: () => box()?.retry() },
    more: { label: t('comments.discard'), onSelect: () => box()?.discard() },
  });
}

/** What waited on this device is sent as soon as it is asked for. It ends with the discussion. */
export function broughtOutbox(discussion: LiveDiscussion, documentId: DocumentId): BroughtOutbox {
  const found = open.get(discussion);
  if (found) return found;
  const made = new BroughtOutbox({
    ...browserSurroundings(),
    documentId,
    me: discussion.state.me,
    send: (some) => bringComments(documentId, some),
    onSent: (change) => discussion.state.apply(change),
    onNews: (news) => tell(news, () => open.get(discussion)),
    now: Date.now,
  });
  open.set(discussion, made);
  discussion.onEnd(() => made.stop());
  return made;
}
