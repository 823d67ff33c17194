/**
 * What people say about a document and its items: threads of comments, and reactions. Both live on the server and never in
 * the Y.Doc, so that "may comment, may not edit" holds and nobody can write in another's name.
 */
import type { DocumentId, ItemId, MemberId, MessageId, ThreadId } from '../ids.ts';
import { parseMemberId } from '../ids.ts';

export const REACTIONS = ['agree', 'same', 'heart', 'smile', 'idea', 'question'] as const;
export type Reaction = (typeof REACTIONS)[number];

export interface Message {
  /** The id of the command that wrote it, so that sending it twice writes it once. */
  readonly id: MessageId;
  readonly author: MemberId;
  readonly at: number;
  readonly editedAt: number | null;
  /** A deleted message keeps its place and loses its words: what others answered stays in order. */
  readonly deletedAt: number | null;
  /** Mentions stand in it as `@{member id}`: names live in the store alone. */
  readonly text: string;
  /** Members of the workspace whom the words mention. */
  readonly mentions: readonly MemberId[];
  /** It came with a file, which its author brought in: whose it was and when, as that says. */
  readonly brought?: { readonly name: string; readonly at: number | null };
}

/** A place on a document: from its origin, or from the upper left corner of an item, which it moves with. */
export interface Spot {
  readonly itemId: ItemId | null;
  readonly at: { readonly x: number; readonly y: number };
}

/** Its id is that of its first message. */
export interface Thread {
  readonly id: ThreadId;
  readonly documentId: DocumentId;
  /** What it is about: an item, which may be gone and which an undo brings back, or with null the document as a whole. */
  readonly itemId: ItemId | null;
  /** With it, it is about this place there. */
  readonly at?: Spot['at'];
  readonly createdAt: number;
  /** `brought`: it was before it came with a file. */
  readonly resolved: { readonly by: MemberId; readonly at: number; readonly brought?: true } | null;
  readonly messages: readonly Message[];
  /** The last commands that changed it, newest last: one that comes again changes nothing. */
  readonly commands: readonly string[];
}

/** Everybody's reaction to one item; a null was taken back. */
export interface ItemReactions {
  readonly id: string;
  readonly documentId: DocumentId;
  readonly itemId: ItemId;
  readonly by: Readonly<Record<MemberId, Reaction | null>>;
}

/** How many messages of each thread a member has seen. */
export interface ReadMark {
  readonly id: string;
  readonly documentId: DocumentId;
  readonly memberId: MemberId;
  readonly seen: Readonly<Record<ThreadId, number>>;
}

const MENTION = /@\{([23456789a-z_]{20})\}/g;

export const mentionOf = (member: MemberId): string => `@{${member}}`;

export type TextPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'mention'; readonly member: MemberId };

/** The words of a message and the mentions between them, in order. */
export function partsOf(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(MENTION)) {
    const member = parseMemberId(match[1]);
    if (member === null) continue;
    if (match.index > from) parts.push({ kind: 'words', text: text.slice(from, match.index) });
    parts.push({ kind: 'mention', member });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: 'words', text: text.slice(from) });
  return parts;
}

/** Each member once. */
export function mentionsIn(text: string): readonly MemberId[] {
  return [...new Set(partsOf(text).flatMap((part) => (part.kind === 'mention' ? [part.member] : [])))];
}

export const isLiving = ({ deletedAt }: Pick<Message, 'deletedAt'>): boolean => deletedAt === null;

/** Messages of others behind the first `seen` ones. What came with a file is nobody's news. */
export function unreadOf(thread: Pick<Thread, 'messages'>, seen: number, me: MemberId | null): number {
  return thread.messages.slice(seen).filter((one) => one.author !== me && isLiving(one) && !one.brought)
    .length;
}
