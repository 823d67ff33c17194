import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceAdminToken } from '../../server/access/admin.ts';
import type { BusEvent } from '../../server/bus/Bus.ts';
import { openLevelStore } from '../../server/storage/level/openLevelStore.ts';
import type { Store } from '../../server/storage/Store.ts';
import type { MemberView, TwinningSummary, WorkspaceView } from '../../shared/api.ts';
import type { AppUnderTest, Browser } from '../support/appUnderTest.ts';
import { startApp } from '../support/appUnderTest.ts';
import { temporaryFolder } from '../support/serverProcess.ts';
import { FakeClock } from '../support/stillClock.ts';

const HOUR = 3_600_000;
let clock: FakeClock;
let app: AppUnderTest;
let store: Store;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let events: BusEvent[];

beforeEach(async () => {
  clock = new FakeClock();
  folder = await temporaryFolder();
  store = await openLevelStore({ folder: folder.path, clock });
  app = await startApp({}, { clock, store });
  events = [];
  app.bus.subscribe((event) => events.push(event));
});
afterEach(async () => {
  await app.end();
  await folder.remove();
});

const signedOut = () => events.filter((event) => event.type === 'signedOut').length;

async function member(role: 'facilitator' | 'participant', name = 'Somebody'): Promise<Browser> {
  const browser = app.browser();
  expect((await browser.join(app.key(role), name)).status).toBe(200);
  return browser;
}

async function admin(): Promise<Browser> {
  const browser = app.browser();
  const answer = await browser.post('/api/sign-in/admin', { token: app.key('admin') });
  expect(answer).toMatchObject({ status: 200, body: { admin: true } });
  return browser;
}

function withCookie(cookie: string | null): Browser {
  const browser = app.browser();
  browser.cookie = cookie;
  return browser;
}

describe('sign-ins', () => {
  it('[AC10] no secret of a cookie, link or admin is in the store', async () => {
    const browser = await member('participant');
    const secrets = [browser.cookie?.split('=')[1], app.key('admin'), app.key('participant')];
    const kept = [];
    for (const kind of ['signIn', 'setting', 'invite', 'inviteKey', 'auditEntry'] as const)
      kept.push(...(await store.entities.list(kind)));
    const text = JSON.stringify(kept);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('[AC16] tampered, unknown and malformed credentials are SIGNED_OUT, a bearer counts', async () => {
    const browser = await member('participant');
    const secret = browser.cookie?.split('=')[1] ?? '';
    const flipped = (secret[0] === 'A' ? 'B' : 'A') + secret.slice(1);
    for (const cookie of [
      `jumelage=${flipped}`,
      `jumelage=${secret}x`,
      'jumelage=',
      null,
      'jumelage=__proto__',
    ])
      expect(await withCookie(cookie).get('/api/me')).toMatchObject({
        status: 401,
        body: { error: 'SIGNED_OUT' },
      });
    const bearer = await app.browser().get('/api/me', { Authorization: `Bearer ${secret}` });
    expect(bearer.status).toBe(200);
  });

  it('[AC12] a secret planted before joining gains nothing', async () => {
    const attacker = await member('participant', 'Attacker');
    const victim = withCookie(attacker.cookie);
    const other = await openTwinning();
    await victim.join(other.key, 'Victim');
    expect(victim.cookie).not.toBe(attacker.cookie);
    expect((await victim.me()).workspaces).toHaveLength(2);
    expect((await attacker.get(`/api/workspaces/${other.workspaceId}`)).status).toBe(404);
    clock.advance(31_000);
    expect((await attacker.get('/api/me')).status).toBe(401);
  });

  it('[AC18] who rises by an invite leaves behind every secret that was there before', async () => {
    const invite = await openTwinning('observer');
    const attacker = app.browser();
    await attacker.join(invite.key, 'Attacker');
    const elsewhere = await member('participant', 'Elsewhere');
    const victim = withCookie(attacker.cookie);
    await victim.join(app.key('participant'), 'Victim');
    const secrets = [attacker.cookie, victim.cookie];
    const path = `/api/workspaces/${invite.workspaceId}/invites`;
    const made = await invite.admin.post<{ url: string }>(path, { role: 'facilitator' });
    expect((await victim.join(made.body.url.split('#')[1] ?? '', 'Victim')).status).toBe(200);
    const rights = (await victim.me()).workspaces.map((one) => one.member.role);
    expect(rights.toSorted()).toEqual(['facilitator', 'member']);
    for (const secret of secrets) {
      const old = withCookie(secret);
      expect((await old.get(`/api/workspaces/${invite.workspaceId}`)).status).toBe(404);
      expect((await old.post(path, { role: 'facilitator' })).status).toBe(404);
    }
    expect((await withCookie(secrets[1] ?? '').get('/api/me')).status).toBe(200);
    expect((await elsewhere.get('/api/me')).status).toBe(200);
  });

  it('[AC17] who comes back in the second half of the time stays signed in; a guest does not', async () => {
    const person = await member('participant');
    const first = person.cookie;
    clock.advance(14 * 24 * HOUR);
    await person.me();
    expect(person.cookie).toBe(first);
    for (let weeks = 0; weeks < 80; weeks += 2) {
      clock.advance(2 * 7 * 24 * HOUR);
      expect((await person.get('/api/me')).status).toBe(200);
    }
    expect(person.cookie).not.toBe(first);
    expect((await withCookie(first).get('/api/me')).status).toBe(401);
    const invite = await openTwinning('guest');
    const guest = app.browser();
    await guest.join(invite.key, 'Guest');
    clock.advance(11 * HOUR);
    expect((await guest.get('/api/me')).status).toBe(200);
    clock.advance(2 * HOUR);
    expect((await guest.get('/api/me')).status).toBe(401);
  });

  it('[AC12] a change of role gives a new secret with the next question for `me`', async () => {
    const facilitator = await member('facilitator');
    const person = await member('participant');
    const before = person.cookie;
    const me = (await person.me()).workspaces[0];
    expect(person.cookie).toBe(before);
    await facilitator.patch(`/api/members/${me?.member.id}`, { role: 'lead' });
    expect((await person.me()).workspaces[0]?.member.role).toBe('lead');
    expect(person.cookie).not.toBe(before);
  });

  it('[AC13] an answer lost on the way signs nobody out', async () => {
    const person = await member('participant');
    const old = person.cookie;
    await person.join(app.key('participant'), 'Answer lost');
    clock.advance(24 * HOUR);
    const back = withCookie(old);
    expect((await back.get('/api/me')).status).toBe(200);
    expect((await person.get('/api/me')).status).toBe(200);
    clock.advance(29_000);
    expect((await back.get('/api/me')).status).toBe(200);
    clock.advance(2_000);
    expect((await back.get('/api/me')).status).toBe(401);
    expect((await person.get('/api/me')).status).toBe(200);
  });

  it('[AC14] signing out ends the secret and those before it, and says so', async () => {
    const person = await member('participant');
    const old = withCookie(person.cookie);
    await person.join(app.key('participant'), 'Again');
    const last = withCookie(person.cookie);
    const answer = await person.post('/api/sign-out');
    expect(answer.status).toBe(204);
    expect(person.cookie).toBeNull();
    for (const browser of [old, last]) expect((await browser.get('/api/me')).status).toBe(401);
    expect(signedOut()).toBe(2);
    expect((await person.post('/api/sign-out')).status).toBe(204);
  });

  it('[AC15] guests are out after 12 hours, members after 30 days, and the sweep says so', async () => {
    const facilitator = await member('facilitator');
    const { workspaces } = await facilitator.me();
    const path = `/api/workspaces/${workspaces[0]?.id}/invites`;
    const made = await facilitator.post<{ url: string }>(path, { role: 'guest' });
    const guest = app.browser();
    const joined = await guest.join(made.body.url.split('#')[1] ?? '', 'Guest');
    expect(joined.headers.get('set-cookie')).toContain(`Max-Age=${12 * 3600};`);
    clock.advance(12 * HOUR + 1);
    expect((await guest.get('/api/me')).status).toBe(401);
    await expect.poll(signedOut).toBe(1);
    expect((await facilitator.get('/api/me')).status).toBe(200);
    clock.advance(30 * 24 * HOUR);
    expect((await facilitator.get('/api/me')).status).toBe(401);
  });
});

async function openTwinning(role = 'member') {
  const browser = await admin();
  const made = await browser.post<TwinningSummary>('/api/twinnings', {
    pilots: ['lyon-fr'],
    twins: ['porto-pt'],
  });
  const { workspaceId } = made.body;
  const invite = await browser.post<{ url: string }>(`/api/workspaces/${workspaceId}/invites`, {
    role,
  });
  return { workspaceId, key: invite.body.url.split('#')[1] ?? '', admin: browser };
}

describe('the admin', () => {
  it('[AC20] has one link, shown once', async () => {
    expect(app.links.admin).toMatch(/\/admin#[\w-]{43}$/);
    expect((await app.browser().post('/api/sign-in/admin', { token: 'x'.repeat(43) })).status).toBe(401);
    expect((await app.browser().post('/api/sign-in/admin', { token: 'short' })).status).toBe(400);
    expect(
      (await store.entities.list('setting')).filter((one) => one.entity.id === 'adminToken'),
    ).toHaveLength(1);
  });

  it('[AC21] a new link ends the old one and its browsers, and nobody else', async () => {
    const [browser, person] = [await admin(), await member('participant')];
    const token = await replaceAdminToken(store.entities);
    expect((await browser.get('/api/me')).status).toBe(401);
    expect((await person.get('/api/me')).status).toBe(200);
    expect((await app.browser().post('/api/sign-in/admin', { token: app.key('admin') })).status).toBe(401);
    expect((await app.browser().post('/api/sign-in/admin', { token })).status).toBe(200);
  });

  it('[AC22] becomes a facilitator by entering, once, and that is in the audit log', async () => {
    const { workspaceId, admin: browser } = await openTwinning();
    const view = await browser.get<WorkspaceView>(`/api/workspaces/${workspaceId}`);
    expect(view.body.member).toBeNull();
    const entered = await browser.post<WorkspaceView>(`/api/workspaces/${workspaceId}/enter`);
    expect(entered.body.member?.role).toBe('facilitator');
    await browser.post(`/api/workspaces/${workspaceId}/enter`);
    const members = await browser.get<MemberView[]>(`/api/workspaces/${workspaceId}/members`);
    expect(members.body).toHaveLength(1);
    const entries = await store.entities.list('auditEntry', { field: 'workspaceId', equals: workspaceId });
    expect(entries.map((one) => one.entity.act)).toContain('enter');
  });

  it('[AC6] may remove the last facilitator, who cannot remove themselves', async () => {
    const { workspaceId, admin: browser } = await openTwinning();
    const made = await browser.post<{ url: string }>(`/api/workspaces/${workspaceId}/invites`, {
      role: 'facilitator',
    });
    const facilitator = app.browser();
    await facilitator.join(made.body.url.split('#')[1] ?? '', 'Only One');
    const id = (await facilitator.me()).workspaces[0]?.member.id;
    expect(await facilitator.delete(`/api/members/${id}`)).toMatchObject({ status: 409 });
    expect((await facilitator.patch(`/api/members/${id}`, { role: 'guest' })).status).toBe(409);
    expect((await browser.delete(`/api/members/${id}`)).status).toBe(204);
  });

  it('[AC38] rights and their changes are in the audit log without names or secrets', async () => {
    const facilitator = await member('facilitator', 'Name In No Log');
    const person = await member('participant', 'Name In No Log');
    const id = (await person.me()).workspaces[0]?.member.id;
    await facilitator.patch(`/api/members/${id}`, { role: 'lead' });
    await facilitator.delete(`/api/members/${id}`);
    const entries = (await store.entities.list('auditEntry')).map((one) => one.entity);
    const acts = entries.filter((entry) => entry.subject === id).map((entry) => entry.act);
    expect(acts.sort()).toEqual(['member.remove', 'member.role.lead']);
    expect(entries.map((entry) => entry.act)).toEqual(
      expect.arrayContaining(['join.member', 'join.facilitator']),
    );
    const text = JSON.stringify(entries);
    for (const secret of ['Name In No Log', app.key('participant'), person.cookie?.split('=')[1]])
      expect(text).not.toContain(secret);
  });
});
