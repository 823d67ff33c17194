/**
 * What a tab knows of a document's discussion. Of two versions of one thing the higher stays, so answers and events may
 * come in any order and twice. An item's marks keep their identity until they change.
 */
import type {
  DiscussionChange,
  PersonView,
  ReactionView,
  ThreadView,
  TimerView,
} from '../../../shared/discussion.ts';
import type { Reaction } from '../../../shared/domain/discussion.ts';
import { isLiving, REACTIONS, unreadOf } from '../../../shared/domain/discussion.ts';
import type { ItemId, MemberId, ThreadId } from '../../../shared/ids.ts';
import { writable } from '../readable.ts';
import type { Readable } from '../types.ts';

export interface ReactionCount {
  readonly reaction: Reaction;
  readonly members: readonly MemberId[];
}

/** What an item shows of what is said about it. */
export interface ItemMarks {
  /** Of threads that are not resolved. */
  readonly comments: number;
  readonly unread: number;
  /** Somebody waits for a word of somebody else. */
  readonly unanswered: boolean;
  /** In the order of the closed set; only those that somebody gave. */
  readonly reactions: readonly ReactionCount[];
  readonly mine: Reaction | null;
}

const NO_MARKS: ItemMarks = { comments: 0, unread: 0, unanswered: false, reactions: [], mine: null };

/** What a thread is about. */
type Subject = ThreadView['itemId'];

interface Given {
  readonly reaction: Reaction | null;
  readonly version: number;
}

/** What is said of an item. */
interface Told {
  readonly threads: ThreadView[];
  readonly given: ReadonlyMap<MemberId, Given>[];
}

/** What is left of a timer counts from `heard`, on this device's own steady clock. */
export type HeardTimer = TimerView & { readonly heard: number };

export class DiscussionState {
  readonly me: MemberId | null;
  readonly #threads = new Map<ThreadId, ThreadView>();
  readonly #reactions = new Map<Subject, Map<MemberId, Given>>();
  /** My reactions that the server has not answered yet. */
  readonly #hoped = new Map<Subject, Reaction | null>();
  /** Whose it is now, what is said of it: another's once it became one with that. Who changes this settles both. */
  meant: (id: Subject) => Subject = (id) => id;
  readonly #people = new Map<MemberId, PersonView>();
  readonly #seen = new Map<ThreadId, number>();
  readonly #marks = new Map<Subject, ItemMarks>();
  readonly #listeners = new Map<Subject, Set<() => void>>();
  /** Also one that was ended: nothing older is to come back. */
  readonly timer = writable<HeardTimer | null>(null);
  readonly #threadList = writable<readonly ThreadView[]>([]);
  readonly #unread = writable(0);
  /** Threads that came while everything was being fetched: newer than what will be. */
  #touched: Set<ThreadId> | null = null;

  /** Oldest first; without those whose messages are all deleted. */
  readonly threads: Readable<readonly ThreadView[]> = this.#threadList;
  /** Messages of others that I have not seen. */
  readonly unread: Readable<number> = this.#unread;

  constructor(me: MemberId | null) {
    this.me = me;
  }

  thread(id: ThreadId): ThreadView | null {
    return this.#threads.get(id) ?? null;
  }

  seenOf(id: ThreadId): number {
    return this.#seen.get(id) ?? 0;
  }

  unreadOf(thread: ThreadView): number {
    return unreadOf(thread, this.seenOf(thread.id), this.me);
  }

  person(id: MemberId): PersonView | null {
    return this.#people.get(id) ?? null;
  }

  marksOf(id: ItemId): ItemMarks {
    return this.#marks.get(id) ?? NO_MARKS;
  }

  subscribeTo(id: ItemId, listener: () => void): () => void {
    const listeners = this.#listeners.get(id) ?? new Set();
    this.#listeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(id) === listeners) this.#listeners.delete(id);
    };
  }

  apply(change: DiscussionChange): void {
    const items = new Set<Subject>();
    const { timer } = change;
    if (timer && timer.version >= (this.timer.get()?.version ?? 0))
      this.timer.set({ ...timer, heard: performance.now() });
    for (const person of change.people) this.#people.set(person.id, person);
    for (const [id, count] of Object.entries(change.seen) as [ThreadId, number][]) {
      this.#seen.set(id, Math.max(count, this.seenOf(id)));
      const item = this.#threads.get(id)?.itemId;
      if (item !== undefined) items.add(item);
    }
    for (const thread of change.threads) if (this.#learn(thread)) items.add(thread.itemId);
    for (const one of change.reactions) if (this.#take(one)) items.add(one.itemId);
    this.settle(items);
  }

  /** Call it before fetching everything, and `replace` with the answer. */
  beginReplace(): void {
    this.#touched = new Set();
  }

  replace(all: DiscussionChange): void {
    const present = new Set(all.threads.map((thread) => thread.id));
    const items = new Set<Subject>();
    for (const [id, thread] of this.#threads) {
      if (present.has(id) || this.#touched?.has(id)) continue;
      this.#threads.delete(id);
      items.add(thread.itemId);
    }
    this.#touched = null;
    this.settle(items);
    this.apply(all);
  }

  /** Shows my reaction before the server has it; `undefined` shows what the server has. */
  hope(id: ItemId, reaction: Reaction | null | undefined): void {
    if (reaction === undefined) this.#hoped.delete(id);
    else this.#hoped.set(id, reaction);
    this.settle(new Set([id]));
  }

  #learn(thread: ThreadView): boolean {
    const known = this.#threads.get(thread.id);
    this.#touched?.add(thread.id);
    if (known && known.version >= thread.version) return false;
    this.#threads.set(thread.id, thread);
    return true;
  }

  #take({ itemId, memberId, reaction, version }: ReactionView): boolean {
    const given = this.#reactions.get(itemId) ?? new Map<MemberId, Given>();
    this.#reactions.set(itemId, given);
    if ((given.get(memberId)?.version ?? 0) > version) return false;
    given.set(memberId, { reaction, version });
    return true;
  }

  settle(items: Set<Subject>): void {
    if (items.size === 0) return;
    const living = [...this.#threads.values()]
      .filter((thread) => thread.messages.some(isLiving))
      .map((thread) => {
        const itemId = this.meant(thread.itemId);
        return itemId === thread.itemId ? thread : { ...thread, itemId };
      });
    for (const id of [...items]) items.add(this.meant(id));
    this.#threadList.set(living.sort((a, b) => a.createdAt - b.createdAt));
    const told = new Map([...items].map((id) => [id, { threads: [], given: [] } as Told]));
    for (const thread of living) told.get(thread.itemId)?.threads.push(thread);
    for (const [id, given] of this.#reactions) told.get(this.meant(id))?.given.push(given);
    for (const [id, all] of told) this.#marks.set(id, this.#count(id, all));
    this.#unread.set(living.reduce((sum, thread) => sum + this.unreadOf(thread), 0));
    for (const id of items) for (const listener of [...(this.#listeners.get(id) ?? [])]) listener();
  }

  #count(id: Subject, told: Told): ItemMarks {
    let comments = 0;
    let unread = 0;
    let unanswered = false;
    for (const thread of told.threads) {
      // A place on it has a mark of its own.
      if (thread.at) continue;
      unread += this.unreadOf(thread);
      const living = thread.messages.filter(isLiving);
      if (thread.resolved !== null || living.length === 0) continue;
      comments += living.length;
      if (new Set(living.map(({ brought, author }) => brought?.name ?? author)).size === 1) unanswered = true;
    }
    const given = new Map<MemberId, Given>();
    for (const all of told.given)
      for (const [member, one] of all)
        if ((given.get(member)?.version ?? 0) <= one.version) given.set(member, one);
    const hoped = this.#hoped.get(id);
    if (this.me !== null && hoped !== undefined) given.set(this.me, { reaction: hoped, version: 0 });
    const reactions = REACTIONS.map((reaction) => ({
      reaction,
      members: [...given].filter(([, one]) => one.reaction === reaction).map(([member]) => member),
    })).filter((one) => one.members.length > 0);
    const mine = (this.me !== null && given.get(this.me)?.reaction) || null;
    return { comments, unread, unanswered, reactions, mine };
  }
}
