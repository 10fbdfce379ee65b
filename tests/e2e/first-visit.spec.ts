import type { Page, Route } from '@playwright/test';
import { englishOf, expect, test } from './support/fixtures.ts';
import { VISA_ALONE } from './support/steps.ts';

/**
 * On a first visit over a slow network a page can be read, and used, before the app has started. Nothing that is entered
 * or pressed meanwhile may be lost; so each test holds back all scripts until it has done so.
 */
test.use({ serviceWorkers: 'block' });
const t = englishOf('root');

/** Opens a page without its scripts; `start` lets them come, and waits until the app has started. */
async function openUnstarted(page: Page, url: string): Promise<{ start: () => Promise<void> }> {
  let held: Route[] | undefined = [];
  await page.route('**/_app/immutable/**/*.js', (route) => {
    if (held) held.push(route);
    else void route.continue();
  });
  await page.goto(url, { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const started = page.locator('html[data-text-size]');
  await expect(started).toHaveCount(0);
  return {
    start: async () => {
      const waiting = held ?? [];
      held = undefined;
      expect(waiting).not.toEqual([]);
      await Promise.all(waiting.map((route) => route.continue()));
      await expect(started).toHaveCount(1);
    },
  };
}

test('what was filled in before the app had started stays, and counts', async ({ page, serve }) => {
  const site = await serve('root');
  const { start } = await openUnstarted(page, site.url('/en/offer/'));
  const field = (name: string) => page.getByLabel(t(`offer.field.${name}`), { exact: true });
  await field('currency').fill('EUR');
  await field('pay').fill('1.900,00');
  await field('payPer').selectOption('month');
  await field('offFood').fill('450');
  await start();
  await expect(field('pay')).toHaveValue('1.900,00');
  await expect(page.getByRole('complementary', { name: t('offer.sum.title') })).toContainText(
    '1,450\u00a0EUR',
  );
});

test('so do answers that were ticked, and the last choice among several', async ({ page, serve }) => {
  const site = await serve('root');
  const { start } = await openUnstarted(page, site.url('/en/selftest/'));
  const answer = (question: number, key: string) =>
    page
      .getByRole('group', { name: new RegExp(`^${String(question)}\\. `) })
      .getByRole('radio', { name: t(`selftest.answer.${key}`), exact: true });
  await answer(1, 'yes').check({ force: true });
  await answer(2, 'yes').check({ force: true });
  await answer(2, 'no').check({ force: true });
  await start();
  await expect(answer(1, 'yes')).toBeChecked();
  await expect(answer(2, 'no')).toBeChecked();
  await expect(page.getByText(t('selftest.inPlace', { inPlace: 1, all: 12 }))).toBeVisible();
});

test('words that were typed into a search are searched for', async ({ page, serve }) => {
  const site = await serve('root');
  const { start } = await openUnstarted(page, site.url('/en/contacts/'));
  await page.getByRole('searchbox').fill('estonia helpline');
  await start();
  await expect(page.getByRole('searchbox')).toHaveValue('estonia helpline');
  await expect(page.getByRole('main').getByRole('article').first()).toContainText('Estonia');
});

test('of several answers that were pressed the last one is given, once', async ({ page, serve }) => {
  const site = await serve('root');
  const { start } = await openUnstarted(page, site.url('/en/screening/visa-applicant/'));
  const answers = page.getByRole('group').getByRole('button');
  await expect(answers.filter({ hasText: VISA_ALONE[0] })).toBeVisible();
  await answers.first().click();
  for (let n = 0; n < 3; n++) await page.getByRole('button', { name: VISA_ALONE[0], exact: true }).click();
  await start();
  await expect(page.getByRole('button', { name: VISA_ALONE[1], exact: true })).toBeVisible();
});

test('Leave leaves at once, and Back shows nothing of the page', async ({ page, serve }) => {
  const site = await serve('root');
  await page.goto(site.url('/en/home/'));
  await openUnstarted(page, site.url('/en/offer/'));
  await page.getByLabel(t('offer.field.pay'), { exact: true }).fill('1.900,00');
  await page.getByRole('button', { name: t('shell.leave') }).click();
  await expect(page).toHaveURL(/away\.html$/);
  await page.goBack();
  await expect(page).toHaveURL(/away\.html$/);
  await expect(page.getByText(t('offer.title'))).toHaveCount(0);
  await expect(page.getByRole('banner')).toHaveCount(0);
});
