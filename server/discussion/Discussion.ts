/**
 * The discussion of a document: comments, reactions and the timer as commands. Each one asks the Gate, is stored, and only then
 * told on the Bus; whoever dies in between has said it, and the others learn of it when they ask again.
 */
import type { BroughtComments } from '../../shared/broughtComments.ts';
import type {
  CommandOf,
  DiscussionChange,
  DiscussionCommand,
  DiscussionView,
  ReactionView,
  ThreadView,
} from '../../shared/discussion.ts';
import { NO_CHANGE } from '../../shared/discussion.ts';
import type { ItemReactions, Thread } from '../../shared/domain/discussion.ts';
import { isLiving, mentionsIn } from '../../shared/domain/discussion.ts';
import { AppError } from '../../shared/errors.ts';
import type { DocumentId, MemberId, ThreadId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { type Action, may } from '../../shared/permissions.ts';
import type { Actor, DocumentGrant, Gate } from '../access/Gate.ts';
import type { Bus } from '../bus/Bus.ts';
import type { Clock } from '../clock.ts';
import { oneAtATime } from '../oneAtATime.ts';
import { changeVersioned } from '../storage/changeEntity.ts';
import type { EntityKind, EntityOf } from '../storage/entities.ts';
import type { Versioned } from '../storage/Store.ts';
import type { PeopleParts } from './people.ts';
import { People, peopleIn } from './people.ts';
import { broughtId, broughtThread, decide, openThread, type Saying, type ThreadCommand } from './threads.ts';
import { changeTimer, viewTimer } from './timers.ts';

export interface DiscussionParts extends PeopleParts {
  readonly gate: Gate;
  readonly bus: Bus;
  readonly clock: Clock;
}

function viewThread({ entity, version }: Versioned<'thread'>): ThreadView {
  const { commands: _commands, documentId: _documentId, ...rest } = entity;
  return { ...rest, version };
}

function viewReactions({ entity, version }: Versioned<'itemReaction'>): readonly ReactionView[] {
  const { itemId } = entity;
  const all = Object.entries(entity.by) as [MemberId, ReactionView['reaction']][];
  return all.map(([memberId, reaction]) => ({ itemId, memberId, reaction, version }));
}

const markId = (documentId: DocumentId, memberId: MemberId) => `${documentId}.${memberId}`;

export class Discussion {
  readonly #parts: DiscussionParts;
  readonly #people: People;
  /** Writers of one record wait for each other here, instead of for the store to refuse all but one. */
  readonly #inTurn = oneAtATime();

  constructor(parts: DiscussionParts) {
    this.#parts = parts;
    this.#people = new People(parts);
  }

  async view(actor: Actor, documentId: DocumentId): Promise<DiscussionView> {
    const { gate, entities } = this.#parts;
    const { member, capabilities } = await gate.document(actor, documentId);
    if (!may(capabilities, 'document.read')) throw new AppError('FORBIDDEN');
    const where = { field: 'documentId', equals: documentId } as const;
    const [found, reacted, mark, timed] = await Promise.all([
      entities.list('thread', where),
      entities.list('itemReaction', where),
      entities.get('readMark', markId(documentId, member.id)),
      entities.get('timer', documentId),
    ]);
    const threads = found.filter(({ entity }) => entity.messages.some(isLiving)).map(viewThread);
    const reactions = reacted.flatMap(viewReactions).filter((one) => one.reaction !== null);
    const owner = timed ? [timed.entity.owner] : [];
    const people = await this.#people.views(member.workspaceId, [...peopleIn(threads, reactions), ...owner]);
    const timer = timed && viewTimer(timed, this.#parts.clock.now());
    return { threads, reactions, people, seen: mark?.entity.seen ?? {}, ...(timer && { timer }) };
  }

  async run(actor: Actor, documentId: DocumentId, command: DiscussionCommand): Promise<DiscussionChange> {
    const grant = await this.#parts.gate.document(actor, documentId);
    const demand = (action: Action) => {
      if (!may(grant.capabilities, action)) throw new AppError('FORBIDDEN');
    };
    switch (command.act) {
      case 'gather':
        demand('document.gather');
        return this.#gather(grant, command);
      case 'startTimer':
      case 'timer':
        demand('document.timer');
        return this.#time(grant, command);
      case 'read':
        demand('document.read');
        return this.#read(grant, command);
      case 'react':
        demand('document.comment');
        return this.#react(grant, command);
      case 'open':
        demand('document.comment');
        return this.#open(grant, command);
      default:
        demand('document.comment');
        return this.#change(grant, command);
    }
  }

  /** Comments of a file. None of them is stored where there is no room for all; what is stored already stays as it is. */
  async bring(actor: Actor, documentId: DocumentId, { threads, more }: BroughtComments) {
    const { entities, clock } = this.#parts;
    const grant = await this.mayBring(actor, documentId);
    return this.#inTurn(`${documentId} brought`, async () => {
      const found = await Promise.all(threads.map((one) => this.#opened(grant, { id: broughtId(one) })));
      const fresh = found.filter((one) => one === null).length;
      const all = await entities.list('thread', { field: 'documentId', equals: documentId });
      if (fresh > 0 && all.length + fresh + more > LIMITS.threadsPerDocument)
        throw new AppError('DOCUMENT_FULL', 'This document has no room for all these threads.');
      const saying = { author: grant.member.id, at: clock.now() };
      const stored = await Promise.all(
        threads.map(async (one, at) => {
          const again = () => this.#opened(grant, { id: broughtId(one) });
          return found[at] ?? this.#insertOr('thread', broughtThread(documentId, one, saying), again);
        }),
      );
      return this.#tell(grant, stored);
    });
  }

  /** Throws unless this person may bring a file in and comment. */
  async mayBring(actor: Actor, documentId: DocumentId): Promise<DocumentGrant> {
    const grant = await this.#parts.gate.document(actor, documentId);
    for (const action of ['document.edit', 'document.comment'] as const)
      if (!may(grant.capabilities, action)) throw new AppError('FORBIDDEN');
    return grant;
  }

  async #saying(grant: DocumentGrant, text: string, thread: Thread | null): Promise<Saying> {
    const author = grant.member.id;
    const writers = new Set([author, ...(thread?.messages ?? []).map((one) => one.author)]);
    const mentions = await this.#people.mentionable(grant, mentionsIn(text), writers);
    return { author, at: this.#parts.clock.now(), mentions };
  }

  async #open(grant: DocumentGrant, command: CommandOf<'open'>): Promise<DiscussionChange> {
    const { entities } = this.#parts;
    const documentId = grant.document.id;
    const before = await this.#opened(grant, command);
    // Told again: whoever stored it may have died before the others heard of it.
    if (before !== null) return this.#tell(grant, [before]);
    const all = await entities.list('thread', { field: 'documentId', equals: documentId });
    if (all.length >= LIMITS.threadsPerDocument)
      throw new AppError('CONFLICT', 'This document has all the threads it can hold.');
    const thread = openThread(documentId, command, await this.#saying(grant, command.text, null));
    return this.#tell(grant, [await this.#insertOr('thread', thread, () => this.#opened(grant, command))]);
  }

  /** The thread that this command has opened already. */
  async #opened({ document, member }: DocumentGrant, { id }: { readonly id: string }) {
    const found = await this.#parts.entities.get('thread', id);
    if (found === null) return null;
    const mine = found.entity.messages[0]?.author === member.id && found.entity.documentId === document.id;
    if (!mine) throw new AppError('CONFLICT');
    return found;
  }

  /** A claim is an insert; who lost it takes what the winner made. */
  async #insertOr<Kind extends EntityKind>(
    kind: Kind,
    entity: EntityOf<Kind>,
    instead: () => Promise<Versioned<Kind> | null>,
  ): Promise<Versioned<Kind>> {
    try {
      return await this.#parts.entities.insert(kind, entity);
    } catch (error) {
      const found = error instanceof AppError && error.code === 'CONFLICT' ? await instead() : null;
      if (found === null) throw error;
      return found;
    }
  }

  async #threadIn({ document }: DocumentGrant, id: ThreadId): Promise<Thread> {
    const thread = (await this.#parts.entities.get('thread', id))?.entity;
    if (thread?.documentId !== document.id) throw new AppError('NOT_FOUND');
    return thread;
  }

  async #change(grant: DocumentGrant, command: ThreadCommand): Promise<DiscussionChange> {
    const text = command.act === 'reply' || command.act === 'edit' ? command.text : '';
    return this.#inTurn(command.threadId, async () => {
      const thread = await this.#threadIn(grant, command.threadId);
      const saying = await this.#saying(grant, text, thread);
      const { entities } = this.#parts;
      const changed = await changeVersioned(entities, 'thread', thread.id, (now) =>
        decide(now, command, saying),
      );
      return this.#tell(grant, [changed]);
    });
  }

  async #tell(grant: DocumentGrant, told: readonly Versioned<'thread'>[]): Promise<DiscussionChange> {
    const threads = told.map(viewThread);
    const people = await this.#people.views(grant.member.workspaceId, peopleIn(threads, []));
    const change = { ...NO_CHANGE, threads, people };
    this.#publish(grant, change, null);
    return change;
  }

  #publish({ document }: DocumentGrant, change: DiscussionChange, only: MemberId | null): void {
    this.#parts.bus.publish({ type: 'discussion', documentId: document.id, change, only });
  }

  async #react(grant: DocumentGrant, { itemId, reaction }: CommandOf<'react'>): Promise<DiscussionChange> {
    const memberId = grant.member.id;
    const id = `${grant.document.id}.${itemId}`;
    const { version } = await this.#inTurn(id, async () => {
      const found = await this.#parts.entities.get('itemReaction', id);
      if (found === null) await this.#firstReaction({ id, documentId: grant.document.id, itemId, by: {} });
      return changeVersioned(this.#parts.entities, 'itemReaction', id, (now) =>
        (now.by[memberId] ?? null) === reaction ? now : { ...now, by: { ...now.by, [memberId]: reaction } },
      );
    });
    const people = await this.#people.views(grant.member.workspaceId, [memberId]);
    const change = { ...NO_CHANGE, reactions: [{ itemId, memberId, reaction, version }], people };
    this.#publish(grant, change, null);
    return change;
  }

  async #firstReaction(none: ItemReactions): Promise<void> {
    const { entities } = this.#parts;
    const all = await entities.list('itemReaction', { field: 'documentId', equals: none.documentId });
    if (all.length >= LIMITS.reactedItemsPerDocument)
      throw new AppError('CONFLICT', 'This document has all the reactions it can hold.');
    await this.#insertOr('itemReaction', none, () => entities.get('itemReaction', none.id));
  }

  /** Marks only grow: what was read stays read, in whatever order it is told. */
  async #read(grant: DocumentGrant, command: CommandOf<'read'>): Promise<DiscussionChange> {
    const { entities } = this.#parts;
    const memberId = grant.member.id;
    const documentId = grant.document.id;
    const thread = await this.#threadIn(grant, command.threadId);
    const messages = Math.min(command.messages, thread.messages.length);
    const id = markId(documentId, memberId);
    const none = { id, documentId, memberId, seen: {} };
    await this.#inTurn(id, async () => {
      if ((await entities.get('readMark', id)) === null)
        await this.#insertOr('readMark', none, () => entities.get('readMark', id));
      await changeVersioned(entities, 'readMark', id, (now) =>
        (now.seen[thread.id] ?? 0) >= messages
          ? now
          : { ...now, seen: { ...now.seen, [thread.id]: messages } },
      );
    });
    const change = { ...NO_CHANGE, seen: { [thread.id]: messages } };
    this.#publish(grant, change, memberId);
    return change;
  }

  async #time(
    grant: DocumentGrant,
    command: CommandOf<'startTimer'> | CommandOf<'timer'>,
  ): Promise<DiscussionChange> {
    const { entities, clock } = this.#parts;
    const changed = await this.#inTurn(grant.document.id, () =>
      changeTimer(entities, grant, command, () => clock.now()),
    );
    if (changed === null) return NO_CHANGE;
    const people = await this.#people.views(grant.member.workspaceId, [
      changed.entity.by,
      changed.entity.owner,
    ]);
    const change = { ...NO_CHANGE, people, timer: viewTimer(changed, clock.now()) };
    this.#publish(grant, change, null);
    return change;
  }

  #gather({ document, member }: DocumentGrant, { area }: CommandOf<'gather'>): DiscussionChange {
    this.#parts.bus.publish({ type: 'gathering', documentId: document.id, by: member.id, area });
    return NO_CHANGE;
  }
}
