import type { Page, Route } from '@playwright/test';
import { englishOf, expect, test } from './support/fixtures.ts';
import { VISA_ALONE, newNotebook } from './support/steps.ts';

/**
 * Answers that move under a finger are answers that nobody gave. What a question needs and what is read later must not
 * come in above it, however long the reading takes; so each test holds back all scripts after the first page.
 */
test.use({ serviceWorkers: 'block' });
const t = englishOf('root');

/** Opens a page and waits until the app has started on it: on a first visit a tap before that does nothing yet. */
async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.locator('html')).toHaveAttribute('data-text-size', /./);
}

/**
 * Opens a page, and holds back every script that it asks for once the app has started, until they are let go; `letGo`
 * waits until they have run and been drawn.
 */
async function openHoldingBack(page: Page, url: string): Promise<{ letGo: () => Promise<void> }> {
  await open(page, url);
  let held: Route[] | undefined = [];
  await page.route('**/_app/immutable/**/*.js', (route) => {
    if (held) held.push(route);
    else void route.continue();
  });
  return {
    letGo: async () => {
      const waiting = held ?? [];
      held = undefined;
      expect(waiting).not.toEqual([]);
      await Promise.all(waiting.map((route) => route.continue()));
      await page.evaluate(
        async (scripts) => {
          await Promise.all(scripts.map((script) => import(script) as Promise<unknown>));
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        },
        waiting.map((route) => route.request().url()),
      );
    },
  };
}

const answer = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

test('what must be reported comes onto the screen together with the answers of its question', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  const { letGo } = await openHoldingBack(page, site.url('/en/screening/visa-applicant/'));
  const [danger, alone, understood] = VISA_ALONE;
  await answer(page, danger);
  await answer(page, alone);
  await expect(page.getByText(t('screening.alone'))).toBeVisible();
  await expect(page.getByText(t('duty.title'), { exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: understood, exact: true })).toHaveCount(0);

  await letGo();
  await expect(page.getByText(t('duty.title'), { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: understood, exact: true })).toBeVisible();
});

test('a strip that is read while a question of the opening is on the screen waits for the next one', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  const { letGo } = await openHoldingBack(page, site.url('/en/screening/person-at-post/'));
  await answer(page, 'Not that I can see');
  await answer(page, 'No, we are alone');
  const language = page.getByRole('button', { name: 'Their own, we share a language', exact: true });
  await expect(language).toBeVisible();
  const before = await language.boundingBox();

  await letGo();
  const strip = page.getByRole('region', { name: t('talk.title') });
  await expect(strip).toHaveCount(0);
  expect(await language.boundingBox()).toEqual(before);
  await language.click();
  await expect(strip).toBeVisible();
});

test('the warning that the screen will be emptied, and the one that the notebook locks, lie over the page and move nothing', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await page.clock.install();
  await open(page, site.url('/en/screening/visa-applicant/'));
  await answer(page, VISA_ALONE[0]);
  const alone = page.getByRole('button', { name: VISA_ALONE[1], exact: true });
  const answerBefore = await alone.boundingBox();
  await page.clock.runFor(4 * 60_000 + 2000);
  await expect(page.getByText(t('warning.clearsSoon'))).toBeVisible();
  expect(await alone.boundingBox()).toEqual(answerBefore);

  await newNotebook(page, site, 'seven lamps by the green river');
  const begin = page.getByRole('button', { name: t('notes.newCase') });
  const caseBefore = await begin.boundingBox();
  await page.clock.runFor(4 * 60_000 + 2000);
  await expect(page.getByText(/^Locks in \d+ seconds/)).toBeVisible();
  expect(await begin.boundingBox()).toEqual(caseBefore);
});

test('on case notes nothing stands below the gate of the notebook until the gate is there', async ({
  browser,
  page,
  serve,
}) => {
  const site = await serve('root');
  const referral = (on: Page) => on.getByRole('link', { name: t('notes.referralTyped') });
  // Where no script runs the page stays as it is before the device was looked at.
  const before = await browser.newContext({ javaScriptEnabled: false });
  const looking = await before.newPage();
  await looking.goto(site.url('/en/notes/'));
  await expect(looking.getByText(t('notes.checking'))).toBeVisible();
  await expect(referral(looking)).toHaveCount(0);
  await before.close();

  await page.goto(site.url('/en/notes/'));
  await expect(page.getByLabel(t('notes.passphrase'), { exact: true })).toBeVisible();
  await expect(referral(page)).toBeVisible();
});
