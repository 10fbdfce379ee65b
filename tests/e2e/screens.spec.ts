import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { englishOf, expect, install, test } from './support/fixtures.ts';
import { everyKindOfPage } from './support/pages.ts';

const t = englishOf('root');

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

test('axe finds nothing on any kind of page', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  for (const path of everyKindOfPage()) {
    await page.goto(site.url(path));
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await faultsOf(page), path).toEqual([]);
  }
});

test('axe finds nothing in the states of a screening and in the dark', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/screening/visa-applicant/'));
  await page.getByRole('button', { name: t('screening.seeAdviceNow') }).click();
  await expect(page.getByText(t('outcome.whatToDo'))).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faultsOf(page)).toEqual([]);
  await page.goto(site.url('/en/home/'));
  await page.getByRole('button', { name: t('home.danger.go') }).click();
  expect(await faultsOf(page)).toEqual([]);
});

for (const [width, height, what] of [
  [320, 640, '320 pixels wide'],
  [640, 450, 'at 200 % of a small laptop'],
] as const) {
  test(`nothing scrolls sideways, ${what}`, async ({ page, serve }) => {
    const site = await serve('root');
    await page.setViewportSize({ width, height });
    await install(page, site);
    for (const path of everyKindOfPage()) {
      await page.goto(site.url(path));
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over, path).toBeLessThanOrEqual(0);
    }
  });
}

test('on paper an outcome and a country sheet keep each step and contact whole, and show no band', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  const A4 = { width: 718, height: 1046 };
  const check = async (): Promise<void> => {
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(A4);
    const blocks = await page.evaluate(() =>
      [...document.querySelectorAll('main .card, main article')]
        .filter((block) => block.getClientRects().length > 0)
        .map((block) => ({
          over: block.scrollWidth - block.clientWidth,
          height: block.getBoundingClientRect().height,
          breaks: getComputedStyle(block).breakInside,
        })),
    );
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks) {
      expect(block.over).toBeLessThanOrEqual(1);
      expect(block.height > A4.height || block.breaks === 'avoid').toBe(true);
    }
    const buttons = page.getByRole('main').getByRole('button');
    for (let n = 0; n < (await buttons.count()); n++) await expect(buttons.nth(n)).toBeHidden();
    expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(5000);
    await page.emulateMedia({ media: 'screen' });
  };
  await page.goto(site.url('/en/contacts/ee/'));
  await page.getByRole('article').first().waitFor();
  await check();
  await page.goto(site.url('/en/screening/visa-applicant/'));
  await page.getByRole('button', { name: t('screening.seeAdviceNow') }).click();
  await expect(page.getByText(t('outcome.whatToDo'))).toBeVisible();
  await check();
  const printed = await page.evaluate(() => document.querySelector('main')?.textContent ?? '');
  expect(printed).not.toMatch(/nothing-recorded|act-now/);
});
