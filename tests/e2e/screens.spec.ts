import type { Page } from '@playwright/test';
import { englishOf, expect, install, test } from './support/fixtures.ts';
import { everyKindOfPage } from './support/pages.ts';
import { faultsOf } from './support/steps.ts';

const t = englishOf('root');

test('axe finds nothing on any kind of page', async ({ page, serve }) => {
  // One page holds the whole book, and one all signs: on a busy machine axe takes its time.
  test.slow();
  const site = await serve('root');
  await install(page, site);
  for (const path of everyKindOfPage()) {
    await page.goto(site.url(path));
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await faultsOf(page), path).toEqual([]);
  }
});

/** Looks at what is on the screen, in light and in the dark. */
async function expectNoFaults(page: Page, state: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await faultsOf(page), `${state}, ${colorScheme}`).toEqual([]);
  }
}

test('axe finds nothing in any state of a screening', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/screening/visa-applicant/'));
  const answer = (name: string): Promise<void> =>
    page
      .getByRole('radio', { name, exact: true })
      .or(page.getByRole('button', { name, exact: true }))
      .first()
      .click({ force: true });
  await answer('Not that I can see');
  await expectNoFaults(page, 'the opening');
  await answer('No, we are alone');
  await expect(page.getByText(t('duty.title'), { exact: true })).toBeVisible();
  await expectNoFaults(page, 'what must be passed on');
  for (const name of [
    'It is said and understood',
    'Their own, we share a language',
    'Nothing that I know of',
    '18 or older',
    t('answer.yes'),
  ]) {
    await answer(name);
  }
  await page.getByRole('button', { name: t('addingUp.open') }).click();
  await expectNoFaults(page, 'a question with the adding-up open');
  await page.getByRole('button', { name: t('screening.allThemes') }).click();
  await expectNoFaults(page, 'all questions');
  await page.getByRole('button', { name: t('action.back'), exact: true }).click();
  await page.getByRole('button', { name: t('screening.seeAdviceNow') }).click();
  await page.getByLabel(t('advice.where')).selectOption('lt');
  await expect(page.getByRole('article').first()).toBeVisible();
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await expectNoFaults(page, 'the advice');
  await page.getByRole('button', { name: t('screening.beginNew') }).click();
  await expectNoFaults(page, 'an emptied screening');
  await page.goto(site.url('/en/home/'));
  await page.getByRole('button', { name: t('home.danger.go') }).click();
  await page.getByLabel(t('danger.where')).selectOption('lt');
  await answer(t('answer.no'));
  await expect(page.getByRole('article').first()).toBeVisible();
  await expectNoFaults(page, 'danger');
});

test('axe finds nothing in the notebook, in contacts that were found, and in a term that explains itself', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/notes/'));
  const passphrase = page.getByLabel(t('notes.passphrase'), { exact: true });
  await passphrase.fill('green river walks under seven lamps');
  await page.getByLabel(t('notes.passphraseAgain')).fill('something else');
  await page.getByRole('button', { name: t('notes.create') }).click();
  await expect(page.getByText(t('notes.differ'))).toBeVisible();
  await expectNoFaults(page, 'two passphrases that differ');
  await page.getByLabel(t('notes.passphraseAgain')).fill('green river walks under seven lamps');
  await page.getByRole('button', { name: t('notes.create') }).click();
  await expect(page.getByText(t('notes.none'))).toBeVisible({ timeout: 30_000 });
  await expectNoFaults(page, 'a notebook without a case');
  await page.getByRole('button', { name: t('notes.newCase') }).click();
  await page.getByLabel(t('notes.add')).fill('The room has no key.');
  await page.getByRole('button', { name: t('notes.addAction'), exact: true }).click();
  await expect(page.getByText(t('save.saved'), { exact: false })).toBeVisible();
  await expectNoFaults(page, 'a case');
  await page.getByRole('button', { name: t('notes.lock') }).click();
  await expect(page.getByRole('heading', { name: t('notes.locked') })).toBeVisible();
  await passphrase.fill('no');
  await page.getByRole('button', { name: t('notes.unlock') }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectNoFaults(page, 'a wrong passphrase');

  await page.goto(site.url('/en/contacts/'));
  await page.getByLabel(t('contacts.search')).fill('vilnius');
  await page.getByText(t('contact.whatHappens')).first().click();
  await expectNoFaults(page, 'contacts that were found');
  await page.goto(site.url('/en/search/'));
  await page.getByRole('searchbox').fill('passport');
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
  await expectNoFaults(page, 'search');
  await page.goto(site.url('/en/handbook/what-trafficking-is/'));
  await page.locator('button.term').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoFaults(page, 'a term');
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

for (const [width, height] of [
  [320, 568],
  [390, 664],
] as const) {
  test(`"Danger now" is in view without scrolling, ${width} by ${height} pixels`, async ({ page, serve }) => {
    const site = await serve('root');
    await page.setViewportSize({ width, height });
    await page.goto(site.url('/en/home/'));
    const go = page.getByRole('button', { name: t('home.danger.go') });
    await expect(go).toBeInViewport({ ratio: 1 });
    // In view and not below the bar at the foot of the screen.
    await go.click({ trial: true });
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
  });
}

test('a computer has the rail and a telephone the bar, and whoever turns or widens the screen has the other one', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  const rail = page.getByRole('navigation', { name: t('shell.sections'), exact: true });
  const bar = page.getByRole('navigation', { name: t('shell.sectionsShort') });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(site.url('/en/handbook/'));
  await expect(bar).toBeVisible();
  await expect(rail).toHaveCount(0);
  await page.setViewportSize({ width: 860, height: 390 });
  await expect(rail.getByRole('link', { name: t('nav.handbook') })).toHaveAttribute('aria-current', 'page');
  await expect(bar).toHaveCount(0);
});

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

test('on paper a chapter keeps the words that can be tapped', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/handbook/what-trafficking-is/'));
  const terms = page.getByRole('main').locator('button.term');
  await terms.first().waitFor();
  await page.emulateMedia({ media: 'print' });
  for (const term of await terms.all()) await expect(term).toBeVisible();
});
