import type { Page } from '@playwright/test';
import { englishOf, expect, install, pullThePlug, test, type Site } from './support/fixtures.ts';
import { newNotebook, VISA_ALONE } from './support/steps.ts';

const t = englishOf('root');
const PASSPHRASE = 'green river walks under seven lamps';

/** Clicks, and does not look at the radio afterwards: an answer may bring the next question in its place. */
const choose = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('radio', { name, exact: true })
    .or(page.getByRole('button', { name, exact: true }))
    .first()
    .click({ force: true });
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Answers the safety opening of the visa flow: no danger, alone, own words, adult. */
async function passTheOpening(page: Page): Promise<void> {
  for (const answer of [...VISA_ALONE, '18 or older']) {
    await choose(page, answer);
  }
}

async function makeNotebook(page: Page, site: Site): Promise<void> {
  await newNotebook(page, site, PASSPHRASE);
}

async function setPost(page: Page, site: Site): Promise<void> {
  await page.goto(site.url('/en/settings/'));
  await page.getByLabel(t('settings.sendingState')).selectOption('se');
  await page.getByLabel(t('settings.hostCountry')).selectOption('th');
  await press(page, t('settings.usePost'));
}

/** Goes by a link of the app: the page, and what it holds in memory, stays. */
const go = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();

test('with the plug pulled, a whole screening ends in advice, contacts and a sealed case', async ({
  page,
  context,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  await makeNotebook(page, site);
  await pullThePlug(context, site);
  // A post that is not kept lasts as long as the page, so everything from here goes by links.
  await go(page, t('nav.settings'));
  await page.getByLabel(t('settings.sendingState')).selectOption('se');
  await page.getByLabel(t('settings.hostCountry')).selectOption('lt');
  await press(page, t('settings.usePost'));

  await go(page, t('nav.screenApplicant'));
  await passTheOpening(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Who answers' })).toBeVisible();
  await press(page, t('screening.allThemes'));
  await press(page, 'If the trip were off');
  // Three rows, each with the four answers; the first is a threat.
  await choose(page, t('answer.yes'));
  await press(page, t('screening.seeAdviceNow'));

  await expect(page.getByRole('heading', { level: 1 })).toContainText('Talk further, alone');
  await expect(page.getByText('no reason to refuse', { exact: false }).first()).toBeVisible();
  await expect(
    page.getByRole('heading', { name: t('advice.heading.where', { country: 'Lithuania' }) }),
  ).toBeVisible();
  await expect(page.getByRole('main').locator('a[href^="tel:"]').first()).toBeVisible();

  await press(page, t('keep.keep'));
  await press(page, t('agree.yes'));
  await expect(page.getByText(t('keep.done', { code: 'K-1' }))).toBeVisible();
  await go(page, t('nav.caseNotes'));
  await page.getByRole('button', { name: t('notes.case', { code: 'K-1' }) }).click();
  await expect(page.getByText('A visa applicant', { exact: false }).first()).toBeVisible();
  expect(faults).toEqual([]);
});

test('a case is found again after the browser was closed, and a screening kept nothing while locked', async ({
  profile,
  serve,
}) => {
  const site = await serve('root');
  const first = await profile.open();
  const page = await first.newPage();
  await install(page, site);
  await makeNotebook(page, site);
  await press(page, t('notes.newCase'));
  await page.getByLabel(t('notes.add')).fill('She said: the room has no key.');
  await press(page, t('notes.addAction'));
  await expect(page.getByText('She said: the room has no key.')).toBeVisible();
  await expect(page.getByText(t('save.saved'), { exact: false })).toBeVisible();
  await first.close();

  const second = await profile.open();
  const again = await second.newPage();
  await second.setOffline(true);
  await site.stop();
  await again.goto(site.url('/en/screening/visa-applicant/'));
  await choose(again, 'Not that I can see');
  await expect(again.getByText(t('screening.closedTabLoses'))).toBeVisible();
  await again.goto(site.url('/en/notes/'));

  await again.getByLabel(t('notes.passphrase'), { exact: true }).fill('not the right words');
  await press(again, t('notes.unlock'));
  await expect(again.getByRole('alert')).toContainText('does not open');
  await again.getByLabel(t('notes.passphrase'), { exact: true }).fill(PASSPHRASE);
  await press(again, t('notes.unlock'));
  await again.getByRole('button', { name: t('notes.case', { code: 'K-1' }) }).click();
  await expect(again.getByText('She said: the room has no key.')).toBeVisible();
});

test('a screening that nobody keeps is as it was after looking up a contact, and can be kept in place', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/screening/visa-applicant/'));
  await passTheOpening(page);
  await press(page, t('screening.allThemes'));
  await press(page, 'If the trip were off');
  await choose(page, t('answer.yes'));
  await press(page, t('screening.seeAdviceNow'));
  const advice = page.getByRole('heading', { level: 1, name: 'Talk further, alone' });
  await expect(advice).toBeVisible();

  await go(page, t('nav.findContact'));
  await expect(page.getByRole('heading', { level: 1, name: t('contacts.title') })).toBeVisible();
  await page.goBack();
  await expect(advice).toBeVisible();

  await press(page, t('keep.unlockFirst'));
  await page.getByLabel(t('notes.passphrase'), { exact: true }).fill(PASSPHRASE);
  await page.getByLabel(t('notes.passphraseAgain')).fill(PASSPHRASE);
  await press(page, t('notes.create'));
  await press(page, t('keep.keep'));
  await press(page, t('agree.yes'));
  await expect(page.getByText(t('keep.done', { code: 'K-1' }))).toBeVisible();

  await press(page, t('screening.beginNew'));
  await expect(page.getByText(t('screening.emptied'))).toBeVisible();
  await press(page, t('action.undo'));
  await press(page, t('screening.seeAdviceNow'));
  await expect(advice).toBeVisible();
});

test('the lock takes a screening off the screen, and gives it back after unlocking', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await makeNotebook(page, site);
  await go(page, t('nav.screenApplicant'));
  await passTheOpening(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Who answers' })).toBeVisible();
  await go(page, t('nav.caseNotes'));
  await press(page, t('notes.lock'));
  await expect(page.getByRole('heading', { name: t('notes.locked') })).toBeVisible();

  await go(page, t('nav.screenApplicant'));
  await expect(page.getByText(t('screening.lockedAway'))).toBeVisible();
  await expect(page.getByRole('group')).toHaveCount(0);

  await page.getByRole('link', { name: t('notes.unlock') }).click();
  await page.getByLabel(t('notes.passphrase'), { exact: true }).fill(PASSPHRASE);
  await press(page, t('notes.unlock'));
  await expect(page.getByText(t('notes.draftScreening'))).toBeVisible();
  await go(page, t('nav.screenApplicant'));
  await expect(page.getByText(t('screening.restored'))).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Who answers' })).toBeVisible();
});

test('a screening that nobody touches is emptied after a warning, on whatever page the tab is', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.clock.install();
  await page.goto(site.url('/en/screening/visa-applicant/'));
  await choose(page, 'Not that I can see');
  await choose(page, 'No, we are alone');
  await go(page, t('nav.findContact'));
  await page.clock.runFor(4 * 60_000 + 2000);
  await expect(page.getByText(t('warning.clearsSoon'))).toBeVisible();
  await press(page, t('warning.stay'));
  await expect(page.getByText(t('warning.clearsSoon'))).toBeHidden();
  await page.clock.runFor(5 * 60_000 + 2000);
  await go(page, t('nav.screenApplicant'));
  await expect(page.getByRole('button', { name: 'Not that I can see' })).toBeVisible();
});

test('leaving drops the key and the page: Back and Forward show the neutral page only', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await makeNotebook(page, site);
  await press(page, t('notes.newCase'));
  await page.getByLabel(t('notes.add')).fill('Something nobody may read.');

  // In the same task as the event: nothing of the page is left when the handler returns.
  const left = await page.evaluate(() => {
    const button = [...document.querySelectorAll('header button')].at(-1) as HTMLButtonElement;
    button.click();
    return { text: document.body.textContent, title: document.title, tab: window.name };
  });
  // The tab knows that it was left before the neutral page is there: Back can be pressed sooner than that.
  expect(left).toEqual({ text: '', title: '', tab: 'away' });
  await expect(page).toHaveURL(/away\.html$/);
  await page.goBack();
  await expect(page).toHaveURL(/away\.html$/);
  await expect(page.getByText('Something nobody may read.')).toHaveCount(0);

  await page.goto(site.url('/en/notes/'));
  await expect(page.getByRole('heading', { name: t('notes.locked') })).toBeVisible();
});

test('Shift pressed three times alone leaves, too', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  for (let n = 0; n < 3; n++) await page.keyboard.press('Shift');
  await expect(page).toHaveURL(/away\.html$/);
});

test('a contact is found by a word with a slip in it, and by filters', async ({ page, context, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await pullThePlug(context, site);
  await page.goto(site.url('/en/contacts/'));
  await page.getByLabel(t('contacts.search')).fill('estnia helpline');
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(page.getByRole('article').first()).toContainText('Estonia');
  await page.getByLabel(t('contacts.search')).fill('');
  await page.getByRole('combobox', { name: t('filter.country') }).selectOption('lt');
  await page.getByRole('combobox', { name: t('filter.kind') }).selectOption('hotline');
  await expect(page.getByRole('article').first()).toContainText('Lithuania');
});

test('one search finds a word in the middle of a chapter, a contact, a country and a term', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await pullThePlug(context, site);
  await page.goto(site.url('/en/search/'));
  const search = page.getByRole('searchbox');
  const found = page.getByRole('search').getByRole('listitem');
  await search.fill('grandmothers');
  await expect(found.first()).toContainText('Signs at the visa counter');
  await expect(found.first().locator('mark')).toHaveText('Grandmothers');
  await search.fill('lithuania caritas');
  await expect(found.first()).toContainText('Lithuania');
  await search.fill('reflecton');
  await expect(found.filter({ hasText: t('search.place.term') }).first()).toBeVisible();
  await search.fill('Estonia');
  await expect(found.first().getByRole('link', { name: 'Estonia' })).toBeVisible();
});

test('an address of another site is copied, never opened', async ({ page, context, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(site.url('/en/contacts/ee/'));
  await page.getByText(t('contact.whatHappens')).nth(1).click();
  const copy = page.getByRole('button', { name: new RegExp(`^${t('action.copy')}: https`) }).first();
  const address = ((await copy.getAttribute('aria-label')) ?? '').replace(/^.*?: /, '');
  await copy.click();
  await expect(copy).toHaveText(t('action.copied'));
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
});

test('in danger no call starts on one tap', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await setPost(page, site);
  await go(page, t('nav.home'));
  await press(page, t('home.danger.go'));
  await page.getByLabel(t('danger.where')).selectOption('th');
  await choose(page, t('answer.yes'));
  await expect(page.locator('a.alert[href^="tel:"]')).toHaveCount(0);
  await page
    .getByRole('button', { name: t('danger.callThis') })
    .first()
    .click();
  await expect(page.locator('a.alert[href^="tel:"]').first()).toBeVisible();
});

test('an unknown flow offers the nearest page', async ({ page, serve }) => {
  const site = await serve('root');
  await page.goto(site.url('/en/screening/visa/'));
  await expect(page.getByRole('link', { name: /screening/ }).first()).toBeVisible();
});

test('a whole screening can be done with the keyboard alone', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/screening/visa-applicant/'));
  const reach = async (name: string): Promise<void> => {
    const target = page.getByRole('button', { name, exact: true }).first();
    await target.waitFor();
    for (let n = 0; n < 60; n++) {
      if (await target.evaluate((button) => button === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`The Tab key does not reach "${name}".`);
  };
  // The third answer of the first question, without having passed through the second.
  for (const name of [...VISA_ALONE, '18 or older']) {
    await reach(name);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Who answers' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  // The first row: from "not looked at" round to "yes".
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: t('answer.yes') }).first()).toBeChecked();
  await reach(t('screening.seeAdviceNow'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByText(t('outcome.whatToDo'))).toBeVisible();
});
