/** The client's own discussion over a real connection that is lost, news that could not be told, places over HTTP. */
import { afterEach, describe, expect, it } from 'vitest';
import { LiveDiscussion } from '../../client/live/discussion/LiveDiscussion.ts';
import type { DocumentView } from '../../shared/api.ts';
import type { DiscussionChange, DiscussionView } from '../../shared/discussion.ts';
import { NO_CHANGE } from '../../shared/discussion.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { DocumentId, ItemId, MemberId, MessageId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { type Browser, startApp } from '../support/appUnderTest.ts';
import { until } from '../support/poll.ts';
import { startRealtimeServer } from '../support/realtimeServer.ts';
import { command, eventSocket } from '../support/tunnelClient.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

async function start() {
  const app = await startApp();
  cleanups.push(() => app.end());
  const come = async (key: 'facilitator' | 'participant', name: string) => {
    const browser = app.browser();
    const { workspaceId } = (await browser.join(app.key(key), name)).body;
    const me = (await browser.me()).workspaces[0]?.member.id as MemberId;
    return { browser, workspaceId, me };
  };
  const [anna, murat] = [await come('facilitator', 'Anna'), await come('participant', 'Murat')];
  const made = await anna.browser.post<DocumentView>(`/api/workspaces/${anna.workspaceId}/documents`, {
    kind: 'board',
    title: 'Board',
  });
  const documentId = made.body.id;
  const path = `/api/documents/${documentId}/discussion`;
  const ask = async <Body>(answer: Promise<{ status: number; body: Body }>): Promise<Body> => {
    const { status, body } = await answer;
    if (status >= 400) throw new AppError((body as { error: ErrorCode }).error);
    return body;
  };
  const open = ({ browser, me }: { browser: Browser; me: MemberId }) => {
    const socket = eventSocket(app, { cookie: browser.cookie ?? '' });
    const discussion = new LiveDiscussion({
      documentId,
      me,
      load: () => ask(browser.get<DiscussionView>(path)),
      send: (one) => ask(browser.post<DiscussionChange>(path, one)),
      events: async () => socket,
      storage: null,
      now: Date.now,
      after,
      onNetwork: () => () => undefined,
    });
    cleanups.push(
      () => socket.disconnect(),
      () => discussion.destroy(),
    );
    return { socket, discussion };
  };
  return { app, anna, murat, open, path };
}

describe('a discussion in two browsers', () => {
  it('[DC1] [DC4] what was said while the connection was away is there when it is back', async () => {
    const { anna, murat, open } = await start();
    const [hers, his] = [open(anna), open(murat)];
    await until('both have it', () => hers.discussion.loaded.get() && his.discussion.loaded.get());
    const note = newId<ItemId>();
    hers.discussion.open(note, 'Who pays?');
    await until('he hears it', () => his.discussion.state.marksOf(note).unread === 1);
    const threadId = his.discussion.state.threads.get().find(({ itemId }) => itemId === note)?.id;
    if (!threadId) throw new Error('no thread');
    his.socket.disconnect();
    hers.discussion.reply(threadId, 'The bank?');
    await hers.discussion.react(note, 'question');
    await until('sent', () => hers.discussion.outbox.unsent.get().length === 0);
    expect(his.discussion.state.marksOf(note)).toMatchObject({ comments: 1, reactions: [] });
    his.socket.connect();
    await until('he knows', () => his.discussion.state.marksOf(note).comments === 2);
    expect(his.discussion.state.marksOf(note).reactions).toEqual([
      { reaction: 'question', members: [anna.me] },
    ]);
    await his.discussion.read(threadId);
    const other = open(murat);
    await until('his other device knows what he read', () => other.discussion.loaded.get());
    expect(other.discussion.state.unread.get()).toBe(0);
    expect(other.discussion.state.person(anna.me)?.name).toBe('Anna');
  });
});

describe('news that cannot be told', () => {
  it('[DI10] who watches is told that something was missed, and goes on being told', async () => {
    const server = await startRealtimeServer();
    cleanups.push(() => server.stop());
    const socket = eventSocket(server, server.gate.person('Ana'));
    cleanups.push(() => socket.disconnect());
    const documentId = newId<DocumentId>();
    const heard: string[] = [];
    socket.on('discussion:missed', () => heard.push('missed'));
    socket.on('discussion:changed', (_id, { reactions }) => heard.push(reactions[0]?.reaction ?? ''));
    await command(socket, 'document:watch', documentId);
    const tell = (reaction: 'agree' | 'heart') => {
      const one = { itemId: newId<ItemId>(), memberId: newId<MemberId>(), reaction, version: 1 };
      const change = { ...NO_CHANGE, reactions: [one] };
      server.bus.publish({ type: 'discussion', documentId, change, only: null });
    };
    server.gate.before = () => {
      throw new AppError('STORE_UNAVAILABLE');
    };
    tell('agree');
    await until('told that something was missed', () => heard.length === 1);
    server.gate.before = () => undefined;
    tell('heart');
    await until('told', () => heard.length === 2);
    expect(heard).toEqual(['missed', 'heart']);
  });
});

describe('a place over HTTP', () => {
  it('[DI15] [DI2] a hostile one is refused with its code, one of who may only read as well; a good one is there', async () => {
    const { app, anna, murat, path } = await start();
    const invites = `/api/workspaces/${anna.workspaceId}/invites`;
    const { url } = (await anna.browser.post<{ url: string }>(invites, { role: 'observer' })).body;
    const observer = app.browser();
    await observer.join(url.split('#')[1] ?? '', 'Oona');
    const open = { act: 'open', id: newId<MessageId>(), itemId: null, text: 'Why here?' };
    const at = { x: -120.5, y: 2_000 };
    const say = (by: Browser, command: string) =>
      by.send('POST', path, { body: command, headers: { 'Content-Type': 'application/json' } });
    for (const bad of [
      '{"x":1}',
      '{"x":"1","y":1}',
      '{"x":1e999,"y":1}',
      '{"x":1e308,"y":0}',
      '{"x":null,"y":0}',
      '{"x":{"$gt":0},"y":0}',
      '{"x":1,"y":1,"z":1}',
      '{"x":1,"y":1,"__proto__":{"z":1}}',
      '[1,2]',
      'null',
    ])
      expect(await say(murat.browser, JSON.stringify(open).replace('}', `,"at":${bad}}`)), bad).toMatchObject(
        {
          status: 400,
          body: { error: 'BAD_REQUEST' },
        },
      );
    expect(await observer.post(path, { ...open, at })).toMatchObject({
      status: 403,
      body: { error: 'FORBIDDEN' },
    });
    const threads = async () => (await observer.get<DiscussionView>(path)).body.threads;
    expect(await threads()).toEqual([]);
    expect(await murat.browser.post(path, { ...open, at })).toMatchObject({ status: 200 });
    expect(await threads()).toMatchObject([{ itemId: null, at }]);
  });
});
