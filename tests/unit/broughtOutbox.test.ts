/** Comments of a file on their way to the server. */
import { describe, expect, it } from 'vitest';
import { type BroughtNews, BroughtOutbox, inRequests } from '../../client/live/discussion/BroughtOutbox.ts';
import { BroughtComments, type BroughtThread } from '../../shared/broughtComments.ts';
import { NO_CHANGE } from '../../shared/discussion.ts';
import { AppError, Unreachable } from '../../shared/errors.ts';
import { type DocumentId, type ItemId, type MemberId, type MessageId, newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { until } from '../support/poll.ts';
import { FakeClock } from '../support/stillClock.ts';

class Shelf {
  readonly entries = new Map<string, string>();
  full = false;
  get length() {
    return this.entries.size;
  }
  key = (index: number) => [...this.entries.keys()][index] ?? null;
  getItem = (key: string) => this.entries.get(key) ?? null;
  setItem = (key: string, value: string) => {
    if (this.full) throw new Error('full');
    this.entries.set(key, value);
  };
  removeItem = (key: string) => void this.entries.delete(key);
}

const DOCUMENT = newId<DocumentId>();
const ME = newId<MemberId>();
const thread = (text: string, messages = 1): BroughtThread => ({
  itemId: newId<ItemId>(),
  resolved: false,
  messages: Array.from({ length: messages }, () => ({ id: newId<MessageId>(), name: 'Anna', at: 1, text })),
});
const many = (count: number) => Array.from({ length: count }, (_, at) => thread(`Old ${at}`));

function tab(shelf: Shelf | null, me = ME) {
  const clock = new FakeClock();
  const sent: BroughtComments[] = [];
  const news: BroughtNews[] = [];
  const online = (): void => undefined;
  const now = { error: null as Error | null, tried: 0, sent, news, clock, online };
  const box = new BroughtOutbox({
    documentId: DOCUMENT,
    me,
    storage: shelf,
    send: async (some) => {
      now.tried += 1;
      if (now.error) throw now.error;
      sent.push(some);
      return NO_CHANGE;
    },
    onSent: () => undefined,
    onNews: (one) => news.push(one),
    now: () => clock.now(),
    after: (ms, run) => clock.after(ms, run),
    onNetwork: (listener) => {
      now.online = () => listener(true);
      return () => undefined;
    },
  });
  return Object.assign(now, { box });
}

describe('[DC26] comments of a file', () => {
  it('go in requests that the server takes, in order, each with what comes behind it', () => {
    const longest = thread('€'.repeat(LIMITS.messageLength), LIMITS.messagesPerThread);
    const all = [...many(250), longest, longest, ...many(3)];
    const parts = inRequests(all);
    expect(parts.flatMap(({ threads }) => threads)).toEqual(all);
    expect(parts.at(-1)?.more).toBe(0);
    for (const [at, part] of parts.entries()) {
      expect(BroughtComments.safeParse({ ...part, threads: part.threads }).success).toBe(true);
      expect(new TextEncoder().encode(JSON.stringify(part)).length).toBeLessThan(LIMITS.bringingBytes);
      expect(part.more).toBe(parts.slice(at + 1).reduce((sum, { threads }) => sum + threads.length, 0));
    }
  });

  it('are kept on the device until the server has them, and are sent by the page that opens next', async () => {
    const shelf = new Shelf();
    const first = tab(shelf);
    first.error = new Unreachable(null);
    const all = many(150);
    first.box.add(all);
    await until('said', () => first.news.length === 1);
    expect(first.news).toEqual([{ kind: 'waits', count: 150, kept: true }]);
    first.box.stop();
    expect(tab(shelf, newId<MemberId>()).sent).toEqual([]);
    const next = tab(shelf);
    await until('sent', () => next.sent.length === 2);
    expect(next.sent.flatMap(({ threads }) => threads)).toEqual(all);
    expect(next.sent.map(({ more }) => more)).toEqual([50, 0]);
    expect(shelf.entries.size).toBe(0);
    expect(next.news).toEqual([]);
  });

  it('wait for the server, which is said once, and when they are there', async () => {
    const desk = tab(new Shelf());
    desk.error = new AppError('STORE_UNAVAILABLE');
    desk.box.add(many(2));
    await until('said', () => desk.news.length === 1);
    desk.clock.advance(2_000);
    await until('tried again', () => desk.tried === 2);
    desk.error = null;
    desk.online();
    await until('there', () => desk.news.length === 2);
    expect(desk.news.map(({ kind, count }) => [kind, count])).toEqual([
      ['waits', 2],
      ['there', 2],
    ]);
    expect(desk.sent).toHaveLength(1);
  });

  it('that are refused are said with the reason, hold up no others, and are tried again or discarded', async () => {
    const shelf = new Shelf();
    const desk = tab(shelf);
    desk.error = new AppError('DOCUMENT_FULL');
    desk.box.add(many(150));
    await until('said', () => desk.news.length === 1);
    expect(desk.news).toEqual([{ kind: 'refused', count: 150, code: 'DOCUMENT_FULL' }]);
    desk.error = null;
    desk.clock.advance(1);
    desk.box.add(many(1));
    await until('the others', () => desk.sent.length === 1);
    expect(shelf.entries.size).toBe(2);
    desk.box.retry();
    await until('all', () => desk.sent.length === 3);
    expect(shelf.entries.size).toBe(0);
    desk.error = new AppError('FORBIDDEN');
    desk.clock.advance(1);
    desk.box.add(many(1));
    await until('said', () => desk.news.length === 2);
    desk.box.discard();
    expect(shelf.entries.size).toBe(0);
  });

  it('that no storage takes wait in the tab, which is said; what a storage holds of somebody’s making is left', async () => {
    for (const shelf of [null, Object.assign(new Shelf(), { full: true })]) {
      const desk = tab(shelf);
      desk.error = new Unreachable(null);
      desk.box.add(many(1));
      await until('said', () => desk.news.length === 1);
      expect(desk.news[0]).toMatchObject({ kind: 'waits', kept: false });
    }
    const odd = new Shelf();
    const prefix = `jumelage.brought.${DOCUMENT}.${ME}.`;
    for (const [at, text] of [
      '',
      '{',
      'null',
      '7',
      '{}',
      '{"threads":[{}],"at":1}',
      '{"threads":[],"at":1}',
    ].entries())
      odd.setItem(prefix + at, text);
    const desk = tab(odd);
    desk.box.add(many(1));
    await until('sent', () => desk.sent.length === 1);
    expect(desk.news).toEqual([]);
  });
});
