import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccess } from '../../server/access/createAccess.ts';
import { createLocalBus } from '../../server/bus/local/createLocalBus.ts';
import { openLevelStore } from '../../server/storage/level/openLevelStore.ts';
import type { DocumentView, InviteView, JoinPreview, MemberView, NewInviteAnswer } from '../../shared/api.ts';
import type { WorkspaceId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import type { AppUnderTest, Browser } from '../support/appUnderTest.ts';
import { startApp } from '../support/appUnderTest.ts';
import { temporaryFolder } from '../support/serverProcess.ts';
import { FakeClock } from '../support/stillClock.ts';

const HOUR = 3_600_000;
const clock = new FakeClock();
let app: AppUnderTest;
let facilitator: Browser;
let workspace: string;

beforeAll(async () => {
  app = await startApp({}, { clock });
  facilitator = app.browser();
  workspace = (await facilitator.join(app.key('facilitator'), 'Marta')).body.workspaceId;
});
afterAll(() => app.end());

async function invite(request: object, by = facilitator) {
  const answer = await by.post<NewInviteAnswer>(`/api/workspaces/${workspace}/invites`, request);
  expect(answer.status).toBe(201);
  return { ...answer.body, key: answer.body.url.split('#')[1] ?? '' };
}

async function newcomer(request: object, name = 'New Comer') {
  const browser = app.browser();
  const { key } = await invite(request);
  expect((await browser.join(key, name)).status).toBe(200);
  return browser;
}

describe('joining', () => {
  it('[AC30] makes a member of the invite’s role and signs the browser in; the secrets stand nowhere', async () => {
    const made = await invite({ role: 'lead', cityId: 'budapest-hu' });
    expect(made.url).toMatch(/^http:\/\/localhost:\d+\/join#[\w-]{24}$/);
    expect(made.qrSvg).toMatch(/^<svg/);
    expect(JSON.stringify(made.invite)).not.toMatch(/[Hh]ash"/);
    const browser = app.browser();
    const preview = await browser.post<JoinPreview>('/api/join/preview', { key: made.key });
    expect(preview.body).toMatchObject({
      workspaceName: 'Budapest · Eskişehir',
      role: 'lead',
      cityId: 'budapest-hu',
    });
    await browser.join(made.key, 'Réka Nagy');
    const { member } = (await browser.me()).workspaces[0] ?? {};
    expect(member).toMatchObject({ name: 'Réka Nagy', role: 'lead', badge: 'BUD', initials: 'RN' });
  });

  it('[AC31] a guest comes with a code, spaced and cased at will', async () => {
    const { code } = await invite({ role: 'guest', code: true });
    expect(code).toMatch(/^[A-Z0-9]{3} [A-Z0-9]{3}$/);
    const browser = app.browser();
    expect((await browser.join(`${code}`.toLowerCase().replace(' ', ''), 'Guest')).status).toBe(200);
    expect((await browser.me()).workspaces[0]?.member.role).toBe('guest');
  });

  it('[AC30] a code is for guests only and ends after 12 hours, its link later', async () => {
    const refused = await facilitator.post(`/api/workspaces/${workspace}/invites`, {
      role: 'member',
      code: true,
    });
    expect(refused).toMatchObject({ status: 400, body: { error: 'BAD_REQUEST' } });
    const { code, key } = await invite({ role: 'guest', code: true });
    clock.advance(12 * HOUR + 1);
    expect((await app.browser().join(`${code}`, 'Late')).status).toBe(410);
    expect((await app.browser().join(key, 'Late')).status).toBe(200);
  });

  it('[AC32] wrong, expired, revoked and used-up keys get the same answer', async () => {
    const expired = await invite({ role: 'member', hours: 1 });
    clock.advance(HOUR + 1);
    const revoked = await invite({ role: 'member' });
    expect((await facilitator.delete(`/api/invites/${revoked.invite.id}`)).status).toBe(204);
    const usedUp = await invite({ role: 'member', maxUses: 1 });
    await app.browser().join(usedUp.key, 'First');
    const answers = [];
    for (const key of [expired.key, revoked.key, usedUp.key, 'A'.repeat(24), 'K7M4RQ', '', ' ', '💥'])
      for (const path of ['/api/join', '/api/join/preview']) {
        const answer = await app.browser().post(path, path === '/api/join' ? { key, name: 'X' } : { key });
        if (key !== '') answers.push(`${answer.status} ${JSON.stringify(answer.body)}`);
      }
    expect(new Set(answers)).toEqual(new Set(['410 {"error":"INVITE_INVALID","message":"INVITE_INVALID"}']));
  });

  it('[AC33] of 50 joins at once on an invite for 10, exactly 10 succeed', async () => {
    const { key, invite: made } = await invite({ role: 'guest', maxUses: 10 });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => app.browser().join(key, `Guest ${index}`)),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(10);
    expect(answers.filter((answer) => answer.status === 410)).toHaveLength(40);
    const list = await facilitator.get<InviteView[]>(`/api/workspaces/${workspace}/invites`);
    expect(list.body.find((one) => one.id === made.id)?.uses).toBe(10);
  });

  it('[AC33] also when they come through two servers on one store', async () => {
    const folder = await temporaryFolder();
    const store = await openLevelStore({ folder: folder.path });
    const shared = { ...store, close: async () => undefined };
    const one = await startApp({}, { store: shared });
    const two = await startApp({ DEMO: 'false' }, { store: shared });
    const host = one.browser();
    const { workspaceId } = (await host.join(one.key('facilitator'), 'Host')).body;
    const request = { role: 'guest', maxUses: 10 };
    const made = await host.post<NewInviteAnswer>(`/api/workspaces/${workspaceId}/invites`, request);
    const key = made.body.url.split('#')[1] ?? '';
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => [one, two][index % 2]?.browser().join(key, `Guest ${index}`)),
    );
    expect(answers.filter((answer) => answer?.status === 200)).toHaveLength(10);
    for (const end of [one.end, two.end, store.close.bind(store), folder.remove]) await end();
  });

  it('[AC33] uses are claimed by compare-and-set: 50 claims at once without any turn get 10', async () => {
    const folder = await temporaryFolder();
    const store = await openLevelStore({ folder: folder.path });
    const bus = createLocalBus({ error: () => expect.unreachable() });
    const citiesOf = async () => [];
    const publicUrl = 'http://localhost';
    const { invites } = createAccess({ entities: store.entities, bus, clock, publicUrl, citiesOf });
    const workspaceId = newId<WorkspaceId>();
    const places = { cityId: null, documentId: null, createdBy: null };
    const made = await invites.mint({
      workspaceId,
      role: 'guest',
      ...places,
      hours: 1,
      maxUses: 10,
      code: false,
    });
    const claims = Array.from({ length: 50 }, () => invites.claimUse(made.invite.id));
    const outcomes = await Promise.allSettled(claims);
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(10);
    expect((await store.entities.get('invite', made.invite.id))?.entity.uses).toBe(10);
    await store.close();
    await folder.remove();
  });

  it('[AC34] again with the same browser keeps the member, renames it, and never takes rights away', async () => {
    const browser = await newcomer({ role: 'lead' }, 'Old Name');
    const before = (await browser.me()).workspaces[0]?.member;
    const guests = await invite({ role: 'guest', maxUses: 1 });
    await app.browser().join(guests.key, 'Somebody');
    expect((await browser.join(guests.key, 'New Name')).status).toBe(200);
    const me = await browser.me();
    expect(me.workspaces).toHaveLength(1);
    expect(me.workspaces[0]?.member).toMatchObject({ id: before?.id, name: 'New Name', role: 'lead' });
    const higher = await invite({ role: 'facilitator', maxUses: 1 });
    await browser.join(higher.key, 'New Name');
    expect((await browser.me()).workspaces[0]?.member).toMatchObject({ id: before?.id, role: 'facilitator' });
    expect((await app.browser().join(higher.key, 'Too late')).status).toBe(410);
  });

  it('[AC9] one corrects one’s own name and city, a lead anybody’s, and a city is one of the twinning', async () => {
    const guest = await newcomer({ role: 'guest' }, 'Wuoter');
    const lead = await newcomer({ role: 'lead' }, 'A lead');
    const mine = async () => (await guest.me()).workspaces[0]?.member;
    const path = `/api/members/${(await mine())?.id}`;
    const put = (browser: Browser, name: string, cityId: string | null) =>
      browser.patch(path, { name, cityId });
    expect((await put(guest, 'Wouter', 'eskisehir-tr')).body).toMatchObject({ name: 'Wouter', badge: 'ESK' });
    expect(await mine()).toMatchObject({ name: 'Wouter', cityId: 'eskisehir-tr', role: 'guest' });
    expect((await put(guest, 'Wouter', 'vilnius-lt')).status).toBe(400);
    expect((await put(guest, ' ', null)).status).toBe(400);
    expect((await put(await newcomer({ role: 'member' }, 'A member'), 'Mine now', null)).status).toBe(403);
    expect((await put(lead, 'Wouter B.', null)).body).toMatchObject({ name: 'Wouter B.', badge: null });
    expect(await mine()).toMatchObject({ name: 'Wouter B.', cityId: null });
  });

  it('[AC35] new members take the least used colour, also when they come at once', async () => {
    const { key } = await invite({ role: 'member' });
    await Promise.all(Array.from({ length: 24 }, (_, index) => app.browser().join(key, `Person ${index}`)));
    const members = await facilitator.get<MemberView[]>(`/api/workspaces/${workspace}/members`);
    const uses = new Map<number, number>();
    for (const { colour } of members.body) uses.set(colour, (uses.get(colour) ?? 0) + 1);
    expect(uses.size).toBe(12);
    expect(Math.max(...uses.values()) - Math.min(...uses.values())).toBeLessThanOrEqual(1);
  });

  it('[AC37] 200 people of one city hall get in at once, all from one address', async () => {
    clock.advance(60_000);
    const { key } = await invite({ role: 'guest' });
    const comeIn = async (index: number) => {
      const browser = app.browser();
      if (index % 40 === 0) await browser.post('/api/join/preview', { key: 'K7M4RQ' });
      await browser.post('/api/join/preview', { key });
      return browser.join(key, `Guest ${index}`);
    };
    const answers = await Promise.all(Array.from({ length: 200 }, (_, index) => comeIn(index)));
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 200 }, () => 200));
  });

  it('[AC36] an invite’s city and document are those of its workspace', async () => {
    const path = `/api/workspaces/${workspace}/invites`;
    const unknown = 'k'.repeat(20);
    expect((await facilitator.post(path, { role: 'guest', cityId: 'vilnius-lt' })).status).toBe(400);
    expect((await facilitator.post(path, { role: 'guest', documentId: unknown })).status).toBe(404);
    const documents = await facilitator.get<DocumentView[]>(`/api/workspaces/${workspace}/documents`);
    const documentId = documents.body[0]?.id;
    const { key } = await invite({ role: 'guest', documentId });
    expect((await app.browser().join(key, 'G', { cityId: 'vilnius-lt' })).status).toBe(400);
    expect((await app.browser().join(key, 'G', { cityId: 'eskisehir-tr' })).body).toMatchObject({
      documentId,
    });
  });
});

describe('giving rights', () => {
  it('[AC3] a member invites guests and nobody else; a guest invites nobody', async () => {
    const path = `/api/workspaces/${workspace}/invites`;
    const member = await newcomer({ role: 'member' });
    expect((await invite({ role: 'guest' }, member)).invite.role).toBe('guest');
    for (const role of ['member', 'observer', 'lead', 'facilitator'])
      expect(await member.post(path, { role })).toMatchObject({ status: 403, body: { error: 'FORBIDDEN' } });
    const guest = await newcomer({ role: 'guest' });
    expect((await guest.post(path, { role: 'guest' })).status).toBe(403);
    expect((await guest.get(path)).status).toBe(403);
  });

  it('[AC3] nobody raises themselves', async () => {
    const lead = await newcomer({ role: 'lead' });
    const id = (await lead.me()).workspaces[0]?.member.id;
    expect((await lead.patch(`/api/members/${id}`, { role: 'facilitator' })).status).toBe(403);
    expect((await lead.patch(`/api/members/${id}`, { role: 'admin' })).status).toBe(400);
    expect((await lead.me()).workspaces[0]?.member.role).toBe('lead');
  });

  it('[AC7] demotion and removal count with the next request', async () => {
    const person = await newcomer({ role: 'member' });
    const id = (await person.me()).workspaces[0]?.member.id;
    const path = `/api/workspaces/${workspace}/documents`;
    expect((await person.post(path, { kind: 'board', title: 'Mine' })).status).toBe(201);
    expect((await facilitator.patch(`/api/members/${id}`, { role: 'observer' })).status).toBe(200);
    expect((await person.post(path, { kind: 'board', title: 'Mine too' })).status).toBe(403);
    expect((await facilitator.delete(`/api/members/${id}`)).status).toBe(204);
    expect((await person.get(path)).status).toBe(404);
    expect((await person.me()).workspaces).toEqual([]);
    expect((await facilitator.delete(`/api/members/${id}`)).status).toBe(404);
  });
});
