import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { englishOf, expect, install, pullThePlug, test } from './support/fixtures.ts';

const t = englishOf('root');

const box = (page: Page): Locator => page.getByRole('searchbox');
const resultsIn = (page: Page, heading: string): Locator =>
  page.getByRole('region', { name: heading, exact: true }).getByRole('link');
const allResults = (page: Page): Locator => page.getByRole('search').getByRole('link');
const count = (page: Page): Locator => page.getByRole('search').getByRole('status');

/** Types a query, once the index or the scan has everything. */
async function search(page: Page, query: string): Promise<void> {
  await box(page).fill(query);
  await expect(page.getByText(t('search.reading'))).toBeHidden();
}

/** Where the focus is, by the id of its element. */
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');

test('by keyboard alone, offline: from typing to the opened passage, and there again after a reload', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await pullThePlug(context, site);
  await page.goto(site.url('/en/search/'));
  await box(page).focus();
  await page.keyboard.type('smuggling');
  await expect(allResults(page).first()).toHaveText('Trafficking or smuggling?');

  await page.keyboard.press('ArrowDown');
  await expect(allResults(page).nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(allResults(page).nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue('smuggling');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  const heading = page.getByRole('heading', { name: 'Trafficking or smuggling?', level: 2 });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  expect(page.url()).toMatch(/handbook\/[a-z-]+\/#trafficking-or-smuggling$/);
  await page.reload();
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
});

test('what was typed stands in no address and in no store of the browser', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/search/'));
  await search(page, 'shelter zzqueryzz');
  await expect(count(page)).not.toBeEmpty();
  expect(page.url()).toBe(site.url('/en/search/'));
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), history.state]),
  );
  expect(kept).not.toContain('zzqueryzz');
  await allResults(page).first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(
    await page.evaluate(() => JSON.stringify([Object.entries(sessionStorage), location.href])),
  ).not.toContain('zzqueryzz');
});

test('results stand in groups, the best first, and what was found is marked', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/search/'));
  await search(page, 'passport');
  await expect(count(page)).toHaveText(/^\d+ results$/);
  const headings = page.getByRole('search').getByRole('heading', { level: 2 });
  await expect(headings.first()).toHaveText(t('search.best'));
  await expect(resultsIn(page, t('search.best'))).toHaveCount(3);
  await expect(resultsIn(page, t('search.group.signs')).first()).toBeVisible();
  await expect(resultsIn(page, t('search.group.chapters')).first()).toBeVisible();
  await expect(page.locator('mark').first()).toHaveText(/passport/i);

  // Accents fold, the beginning of a word is enough, and a slip of the finger is forgiven.
  await search(page, 'osterreich');
  await expect(page.locator('mark').filter({ hasText: 'Österreich' }).first()).toBeVisible();
  await search(page, 'interpr');
  await expect(
    page
      .locator('mark')
      .filter({ hasText: /^interpreter$/ })
      .first(),
  ).toBeVisible();
  await search(page, 'interpretter');
  await expect(
    page
      .locator('mark')
      .filter({ hasText: /^interpreter$/ })
      .first(),
  ).toBeVisible();
});

test('finds what people say, in their words', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/search/'));
  for (const query of ['they keep my papers', 'passport taken']) {
    await search(page, query);
    await expect(page.getByRole('search').getByRole('link', { name: 'Papers kept by others' })).toBeVisible();
  }
  await search(page, 'time to think');
  await expect(allResults(page).filter({ hasText: 'Recovery and reflection period' })).toBeVisible();
});

test('a word opens on the page of all words, a sign where it is explained, a contact at its card', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await pullThePlug(context, site);
  const openFirst = async (query: string, name: string): Promise<void> => {
    await page.goto(site.url('/en/search/'));
    await search(page, query);
    await page.getByRole('search').getByRole('link', { name }).first().click();
  };
  await openFirst('informed consent', 'Informed consent');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('glossary.title'));
  await expect.poll(() => focused(page)).toBe('term-informed-consent');
  await expect(page.locator('#term-informed-consent')).toBeInViewport();

  // A sign that a chapter explains leads there; it stands on the page of all signs as well, in a list that is folded.
  await openFirst('tattoo', 'A mark as if owned');
  await expect.poll(() => focused(page)).not.toBe('');
  expect(page.url()).toContain(`#${await focused(page)}`);
  await expect(page.locator(`#${await focused(page)}`)).toBeInViewport();
  await page.goto(site.url('/en/handbook/signs/#un-sex-ownership-marks'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('signs.title'));
  const sign = page.locator('#un-sex-ownership-marks');
  await expect(sign).toBeFocused();
  await expect(sign).toBeInViewport();
  // A strength by itself would be read as a verdict.
  await expect(page.getByText(/^(strong|medium|weak)$/i)).toHaveCount(0);

  await openFirst('shelter estonia', '');
  await expect.poll(() => focused(page)).toMatch(/^contact-ee-/);
});

test('a hundred thousand pasted letters neither hang nor break it', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/search/'));
  await search(page, 'passport '.repeat(11_200));
  await expect(page.getByText(t('search.tooLong', { letters: 200 }))).toBeVisible();
  await expect(allResults(page).first()).toBeVisible();
  await search(page, 'x'.repeat(100_000));
  await expect(count(page)).toHaveText(t('search.none'));
  await search(page, '<img src=x onerror=alert(1)> passport');
  await expect(allResults(page).first()).toBeVisible();
  await search(page, 'shelter');
  await expect(allResults(page).first()).toBeVisible();
});

test('works where workers are refused', async ({ page, serve }) => {
  const site = await serve('root');
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'Worker', {
      value: function () {
        throw new DOMException('Refused', 'SecurityError');
      },
    });
  });
  await install(page, site);
  await page.goto(site.url('/en/search/'));
  await search(page, 'they keep my papers');
  await expect(page.getByRole('search').getByRole('link', { name: 'Papers kept by others' })).toBeVisible();
  await expect(page.locator('mark').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(allResults(page).first()).toBeFocused();
});

test('axe finds nothing when empty, with results and without, and nothing scrolls sideways at 320 pixels', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await page.setViewportSize({ width: 320, height: 640 });
  await install(page, site);
  const look = async (state: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`),
        `${state}, ${colorScheme}`,
      ).toEqual([]);
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, state).toBeLessThanOrEqual(0);
  };
  await page.goto(site.url('/en/search/'));
  await expect(count(page)).toHaveText(t('search.empty'));
  await look('empty');
  await search(page, 'passport');
  await expect(allResults(page).first()).toBeVisible();
  await look('results');
  await search(page, 'zzzzzzz');
  await expect(count(page)).toHaveText(t('search.none'));
  await look('none');
  await page.goto(site.url('/en/handbook/signs/'));
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await look('all signs');
  await page.goto(site.url('/en/handbook/glossary/'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look('all words');
});
