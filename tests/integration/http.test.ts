import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BusEvent } from '../../server/bus/Bus.ts';
import { createTelemetry } from '../../server/telemetry/createTelemetry.ts';
import type { DocumentSketch, DocumentView, TwinningSummary, WorkspaceView } from '../../shared/api.ts';
import type { AppUnderTest, Browser } from '../support/appUnderTest.ts';
import { startApp } from '../support/appUnderTest.ts';
import { temporaryFolder } from '../support/serverProcess.ts';

const lines: string[] = [];
const events: BusEvent[] = [];
let app: AppUnderTest;
let client: Awaited<ReturnType<typeof temporaryFolder>>;
let facilitator: Browser;
let workspace: string;
let board: DocumentView;

const PAGE = '<meta name="csp-nonce" content="__CSP_NONCE__"><script nonce="__CSP_NONCE__"></script>';

beforeAll(async () => {
  client = await temporaryFolder();
  await mkdir(join(client.path, 'assets'));
  await writeFile(join(client.path, 'index.html'), PAGE);
  await writeFile(join(client.path, 'assets/app-1a2b3c.js'), 'export {};');
  await writeFile(join(client.path, 'icon.svg'), '<svg/>');
  const telemetry = createTelemetry('debug', (line) => lines.push(line));
  app = await startApp({ CLIENT_DIR: client.path, ALLOWED_ORIGINS: 'https://other.example' }, { telemetry });
  app.bus.subscribe((event) => events.push(event));
  facilitator = app.browser();
  workspace = (await facilitator.join(app.key('facilitator'), 'Facilitator')).body.workspaceId;
  const documents = await facilitator.get<DocumentView[]>(`/api/workspaces/${workspace}/documents`);
  board = documents.body.find((one) => one.title.startsWith('Barriers')) as DocumentView;
});
afterAll(async () => {
  await app.end();
  await client.remove();
});

async function admin(): Promise<Browser> {
  const browser = app.browser();
  await browser.post('/api/sign-in/admin', { token: app.key('admin') });
  return browser;
}

const refusal = (error: string) => ({ body: { error, message: expect.any(String) } });
const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('bad input', () => {
  it('[HT2] malformed, huge and mistyped bodies are refused and change nothing', async () => {
    const path = `/api/workspaces/${workspace}/documents`;
    const before = (await facilitator.get<unknown[]>(path)).body.length;
    const send = (body: string, headers: Record<string, string> = JSON_TYPE) =>
      facilitator.send('POST', path, { body, headers });
    for (const body of ['{', '', 'null', '[]', '"x"', '{"kind":"board"}', '{"kind":"board","title":7}'])
      expect(await send(body), body).toMatchObject({ status: 400, ...refusal('BAD_REQUEST') });
    const invisible = ['\u200b', '\u200d\ufeff', '\u3164', '\u2800', '\u0301', '\u{e0041}'];
    const broken = ['a\u0000b', 'a\u202eb', 'a\u2028b', 'a\ud800', '\udc00a'];
    for (const title of ['', '   ', 'x'.repeat(201), ...broken, ...invisible])
      expect(await send(JSON.stringify({ kind: 'board', title })), title).toMatchObject({ status: 400 });
    for (const extra of [
      '"__proto__":{"admin":true}',
      '"constructor":{}',
      '"id":"mine"',
      '"workspaceId":"x"',
    ])
      expect(await send(`{"kind":"board","title":"T",${extra}}`), extra).toMatchObject({ status: 400 });
    expect(await send('{"kind":"board","title":"T"}', { 'Content-Type': 'text/plain' })).toMatchObject({
      status: 400,
    });
    const huge = JSON.stringify({ kind: 'board', title: 'x'.repeat(70_000) });
    expect(await send(huge)).toMatchObject({ status: 413, ...refusal('TOO_LARGE') });
    expect((await facilitator.get<unknown[]>(path)).body).toHaveLength(before);
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  it('[AC4] unknown, malformed and other people’s ids get identical answers', async () => {
    const other = await admin();
    const made = await other.post<TwinningSummary>('/api/twinnings', {
      pilots: ['lyon-fr'],
      twins: ['ghent-be'],
    });
    const theirs = made.body.workspaceId;
    await other.post(`/api/workspaces/${theirs}/enter`);
    const secret = await other.post<DocumentView>(`/api/workspaces/${theirs}/documents`, {
      kind: 'board',
      title: 'Secret title',
    });
    const answers = [];
    for (const id of [theirs, 'k'.repeat(20), 'x', '..%2f..', '__proto__'])
      for (const part of ['', '/documents', '/members', '/invites'])
        answers.push(await facilitator.get(`/api/workspaces/${id}${part}`));
    for (const id of [secret.body.id, 'k'.repeat(20), 'constructor']) {
      answers.push(await facilitator.get(`/api/documents/${id}`));
      answers.push(await facilitator.patch(`/api/documents/${id}`, { title: 'Mine' }));
    }
    const shapes = answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`);
    expect(new Set(shapes)).toEqual(new Set(['404 {"error":"NOT_FOUND","message":"NOT_FOUND"}']));
  });

  it('[HT1] broken paths, unknown routes and methods are refusals, not defects', async () => {
    expect(await facilitator.get('/api/workspaces/%E0%A4%A')).toMatchObject({ status: 400 });
    expect(await facilitator.get('/api/nothing')).toMatchObject({ status: 404, ...refusal('NOT_FOUND') });
    expect((await facilitator.send('PUT', '/api/me')).status).toBe(404);
    expect(lines.filter((line) => line.includes('request failed'))).toEqual([]);
  });

  it('[HT1] everything needs a sign-in but joining', async () => {
    const nobody = app.browser();
    const answers = await Promise.all([
      nobody.get('/api/me'),
      nobody.get('/api/cities'),
      nobody.get('/api/twinnings'),
      nobody.post('/api/twinnings'),
      nobody.get(`/api/workspaces/${workspace}`),
      nobody.post(`/api/workspaces/${workspace}/documents`),
      nobody.get(`/api/documents/${board.id}`),
      nobody.delete(`/api/members/${'k'.repeat(20)}`),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ status: 401, ...refusal('SIGNED_OUT') });
    expect((await facilitator.get('/api/cities')).status).toBe(403);
  });
});

describe('foreign pages', () => {
  const rename = (headers: Record<string, string>) =>
    facilitator.send('PATCH', `/api/documents/${board.id}`, {
      body: JSON.stringify({ title: board.title }),
      headers: { ...JSON_TYPE, ...headers },
    });

  it('[HT3] may not write, whatever they bring', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://localhost', `${app.url}.evil.example`])
      expect(await rename({ Origin: origin }), origin).toMatchObject({
        status: 403,
        ...refusal('ORIGIN_REFUSED'),
      });
    expect((await rename({ Origin: '' })).status).toBe(403);
    expect((await rename({ Origin: '', 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await rename({ Origin: '', 'Sec-Fetch-Site': 'same-site' })).status).toBe(403);
  });

  it('[HT4] named origins, the same host and programs with a bearer token may', async () => {
    expect((await rename({})).status).toBe(200);
    expect((await rename({ Origin: 'https://other.example' })).status).toBe(200);
    expect((await rename({ Origin: `http://127.0.0.1:${app.port}`, Host: 'x' })).status).toBe(403);
    const secret = facilitator.cookie?.split('=')[1];
    const program = await fetch(`${app.url}/api/documents/${board.id}`, {
      method: 'PATCH',
      headers: { ...JSON_TYPE, Authorization: `Bearer ${secret}` },
      body: JSON.stringify({ title: board.title }),
    });
    expect(program.status).toBe(200);
  });
});

describe('resources', () => {
  it('[HT9] renaming and archiving are for who may, and are announced', async () => {
    const guest = app.browser();
    await guest.join(app.key('participant'), 'Participant');
    const path = `/api/documents/${board.id}`;
    expect((await guest.patch(path, { archived: true })).status).toBe(403);
    events.length = 0;
    const renamed = await guest.patch<DocumentView>(path, { title: ' Renamed ' });
    expect(renamed.body.title).toBe('Renamed');
    expect(events).toContainEqual({ type: 'document', documentId: board.id });
    expect(events).toContainEqual({ type: 'workspace', workspaceId: workspace, what: 'documents' });
    const archived = await facilitator.patch<DocumentView>(path, { archived: true });
    expect(archived.body.archivedAt).not.toBeNull();
    expect(archived.body.capabilities).not.toContain('document.edit');
    await facilitator.patch(path, { archived: false, title: board.title }).then(async () => {
      await facilitator.patch(path, { archived: false });
    });
  });

  it('[AC2] an archived document is frozen until somebody restores it', async () => {
    const made = await facilitator.post<DocumentView>(`/api/workspaces/${workspace}/documents`, {
      kind: 'board',
      title: 'Old',
    });
    const path = `/api/documents/${made.body.id}`;
    await facilitator.patch(path, { archived: true });
    expect((await facilitator.patch(path, { title: 'New' })).status).toBe(403);
    const restored = await facilitator.patch<DocumentView>(path, { archived: false });
    expect(restored.body).toMatchObject({ archivedAt: null, title: 'Old' });
    expect((await facilitator.patch(path, { title: 'New' })).status).toBe(200);
  });

  it('[HT16] texts of every script and with emoji are taken as they are', async () => {
    // One of its own: on a fast machine the requests of all tests together would be too many a second.
    const writer = app.browser();
    await writer.join(app.key('facilitator'), 'Writer');
    const path = `/api/documents/${board.id}`;
    const before = board.title;
    for (const title of [
      'Θεσσαλονίκη',
      'עברית ו\u200fעוד',
      '👩🏽\u200d🌾 ferme',
      'Łódź',
      '한국',
      '7',
      '→ 2030?',
      'e\u0301',
    ])
      expect((await writer.patch<DocumentView>(path, { title })).body.title).toBe(title);
    await writer.patch(path, { title: before });
  });

  it('[HT10] a twinning that an admin makes is real, also beside the demo', async () => {
    const browser = await admin();
    const made = await browser.post<TwinningSummary>('/api/twinnings', {
      pilots: ['lyon-fr'],
      twins: ['porto-pt'],
    });
    const view = await browser.get<WorkspaceView>(`/api/workspaces/${made.body.workspaceId}`);
    expect(view.body.programme.demo).toBe(false);
    expect((await facilitator.get<WorkspaceView>(`/api/workspaces/${workspace}`)).body.programme.demo).toBe(
      true,
    );
  });

  it('[HT10] a twinning takes known cities once and is named after them', async () => {
    const browser = await admin();
    const make = (body: object) => browser.post<TwinningSummary>('/api/twinnings', body);
    const made = await make({ pilots: ['budapest-hu'], twins: ['eskisehir-tr'], activity: 'A' });
    expect(made.body.name).toBe('Budapest · Eskişehir');
    expect(made.body.cities.map(({ badge, part }) => `${badge} ${part}`)).toEqual(['BUD pilot', 'ESK twin']);
    expect((await make({ pilots: ['budapest-hu'], twins: ['budapest-hu'] })).status).toBe(400);
    expect((await make({ pilots: ['atlantis-xx'], twins: ['ghent-be'] })).status).toBe(400);
    expect((await make({ pilots: [], twins: ['ghent-be'] })).status).toBe(400);
    expect(
      (await facilitator.post('/api/twinnings', { pilots: ['lyon-fr'], twins: ['ghent-be'] })).status,
    ).toBe(403);
    const mine = await facilitator.get<TwinningSummary[]>('/api/twinnings');
    expect(mine.body.map((one) => one.workspaceId)).toEqual([workspace]);
    expect((await browser.get<unknown[]>('/api/cities')).body).toHaveLength(160);
  });
});

describe('sketches', () => {
  it('[HT17] are for readers, bounded, and drawn anew after an edit', async () => {
    const path = `/api/documents/${board.id}/sketch`;
    const first = await facilitator.get<DocumentSketch>(path);
    expect(first.body.notes).toBe(37);
    expect(first.body.shapes.filter(([kind]) => kind === 'frame')).toHaveLength(4);
    expect((await app.browser().get(path)).status).toBe(401);
    const stranger = await admin();
    const other = await stranger.post<TwinningSummary>('/api/twinnings', {
      pilots: ['lyon-fr'],
      twins: ['porto-pt'],
    });
    const made = await stranger.post<DocumentView>(`/api/workspaces/${other.body.workspaceId}/documents`, {
      kind: 'board',
      title: 'Not yours',
    });
    expect((await facilitator.get(`/api/documents/${made.body.id}/sketch`)).status).toBe(404);
    expect((await stranger.get<DocumentSketch>(`/api/documents/${made.body.id}/sketch`)).body).toEqual({
      notes: 0,
      shapes: [],
    });
  });
});

describe('pages and headers', () => {
  it('[HT5] the page has its own nonce and a strict policy', async () => {
    const [one, two] = [
      await facilitator.get<string>('/join'),
      await facilitator.get<string>('/w/any/where'),
    ];
    const nonce = one.body.match(/content="([^"]+)"/)?.[1] ?? '';
    expect(one.body).not.toContain('__CSP_NONCE__');
    expect(two.body).not.toContain(nonce);
    const policy = one.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`ws://localhost:${app.port}`);
    expect(policy).not.toContain('unsafe');
    for (const answer of [one, await facilitator.get('/api/me'), await facilitator.get('/nothing.js')])
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      });
    expect(one.headers.get('strict-transport-security')).toBeNull();
  });

  it('[HT6] assets are for ever, pages never, the rest is a 404', async () => {
    const asset = await facilitator.get('/assets/app-1a2b3c.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const encoding of ['br', 'gzip', 'identity']) {
      const answer = await facilitator.get('/assets/app-1a2b3c.js', { 'Accept-Encoding': encoding });
      expect(answer).toMatchObject({ status: 200, body: 'export {};' });
      expect(answer.headers.get('content-encoding') ?? 'identity').toBe(encoding);
      expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/);
    }
    expect((await facilitator.get('/')).headers.get('cache-control')).toBe('no-store');
    expect((await facilitator.get('/api/me')).headers.get('cache-control')).toBe('no-store');
    expect((await facilitator.get('/icon.svg')).status).toBe(200);
    for (const path of ['/assets/gone.js', '/gone.png', '/api', '/api/x', '/yjs/x', '/assets', '/assets/'])
      expect((await facilitator.get(path)).status, path).toBe(404);
    for (const path of ['/assets/..%2f..%2fpackage.json', '/..%2f..%2fetc/passwd', '/.env'])
      expect((await facilitator.get(path)).status, path).toBe(404);
  });

  it('[HT7] health says up and ready', async () => {
    expect((await app.browser().get('/healthz')).body).toEqual({ ok: true });
    expect((await app.browser().get('/readyz')).body).toEqual({ ok: true, store: true, accepting: true });
  });

  it('[HT8] metrics are for this machine, but not through a proxy on it', async () => {
    const open = await app.browser().get<string>('/metrics');
    expect(open.body).toContain('jumelage_rooms');
    expect((await app.browser().get('/metrics', { 'X-Forwarded-For': '10.0.0.1' })).status).toBe(404);
  });

  it('[HT14] no name, token or cookie is in the log', async () => {
    await app.browser().join(app.key('participant'), 'Unforgettable Name');
    await app.browser().post('/api/join', { key: 'guessed-secret-key', name: 'Unforgettable Name' });
    const text = lines.join('');
    expect(lines.length).toBeGreaterThan(5);
    for (const secret of [
      'Unforgettable',
      'guessed-secret',
      app.key('admin'),
      app.key('participant'),
      'jumelage=',
    ])
      expect(text).not.toContain(secret);
  });
});
