import type { Page } from '@playwright/test';
import { englishOf, expect, install, pullThePlug, test, type Site } from './support/fixtures.ts';
import { faultsOf, newNotebook } from './support/steps.ts';

const t = englishOf('root');
const PASSPHRASE = 'green river walks under seven lamps';

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const go = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();
/** Goes to a page by its address inside the running app: what is in memory stays. */
async function toPage(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    const link = document.createElement('a');
    link.href = to;
    document.body.append(link);
    link.click();
    link.remove();
  }, address);
  await page.waitForURL(`**${address}`);
}
async function makeNotebook(page: Page, site: Site): Promise<void> {
  await newNotebook(page, site, PASSPHRASE);
}
async function unlock(page: Page): Promise<void> {
  await page.getByLabel(t('notes.passphrase'), { exact: true }).fill(PASSPHRASE);
  await press(page, t('notes.unlock'));
  await expect(page.getByRole('button', { name: t('notes.lock') })).toBeVisible();
}
const answer = (page: Page, question: RegExp, name: string): Promise<void> =>
  page
    .getByRole('group', { name: question })
    .getByRole('radio', { name, exact: true })
    .check({ force: true });
const chosen = (page: Page, question: RegExp, name: string) =>
  page.getByRole('group', { name: question }).getByRole('radio', { name, exact: true });

test('a return plan is kept in a case, offline, and opens again filled in as it was', async ({
  page,
  context,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  await makeNotebook(page, site);
  await pullThePlug(context, site);
  await toPage(page, '/en/return/');
  await expect(page.getByText(t('sheet.sealed'))).toBeVisible();
  await answer(page, /fear their own State/, t('return.answer.unclear'));
  await press(page, t('sheet.keepIn.case'));
  await press(page, t('sheet.keep'));
  await expect(page.getByText(t('sheet.keptInCase', { code: 'K-1' }))).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);

  // A change is offered to be kept, and is a draft until then.
  await answer(page, /want protection/, t('return.answer.no'));
  await press(page, t('sheet.keepChanges'));
  await expect(page.getByText(t('save.saved')).first()).toBeVisible();

  await go(page, t('nav.caseNotes'));
  await page.getByRole('button', { name: t('notes.case', { code: 'K-1' }) }).click();
  const papers = page.getByRole('region', { name: t('case.sheets.title') });
  await expect(papers.getByRole('heading', { name: t('case.sheets.kinds.return') })).toBeVisible();
  await expect(papers.getByRole('listitem')).toHaveCount(1);
  expect(await faultsOf(page)).toEqual([]);

  // Nothing of the case is on the screen after a lock, and all of it is back after the next unlock.
  await papers.getByRole('button', { name: t('case.sheets.open') }).click();
  await expect(chosen(page, /fear their own State/, t('return.answer.unclear'))).toBeChecked();
  await expect(chosen(page, /want protection/, t('return.answer.no'))).toBeChecked();
  await go(page, t('nav.caseNotes'));
  await press(page, t('notes.lock'));
  await expect(page.getByLabel(t('notes.passphrase'), { exact: true })).toBeVisible();
  await toPage(page, '/en/return/');
  await expect(page.getByText(t('sheet.lockedAway'))).toBeVisible();
  await expect(page.getByRole('group', { name: /fear their own State/ })).toHaveCount(0);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('link', { name: t('notes.unlock') }).click();
  await unlock(page);
  await toPage(page, '/en/return/');
  await expect(chosen(page, /fear their own State/, t('return.answer.unclear'))).toBeChecked();
  expect(faults).toEqual([]);
});

test('a sheet that nobody kept waits in the notebook when the tab was closed', async ({ profile, serve }) => {
  const site = await serve('root');
  const first = await profile.open();
  const page = await first.newPage();
  await install(page, site);
  await makeNotebook(page, site);
  await toPage(page, '/en/offer/');
  await page.getByLabel(t('offer.field.costAgency'), { exact: true }).fill('a cow');
  await go(page, t('nav.caseNotes'));
  await expect(page.getByText(t('case.sheets.draft'), { exact: false })).toBeVisible();
  await first.close();

  const second = await profile.open();
  const again = await second.newPage();
  await again.goto(site.url('/en/notes/'));
  await unlock(again);
  await press(again, t('notes.goOn'));
  // To the letter, what could not be read too.
  await expect(again.getByLabel(t('offer.field.costAgency'), { exact: true })).toHaveValue('a cow');
  await second.close();
});

test('a self-test stands beside the cases, and the next one is compared with it', async ({
  page,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  await makeNotebook(page, site);
  await toPage(page, '/en/selftest/');
  const first = page.getByRole('listitem').getByRole('group').first();
  await first.getByRole('radio', { name: t('selftest.answer.no'), exact: true }).check({ force: true });
  await press(page, t('sheet.keepIn.beside'));
  await expect(page.getByText(t('sheet.besideWhat'))).toBeVisible();
  await press(page, t('sheet.keep'));
  await expect(page.getByText(t('sheet.keptBeside'))).toBeVisible();
  await press(page, t('sheet.empty'));
  await first.getByRole('radio', { name: t('selftest.answer.yes'), exact: true }).check({ force: true });
  await expect(page.getByLabel(t('selftest.keptResult'))).toBeVisible();
  await expect(page.getByText(t('selftest.change.better'), { exact: true })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await go(page, t('nav.caseNotes'));
  const beside = page.getByRole('region', { name: t('case.sheets.beside') });
  await expect(beside.getByRole('heading', { name: t('case.sheets.kinds.self-test') })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);

  // Taking it out asks first.
  await beside.getByRole('button', { name: t('case.sheets.remove') }).click();
  await press(page, t('case.sheets.removeYes'));
  await expect(beside).toHaveCount(0);
  expect(faults).toEqual([]);
});

test('a checklist, an agreement and a card are kept and open again, too', async ({ page, serve, faults }) => {
  const site = await serve('root');
  await install(page, site);
  await makeNotebook(page, site);
  await toPage(page, '/en/checklists/ngos/');
  await page.getByRole('checkbox').first().check();
  await press(page, t('sheet.keepIn.either'));
  await press(page, t('sheet.keep'));
  await expect(page.getByText(t('sheet.keptBeside'))).toBeVisible();
  await toPage(page, '/en/cards/');
  const language = page.getByLabel(t('giveCards.language'), { exact: true });
  await language.selectOption('vi');
  await press(page, t('sheet.keepIn.case'));
  await press(page, t('sheet.keep'));
  await expect(page.getByText(t('sheet.keptInCase', { code: 'K-1' }))).toBeVisible();
  await language.selectOption('uk');

  // What was kept waits as no draft; what was changed since does.
  await go(page, t('nav.caseNotes'));
  await expect(page.getByText(t('case.sheets.draftChanged'), { exact: false })).toHaveCount(1);
  const beside = page.getByRole('region', { name: t('case.sheets.beside') });
  await beside.getByRole('button', { name: t('case.sheets.open') }).click();
  await expect(page.getByRole('checkbox').first()).toBeChecked();
  await go(page, t('nav.caseNotes'));
  // The card was changed after it was kept: the change comes back, and the case has the card as it was.
  await press(page, t('notes.goOn'));
  await expect(language).toHaveValue('uk');
  await page.getByRole('button', { name: t('sheet.keepIn.case') }).click();
  await expect(page.getByRole('button', { name: t('sheet.keepChanges') })).toBeVisible();
  expect(faults).toEqual([]);
});
