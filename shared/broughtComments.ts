/**
 * Comments that come with a file into a document. Whose they were and when is what the file says: words, never an account.
 *
 *   POST /api/documents/:d/discussion/brought  BroughtComments as bytes   DiscussionChange
 */
import * as z from 'zod/mini';
import { itemId, messageId, messageText, spot } from './discussion.ts';
import { mentionsIn } from './domain/discussion.ts';
import { LIMITS } from './limits.ts';
import { isHarmless, LAST_MOMENT } from './messageText.ts';

const BroughtMessage = z.strictObject({
  id: messageId,
  /** Empty where the file does not say. */
  name: z.string().check(
    z.maxLength(LIMITS.nameLength),
    z.refine((name) => isHarmless(name) && !/[\n\t]/.test(name)),
  ),
  at: z.nullable(z.int().check(z.minimum(0), z.maximum(LAST_MOMENT))),
  /** It calls nobody: that is for people who are here. */
  text: messageText.check(z.refine((text) => mentionsIn(text).length === 0)),
});

const isOnce = (ids: readonly string[]) => new Set(ids).size === ids.length;

const BroughtThread = z.strictObject({
  itemId: z.nullable(itemId),
  at: z.optional(spot),
  resolved: z.boolean(),
  messages: z.array(BroughtMessage).check(
    z.minLength(1),
    z.maxLength(LIMITS.messagesPerThread),
    z.refine((all) => isOnce(all.map(({ id }) => id))),
  ),
});

export const BroughtComments = z.strictObject({
  threads: z.array(BroughtThread).check(
    z.minLength(1),
    z.maxLength(LIMITS.threadsPerBringing),
    z.refine((all) => isOnce(all.map(({ messages: [first] }) => first?.id ?? ''))),
  ),
  /** Threads of the same file that are sent after these: where there is no room for all, none comes in. */
  more: z.int().check(z.minimum(0), z.maximum(LIMITS.threadsPerDocument)),
});

/** Its id is that of its first message, as of every thread. */
export type BroughtThread = z.infer<typeof BroughtThread>;
export type BroughtComments = z.infer<typeof BroughtComments>;
