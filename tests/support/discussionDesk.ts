import { LiveDiscussion } from '../../client/live/discussion/LiveDiscussion.ts';
import { decide, openThread } from '../../server/discussion/threads.ts';
import { viewTimer } from '../../server/discussion/timers.ts';
import type { MemberView } from '../../shared/api.ts';
import type { DiscussionChange, DiscussionCommand, ThreadView } from '../../shared/discussion.ts';
import { NO_CHANGE } from '../../shared/discussion.ts';
import type { Thread } from '../../shared/domain/discussion.ts';
import { type DocumentTimer, startTimer, stepTimer } from '../../shared/domain/timer.ts';
import type { DocumentId, MemberId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';

/** A discussion with a server that decides by the server's own rules: for Anna, and for what Murat does. */
export function discussionDesk(anna: MemberView, murat: MemberView, documentId = newId<DocumentId>()) {
  const threads = new Map<string, Thread>();
  const commands: DiscussionCommand[] = [];
  let version = 0;
  let timer: DocumentTimer | null = null;
  let refusal: Error | null = null;
  const view = ({ commands: _commands, documentId: _document, ...thread }: Thread): ThreadView => ({
    ...thread,
    version: ++version,
  });
  const run = (command: DiscussionCommand, author: MemberId): DiscussionChange => {
    const saying = { author, at: Date.now(), mentions: [] };
    if (command.act === 'react')
      return {
        ...NO_CHANGE,
        reactions: [
          { itemId: command.itemId, memberId: author, reaction: command.reaction, version: ++version },
        ],
      };
    if (command.act === 'startTimer' || command.act === 'timer') {
      if (command.act === 'startTimer') timer = startTimer(documentId, command.minutes, author, Date.now());
      else timer = timer && stepTimer(timer, command.step, author, Date.now());
      return timer
        ? { ...NO_CHANGE, timer: viewTimer({ entity: timer, version: ++version }, Date.now()) }
        : NO_CHANGE;
    }
    if (command.act === 'open') threads.set(command.id, openThread('d' as never, command, saying));
    else if (command.act === 'read' || command.act === 'gather') return NO_CHANGE;
    else {
      const thread = threads.get(command.threadId);
      if (thread) threads.set(thread.id, decide(thread, command, saying));
    }
    const id = command.act === 'open' ? command.id : command.threadId;
    return { ...NO_CHANGE, threads: [view(threads.get(id) as Thread)] };
  };
  const send = async (command: DiscussionCommand) => {
    if (refusal) throw refusal;
    commands.push(command);
    return run(command, anna.id);
  };
  const refuse = (error: Error | null) => {
    refusal = error;
  };
  const discussion = new LiveDiscussion({
    documentId,
    me: anna.id,
    load: async () => NO_CHANGE,
    send,
    events: () => Promise.reject(new Error('none')),
    storage: localStorage,
    now: Date.now,
    after: () => () => undefined,
    onNetwork: () => () => undefined,
  });
  return {
    discussion,
    send,
    commands,
    byMurat: (command: DiscussionCommand) => run(command, murat.id),
    refuse,
  };
}
