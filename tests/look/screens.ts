/** Every screen and the way to it. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { App } from '../../server/app.ts';
import { newPerson, seriousFindings } from '../support/browser.ts';

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** Who is who on this server, and what they made: enough for every screen. */
export interface Guide {
  readonly url: string;
  readonly joinLink: string;
  readonly code: string;
  readonly facilitator: Cookies;
  readonly admin: Cookies;
  readonly guest: Cookies;
  /** Path of the demo's workspace, its first board, an archived board, and of an empty workspace. */
  readonly paths: {
    readonly home: string;
    readonly board: string;
    readonly archived: string;
    readonly empty: string;
  };
  findings(page: Page): Promise<readonly string[]>;
}

export interface Screen {
  readonly name: string;
  show(page: Page, guide: Guide): Promise<void>;
}

async function signIn(browser: Browser, link: string, name: string | null): Promise<Page> {
  const { page } = await newPerson(browser);
  await page.goto(link);
  if (name !== null) {
    await page.getByRole('textbox', { name: 'Your name' }).fill(name);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/w\//);
  } else await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** One request as the signed-in person of the page. */
async function call<Answer>(page: Page, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer: unknown = await page.evaluate(
    async ([verb, address, text]) => {
      const headers = { 'Content-Type': 'application/json' };
      const response = await fetch(address, { method: verb, headers, ...(text && { body: text }) });
      return response.json();
    },
    [method, path, body === undefined ? '' : JSON.stringify(body)] as const,
  );
  return answer as Answer;
}

interface Entity {
  readonly id: string;
}

async function makeEmptyTwinning(admin: Page): Promise<string> {
  const cities = await call<readonly Entity[]>(admin, 'GET', '/api/cities');
  const [pilots, twins] = [cities.slice(0, 3), cities.slice(60, 61)].map((some) =>
    some.map((city) => city.id),
  );
  const { workspaceId } = await call<{ workspaceId: string }>(admin, 'POST', '/api/twinnings', {
    pilots,
    twins,
    activity: 'Heating without gas',
  });
  await call(admin, 'POST', `/api/workspaces/${workspaceId}/enter`);
  return `/w/${workspaceId}`;
}

export async function joinAs(browser: Browser, app: App): Promise<Guide> {
  const { demo, admin: adminLink } = app.links;
  if (!demo || !adminLink) throw new Error('The demo made no links');
  const admin = await signIn(browser, adminLink, null);
  const facilitator = await signIn(browser, demo.facilitator, 'Marta Rossi');
  await facilitator.waitForURL(/\/w\/[^/]+/);
  const workspaceId = new URL(facilitator.url()).pathname.split('/')[2] ?? '';
  const home = `/w/${workspaceId}`;
  const documents = await call<readonly Entity[]>(
    facilitator,
    'GET',
    `/api/workspaces/${workspaceId}/documents`,
  );
  const archived = await call<Entity>(facilitator, 'POST', `/api/workspaces/${workspaceId}/documents`, {
    kind: 'board',
    title: 'Kick-off: who we are',
  });
  await call(facilitator, 'PATCH', `/api/documents/${archived.id}`, { archived: true });
  const invite = await call<{ url: string; code: string }>(
    facilitator,
    'POST',
    `/api/workspaces/${workspaceId}/invites`,
    { role: 'guest', code: true, documentId: documents[0]?.id ?? null, hours: 12 },
  );
  const guest = await signIn(browser, invite.url, 'Giorgos P.');
  return {
    url: app.url,
    joinLink: demo.participant,
    code: invite.code,
    facilitator: await facilitator.context().cookies(),
    admin: await admin.context().cookies(),
    guest: await guest.context().cookies(),
    paths: {
      home,
      board: `${home}/d/${documents[0]?.id}`,
      archived: `${home}/d/${archived.id}`,
      empty: await makeEmptyTwinning(admin),
    },
    findings: seriousFindings,
  };
}

/** Goes there as somebody and waits until the page has its heading and its data. */
async function visit(page: Page, guide: Guide, path: string, as: Cookies | null): Promise<void> {
  if (as) await page.context().addCookies(as);
  await page.goto(guide.url + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[role="status"][aria-label]').length === 0);
  await page.evaluate(() => document.fonts.ready);
}

const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).first().click();

export const SCREENS: readonly Screen[] = [
  { name: 'landing', show: (page, guide) => visit(page, guide, '/', null) },
  {
    name: 'join',
    show: async (page, guide) => {
      await visit(page, guide, `/join#${guide.code}`, null);
      await page.getByRole('textbox').first().fill('Giorgos P');
      await page.waitForLoadState('networkidle');
    },
  },
  {
    name: 'join-wrong',
    show: async (page, guide) => {
      await visit(page, guide, '/join#ABC234', null);
      await page.getByRole('alert').filter({ hasText: /\w/ }).first().waitFor();
    },
  },
  { name: 'home', show: (page, guide) => visit(page, guide, guide.paths.home, guide.facilitator) },
  { name: 'home-guest', show: (page, guide) => visit(page, guide, guide.paths.home, guide.guest) },
  { name: 'home-empty', show: (page, guide) => visit(page, guide, guide.paths.empty, guide.admin) },
  {
    name: 'members',
    show: (page, guide) => visit(page, guide, `${guide.paths.home}/members`, guide.facilitator),
  },
  {
    name: 'invite',
    show: async (page, guide) => {
      await visit(page, guide, `${guide.paths.home}/members`, guide.facilitator);
      await press(page, /Invite people|Mensen uitnodigen/);
      await page.getByRole('combobox').filter({ visible: true }).first().waitFor();
      await page.locator('[role="dialog"] select').first().selectOption('guest');
      await press(page, /Make link|Link maken/);
      await page.getByRole('textbox', { name: 'Link' }).waitFor();
    },
  },
  { name: 'admin', show: (page, guide) => visit(page, guide, '/admin', guide.admin) },
  {
    name: 'board',
    show: (page, guide) => visit(page, guide, `${guide.paths.board}?view=canvas`, guide.facilitator),
  },
  {
    name: 'outline',
    show: (page, guide) => visit(page, guide, `${guide.paths.board}?view=outline`, guide.facilitator),
  },
  {
    name: 'board-archived',
    show: (page, guide) => visit(page, guide, guide.paths.archived, guide.facilitator),
  },
  { name: 'not-found', show: (page, guide) => visit(page, guide, '/nowhere', null) },
  { name: 'signed-out', show: (page, guide) => visit(page, guide, guide.paths.home, null) },
];
