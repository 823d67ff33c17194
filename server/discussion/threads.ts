/** What a command makes of a thread. Pure: the same thread when there is nothing to change. */
import type { BroughtThread } from '../../shared/broughtComments.ts';
import type { CommandOf } from '../../shared/discussion.ts';
import type { Message, Thread } from '../../shared/domain/discussion.ts';
import { isLiving } from '../../shared/domain/discussion.ts';
import { AppError } from '../../shared/errors.ts';
import type { DocumentId, MemberId, MessageId, ThreadId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';

export interface Saying {
  readonly author: MemberId;
  readonly at: number;
  /** The members among those whom the words mention. */
  readonly mentions: readonly MemberId[];
}

export type ThreadCommand = CommandOf<'reply' | 'edit' | 'delete' | 'resolve'>;

function newMessage(id: MessageId, text: string, saying: Saying): Message {
  return { id, ...saying, editedAt: null, deletedAt: null, text };
}

export function openThread(documentId: DocumentId, command: CommandOf<'open'>, saying: Saying): Thread {
  return {
    id: command.id as string as ThreadId,
    documentId,
    itemId: command.itemId,
    ...(command.at && { at: command.at }),
    createdAt: saying.at,
    resolved: null,
    messages: [newMessage(command.id, command.text, saying)],
    commands: [],
  };
}

/** As a file says, by whoever brings it in now; nobody is called. */
export function broughtThread(
  documentId: DocumentId,
  { itemId, at: spot, resolved, messages }: BroughtThread,
  { author, at }: Pick<Saying, 'author' | 'at'>,
): Thread {
  return {
    id: broughtId({ messages }),
    documentId,
    itemId,
    ...(spot && { at: spot }),
    createdAt: at,
    resolved: resolved ? { by: author, at, brought: true } : null,
    messages: messages.map(({ id, name, at: then, text }) => ({
      ...newMessage(id, text, { author, at, mentions: [] }),
      // A clock that was ahead is no reason to stand above what is said from now on.
      brought: { name: name.trim(), at: then && Math.min(then, at) },
    })),
    commands: [],
  };
}

export const broughtId = ({ messages: [first] }: Pick<BroughtThread, 'messages'>): ThreadId =>
  first?.id as string as ThreadId;

/** An answer opens what was resolved: somebody is not done with it. */
function reply(thread: Thread, command: CommandOf<'reply'>, saying: Saying): Thread {
  if (thread.messages.some((one) => one.id === command.id)) return thread;
  if (thread.messages.length >= LIMITS.messagesPerThread)
    throw new AppError('CONFLICT', 'This thread has all the comments it can hold.');
  const messages = [...thread.messages, newMessage(command.id, command.text, saying)];
  return { ...thread, messages, resolved: null };
}

function ownMessage(thread: Thread, id: MessageId, { author }: Saying): Message {
  const message = thread.messages.find((one) => one.id === id);
  if (message === undefined) throw new AppError('NOT_FOUND');
  if (message.author !== author) throw new AppError('FORBIDDEN');
  return message;
}

function withMessage(thread: Thread, message: Message): Thread {
  return { ...thread, messages: thread.messages.map((one) => (one.id === message.id ? message : one)) };
}

function edit(thread: Thread, command: CommandOf<'edit'>, saying: Saying): Thread {
  const message = ownMessage(thread, command.messageId, saying);
  if (!isLiving(message)) throw new AppError('CONFLICT', 'This comment was deleted.');
  // Somebody else's words, as a file has them.
  if (message.brought) throw new AppError('FORBIDDEN');
  if (message.text === command.text) return thread;
  const { at, mentions } = saying;
  return withMessage(thread, { ...message, text: command.text, mentions, editedAt: at });
}

function remove(thread: Thread, command: CommandOf<'delete'>, saying: Saying): Thread {
  const { brought: _, ...message } = ownMessage(thread, command.messageId, saying);
  if (!isLiving(message)) return thread;
  return withMessage(thread, { ...message, text: '', mentions: [], deletedAt: saying.at });
}

function resolve(thread: Thread, { resolved }: CommandOf<'resolve'>, { author, at }: Saying): Thread {
  if (resolved === (thread.resolved !== null)) return thread;
  return { ...thread, resolved: resolved ? { by: author, at } : null };
}

function apply(thread: Thread, command: ThreadCommand, saying: Saying): Thread {
  switch (command.act) {
    case 'reply':
      return reply(thread, command, saying);
    case 'edit':
      return edit(thread, command, saying);
    case 'delete':
      return remove(thread, command, saying);
    case 'resolve':
      return resolve(thread, command, saying);
  }
}

export function decide(thread: Thread, command: ThreadCommand, saying: Saying): Thread {
  if (thread.commands.includes(command.id)) return thread;
  const next = apply(thread, command, saying);
  if (next === thread) return thread;
  const commands = [...thread.commands, command.id].slice(-LIMITS.commandsPerThread);
  return { ...next, commands };
}
