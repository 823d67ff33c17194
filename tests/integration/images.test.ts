/** Images over HTTP: the real app, real bytes and hostile ones. */

import { Transformer } from '@napi-rs/image';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readImageHeader } from '../../server/images/imageHeader.ts';
import type { DocumentView, ImageView } from '../../shared/api.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Answer, AppUnderTest, Browser } from '../support/appUnderTest.ts';
import { startApp } from '../support/appUnderTest.ts';
import { drawn, drawnPng, photo } from '../support/images.ts';

let app: AppUnderTest;
let facilitator: Browser;
let workspace: string;
let board: string;

async function newBoard(): Promise<string> {
  const made = await facilitator.post<DocumentView>(`/api/workspaces/${workspace}/documents`, {
    kind: 'board',
    title: 'With images',
  });
  return made.body.id;
}

beforeAll(async () => {
  app = await startApp();
  facilitator = app.browser();
  workspace = (await facilitator.join(app.key('facilitator'), 'Femke')).body.workspaceId;
  board = await newBoard();
});
afterAll(() => app.end());

async function bring(bytes: Uint8Array, browser = facilitator, document = board): Promise<Answer<ImageView>> {
  return browser.send<ImageView>('POST', `/api/documents/${document}/images`, {
    body: new Uint8Array(bytes),
    headers: { 'Content-Type': 'application/octet-stream' },
  });
}

async function fetched(id: string, browser = facilitator, document = board): Promise<Response> {
  return fetch(`${app.url}/api/documents/${document}/images/${id}`, {
    headers: { Cookie: browser.cookie ?? '' },
  });
}

async function bytesOf(id: string): Promise<Buffer> {
  return Buffer.from(await (await fetched(id)).arrayBuffer());
}

async function invited(role: string): Promise<Browser> {
  const made = await facilitator.post<{ url: string }>(`/api/workspaces/${workspace}/invites`, {
    role,
    hours: 1,
  });
  const browser = app.browser();
  await browser.join(made.body.url.split('#')[1] ?? '', `A ${role}`);
  return browser;
}

describe('images that are good', () => {
  it('[IM5] [IM8] come back as what they are, to be kept by the browser alone', async () => {
    const sent = {
      png: drawn(40, 20).pngSync(),
      jpeg: drawn(40, 20).jpegSync(),
      webp: drawn(40, 20).webpSync(),
    };
    for (const [format, bytes] of Object.entries(sent)) {
      const answer = await bring(bytes);
      expect([answer.status, answer.body.width, answer.body.height]).toEqual([201, 40, 20]);
      const got = await fetched(answer.body.id);
      expect(got.headers.get('content-type')).toBe(`image/${format}`);
      expect(got.headers.get('x-content-type-options')).toBe('nosniff');
      expect(got.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(got.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
      expect(readImageHeader(new Uint8Array(await got.arrayBuffer()))?.format).toBe(format);
    }
  });

  it('[IM5] are upright and say nothing about their maker', async () => {
    const { body } = await bring(photo(40, 20, 6));
    expect([body.width, body.height]).toEqual([20, 40]);
    const kept = await bytesOf(body.id);
    expect(kept.includes('Exif')).toBe(false);
    expect(kept.includes('GPS')).toBe(false);
    const pixels = await new Transformer(kept).rawPixels();
    // Turned a quarter to the right, what was left is on top.
    expect((pixels[0] ?? 0) > 200 && (pixels.at(-1) ?? 0) > 200).toBe(true);
  });

  it('[IM5] lose what is hidden behind them, and what is larger than a screen', async () => {
    const hidden = Buffer.concat([drawnPng(), Buffer.from('<script>alert(1)</script>')]);
    expect((await bytesOf((await bring(hidden)).body.id)).includes('script')).toBe(false);
    const { body } = await bring(drawn(5_000, 100).pngSync());
    expect([body.width, body.height]).toEqual([LIMITS.imageSide, 82]);
  });

  it('[IM6] are one image however often they come', async () => {
    const bytes = drawnPng(33, 44);
    const answers = await Promise.all([bring(bytes), bring(bytes), bring(bytes)]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await bring(bytes)).body).toEqual(answers[0]?.body);
  });
});

describe('images that are not', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['words', Buffer.from('hello')],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')],
    ['a PNG that ends early', Buffer.from(drawnPng(300, 300)).subarray(0, 200)],
    ['a head with nonsense behind it', Buffer.concat([drawnPng().subarray(0, 33), Buffer.alloc(500, 7)])],
  ])('[IM7] %s is refused', async (_name, bytes) => {
    const { status, body } = await bring(bytes);
    expect([status, body]).toMatchObject([415, { error: 'NOT_AN_IMAGE' }]);
  });

  it('[IM7] too many pixels or bytes are refused before anything is decoded', async () => {
    const bomb = Buffer.from(drawnPng());
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    for (const bytes of [bomb, Buffer.alloc(LIMITS.imageBytes + 1)])
      expect(await bring(bytes)).toMatchObject({ status: 413, body: { error: 'TOO_LARGE' } });
  });

  it('[IM7] JSON in place of an image, and names that cannot be, are refused', async () => {
    expect((await facilitator.post(`/api/documents/${board}/images`, {})).status).toBe(400);
    for (const id of ['x', '..%2f..', '0'.repeat(64), 'state.0000'])
      expect((await fetched(id)).status).toBe(404);
  });
});

describe('whose images', () => {
  it('[IM4] readers see, editors bring, strangers know of nothing', async () => {
    const { body } = await bring(drawnPng());
    const [guest, observer] = [await invited('guest'), await invited('observer')];
    expect((await fetched(body.id, observer)).status).toBe(200);
    expect((await bring(drawnPng(9, 9), observer)).status).toBe(403);
    expect((await bring(drawnPng(9, 9), guest)).status).toBe(201);
    const stranger = app.browser();
    expect((await fetched(body.id, stranger)).status).toBe(401);
    expect((await bring(drawnPng(), stranger)).status).toBe(401);
    const archived = await newBoard();
    await facilitator.patch(`/api/documents/${archived}`, { archived: true });
    expect((await bring(drawnPng(), facilitator, archived)).status).toBe(403);
  });
});
