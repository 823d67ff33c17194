/** Every screen and the way to it. */
import type { Page } from 'playwright-core';
import togetherEn from '../../client/i18n/en/together.json' with { type: 'json' };
import togetherNl from '../../client/i18n/nl/together.json' with { type: 'json' };
import type { Cookies, Guide } from './guide.ts';
import { MAPS } from './mapScreens.ts';
import { press, type Screen, type Seen, visit, wordsOf } from './screen.ts';

/** A comment and a reaction on what is seen first, should there be none. */
async function sayOnce(page: Page): Promise<void> {
  await page.locator('[data-item]').first().waitFor();
  await page.evaluate(async () => {
    const path = `/api/documents/${location.pathname.split('/')[4]}/discussion`;
    const view = (await (await fetch(path)).json()) as { threads: unknown[] };
    const itemId = document.querySelector('[data-item]')?.getAttribute('data-item');
    if (view.threads.length > 0 || !itemId) return;
    const headers = { 'Content-Type': 'application/json' };
    const id = 'c'.repeat(20);
    const open = { act: 'open', id, itemId, text: 'Is it the same in your city?' };
    for (const body of [open, { act: 'react', itemId, reaction: 'same' }])
      await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  });
}

/** The sidebar is beside the page, or a sheet on a phone. */
async function openPersonalMenu(page: Page, seen: Seen): Promise<void> {
  const { nav } = wordsOf(seen);
  if (seen.phone) await press(page, nav.open);
  await page.getByRole('button', { name: nav.settings }).filter({ visible: true }).click();
  await page.getByRole('menu').waitFor();
}

async function makeInvite(page: Page, guide: Guide, seen: Seen): Promise<void> {
  const { invite } = wordsOf(seen);
  await visit(page, guide, `${guide.paths.home}/members`, guide.facilitator);
  await press(page, invite.new);
  await page.locator('[role="dialog"] select').first().selectOption('guest');
  await press(page, invite.create);
  await page.getByRole('textbox', { name: invite.link }).waitFor();
}

const ZOOMED = { width: 720, height: 450 };
const NARROWEST = { width: 320, height: 640 };

const JOINING: readonly Screen[] = [
  { name: 'landing', show: (page, guide) => visit(page, guide, '/', null) },
  {
    name: 'join',
    main: true,
    show: async (page, guide) => {
      await visit(page, guide, `/join#${guide.code}`, null);
      await page.getByRole('textbox').first().fill('Giorgos P');
    },
  },
  {
    name: 'join-member',
    show: (page, guide) =>
      visit(page, guide, new URL(guide.joinLink).pathname + new URL(guide.joinLink).hash, null),
  },
  {
    name: 'join-wrong',
    show: async (page, guide) => {
      await visit(page, guide, '/join#ABC234', null);
      await page.getByRole('alert').filter({ hasText: /\w/ }).first().waitFor();
    },
  },
  {
    name: 'join-language',
    show: async (page, guide) => {
      await visit(page, guide, `/join#${guide.code}`, null);
      await page.getByRole('button', { name: /English|Nederlands/ }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'join-zoomed',
    only: 'desktop',
    window: ZOOMED,
    show: (page, guide) => visit(page, guide, `/join#${guide.code}`, null),
  },
];

const HOME: readonly Screen[] = [
  {
    name: 'home',
    main: true,
    show: (page, guide) => visit(page, guide, guide.paths.home, guide.facilitator),
  },
  { name: 'home-guest', show: (page, guide) => visit(page, guide, guide.paths.home, guide.guest) },
  { name: 'home-empty', show: (page, guide) => visit(page, guide, guide.paths.empty, guide.admin) },
  {
    name: 'home-long',
    main: true,
    show: async (page, guide) => visit(page, guide, await guide.long(), guide.admin),
  },
  {
    name: 'home-zoomed',
    only: 'desktop',
    window: ZOOMED,
    show: async (page, guide) => visit(page, guide, await guide.long(), guide.admin),
  },
  {
    name: 'home-320',
    only: 'phone',
    window: NARROWEST,
    show: async (page, guide) => visit(page, guide, await guide.long(), guide.admin),
  },
  {
    name: 'home-archived',
    show: async (page, guide) => {
      await visit(page, guide, guide.paths.home, guide.facilitator);
      await page.locator('summary').click();
      await page.locator('summary').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'home-menu',
    show: async (page, guide, seen) => {
      await visit(page, guide, guide.paths.home, guide.facilitator);
      await page
        .getByRole('button', { name: wordsOf(seen).doc.more.replace('{{title}}', '').trim() })
        .first()
        .click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'home-skeleton',
    show: async (page, guide) => {
      await page.context().addCookies(guide.facilitator);
      await page.route('**/documents', () => undefined);
      await page.goto(guide.url + guide.paths.home);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'home-failed',
    show: async (page, guide, seen) => {
      await page.context().addCookies(guide.facilitator);
      await page.route('**/documents', (route) =>
        route.fulfill({ status: 403, json: { error: 'FORBIDDEN' } }),
      );
      await page.goto(guide.url + guide.paths.home);
      await page.getByText(wordsOf(seen).home.documentsFailed).waitFor();
    },
  },
  {
    name: 'page-skeleton',
    show: async (page, guide) => {
      await page.context().addCookies(guide.facilitator);
      await page.route('**/api/workspaces/*', () => undefined);
      await page.goto(guide.url + guide.paths.home);
      await page.getByRole('status').first().waitFor();
    },
  },
  {
    name: 'page-failed',
    show: async (page, guide) => {
      await page.context().addCookies(guide.facilitator);
      await page.route('**/api/workspaces/*', (route) =>
        route.fulfill({ status: 400, json: { error: 'BAD_REQUEST' } }),
      );
      await page.goto(guide.url + guide.paths.home);
      await page.getByRole('alert').first().waitFor();
    },
  },
  {
    name: 'personal-menu',
    show: async (page, guide, seen) => {
      await visit(page, guide, guide.paths.home, guide.facilitator);
      await openPersonalMenu(page, seen);
    },
  },
  {
    name: 'about',
    show: async (page, guide, seen) => {
      await visit(page, guide, guide.paths.home, guide.facilitator);
      await openPersonalMenu(page, seen);
      await page.getByRole('menuitem', { name: wordsOf(seen).about.title }).click();
      await page.getByRole('dialog', { name: wordsOf(seen).about.title }).waitFor();
    },
  },
  {
    name: 'sign-out',
    show: async (page, guide, seen) => {
      await visit(page, guide, guide.paths.home, guide.facilitator);
      await openPersonalMenu(page, seen);
      await page.getByRole('menuitem', { name: wordsOf(seen).nav.signOut }).click();
      await page.getByRole('dialog', { name: wordsOf(seen).nav.signOut }).waitFor();
    },
  },
];

const PEOPLE: readonly Screen[] = [
  {
    name: 'members',
    main: true,
    show: (page, guide) => visit(page, guide, `${guide.paths.home}/members`, guide.facilitator),
  },
  {
    name: 'members-observer',
    show: (page, guide) => visit(page, guide, `${guide.paths.home}/members`, guide.observer),
  },
  {
    name: 'members-zoomed',
    only: 'desktop',
    window: ZOOMED,
    show: (page, guide) => visit(page, guide, `${guide.paths.home}/members`, guide.facilitator),
  },
  {
    name: 'members-320',
    only: 'phone',
    window: NARROWEST,
    show: (page, guide) => visit(page, guide, `${guide.paths.home}/members`, guide.facilitator),
  },
  {
    name: 'member-remove',
    show: async (page, guide, seen) => {
      await visit(page, guide, `${guide.paths.home}/members`, guide.facilitator);
      await page
        .getByRole('button', { name: wordsOf(seen).members.removeNamed.replace('{{name}}', 'Judit Varga') })
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'invite-form',
    show: async (page, guide, seen) => {
      await visit(page, guide, `${guide.paths.home}/members`, guide.facilitator);
      await press(page, wordsOf(seen).invite.new);
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'invite', main: true, show: makeInvite },
  {
    name: 'invite-room',
    show: async (page, guide, seen) => {
      await makeInvite(page, guide, seen);
      await press(page, wordsOf(seen).invite.showRoom);
      await page.getByRole('dialog', { name: wordsOf(seen).invite.roomTitle }).waitFor();
    },
  },
  { name: 'admin', main: true, show: (page, guide) => visit(page, guide, '/admin', guide.admin) },
  {
    name: 'admin-cities',
    show: async (page, guide, seen) => {
      await visit(page, guide, '/admin', guide.admin);
      await page.getByRole('combobox', { name: wordsOf(seen).admin.pilots }).fill('kla');
      await page.locator('[role="option"]').first().waitFor();
    },
  },
];

async function openBoard(
  page: Page,
  guide: Guide,
  path: string,
  as: Cookies = guide.facilitator,
): Promise<void> {
  await visit(page, guide, path, as);
  await page.getByTestId('save-state').waitFor();
}

const BOARD: readonly Screen[] = [
  {
    name: 'board',
    main: true,
    show: (page, guide) => openBoard(page, guide, `${guide.paths.board}?view=canvas`),
  },
  {
    name: 'board-figures',
    show: async (page, guide) => openBoard(page, guide, `${await guide.figures()}?view=canvas`),
  },
  {
    name: 'outline-figures',
    show: async (page, guide) => openBoard(page, guide, `${await guide.figures()}?view=outline`),
  },
  {
    name: 'board-empty',
    main: true,
    show: (page, guide) => openBoard(page, guide, `${guide.paths.emptyBoard}?view=canvas`),
  },
  {
    name: 'outline',
    main: true,
    show: (page, guide) => openBoard(page, guide, `${guide.paths.board}?view=outline`),
  },
  {
    name: 'outline-empty',
    show: (page, guide) => openBoard(page, guide, `${guide.paths.emptyBoard}?view=outline`),
  },
  { name: 'board-archived', show: (page, guide) => openBoard(page, guide, guide.paths.archived) },
  {
    name: 'board-observer',
    show: (page, guide) => openBoard(page, guide, guide.paths.board, guide.observer),
  },
  {
    name: 'board-zoomed',
    only: 'desktop',
    window: ZOOMED,
    show: (page, guide) => openBoard(page, guide, guide.paths.board),
  },
  {
    name: 'board-320',
    only: 'phone',
    window: NARROWEST,
    show: (page, guide) => openBoard(page, guide, guide.paths.board),
  },
  {
    name: 'board-offline',
    show: async (page, guide, seen) => {
      await openBoard(page, guide, guide.paths.board);
      await page.context().setOffline(true);
      await page.getByText(wordsOf(seen).save.offlineClean, { exact: true }).first().waitFor();
    },
  },
  {
    name: 'comments',
    main: true,
    show: async (page, guide, seen) => {
      await openBoard(page, guide, `${guide.paths.board}?view=canvas`);
      await sayOnce(page);
      const { panel } = seen.language === 'nl-NL' ? togetherNl : togetherEn;
      await page.getByRole('button', { name: new RegExp(`^${panel.comments}`) }).click();
      await page.getByRole('article').first().waitFor();
    },
  },
  {
    name: 'people',
    show: async (page, guide) => {
      await openBoard(page, guide, `${guide.paths.board}?view=canvas`);
      await page.locator('header button', { has: page.locator('[role="img"]') }).click();
      await page.getByRole('checkbox').waitFor();
    },
  },
  {
    name: 'share',
    show: async (page, guide, seen) => {
      await openBoard(page, guide, guide.paths.board);
      await press(page, wordsOf(seen).board.share);
      await page.getByRole('dialog').waitFor();
    },
  },
];

const ELSEWHERE: readonly Screen[] = [
  { name: 'not-found', show: (page, guide) => visit(page, guide, '/nowhere', null) },
  { name: 'signed-out', show: (page, guide) => visit(page, guide, guide.paths.home, null) },
  {
    name: 'yours',
    show: (page, guide) => visit(page, guide, '/', guide.admin),
  },
];

export const SCREENS: readonly Screen[] = [...JOINING, ...HOME, ...PEOPLE, ...BOARD, ...MAPS, ...ELSEWHERE];
