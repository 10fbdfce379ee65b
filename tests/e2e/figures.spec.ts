import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { englishOf, expect, install, pullThePlug, test } from './support/fixtures.ts';
import { folderOf } from './support/site.ts';
import { faultsOf } from './support/steps.ts';

const t = englishOf('root');

interface Figure {
  readonly country: string;
  readonly metric: string;
  readonly from: number;
  readonly to: number;
  readonly amount: number | string;
}
interface Region {
  readonly metrics: readonly { readonly id: string; readonly name: string }[];
  readonly figures: readonly Figure[];
}
const region = JSON.parse(
  readFileSync(join(folderOf('root'), 'content/en/figures/region.json'), 'utf8'),
) as Region;
const nameOf = (metric: string): string => region.metrics.find(({ id }) => id === metric)!.name;

/** The table of the chosen metric and year. The map is a picture of it. */
const table = (page: Page): Locator => page.getByRole('table').first();
const map = (page: Page): Locator => page.getByRole('img', { name: /^Map of the Baltic Sea Region/ });

/** What each country shows in the table, by its code: its numbers in order, or the words for none. */
const saidByTable = (page: Page): Promise<Record<string, string>> =>
  table(page).evaluate((element) => {
    const said: Record<string, string> = {};
    for (const row of element.querySelectorAll<HTMLElement>('tbody tr')) {
      const country = row.dataset.country ?? '';
      const text = (row.querySelector('td.number') ?? row.querySelector('td'))?.textContent.trim() ?? '';
      said[country] = said[country] === undefined ? text : `${said[country]} / ${text}`;
    }
    return said;
  });

/** What each country shows on the map; a country without a number is drawn blank. */
const saidByMap = (page: Page, none: string): Promise<Record<string, string>> =>
  map(page).evaluate(
    (picture, notPublished) =>
      Object.fromEntries(
        [...picture.querySelectorAll<SVGElement>('path[data-country]')].map((path) => {
          const country = path.dataset.country ?? '';
          const number = picture.querySelector(`g[data-country="${country}"] .number`)?.textContent.trim();
          return [country, path.dataset.step === 'blank' ? notPublished : (number ?? '')];
        }),
      ),
    none,
  );

test('map and table say the same numbers, for every metric and year, offline; blank is never 0', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/countries/'));
  await pullThePlug(context, site);
  await page.reload();
  const metric = page.getByRole('combobox', { name: t('figure.metric') });
  const year = page.getByRole('combobox', { name: t('figure.year') });
  await expect(metric).toBeVisible();
  const none = t('figure.notPublished');
  let seen = 0;
  for (const wanted of await metric
    .locator('option')
    .evaluateAll((all) => all.map((one) => one.getAttribute('value') ?? ''))) {
    await metric.selectOption(wanted);
    for (const of of await year.locator('option').allTextContents()) {
      await year.selectOption(of);
      await expect(table(page).locator('caption')).toHaveText(`${nameOf(wanted)}, ${of}`);
      const said = await saidByTable(page);
      expect(await saidByMap(page, none), `${wanted}, ${of}`).toEqual(said);
      // Against the handbook itself, not only against each other.
      for (const [country, text] of Object.entries(said)) {
        const figures = region.figures.filter(
          (one) =>
            one.country === country &&
            one.metric === wanted &&
            one.from === Number(of) &&
            one.to === Number(of),
        );
        const numbers = figures.map(({ amount }) =>
          typeof amount === 'number' ? amount.toLocaleString('en') : t('figure.underTen'),
        );
        expect(text, `${country}, ${wanted}, ${of}`).toBe(numbers.join(' / ') || none);
        seen += figures.length;
      }
      expect(await map(page).getAttribute('aria-label')).toContain(none);
    }
  }
  const onTheMap = region.figures.filter(({ country, from, to }) => country !== 'eu' && from === to);
  expect(seen).toBe(onTheMap.length);
});

test('countries stand by name, whatever their numbers', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/countries/'));
  const buttons = table(page).getByRole('rowheader').getByRole('button');
  // On a device that has the app the table is drawn after the page was loaded; reading at once would read nothing.
  await expect(buttons).toHaveCount(11);
  const names = await buttons.allTextContents();
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
  await expect(page.getByText(t('figure.rulesDiffer'))).toBeVisible();
  await expect(page.getByText(t('figure.blank'))).toBeVisible();
});

test('metric, year and country are chosen with the keyboard alone, and stay out of the address', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/countries/'));
  const address = page.url();
  await page.getByRole('link', { name: t('countries.toList') }).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: t('figure.metric') })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(table(page).locator('caption')).toContainText(nameOf('victims_assisted'));
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: t('figure.year') })).toBeFocused();
  await page.keyboard.press('Home');
  await expect(table(page).locator('caption')).toHaveText(`${nameOf('victims_assisted')}, 2011`);
  const norway = table(page).getByRole('button', { name: 'Norway', exact: true });
  for (let n = 0; n < 40 && !(await norway.evaluate((one) => one === document.activeElement)); n += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(norway).toHaveAttribute('aria-pressed', 'true');
  const chosen = page.getByRole('region', { name: t('figure.pickedCountry') });
  await expect(chosen.getByRole('heading', { name: 'Norway' })).toBeVisible();
  await expect(chosen.getByRole('img')).toHaveAttribute('aria-label', /2011: 274/);
  expect(page.url()).toBe(address);
});

test('a tap on the map chooses the country, and its source is one tap away', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/countries/'));
  await map(page).locator('path[data-country="se"]').click();
  await expect(table(page).getByRole('button', { name: 'Sweden' })).toHaveAttribute('aria-pressed', 'true');
  const row = table(page).locator('tr[data-country="se"]');
  await row.getByText(t('figure.source'), { exact: false }).first().click();
  await expect(row.getByText(/^https:/)).toBeVisible();
});

test('a country page holds every section, its doubts, and a number under 10 of another publisher nowhere', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await page.goto(site.url('/en/countries/is/'));
  for (const heading of [
    t('country.emergency'),
    t('country.whoIdentifies'),
    t('country.dutyToReport'),
    t('country.reflectionPeriod'),
    t('country.permits'),
    t('country.conventions'),
    t('doubt.title'),
    t('country.contactsHeading'),
    t('figure.heading'),
    t('country.sources'),
  ]) {
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible();
  }
  const numbers = await page.locator('td.number').allTextContents();
  expect(numbers.map((one) => one.trim())).toEqual([
    t('figure.underTen'),
    t('figure.underTen'),
    t('figure.underTen'),
    '46',
    t('figure.underTen'),
  ]);
  await page.goto(site.url('/en/countries/th/'));
  await expect(page.getByText(t('figure.noneOfCountry'))).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the map and on a country, ${colorScheme}`, async ({ page, serve }) => {
    const site = await serve('root');
    await install(page, site);
    await page.emulateMedia({ colorScheme });
    await page.goto(site.url('/en/countries/'));
    await table(page).getByRole('button', { name: 'Germany' }).click();
    for (const summary of await page.locator('main summary').all()) await summary.click();
    expect(await faultsOf(page)).toEqual([]);
    for (const country of ['de', 'is', 'th']) {
      await page.goto(site.url(`/en/countries/${country}/`));
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await faultsOf(page), country).toEqual([]);
    }
  });
}

test('at 320 px nothing scrolls sideways', async ({ page, serve }) => {
  const site = await serve('root');
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of ['/en/countries/', '/en/countries/de/', '/en/countries/pl/', '/en/countries/lt/']) {
    await page.goto(site.url(path));
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const summary of await page.locator('main summary').all()) await summary.click();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(320);
  }
});

test('the sheet of a country prints in whole pages: nothing is wider than the paper, no line is cut', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  /** A4 without its margins, in CSS pixels. */
  const paper = { width: Math.floor((182 / 25.4) * 96), height: Math.floor((263 / 25.4) * 96) };
  for (const country of ['de', 'lt', 'is']) {
    await page.setViewportSize(paper);
    await page.goto(site.url(`/en/countries/${country}/`));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.emulateMedia({ media: 'print' });
    const faults = await page.evaluate(({ width, height }) => {
      const wrong: string[] = [];
      for (const element of document.querySelectorAll<HTMLElement>('main *')) {
        const box = element.getBoundingClientRect();
        if (box.width === 0 || box.height === 0) continue;
        const name = `${element.tagName} ${element.textContent.trim().slice(0, 40)}`;
        if (box.right > width + 1 || box.left < -1) wrong.push(`wider than the paper: ${name}`);
        const { breakInside, overflow } = getComputedStyle(element);
        // What must not be broken has to fit on a page; what is longer than a page may be broken.
        if (breakInside === 'avoid' && box.height > height) wrong.push(`taller than a page: ${name}`);
        if (overflow === 'hidden' && element.scrollHeight > box.height + 1) wrong.push(`cut: ${name}`);
      }
      for (const row of document.querySelectorAll('main :is(tr, li, figure)')) {
        if (getComputedStyle(row).breakInside !== 'avoid') wrong.push(`may be cut: ${row.tagName}`);
      }
      return wrong;
    }, paper);
    expect(faults, country).toEqual([]);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages, country).toBeGreaterThanOrEqual(1);
    expect(pages, country).toBeLessThanOrEqual(6);
    await page.emulateMedia({ media: null });
  }
});
