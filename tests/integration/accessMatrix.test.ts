import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentView, InviteView, MemberView } from '../../shared/api.ts';
import { isErrorCode } from '../../shared/errors.ts';
import { newId } from '../../shared/ids.ts';
import type { Role } from '../../shared/permissions.ts';
import { ROLES } from '../../shared/permissions.ts';
import type { AppUnderTest, Browser } from '../support/appUnderTest.ts';
import { startApp } from '../support/appUnderTest.ts';
import { drawnPng } from '../support/images.ts';
import { FakeClock } from '../support/stillClock.ts';

type Who = Role | 'signed out' | 'stranger' | 'admin';

const clock = new FakeClock();
let app: AppUnderTest;
let workspace: string;
let board: string;
const people = new Map<Who, Browser>();

async function make<Body>(path: string, body: object): Promise<Body> {
  clock.advance(1_000);
  return (await person('admin').post<Body>(path, body)).body;
}

function person(who: Who): Browser {
  const found = people.get(who);
  if (!found) throw new Error(`nobody is ${who}`);
  return found;
}

async function inviteKey(role: Role, workspaceId: string): Promise<string> {
  const made = await make<{ url: string }>(`/api/workspaces/${workspaceId}/invites`, { role });
  return made.url.split('#')[1] ?? '';
}

async function newTwinning(): Promise<string> {
  const request = { pilots: ['lyon-fr'], twins: ['porto-pt'] };
  return (await make<{ workspaceId: string }>('/api/twinnings', request)).workspaceId;
}

beforeAll(async () => {
  app = await startApp({ DEMO: 'false' }, { clock });
  people.set('admin', app.browser());
  await person('admin').post('/api/sign-in/admin', { token: app.key('admin') });
  workspace = await newTwinning();
  for (const role of ROLES) {
    people.set(role, app.browser());
    await person(role).join(await inviteKey(role, workspace), `A ${role}`);
  }
  people.set('stranger', app.browser());
  await person('stranger').join(await inviteKey('facilitator', await newTwinning()), 'A stranger');
  people.set('signed out', app.browser());
  board = (
    await person('facilitator').post<DocumentView>(`/api/workspaces/${workspace}/documents`, {
      kind: 'board',
      title: 'Board',
    })
  ).body.id;
});
afterAll(() => app.end());

async function aMember(): Promise<string> {
  const browser = app.browser();
  await browser.join(await inviteKey('member', workspace), 'To be changed');
  return (await browser.me()).workspaces[0]?.member.id ?? '';
}

async function anInvite(): Promise<string> {
  return (await make<{ invite: InviteView }>(`/api/workspaces/${workspace}/invites`, { role: 'guest' }))
    .invite.id;
}

const comment = () => ({ act: 'open', id: newId(), itemId: newId(), text: 'Why?' });

const broughtComments = (browser: Browser) =>
  browser.send('POST', `/api/documents/${board}/discussion/brought`, {
    body: JSON.stringify({
      threads: [
        { itemId: null, resolved: false, messages: [{ id: newId(), name: 'Zeynep', at: 1, text: 'Why?' }] },
      ],
      more: 0,
    }),
    headers: { 'Content-Type': 'application/octet-stream' },
  });

const visit = (browser: Browser) =>
  browser.send('POST', `/api/documents/${board}/visit`, {
    body: new Uint8Array(22),
    headers: { 'Content-Type': 'application/octet-stream' },
  });

const image = (browser: Browser) =>
  browser.send('POST', `/api/documents/${board}/images`, {
    body: drawnPng(),
    headers: { 'Content-Type': 'image/png' },
  });

/** Every route that needs a right, with an input that is good: what is left to refuse it is the right. */
const ROUTES: Readonly<Record<string, (browser: Browser) => Promise<{ status: number }>>> = {
  'GET me': (browser) => browser.get('/api/me'),
  'GET cities': (browser) => browser.get('/api/cities'),
  'GET twinnings': (browser) => browser.get('/api/twinnings'),
  'POST twinnings': (browser) =>
    browser.post('/api/twinnings', { pilots: ['ghent-be'], twins: ['braga-pt'] }),
  'GET workspace': (browser) => browser.get(`/api/workspaces/${workspace}`),
  'GET documents': (browser) => browser.get(`/api/workspaces/${workspace}/documents`),
  'POST documents': (browser) =>
    browser.post(`/api/workspaces/${workspace}/documents`, { kind: 'board', title: 'New' }),
  'GET templates': (browser) => browser.get(`/api/workspaces/${workspace}/templates`),
  'GET template': (browser) => browser.get(`/api/workspaces/${workspace}/templates/${'k'.repeat(20)}`),
  'DELETE template': (browser) => browser.delete(`/api/workspaces/${workspace}/templates/${'k'.repeat(20)}`),
  'GET document': (browser) => browser.get(`/api/documents/${board}`),
  'GET authors': (browser) => browser.get(`/api/documents/${board}/authors`),
  'PATCH document title': (browser) => browser.patch(`/api/documents/${board}`, { title: 'Board' }),
  'PATCH document names': (browser) => browser.patch(`/api/documents/${board}`, { attribution: true }),
  'PATCH document archived': (browser) => browser.patch(`/api/documents/${board}`, { archived: false }),
  'GET discussion': (browser) => browser.get(`/api/documents/${board}/discussion`),
  'POST comment': (browser) => browser.post(`/api/documents/${board}/discussion`, comment()),
  'POST reaction': (browser) =>
    browser.post(`/api/documents/${board}/discussion`, { act: 'react', itemId: newId(), reaction: 'agree' }),
  'POST brought comments': broughtComments,
  'POST gathering': (browser) =>
    browser.post(`/api/documents/${board}/discussion`, { act: 'gather', area: { x: 0, y: 0, w: 9, h: 9 } }),
  'POST image': (browser) => image(browser),
  'GET image': (browser) => browser.get(`/api/documents/${board}/images/${'0'.repeat(64)}`),
  'GET visit': (browser) => browser.get(`/api/documents/${board}/visit`),
  'POST visit': (browser) => visit(browser),
  'GET members': (browser) => browser.get(`/api/workspaces/${workspace}/members`),
  'PATCH member': async (browser) => browser.patch(`/api/members/${await aMember()}`, { role: 'lead' }),
  'PATCH member city': async (browser) =>
    browser.patch(`/api/members/${await aMember()}`, { name: 'Corrected', cityId: 'lyon-fr' }),
  'DELETE member': async (browser) => browser.delete(`/api/members/${await aMember()}`),
  'GET invites': (browser) => browser.get(`/api/workspaces/${workspace}/invites`),
  'POST guest invite': (browser) => browser.post(`/api/workspaces/${workspace}/invites`, { role: 'guest' }),
  'POST member invite': (browser) => browser.post(`/api/workspaces/${workspace}/invites`, { role: 'member' }),
  'DELETE invite': async (browser) => browser.delete(`/api/invites/${await anInvite()}`),
};

const COLUMNS: readonly Who[] = ['signed out', 'stranger', ...[...ROLES].reverse(), 'admin'];

describe('who may ask for what', () => {
  it('[AC8] every route × everybody', async () => {
    const lines = [`${''.padEnd(24)}${COLUMNS.map((who) => who.padEnd(12)).join('')}`.trimEnd()];
    for (const [name, ask] of Object.entries(ROUTES)) {
      const statuses = [];
      for (const who of COLUMNS) statuses.push(String((await ask(person(who))).status).padEnd(12));
      lines.push(`${name.padEnd(24)}${statuses.join('')}`.trimEnd());
    }
    expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
      "
                              signed out  stranger    guest       observer    expert      member      lead        facilitator admin
      GET me                  401         200         200         200         200         200         200         200         200
      GET cities              401         403         403         403         403         403         403         403         200
      GET twinnings           401         200         200         200         200         200         200         200         200
      POST twinnings          401         403         403         403         403         403         403         403         201
      GET workspace           401         404         200         200         200         200         200         200         200
      GET documents           401         404         200         200         200         200         200         200         200
      POST documents          401         404         403         403         403         201         201         201         201
      GET templates           401         404         403         403         403         200         200         200         200
      GET template            401         404         403         403         403         404         404         404         404
      DELETE template         401         404         403         403         403         403         404         404         404
      GET document            401         404         200         200         200         200         200         200         200
      GET authors             401         404         200         200         200         200         200         200         200
      PATCH document title    401         404         403         403         403         200         200         200         200
      PATCH document names    401         404         403         403         403         403         403         200         200
      PATCH document archived 401         404         403         403         403         403         200         200         200
      GET discussion          401         404         200         200         200         200         200         200         404
      POST comment            401         404         200         403         200         200         200         200         404
      POST reaction           401         404         200         403         200         200         200         200         404
      POST brought comments   401         404         200         403         403         200         200         200         404
      POST gathering          401         404         403         403         403         403         200         200         404
      POST image              401         404         201         403         403         201         201         201         201
      GET image               401         404         404         404         404         404         404         404         404
      GET visit               401         404         200         200         200         200         200         200         404
      POST visit              401         404         200         200         200         200         200         200         404
      GET members             401         404         403         200         200         200         200         200         200
      PATCH member            401         404         403         403         403         403         403         200         200
      PATCH member city       401         404         403         403         403         403         200         200         200
      DELETE member           401         404         403         403         403         403         403         204         204
      GET invites             401         404         403         403         403         403         200         200         200
      POST guest invite       401         404         403         403         403         201         201         201         201
      POST member invite      401         404         403         403         403         403         403         201         201
      DELETE invite           401         404         403         403         403         403         403         204         204
      "
    `);
  });

  it('[AC8] nothing of a member list, an invite or a secret is in an answer to a guest', async () => {
    const guest = person('guest');
    clock.advance(1_000);
    const answers = [
      await guest.get(`/api/workspaces/${workspace}`),
      await guest.get(`/api/workspaces/${workspace}/documents`),
      await guest.get(`/api/documents/${board}`),
      await guest.get('/api/twinnings'),
    ];
    const text = JSON.stringify(answers.map((answer) => answer.body));
    const members = await person('admin').get<MemberView[]>(`/api/workspaces/${workspace}/members`);
    for (const { name } of members.body) if (name !== 'A guest') expect(text).not.toContain(name);
    expect(text).not.toMatch(/hash|token|secret/i);
  });
});

const GOOD_TWINNING = { pilots: ['ghent-be'], twins: ['braga-pt'] };
const DEEP = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
/** What no schema takes, as JSON texts. */
const NEVER = ['null', '[]', '1', 'true', '"text"', '{', '', '{"__proto__":{"admin":true}}', DEEP, '\ud800'];
/** What each field may not be. */
const BAD_VALUES = [
  null,
  0,
  -1,
  1.5,
  1e308,
  true,
  '',
  ' ',
  [],
  [[]],
  {},
  { $gt: '' },
  { $ne: null },
  'x'.repeat(5_000),
];

interface Schema {
  readonly method: 'POST' | 'PATCH';
  readonly path: () => string;
  readonly who: Who;
  readonly good: Readonly<Record<string, unknown>>;
  /** Values that are bad elsewhere and good here. */
  readonly takes?: Readonly<Record<string, readonly unknown[]>>;
}

const SCHEMAS: Readonly<Record<string, Schema>> = {
  AdminSignIn: {
    method: 'POST',
    path: () => '/api/sign-in/admin',
    who: 'signed out',
    good: { token: 'x'.repeat(43) },
  },
  NewTwinning: {
    method: 'POST',
    path: () => '/api/twinnings',
    who: 'admin',
    good: { ...GOOD_TWINNING, activity: 'A' },
  },
  NewDocument: {
    method: 'POST',
    path: () => `/api/workspaces/${workspace}/documents`,
    who: 'facilitator',
    good: { kind: 'board', title: 'T' },
  },
  DocumentChange: {
    method: 'PATCH',
    path: () => `/api/documents/${board}`,
    who: 'facilitator',
    good: { title: 'Board', archived: false, attribution: true },
    takes: { archived: [true], attribution: [true] },
  },
  MemberChange: {
    method: 'PATCH',
    path: () => `/api/members/${'k'.repeat(20)}`,
    who: 'facilitator',
    good: { role: 'lead' },
  },
  'a corrected member': {
    method: 'PATCH',
    path: () => `/api/members/${'k'.repeat(20)}`,
    who: 'facilitator',
    good: { name: 'N', cityId: 'lyon-fr' },
    takes: { cityId: [null] },
  },
  NewInvite: {
    method: 'POST',
    path: () => `/api/workspaces/${workspace}/invites`,
    who: 'facilitator',
    good: { role: 'guest', cityId: 'lyon-fr', documentId: null, hours: 1, maxUses: 1, code: true },
    takes: { cityId: [null], documentId: [null], code: [true] },
  },
  'a comment': {
    method: 'POST',
    path: () => `/api/documents/${board}/discussion`,
    who: 'facilitator',
    good: { act: 'open', id: 'k'.repeat(20), itemId: 'm'.repeat(20), text: 'Why?' },
    // About the document as a whole.
    takes: { itemId: [null] },
  },
  'a reaction': {
    method: 'POST',
    path: () => `/api/documents/${board}/discussion`,
    who: 'facilitator',
    good: { act: 'react', itemId: 'm'.repeat(20), reaction: 'agree' },
    takes: { reaction: [null] },
  },
  JoinKey: {
    method: 'POST',
    path: () => '/api/join/preview',
    who: 'signed out',
    good: { key: 'K7M4RQ' },
    takes: { key: [' '] },
  },
  Join: {
    method: 'POST',
    path: () => '/api/join',
    who: 'signed out',
    good: { key: 'K7M4RQ', name: 'N', cityId: null },
    takes: { key: [' '], cityId: [null] },
  },
};

async function everything(): Promise<string> {
  clock.advance(1_000);
  const admin = person('admin');
  const paths = ['documents', 'members', 'invites'].map((part) => `/api/workspaces/${workspace}/${part}`);
  const answers = await Promise.all(['/api/twinnings', ...paths].map((path) => admin.get(path)));
  answers.push(await person('facilitator').get(`/api/documents/${board}/discussion`));
  return JSON.stringify(answers.map((answer) => answer.body));
}

const send = ({ method, path, who }: Schema, body: string) =>
  person(who).send<{ error: string; message: string }>(method, path(), {
    body,
    headers: { 'Content-Type': 'application/json' },
  });

describe('every schema', () => {
  it.each(Object.entries(SCHEMAS))(
    '[HT2] %s refuses what it is not, and nothing changes',
    async (_name, schema) => {
      const before = await everything();
      const bodies = [...NEVER];
      for (const field of Object.keys(schema.good))
        for (const value of BAD_VALUES)
          if (!schema.takes?.[field]?.includes(value))
            bodies.push(JSON.stringify({ ...schema.good, [field]: value }));
      bodies.push(
        JSON.stringify({ ...schema.good, more: 1 }),
        JSON.stringify({ ...schema.good, constructor: {} }),
      );
      for (const body of bodies) {
        clock.advance(1_000);
        const answer = await send(schema, body);
        expect(answer.status, body.slice(0, 200)).toBe(400);
        expect(isErrorCode(answer.body.error) && answer.body.error, body.slice(0, 200)).toBe('BAD_REQUEST');
        expect(answer.body.message.length).toBeLessThan(200);
      }
      expect((await send(schema, JSON.stringify({ ...schema.good, more: 'x'.repeat(70_000) }))).status).toBe(
        413,
      );
      expect((await everything()) === before).toBe(true);
    },
  );
});
