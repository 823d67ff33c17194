/** The discussion of one open document: kept in step over the tab's events, and everything that a person does in it. */

import type {
  BoardArea,
  DiscussionChange,
  DiscussionCommand,
  DiscussionView,
} from '../../../shared/discussion.ts';
import type { Reaction, Spot } from '../../../shared/domain/discussion.ts';
import { AppError, FINAL_ERRORS } from '../../../shared/errors.ts';
import type { DocumentId, ItemId, MemberId, MessageId, ThreadId } from '../../../shared/ids.ts';
import { newId } from '../../../shared/ids.ts';
import type { Entries } from '../../deviceStorage.ts';
import type { EventSocket } from '../carriers.ts';
import { writable } from '../readable.ts';
import type { Readable } from '../types.ts';
import { DiscussionState } from './DiscussionState.ts';
import { Outbox } from './Outbox.ts';

export interface DiscussionParts {
  readonly documentId: DocumentId;
  readonly me: MemberId | null;
  readonly load: () => Promise<DiscussionView>;
  readonly send: (command: DiscussionCommand) => Promise<DiscussionChange>;
  readonly events: () => Promise<EventSocket>;
  readonly storage: Entries | null;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onNetwork: (listener: (online: boolean) => void) => () => void;
}

export interface Invitation {
  readonly by: MemberId;
  readonly area: BoardArea;
}

/** Without the events' answer by then, what there is is fetched all the same. */
const WAIT_MS = 2_000;
const RETRY_MS = 5_000;

export class LiveDiscussion {
  readonly state: DiscussionState;
  readonly outbox: Outbox;
  readonly #parts: DiscussionParts;
  readonly #loaded = writable(false);
  readonly #changed = new Set<(change: DiscussionChange) => void>();
  readonly #invited = new Set<(invitation: Invitation) => void>();
  readonly #stops: (() => void)[] = [];
  readonly #turns = new Map<ItemId, number>();
  #reacting: Promise<void> = Promise.resolve();
  #cancel: () => void;
  #wanted = false;
  #loading: Promise<void> | null = null;
  #ended = false;

  readonly loaded: Readable<boolean> = this.#loaded;

  constructor(parts: DiscussionParts) {
    const { me, send } = parts;
    this.#parts = parts;
    this.state = new DiscussionState(me);
    const onSent = (change: DiscussionChange) => this.state.apply(change);
    this.outbox = new Outbox({ ...parts, send, onSent });
    this.#cancel = parts.after(WAIT_MS, () => this.#load());
    this.#stops.push(parts.onNetwork((online) => online && this.outbox.retry()));
    this.#listen();
  }

  /** Hears of what others say and do, as it happens. */
  readonly onChange = (listener: (change: DiscussionChange) => void): (() => void) => {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  };

  readonly onInvited = (listener: (invitation: Invitation) => void): (() => void) => {
    this.#invited.add(listener);
    return () => this.#invited.delete(listener);
  };

  onEnd(run: () => void): void {
    this.#stops.push(run);
  }

  open(itemId: ItemId | null, text: string, at?: Spot['at']): void {
    this.outbox.add({ act: 'open', id: newId<MessageId>(), itemId, ...(at && { at }), text });
  }

  reply(threadId: ThreadId, text: string): void {
    this.outbox.add({ act: 'reply', id: newId<MessageId>(), threadId, text });
  }

  edit(threadId: ThreadId, messageId: MessageId, text: string): Promise<void> {
    return this.run({ act: 'edit', id: newId<MessageId>(), threadId, messageId, text });
  }

  remove(threadId: ThreadId, messageId: MessageId): Promise<void> {
    return this.run({ act: 'delete', id: newId<MessageId>(), threadId, messageId });
  }

  resolve(threadId: ThreadId, resolved: boolean): Promise<void> {
    return this.run({ act: 'resolve', id: newId<MessageId>(), threadId, resolved });
  }

  /** Shown at once; taken back when the server does not take it. One after the other, so that the last one counts. */
  react(itemId: ItemId, reaction: Reaction | null): Promise<void> {
    const turn = (this.#turns.get(itemId) ?? 0) + 1;
    this.#turns.set(itemId, turn);
    this.state.hope(itemId, reaction);
    const run = async () => {
      try {
        if (this.#turns.get(itemId) === turn) await this.run({ act: 'react', itemId, reaction });
      } finally {
        if (this.#turns.get(itemId) === turn) this.state.hope(itemId, undefined);
      }
    };
    const done = this.#reacting.then(run);
    this.#reacting = done.catch(() => undefined);
    return done;
  }

  async read(threadId: ThreadId): Promise<void> {
    const thread = this.state.thread(threadId);
    if (thread === null || this.state.unreadOf(thread) === 0) return;
    const messages = thread.messages.length;
    this.state.apply({ threads: [], reactions: [], people: [], seen: { [threadId]: messages } });
    await this.run({ act: 'read', threadId, messages });
  }

  gather(area: BoardArea): Promise<void> {
    return this.run({ act: 'gather', area });
  }

  async run(command: DiscussionCommand): Promise<void> {
    this.state.apply(await this.#parts.send(command));
  }

  destroy(): void {
    this.#ended = true;
    this.#cancel();
    this.outbox.stop();
    for (const stop of this.#stops) stop();
  }

  #listen(): void {
    const { events, after } = this.#parts;
    events().then(
      (socket) => this.#follow(socket),
      () => {
        if (!this.#ended) this.#stops.push(after(RETRY_MS, () => this.#listen()));
      },
    );
  }

  #follow(socket: EventSocket): void {
    if (this.#ended) return;
    const { documentId } = this.#parts;
    // What was said while the connection was away is in the answer to `load`.
    const watch = () =>
      socket.emit('document:watch', documentId, (answer) => {
        if (answer.ok) this.#load();
      });
    const onChange = (id: DocumentId, change: DiscussionChange) => {
      if (id !== documentId) return;
      this.state.apply(change);
      for (const listener of [...this.#changed]) listener(change);
    };
    const onMissed = (id: DocumentId) => id === documentId && this.#load();
    const onInvited = (id: DocumentId, by: MemberId, area: BoardArea) => {
      if (id === documentId) for (const listener of [...this.#invited]) listener({ by, area });
    };
    socket.on('connect', watch).on('discussion:changed', onChange);
    socket.on('discussion:missed', onMissed).on('document:invited', onInvited);
    if (socket.connected) watch();
    else if (!socket.active) socket.connect();
    this.#stops.push(() => {
      socket.off('connect', watch).off('discussion:changed', onChange);
      socket.off('discussion:missed', onMissed).off('document:invited', onInvited);
      if (socket.connected) socket.emit('document:unwatch', documentId);
    });
  }

  /** One after the other: the older of two answers could come last, and take away what came between them. */
  #load(): void {
    this.#cancel();
    this.#wanted = true;
    this.#loading ??= this.#loadAll().finally(() => {
      this.#loading = null;
    });
  }

  async #loadAll(): Promise<void> {
    while (this.#wanted && !this.#ended) {
      this.#wanted = false;
      await this.#loadOnce();
    }
  }

  async #loadOnce(): Promise<void> {
    this.state.beginReplace();
    try {
      const view = await this.#parts.load();
      if (this.#ended) return;
      this.state.replace(view);
      this.#loaded.set(true);
      this.outbox.retry();
    } catch (error) {
      // Without the right to it there is nothing to show; the page says why.
      const final = error instanceof AppError && FINAL_ERRORS.has(error.code);
      if (!final && !this.#ended) this.#cancel = this.#parts.after(RETRY_MS, () => this.#load());
    }
  }
}
