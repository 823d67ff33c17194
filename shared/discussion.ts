/**
 * The discussion of a document on the wire, one file for both sides.
 *
 *   GET  /api/documents/:d/discussion                      DiscussionView
 *   POST /api/documents/:d/discussion  DiscussionCommand   DiscussionChange
 *   POST /api/documents/:d/discussion/brought              shared/broughtComments.ts
 *
 * Changes also come as `discussion:changed` to everybody who watches the document. Whoever was away asks for the view.
 */
import * as z from 'zod/mini';
import type { MemberView } from './api.ts';
import { MAX_COORDINATE } from './documents/boardKinds.ts';
import type { Reaction, Thread } from './domain/discussion.ts';
import { REACTIONS } from './domain/discussion.ts';
import { type DocumentTimer, TIMER_STEPS } from './domain/timer.ts';
import type { ItemId, MemberId, MessageId, ThreadId } from './ids.ts';
import { parseItemId, parseMessageId, parseThreadId } from './ids.ts';
import { LIMITS } from './limits.ts';
import { hasInk, isHarmless } from './messageText.ts';

const idBy = <Id extends string>(parse: (value: unknown) => Id | null) =>
  z.pipe(
    z.string().check(z.refine((value) => parse(value) !== null)),
    z.transform((value) => value as Id),
  );
export const itemId = idBy<ItemId>(parseItemId);
const threadId = idBy<ThreadId>(parseThreadId);
export const messageId = idBy<MessageId>(parseMessageId);

/** What a person may write: trimmed, visible, and harmless among what others wrote. */
export const messageText = z.string().check(
  z.trim(),
  z.minLength(1),
  z.maxLength(LIMITS.messageLength),
  z.refine((value) => isHarmless(value) && hasInk(value)),
);
const text = messageText;

const coordinate = z.number().check(z.minimum(-2 * MAX_COORDINATE), z.maximum(2 * MAX_COORDINATE));
const length = z.number().check(z.minimum(1), z.maximum(4 * MAX_COORDINATE));
const area = z.strictObject({ x: coordinate, y: coordinate, w: length, h: length });

/** A part of a board, in board pixels. */
export type BoardArea = z.infer<typeof area>;

export const spot = z.strictObject({ x: coordinate, y: coordinate });

/** `id` is the sender's: the same one twice happens once. */
export const DiscussionCommand = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('open'),
    id: messageId,
    itemId: z.nullable(itemId),
    at: z.optional(spot),
    text,
  }),
  z.strictObject({ act: z.literal('reply'), id: messageId, threadId, text }),
  z.strictObject({ act: z.literal('edit'), id: messageId, threadId, messageId, text }),
  z.strictObject({ act: z.literal('delete'), id: messageId, threadId, messageId }),
  z.strictObject({ act: z.literal('resolve'), id: messageId, threadId, resolved: z.boolean() }),
  z.strictObject({ act: z.literal('react'), itemId, reaction: z.nullable(z.enum(REACTIONS)) }),
  z.strictObject({
    act: z.literal('read'),
    threadId,
    messages: z.int().check(z.minimum(0), z.maximum(LIMITS.messagesPerThread)),
  }),
  z.strictObject({ act: z.literal('gather'), area }),
  z.strictObject({
    act: z.literal('startTimer'),
    minutes: z.int().check(z.minimum(1), z.maximum(LIMITS.timerMinutes)),
  }),
  z.strictObject({ act: z.literal('timer'), step: z.enum(TIMER_STEPS) }),
]);
export type DiscussionCommand = z.infer<typeof DiscussionCommand>;
export type CommandOf<Act extends DiscussionCommand['act']> = Extract<DiscussionCommand, { act: Act }>;

/** Of two versions of one thing the higher counts, however they come. */
export interface ThreadView extends Omit<Thread, 'commands' | 'documentId'> {
  readonly version: number;
}

export interface ReactionView {
  readonly itemId: ItemId;
  readonly memberId: MemberId;
  readonly reaction: Reaction | null;
  readonly version: number;
}

/** Who somebody in a discussion is, as everybody who may read it may know. */
export type PersonView = Pick<MemberView, 'id' | 'name' | 'initials' | 'colour' | 'badge'>;

/** The document's timer as it was when this was said: what is left is no time of day, so no clock can be wrong about it. */
export interface TimerView extends Pick<DocumentTimer, 'length' | 'left' | 'owner' | 'by' | 'step'> {
  readonly runs: boolean;
  readonly version: number;
}

/** What is another than before. */
export interface DiscussionChange {
  readonly threads: readonly ThreadView[];
  readonly reactions: readonly ReactionView[];
  readonly people: readonly PersonView[];
  /** Of the reader alone. */
  readonly seen: Readonly<Record<ThreadId, number>>;
  /** With everything it is left out where there is none; one that was ended has no length. */
  readonly timer?: TimerView;
}

/** Everything. */
export type DiscussionView = DiscussionChange;

export const NO_CHANGE: DiscussionChange = { threads: [], reactions: [], people: [], seen: {} };
