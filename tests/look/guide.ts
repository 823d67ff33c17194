/** Who is who on the server under the camera, and what they made: enough for every screen. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { newPerson } from '../support/browser.ts';
import { item, openCanvas, surface } from '../support/canvas.ts';
import { photo } from '../support/images.ts';
import { elsewhere } from '../support/journey.ts';
import type { Links } from '../support/serverProcess.ts';

export type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

export interface Guide {
  readonly url: string;
  readonly joinLink: string;
  readonly code: string;
  readonly facilitator: Cookies;
  readonly observer: Cookies;
  readonly admin: Cookies;
  readonly guest: Cookies;
  /** The demo's workspace, its main board, an empty and an archived one, an empty workspace. */
  readonly paths: {
    readonly home: string;
    readonly board: string;
    readonly emptyBoard: string;
    readonly archived: string;
    /** The demo's barrier map, and one without anything. */
    readonly map: string;
    readonly emptyMap: string;
    readonly empty: string;
  };
  /** What few screens show is made when the first of them asks for it. A workspace of long words. */
  long(): Promise<string>;
  /** A board of everything that is no note: what Excalidraw drew, an image, stickers. */
  figures(): Promise<string>;
}

async function signIn(browser: Browser, link: string, name: string | null): Promise<Page> {
  const { page } = await newPerson(browser);
  await page.goto(link);
  if (name !== null) {
    await page.getByRole('textbox', { name: 'Your name' }).fill(name);
    await elsewhere(page);
    await page.getByRole('textbox', { name: 'Your name' }).press('Enter');
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
  readonly kind: string;
  readonly title: string;
  readonly archivedAt: number | null;
}

async function makeTwinning(
  admin: Page,
  pilots: readonly string[],
  twins: readonly string[],
  activity: string,
) {
  const { workspaceId } = await call<{ workspaceId: string }>(admin, 'POST', '/api/twinnings', {
    pilots,
    twins,
    activity,
  });
  await call(admin, 'POST', `/api/workspaces/${workspaceId}/enter`);
  return `/w/${workspaceId}`;
}

/** Names as long as they come: nothing may break or hide. */
async function makeLongWords(admin: Page): Promise<string> {
  const pilots = ['klagenfurt-am-worthersee-at', 'vitoria-gasteiz-es', 'brussels-capital-region-be'];
  const home = await makeTwinning(
    admin,
    pilots,
    ['alba-iulia-ro'],
    'Grundstücksverkehrsgenehmigungszuständigkeit',
  );
  const path = `/api/workspaces/${home.slice(3)}/documents`;
  for (const title of [
    'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
    'Gemeentelijke verduurzamingssubsidieaanvraagprocedures voor appartementseigenaren',
    'Η αναβάθμιση των πολυκατοικιών και η χρηματοδότηση των ιδιοκτητών',
  ])
    await call(admin, 'POST', path, { kind: 'board', title });
  return home;
}

/** A board of everything that is no note, made as a person makes it. */
async function makeFigures(page: Page, home: string): Promise<string> {
  const path = `/api/workspaces/${home.slice(3)}/documents`;
  const { id } = await call<Entity>(page, 'POST', path, { kind: 'board', title: 'A drawing brought along' });
  await openCanvas(page, `${new URL(page.url()).origin}${home}/d/${id}?view=canvas`);
  await page.mouse.click(1_200, 700, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Import…' }).click();
  await page.locator('[data-import-file]').setInputFiles('tests/fixtures/drawn.excalidraw');
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await item(page, 'Split incentive').waitFor();
  await page.mouse.click(1_250, 300, { button: 'right' });
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Image…' }).click();
  await (await chooser).setFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo(240, 160, 1) });
  await page.locator('textarea[data-editor]:focus').waitFor();
  await page.keyboard.type('Our street in March');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  for (const symbol of ['Star', 'Done']) {
    await surface(page).focus();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Command menu' }).fill(`Sticker: ${symbol}`);
    await page.keyboard.press('Enter');
  }
  await page
    .getByText(/^Saved \d/)
    .first()
    .waitFor();
  return `${home}/d/${id}`;
}

function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

export async function joinAs(browser: Browser, url: string, links: Links): Promise<Guide> {
  const [admin, facilitator] = await Promise.all([
    signIn(browser, links.admin ?? '', null),
    signIn(browser, links.facilitator, 'Femke Jansen'),
  ]);
  const workspaceId = new URL(facilitator.url()).pathname.split('/')[2] ?? '';
  const home = `/w/${workspaceId}`;
  const api = `/api/workspaces/${workspaceId}`;
  const documents = await call<readonly Entity[]>(facilitator, 'GET', `${api}/documents`);
  const find = (is: (one: Entity) => boolean) => `${home}/d/${documents.find(is)?.id}`;
  const main = documents.find((one) => one.kind === 'board' && one.title.startsWith('Barriers'));
  const map = documents.find((one) => one.kind === 'barrierMap');
  const emptyMap = await call<Entity>(facilitator, 'POST', `${api}/documents`, {
    kind: 'barrierMap',
    title: 'What holds us back?',
  });
  const invite = (role: string, more: object) =>
    call<{ url: string; code: string }>(facilitator, 'POST', `${api}/invites`, { role, hours: 12, ...more });
  const { url: guestLink, code } = await invite('guest', { code: true, documentId: main?.id });
  const { url: observerLink } = await invite('observer', {});
  const [guest, observer] = await Promise.all([
    signIn(browser, guestLink, 'Giorgos P.'),
    signIn(browser, observerLink, 'Olga Weiss'),
  ]);
  const empty = await makeTwinning(admin, ['aachen-de', 'aarhus-dk'], ['helsinki-fi'], 'Heating without gas');
  return {
    url,
    joinLink: links.participant,
    code,
    facilitator: await facilitator.context().cookies(),
    admin: await admin.context().cookies(),
    guest: await guest.context().cookies(),
    observer: await observer.context().cookies(),
    paths: {
      home,
      board: `${home}/d/${main?.id}`,
      map: `${home}/m/${map?.id}`,
      emptyMap: `${home}/m/${emptyMap.id}`,
      emptyBoard: find((one) => one.title.startsWith('Questions')),
      archived: find((one) => one.archivedAt !== null),
      empty,
    },
    long: once(() => makeLongWords(admin)),
    figures: once(() => makeFigures(facilitator, home)),
  };
}
