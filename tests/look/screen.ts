/** What a screen is, and how one gets to it. */
import type { Page } from 'playwright-core';
import adminEn from '../../client/i18n/en/admin.json' with { type: 'json' };
import inviteEn from '../../client/i18n/en/invite.json' with { type: 'json' };
import joinEn from '../../client/i18n/en/join.json' with { type: 'json' };
import shellEn from '../../client/i18n/en/shell.json' with { type: 'json' };
import workspaceEn from '../../client/i18n/en/workspace.json' with { type: 'json' };
import adminNl from '../../client/i18n/nl/admin.json' with { type: 'json' };
import inviteNl from '../../client/i18n/nl/invite.json' with { type: 'json' };
import joinNl from '../../client/i18n/nl/join.json' with { type: 'json' };
import shellNl from '../../client/i18n/nl/shell.json' with { type: 'json' };
import workspaceNl from '../../client/i18n/nl/workspace.json' with { type: 'json' };
import type { Cookies, Guide } from './guide.ts';

export interface Seen {
  readonly phone: boolean;
  readonly language: 'en-GB' | 'nl-NL';
}

export interface Screen {
  readonly name: string;
  /** Shown in both languages in both sizes. */
  readonly main?: boolean;
  readonly only?: 'desktop' | 'phone';
  /** Another window: a desktop at 200 % has half of it. */
  readonly window?: { readonly width: number; readonly height: number };
  show(page: Page, guide: Guide, seen: Seen): Promise<void>;
}

const EN = {
  ...adminEn,
  ...joinEn,
  ...shellEn,
  ...workspaceEn,
  home: { ...shellEn.home, ...workspaceEn.home },
  doc: { ...shellEn.doc, ...workspaceEn.doc },
  invite: { ...shellEn.invite, ...inviteEn.invite },
};
const NL: typeof EN = {
  ...adminNl,
  ...joinNl,
  ...shellNl,
  ...workspaceNl,
  home: { ...shellNl.home, ...workspaceNl.home },
  doc: { ...shellNl.doc, ...workspaceNl.doc },
  invite: { ...shellNl.invite, ...inviteNl.invite },
};

export const wordsOf = ({ language }: Seen) => (language === 'nl-NL' ? NL : EN);

async function settled(page: Page): Promise<void> {
  // The page that is left stays until the next one is there: for a moment there may be two.
  await page.waitForFunction(() => document.querySelectorAll('h1').length === 1);
  await page.waitForFunction(() => document.querySelectorAll('[role="status"][aria-label]').length === 0);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
}

/** Goes there as somebody and waits until the page has its heading and its data. */
export async function visit(page: Page, guide: Guide, path: string, as: Cookies | null): Promise<void> {
  await page.context().clearCookies();
  if (as) await page.context().addCookies(as);
  await page.goto(guide.url + path);
  await settled(page);
}

export const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();
