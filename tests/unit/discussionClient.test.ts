import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { type Criteria, findItems, NOTHING_ASKED } from '../../client/features/board/find/finder.ts';
import type { BoardModel } from '../../client/features/board/model/boardModel.ts';
import type { EventSocket } from '../../client/live/carriers.ts';
import { DiscussionState } from '../../client/live/discussion/DiscussionState.ts';
import { type DiscussionParts, LiveDiscussion } from '../../client/live/discussion/LiveDiscussion.ts';
import { type Comment, Outbox } from '../../client/live/discussion/Outbox.ts';
import type {
  DiscussionChange,
  DiscussionCommand,
  DiscussionView,
  ReactionView,
  ThreadView,
} from '../../shared/discussion.ts';
import { NO_CHANGE } from '../../shared/discussion.ts';
import { AppError } from '../../shared/errors.ts';
import type { DocumentId, ItemId, MemberId, MessageId, ThreadId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { until } from '../support/poll.ts';
import { FakeClock } from '../support/stillClock.ts';

const ME = newId<MemberId>();
const ANA = newId<MemberId>();
const NOTE = newId<ItemId>();
const DOCUMENT = newId<DocumentId>();

function thread(version: number, words: readonly string[], more: Partial<ThreadView> = {}): ThreadView {
  const id = 'tttttttttttttttttttt' as ThreadId;
  const messages = words.map((text, at) => ({
    id: `${id.slice(0, 19)}${at + 2}` as MessageId,
    author: ANA,
    at,
    editedAt: null,
    deletedAt: null,
    text,
    mentions: [],
  }));
  return { id, itemId: NOTE, createdAt: 1, resolved: null, messages, version, ...more };
}
const threads = (...all: ThreadView[]): DiscussionChange => ({ ...NO_CHANGE, threads: all });
const reactions = (...all: ReactionView[]): DiscussionChange => ({ ...NO_CHANGE, reactions: all });

class Shelf {
  readonly entries = new Map<string, string>();
  get length() {
    return this.entries.size;
  }
  key = (index: number) => [...this.entries.keys()][index] ?? null;
  getItem = (key: string) => this.entries.get(key) ?? null;
  setItem = (key: string, value: string) => void this.entries.set(key, value);
  removeItem = (key: string) => void this.entries.delete(key);
}

describe('what a tab knows', () => {
  it('[DI24] what came with a file is unread for nobody, and waits for an answer where one person wrote alone there', () => {
    const state = new DiscussionState(ME);
    const of = (name: string, message: ThreadView['messages'][number] | undefined) =>
      message && { ...message, brought: { name, at: 1 } };
    const [one, two, reply] = thread(1, ['Why?', 'So', 'From now on']).messages;
    const came = [of('Zeynep', one), of('Bo', two)].flatMap((message) => message ?? []);
    state.apply(threads(thread(1, [], { messages: came })));
    expect(state.unread.get()).toBe(0);
    expect(state.marksOf(NOTE)).toMatchObject({ comments: 2, unread: 0, unanswered: false });
    state.apply(threads(thread(2, [], { messages: reply ? [...came, reply] : [] })));
    expect(state.marksOf(NOTE)).toMatchObject({ comments: 3, unread: 1 });
    state.apply(threads(thread(3, [], { messages: came.slice(0, 1) })));
    expect(state.marksOf(NOTE).unanswered).toBe(true);
  });

  it('[MP88] thousands of items with reactions are counted at once, and a thread that is nobody else’s stays itself', () => {
    const state = new DiscussionState(ME);
    let asked = 0;
    state.meant = (id) => {
      asked += 1;
      return id;
    };
    const ids = Array.from({ length: 1_000 }, () => newId<ItemId>());
    const given = ids.map((itemId) => ({ itemId, memberId: ANA, reaction: 'agree' as const, version: 1 }));
    state.apply({ ...reactions(...given), threads: [thread(1, ['a'])] });
    expect(state.marksOf(ids[7] as ItemId).reactions).toMatchObject([{ members: [ANA] }]);
    expect(asked).toBeLessThan(5 * ids.length);
    expect(state.threads.get()[0]).toBe(state.thread(thread(1, []).id));
  });

  it('[MH74] what is said of an item that became one with another is said of that one, and of itself again after undo', () => {
    const state = new DiscussionState(ME);
    const [other, third] = [newId<ItemId>(), newId<ItemId>()];
    const more = 'uuuuuuuuuuuuuuuuuuuu' as ThreadId;
    state.apply(threads(thread(1, ['a']), thread(2, ['b', 'c'], { id: more, itemId: other })));
    state.apply(
      reactions(
        { itemId: NOTE, memberId: ANA, reaction: 'agree', version: 3 },
        { itemId: other, memberId: ANA, reaction: 'idea', version: 4 },
        { itemId: NOTE, memberId: ME, reaction: 'agree', version: 5 },
      ),
    );
    let heard = 0;
    state.subscribeTo(other, () => heard++);
    const become = (into: ItemId) => {
      state.meant = (id) => (id === NOTE ? into : id);
      state.settle(new Set([NOTE, other, third]));
    };
    become(other);
    expect(heard).toBe(1);
    expect(state.marksOf(other)).toMatchObject({ comments: 3, mine: 'agree' });
    expect(state.marksOf(other).reactions.map(({ reaction, members }) => [reaction, ...members])).toEqual([
      ['agree', ME],
      ['idea', ANA],
    ]);
    expect(state.threads.get().map(({ itemId }) => itemId)).toEqual([other, other]);
    // What comes later, too.
    state.apply(threads(thread(6, ['a', 'd'])));
    expect([state.marksOf(other).comments, heard]).toEqual([4, 2]);
    become(third);
    expect([state.marksOf(third).comments, state.marksOf(other).comments]).toEqual([2, 2]);
    become(NOTE);
    expect(state.marksOf(NOTE)).toMatchObject({ comments: 2, mine: 'agree' });
    expect(state.threads.get().map(({ itemId }) => itemId)).toEqual([NOTE, other]);
  });

  it('[DC1] older versions change nothing, and a newer one that came while all was fetched stays', () => {
    const state = new DiscussionState(ME);
    state.apply(threads(thread(3, ['a', 'b', 'c'])));
    state.apply(threads(thread(2, ['a', 'b'])));
    expect(state.threads.get()[0]?.messages).toHaveLength(3);
    const other = { ...thread(1, ['x']), id: newId<ThreadId>() };
    state.beginReplace();
    state.apply(threads(other));
    state.replace(threads(thread(2, ['a', 'b'])));
    expect(state.threads.get().map((one) => one.messages.length)).toEqual([3, 1]);
    state.beginReplace();
    state.replace(threads(other));
    expect(state.threads.get()).toEqual([other]);
    const given = { itemId: NOTE, memberId: ANA, reaction: 'same', version: 5 } as const;
    state.apply(reactions(given));
    state.apply(reactions({ ...given, reaction: null, version: 4 }));
    expect(state.marksOf(NOTE).reactions).toEqual([{ reaction: 'same', members: [ANA] }]);
  });

  it('[DC2] one comment tells its item and no other, and marks keep their identity', () => {
    const state = new DiscussionState(ME);
    const far = newId<ItemId>();
    state.apply(reactions({ itemId: far, memberId: ANA, reaction: 'heart', version: 1 }));
    const before = state.marksOf(far);
    const told: string[] = [];
    state.subscribeTo(far, () => told.push('far'));
    state.subscribeTo(NOTE, () => told.push('note'));
    state.apply(threads(thread(1, ['a', 'b'])));
    expect(told).toEqual(['note']);
    expect(state.marksOf(far)).toBe(before);
    expect(state.marksOf(NOTE)).toMatchObject({ comments: 2, unread: 2 });
    state.apply({ ...NO_CHANGE, seen: { [thread(1, []).id]: 1 } });
    expect([state.marksOf(NOTE).unread, state.unread.get()]).toEqual([1, 1]);
    state.apply(threads(thread(2, ['a', 'b'], { resolved: { by: ANA, at: 1 } })));
    expect(state.marksOf(NOTE)).toMatchObject({ comments: 0, unread: 1 });
  });
});

describe('what is said of the document as a whole', () => {
  it('[DC9] it is unread until it is read, and stands on no item', () => {
    const state = new DiscussionState(ME);
    const told: string[] = [];
    state.subscribeTo(NOTE, () => told.push('note'));
    state.apply(threads(thread(1, ['a', 'b'], { itemId: null })));
    expect([state.unread.get(), state.threads.get().length]).toEqual([2, 1]);
    state.apply({ ...NO_CHANGE, seen: { [thread(1, []).id]: 2 } });
    expect(state.unread.get()).toBe(0);
    state.beginReplace();
    state.replace(NO_CHANGE);
    expect(state.threads.get()).toEqual([]);
    expect([told, state.marksOf(NOTE).comments]).toEqual([[], 0]);
  });

  it('[DC3] [DC9] [DC14] what waits to be sent is read from the device again; what is about nothing is not', () => {
    const shelf = new Shelf();
    const keep = (id: string, about: object) =>
      shelf.setItem(
        `jumelage.unsent.${DOCUMENT}.${ME}.${id}`,
        JSON.stringify({ comment: { act: 'open', id, text: 'Whose is it?', ...about }, at: 1 }),
      );
    keep('aaaaaaaaaaaaaaaaaaaa', { itemId: null });
    keep('dddddddddddddddddddd', { itemId: null, at: { x: 3, y: -4 } });
    keep('bbbbbbbbbbbbbbbbbbbb', {});
    keep('cccccccccccccccccccc', { itemId: 'no id' });
    const parts = { documentId: DOCUMENT, me: ME, storage: shelf, onSent: () => undefined, now: () => 0 };
    const send = () => Promise.reject(new Error('no network'));
    const { unsent } = new Outbox({ ...parts, send, after: () => () => undefined });
    expect(unsent.get()).toMatchObject([
      { comment: { id: 'aaaaaaaaaaaaaaaaaaaa', itemId: null } },
      { comment: { id: 'dddddddddddddddddddd', itemId: null, at: { x: 3, y: -4 } } },
    ]);
  });
});

describe('finding what was said', () => {
  it('[DC6] open, unanswered, unread; an answer by another, a deletion and a resolution count', () => {
    const state = new DiscussionState(ME);
    const items = [NOTE, newId<ItemId>()].map((id) => ({ id, kind: 'note', text: '', author: null }));
    const model = {
      readingOrder: () => items.map((item) => item.id),
      item: (id: ItemId) => items.find((item) => item.id === id) ?? null,
    } as unknown as BoardModel;
    const found = (comments: Criteria['comments']) =>
      findItems(
        model,
        { ...NOTHING_ASKED, comments },
        () => null,
        (id) => state.marksOf(id),
      );
    const all = () => [found('open'), found('unanswered'), found('unread')].map((ids) => ids.length);
    expect(all()).toEqual([0, 0, 0]);
    state.apply(threads(thread(1, ['Why?', 'Anybody?'])));
    expect(all()).toEqual([1, 1, 1]);
    expect(found('unanswered')).toEqual([NOTE]);
    const [first, second] = thread(2, ['Why?', 'So']).messages;
    if (!first || !second) throw new Error('two messages');
    const answered = [first, { ...second, author: ME }];
    state.apply(threads(thread(2, [], { messages: answered })));
    expect(all()).toEqual([1, 0, 1]);
    state.apply(threads(thread(3, [], { messages: [first, { ...second, author: ME, deletedAt: 9 }] })));
    expect(found('unanswered')).toEqual([NOTE]);
    state.apply(threads(thread(4, [], { messages: answered, resolved: { by: ME, at: 9 } })));
    expect(all()).toEqual([0, 0, 1]);
    expect(findItems(model, { ...NOTHING_ASKED, comments: 'open' }, () => null)).toEqual([]);
  });
});

describe('comments on their way', () => {
  const comment = (text: string): Comment => ({ act: 'open', id: newId<MessageId>(), itemId: NOTE, text });

  function outbox(storage: Shelf, send: (comment: Comment) => Promise<DiscussionChange>, me = ME) {
    const clock = new FakeClock();
    const after = (ms: number, run: () => void) => clock.after(ms, run);
    const parts = { documentId: DOCUMENT, me, storage, send, onSent: () => undefined, after };
    return { clock, box: new Outbox({ ...parts, now: () => clock.now() }) };
  }

  it('[DC3] [DC4] what could not be sent survives a reload, goes out in order, and for its author only', async () => {
    const storage = new Shelf();
    const offline = outbox(storage, () => Promise.reject(new Error('no network')));
    offline.box.add(comment('one'));
    offline.clock.advance(1);
    offline.box.add(comment('two'));
    await until('kept', () => storage.length === 2);
    storage.setItem(`jumelage.unsent.${DOCUMENT}.${ME}.bad`, '{"comment":{"act":"gather"},"at":1}');
    const sent: string[] = [];
    const send = async ({ text }: Comment) => {
      sent.push(text);
      return NO_CHANGE;
    };
    expect(outbox(storage, send, ANA).box.unsent.get()).toEqual([]);
    const reloaded = outbox(storage, send);
    await until('sent', () => reloaded.box.unsent.get().length === 0);
    expect(sent).toEqual(['one', 'two']);
    expect([...storage.entries.keys()]).toEqual([`jumelage.unsent.${DOCUMENT}.${ME}.bad`]);
  });

  it('[DC3] a refusal is kept with its reason and holds up nothing; without an answer it is tried again later', async () => {
    const storage = new Shelf();
    let refusal: Error | null = new AppError('FORBIDDEN');
    const sent: string[] = [];
    const { box, clock } = outbox(storage, async ({ text }) => {
      if (text === 'bad' && refusal) throw refusal;
      sent.push(text);
      return NO_CHANGE;
    });
    box.add(comment('bad'));
    box.add(comment('good'));
    await until('good is sent', () => sent.includes('good'));
    expect(box.unsent.get()).toMatchObject([{ refused: 'FORBIDDEN', comment: { text: 'bad' } }]);
    refusal = new AppError('STORE_UNAVAILABLE');
    box.retry();
    await until('waits', () => box.unsent.get()[0]?.refused === null);
    refusal = null;
    await until('sent later', () => {
      clock.advance(2_000);
      return sent.includes('bad');
    });
    expect([box.unsent.get().length, storage.length]).toEqual([0, 0]);
  });
});

describe('reactions', () => {
  it('[DC5] shows at once, the last counts, a refused one is taken back', async () => {
    const commands: DiscussionCommand[] = [];
    let answer: (() => Promise<DiscussionChange>) | null = null;
    const clock = new FakeClock();
    const discussion = new LiveDiscussion({
      documentId: DOCUMENT,
      me: ME,
      load: async () => NO_CHANGE,
      async send(command) {
        commands.push(command);
        if (answer) return answer();
        const reaction = command.act === 'react' ? command.reaction : null;
        return reactions({ itemId: NOTE, memberId: ME, reaction, version: commands.length });
      },
      events: () => Promise.reject(new Error('none')),
      storage: null,
      now: () => clock.now(),
      after: (ms, run) => clock.after(ms, run),
      onNetwork: () => () => undefined,
    });
    const { state } = discussion;
    const first = discussion.react(NOTE, 'agree');
    expect(state.marksOf(NOTE).mine).toBe('agree');
    await Promise.all([first, discussion.react(NOTE, 'heart'), discussion.react(NOTE, 'idea')]);
    expect(commands.at(-1)).toMatchObject({ reaction: 'idea' });
    expect(state.marksOf(NOTE)).toMatchObject({ mine: 'idea', reactions: [{ members: [ME] }] });
    answer = () => Promise.reject(new AppError('TOO_FAST'));
    await expect(discussion.react(NOTE, null)).rejects.toMatchObject({ code: 'TOO_FAST' });
    expect(state.marksOf(NOTE).mine).toBe('idea');
    discussion.destroy();
  });
});

describe('what is said, as it is fetched', () => {
  function opened(more: Partial<DiscussionParts>) {
    const clock = new FakeClock();
    const discussion = new LiveDiscussion({
      documentId: DOCUMENT,
      me: ME,
      load: async () => NO_CHANGE,
      send: async () => NO_CHANGE,
      events: () => Promise.reject(new Error('none')),
      storage: null,
      now: () => clock.now(),
      after: (ms, run) => clock.after(ms, run),
      onNetwork: () => () => undefined,
      ...more,
    });
    return { clock, discussion };
  }

  it('[DC21] an answer that was asked for early and comes late takes nothing away', async () => {
    const answers: ((view: DiscussionView) => void)[] = [];
    const socket = new EventEmitter() as unknown as EventSocket & EventEmitter;
    Object.assign(socket, { connected: true, active: true });
    socket.on('document:watch', (_id: unknown, ack: (answer: object) => void) => ack({ ok: true }));
    const { discussion } = opened({
      events: async () => socket,
      load: () => new Promise((resolve) => answers.push(resolve)),
    });
    const { state } = discussion;
    await until('asked', () => answers.length === 1);
    socket.emit('connect');
    // The news come between what is asked for the first time and the second.
    state.apply(threads(thread(1, ['since then'])));
    answers[0]?.(NO_CHANGE);
    await until('asked again, after the first answer', () => answers.length === 2);
    socket.emit(
      'discussion:changed',
      DOCUMENT,
      threads({ ...thread(1, ['and now']), id: newId<ThreadId>() }),
    );
    answers[1]?.(threads(thread(1, ['since then'])));
    await until('answered', () => discussion.loaded.get());
    expect(
      state.threads
        .get()
        .map((one) => one.messages[0]?.text)
        .sort(),
    ).toEqual(['and now', 'since then']);
    discussion.destroy();
  });

  it('[DC22] what the server is too busy for is asked again, and so are its events', async () => {
    let asked = 0;
    let listened = 0;
    const { clock, discussion } = opened({
      load: () => (++asked < 3 ? Promise.reject(new AppError('TOO_FAST')) : Promise.resolve(NO_CHANGE)),
      events() {
        listened++;
        return Promise.reject(new Error('its code did not come'));
      },
    });
    await until('all is there', () => {
      clock.advance(5_000);
      return discussion.loaded.get() && listened > 2;
    });
    discussion.destroy();
  });
});
