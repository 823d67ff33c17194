/** What is said about a document, to those who may read it, as files have it. */
import { isLiving, partsOf } from '../../../../shared/domain/discussion.ts';
import type { ExportedThread } from '../../../../shared/exchange/exportedThreads.ts';
import type { MemberId } from '../../../../shared/ids.ts';
import type { DiscussionState } from '../../../live/discussion/DiscussionState.ts';

/** `nameOf` is empty of whoever is not named; where nobody is, nor are those whom a file named. */
export function threadsOf(
  discussion: Pick<DiscussionState, 'threads'> | undefined,
  nameOf: (id: MemberId) => string,
  isNamed = true,
): readonly ExportedThread[] {
  const threads = [...(discussion?.threads.get() ?? [])].sort((a, b) => a.createdAt - b.createdAt);
  return threads.flatMap(({ itemId, at: spot, resolved, messages }) => {
    const living = messages.filter(isLiving).map(({ author, at, text, brought }) => ({
      ...(brought
        ? { name: isNamed ? brought.name : '', at: brought.at, broughtBy: nameOf(author) }
        : { name: nameOf(author), at }),
      words: partsOf(text)
        .map((part) => (part.kind === 'words' ? part.text : `@${nameOf(part.member) || '…'}`))
        .join(''),
    }));
    return living.length > 0
      ? [{ about: itemId, ...(spot && { at: spot }), resolved: resolved !== null, messages: living }]
      : [];
  });
}
