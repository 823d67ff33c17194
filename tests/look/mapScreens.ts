/** Every screen of a barrier map. */
import type { Page } from 'playwright-core';
import analysisEn from '../../client/i18n/en/analysis.json' with { type: 'json' };
import mapEn from '../../client/i18n/en/map.json' with { type: 'json' };
import spotlightEn from '../../client/i18n/en/spotlight.json' with { type: 'json' };
import togetherEn from '../../client/i18n/en/together.json' with { type: 'json' };
import mapNl from '../../client/i18n/nl/map.json' with { type: 'json' };
import spotlightNl from '../../client/i18n/nl/spotlight.json' with { type: 'json' };
import togetherNl from '../../client/i18n/nl/together.json' with { type: 'json' };
import type { Cookies, Guide } from './guide.ts';
import { press, type Screen, type Seen, visit, wordsOf } from './screen.ts';

type View = 'canvas' | 'table' | 'outline';

const isDutch = ({ language }: Seen) => language === 'nl-NL';
const spotlightOf = (seen: Seen) => (isDutch(seen) ? spotlightNl : spotlightEn);
const mapOf = (seen: Seen) => (isDutch(seen) ? mapNl : mapEn);

async function openMap(page: Page, guide: Guide, view: View, as: Cookies = guide.facilitator): Promise<void> {
  await visit(page, guide, `${guide.paths.map}?view=${view}`, as);
  await page.getByTestId('save-state').waitFor();
  await page.locator('[data-item]').first().waitFor();
}

/** A barrier of the demo, by its words. */
async function chooseNode(page: Page, view: View): Promise<void> {
  const node = page
    .locator('[data-item]')
    .filter({ hasText: /Owners|contractors|first payment|up-front/i })
    .first();
  await node.focus();
  if (view === 'canvas') await page.keyboard.press('Space');
  await page.getByRole('complementary').waitFor();
}

async function analyse(page: Page, guide: Guide, seen: Seen, view: keyof typeof analysisEn.views) {
  // In the bar of a phone's outline it is behind More.
  await openMap(page, guide, 'canvas');
  await press(page, spotlightOf(seen).open);
  const panel = page.getByRole('complementary');
  await panel.getByRole('combobox').first().selectOption(view);
  await page.waitForLoadState('networkidle');
  await panel.locator('li, table, svg').first().waitFor();
}

const analysis = (view: keyof typeof analysisEn.views): Screen => ({
  name: `map-analysis-${view}`,
  show: (page, guide, seen) => analyse(page, guide, seen, view),
});

async function openFiles(page: Page, guide: Guide, seen: Seen, which: 'import' | 'export') {
  await openMap(page, guide, 'table');
  const { filesMenu } = mapOf(seen);
  await press(page, filesMenu.label);
  await page.getByRole('menuitem', { name: filesMenu[which] }).click();
  await page.getByRole('dialog').waitFor();
}

const comparison = (show: 'side' | 'over' | 'practices'): Screen => ({
  name: `map-compare-${show}`,
  show: async (page, guide) => {
    await visit(page, guide, `${guide.paths.map}?compare=-&show=${show}`, guide.facilitator);
    await page.locator('table [data-item]').first().waitFor();
  },
});

const VIEWS: readonly Screen[] = [
  { name: 'map', main: true, show: (page, guide) => openMap(page, guide, 'canvas') },
  { name: 'map-table', main: true, show: (page, guide) => openMap(page, guide, 'table') },
  { name: 'map-outline', main: true, show: (page, guide) => openMap(page, guide, 'outline') },
  {
    name: 'map-empty',
    main: true,
    show: async (page, guide) => {
      await visit(page, guide, `${guide.paths.emptyMap}?view=canvas`, guide.facilitator);
      await page.getByRole('application').waitFor();
    },
  },
  { name: 'map-observer', show: (page, guide) => openMap(page, guide, 'canvas', guide.observer) },
  {
    name: 'map-zoomed',
    only: 'desktop',
    window: { width: 720, height: 450 },
    show: (page, guide) => openMap(page, guide, 'canvas'),
  },
  {
    name: 'map-320',
    only: 'phone',
    window: { width: 320, height: 640 },
    show: (page, guide) => openMap(page, guide, 'outline'),
  },
];

const DOING: readonly Screen[] = [
  {
    name: 'map-node',
    main: true,
    show: async (page, guide) => {
      await openMap(page, guide, 'canvas');
      await chooseNode(page, 'canvas');
    },
  },
  {
    name: 'map-outline-node',
    show: async (page, guide) => {
      await openMap(page, guide, 'outline');
      await chooseNode(page, 'outline');
    },
  },
  {
    name: 'map-focus',
    show: async (page, guide) => {
      await openMap(page, guide, 'canvas');
      await chooseNode(page, 'canvas');
      await page.keyboard.press('f');
      await page.locator('[data-hint]').waitFor();
    },
  },
  {
    name: 'map-outline-focus',
    show: async (page, guide) => {
      await openMap(page, guide, 'outline');
      await chooseNode(page, 'outline');
      await page.keyboard.press('f');
      await page.locator('[data-hint]').waitFor();
    },
  },
  {
    name: 'map-comments',
    show: async (page, guide, seen) => {
      await openMap(page, guide, 'canvas');
      const { panel } = isDutch(seen) ? togetherNl : togetherEn;
      await page.getByRole('button', { name: new RegExp(`^${panel.comments}`) }).click();
      await page.getByRole('complementary').or(page.getByRole('dialog')).first().waitFor();
    },
  },
  {
    name: 'map-commands',
    show: async (page, guide) => {
      await openMap(page, guide, 'canvas');
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'map-shortcuts',
    only: 'desktop',
    show: async (page, guide) => {
      await openMap(page, guide, 'outline');
      await page.locator('[data-item]').first().focus();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'map-import', show: (page, guide, seen) => openFiles(page, guide, seen, 'import') },
  { name: 'map-export', show: (page, guide, seen) => openFiles(page, guide, seen, 'export') },
  {
    name: 'map-past',
    show: async (page, guide, seen) => {
      await openMap(page, guide, 'table');
      await press(page, wordsOf(seen).board.history);
      await page.waitForLoadState('networkidle');
      await page.locator('[data-item]').first().waitFor();
    },
  },
];

const ANALYSES = (['focus', 'loops', 'influence', 'barriers', 'benefits', 'checks'] as const).map(analysis);
const COMPARISONS = (['side', 'over', 'practices'] as const).map(comparison);

export const MAPS: readonly Screen[] = [...VIEWS, ...DOING, ...ANALYSES, ...COMPARISONS];
