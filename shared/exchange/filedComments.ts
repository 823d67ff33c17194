/**
 * What was said about a board or a map, in a file of its own:
 *
 *   comments: [ { about: id or null, at: { x, y }, resolved, messages: [ { name, at, words } ] } ]
 *
 * `at` of a thread is a place, from the document's origin or the item's corner; of a message the moment, ISO 8601.
 */
import type { BroughtThread } from '../broughtComments.ts';
import { MAX_COORDINATE } from '../documents/boardKinds.ts';
import { partsOf, type Spot } from '../domain/discussion.ts';
import { type ItemId, type MessageId, newId } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { hasInk, LAST_MOMENT } from '../messageText.ts';
import { cleanText, cutText, oneLine } from './cleanText.ts';
import type { ExportedThread } from './exportedThreads.ts';

export interface CommentDraft {
  /** The draft that it is about; null is all of it. */
  readonly about: number | null;
  readonly at?: Spot['at'];
  readonly resolved: boolean;
  readonly messages: readonly Omit<BroughtThread['messages'][number], 'id'>[];
}

export interface CommentDrafts {
  readonly threads: readonly CommentDraft[];
  /** Comments about what does not come in, and those that cannot be read. */
  readonly lost: number;
}

export function filedComments(threads: readonly ExportedThread[]) {
  return threads.map(({ about, at, resolved, messages }) => ({
    about,
    at,
    resolved,
    messages: messages.map(({ name, at: then, words }) => ({
      name,
      at: then === null ? undefined : new Date(then).toISOString(),
      words,
    })),
  }));
}

type Raw = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Raw => typeof value === 'object' && value !== null;

const LONGEST_MOMENT = 40;

function momentOf(value: unknown): number | null {
  const at = typeof value === 'string' && value.length <= LONGEST_MOMENT ? Date.parse(value) : Number.NaN;
  return at >= 0 && at <= LAST_MOMENT ? at : null;
}

/** Words that mention nobody: who has such an id here is somebody else. */
function wordsOf(value: unknown): string {
  const text = typeof value === 'string' ? cleanText(value.slice(0, 2 * LIMITS.messageLength)) : '';
  const quiet = partsOf(text).map((part) => (part.kind === 'words' ? part.text : '@…'));
  return cutText(quiet.join('').trim(), LIMITS.messageLength).trim();
}

function messageOf(value: unknown): CommentDraft['messages'][number] | null {
  const { name, at, words } = isRecord(value) ? value : ({} as Raw);
  const text = wordsOf(words);
  if (!hasInk(text)) return null;
  const called = typeof name === 'string' ? oneLine(cleanText(name.slice(0, 2 * LIMITS.nameLength))) : '';
  return { name: cutText(called, LIMITS.nameLength).trim(), at: momentOf(at), text };
}

const isCoordinate = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= 2 * MAX_COORDINATE;

function spotOf(value: unknown): Spot['at'] | null {
  const { x, y } = isRecord(value) ? value : ({} as Raw);
  return isCoordinate(x) && isCoordinate(y) ? { x, y } : null;
}

/** `placeOf` an item of the file is its draft; undefined of one that does not come in. Whatever stands there, this does not throw. */
export function commentsIn(
  value: unknown,
  placeOf: (id: string) => number | undefined,
): CommentDrafts | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const threads: CommentDraft[] = [];
  let lost = 0;
  for (const raw of value as readonly unknown[]) {
    const { about, at, resolved, messages } = isRecord(raw) ? raw : ({} as Raw);
    const all: readonly unknown[] = Array.isArray(messages) ? messages : [];
    const place = about === null ? null : typeof about === 'string' ? placeOf(about) : undefined;
    if (place === undefined || threads.length >= LIMITS.threadsPerDocument) {
      lost += Math.max(1, all.length);
      continue;
    }
    const read = all.slice(0, LIMITS.messagesPerThread).flatMap((one) => messageOf(one) ?? []);
    lost += Math.max(all.length, 1) - read.length;
    const spot = spotOf(at);
    if (read.length > 0)
      threads.push({ about: place, ...(spot && { at: spot }), resolved: resolved === true, messages: read });
  }
  return { threads, lost };
}

export interface CommentsLanding {
  readonly idOf: (draft: number) => ItemId | undefined;
  /** How far everything was moved; null where each went somewhere else, and places of the whole mean nothing. */
  readonly by: Spot['at'] | null;
}

function landedSpot({ about, at }: CommentDraft, by: CommentsLanding['by']): Spot['at'] | null {
  if (!at || about !== null) return at ?? null;
  return by && spotOf({ x: at.x + by.x, y: at.y + by.y });
}

/** With new ids: brought in twice they are there twice, as the items are. */
export function landComments(
  drafts: readonly CommentDraft[],
  { idOf, by }: CommentsLanding,
): readonly BroughtThread[] {
  return drafts.flatMap((draft) => {
    const itemId = draft.about === null ? null : idOf(draft.about);
    if (itemId === undefined) return [];
    const at = landedSpot(draft, by);
    const messages = draft.messages.map((one) => ({ ...one, id: newId<MessageId>() }));
    return [{ itemId, ...(at && { at }), resolved: draft.resolved, messages }];
  });
}
