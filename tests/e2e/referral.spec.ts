import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { readAgeFile } from '../support/read-age.ts';
import { englishOf, expect, folderOf, install, pullThePlug, test } from './support/fixtures.ts';
import { faultsOf, newNotebook } from './support/steps.ts';

const t = englishOf('root');
const PASSPHRASE = 'green river walks under seven lamps';
const country = JSON.parse(readFileSync(join(folderOf('root'), 'content/en/countries/lt.json'), 'utf8')) as {
  contacts: { id: string; nameEn: string; name: string }[];
};
const [body, another] = country.contacts;

const field = (page: Page, kind: string): Locator =>
  page.getByRole('textbox', { name: new RegExp(`^${t(`referral.field.${kind}`).replace('?', '\\?')}`) });
const list = (page: Page, key: string): Locator => page.getByRole('combobox', { name: t(key), exact: true });
const sheetOf = (page: Page): Locator =>
  page.getByRole('region', { name: t('referral.sheet.title'), exact: true });

async function choose(page: Page, id: string): Promise<void> {
  await list(page, 'referral.who.country').selectOption('lt');
  await list(page, 'referral.who.contact').selectOption(id);
}
async function agree(page: Page, ...kinds: string[]): Promise<void> {
  for (const kind of kinds) await page.getByLabel(t(`referral.kind.${kind}`), { exact: true }).check();
}
const askAgain = (page: Page): Promise<void> =>
  page.getByRole('button', { name: t('agree.yes'), exact: true }).click();

test('with no network and nothing kept: only what was agreed for this body is on paper, in the text and in the sealed file', async ({
  page,
  context,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  await pullThePlug(context, site);
  await page.goto(site.url('/en/referral/'));
  await field(page, 'needs').fill('Insulin tonight');
  await field(page, 'safety').fill('A car waits until five');
  await field(page, 'name').fill('Aušra Išgalvotė');
  await choose(page, body!.id);
  await expect(page.getByText(t('referral.noAgreement', { name: body!.name }))).toBeVisible();
  await expect(sheetOf(page)).toHaveCount(0);

  await agree(page, 'contact', 'needs', 'safety');
  const sheet = sheetOf(page);
  await expect(sheet).toContainText('Insulin tonight');
  await expect(sheet).toContainText('A car waits until five');
  await expect(sheet).not.toContainText('Išgalvotė');
  // Nothing goes, on paper neither, before the person was asked again.
  await expect(page.getByRole('region', { name: t('referral.hand.title') })).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Insulin tonight', { exact: true })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  expect(await faultsOf(page)).toEqual([]);
  await askAgain(page);
  await expect(page.getByRole('region', { name: t('referral.call.title') })).toContainText('Insulin tonight');
  expect(await faultsOf(page)).toEqual([]);

  // Struck out here is struck out everywhere.
  await page
    .getByRole('button', { name: t('referral.sheet.strikeLine', { text: 'A car waits until five' }) })
    .click();
  await expect(sheet).not.toContainText('A car waits');
  await page.getByText(t('referral.hand.plain')).click();
  const text = await page.locator('pre').innerText();
  expect(text).toContain('Insulin tonight');
  expect(text).not.toMatch(/A car waits|Išgalvotė/);

  // On paper: the sheet and nothing else.
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Insulin tonight', { exact: true }).filter({ visible: true })).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await expect(page.getByText(t('referral.call.alone'))).toBeHidden();
  await expect(page.getByText('A car waits until five')).toBeHidden();
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });

  await page.getByLabel(t('referral.seal.passphrase')).fill('short');
  await expect(page.getByRole('button', { name: t('referral.seal.save') })).toBeDisabled();
  await page.getByLabel(t('referral.seal.passphrase')).fill(PASSPHRASE);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t('referral.seal.save') }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe('referral.txt.age');
  const opened = readAgeFile(readFileSync(await saved.path()), PASSPHRASE);
  expect(opened.trim()).toBe(text.trim());

  // Another body begins with no agreement at all.
  await list(page, 'referral.who.contact').selectOption(another!.id);
  await expect(sheetOf(page)).toHaveCount(0);
  expect(faults).toEqual([]);
});

test('without agreement an exception passes on what keeps somebody alive, once all three answers are there', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/referral/'));
  await field(page, 'needs').fill('Insulin tonight');
  await field(page, 'account').fill('They took my passport');
  await choose(page, body!.id);
  await page.getByText(t('referral.exception.title')).click();
  const pick = (key: string): Promise<void> =>
    page.getByRole('radio', { name: t(`referral.exception.${key}`), exact: true }).check({ force: true });
  await pick('danger-to-life');
  await pick('unsafe');
  await expect(sheetOf(page)).toHaveCount(0);
  await pick('not-reached');
  await expect(sheetOf(page)).toContainText('Insulin tonight');
  await expect(sheetOf(page)).toContainText(t('referral.line.exception-danger-to-life'));
  await expect(sheetOf(page)).not.toContainText('They took my passport');
  await expect(sheetOf(page)).not.toContainText(t('referral.line.agreed'));
});

test('from a case: each step is kept in it with the day to ask again, and the lock takes everything off the screen', async ({
  page,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  await newNotebook(page, site, PASSPHRASE);
  await page.getByRole('button', { name: t('notes.newCase') }).click();
  await page.getByLabel(t('notes.add')).fill('They took my passport');
  await page.getByRole('button', { name: t('notes.addAction'), exact: true }).click();
  await expect(page.getByText('They took my passport').first()).toBeVisible();
  await page
    .getByRole('link', { name: t('notes.referral') })
    .first()
    .click();

  await list(page, 'referral.from.case').selectOption('K-1');
  await expect(page.getByText(t('referral.tell.fromCase', { code: 'K-1' }))).toBeVisible();
  await page.getByText(t('referral.tell.written')).click();
  await page.getByRole('button', { name: t('referral.tell.take') }).click();
  await choose(page, body!.id);
  await agree(page, 'contact', 'account');
  await expect(sheetOf(page)).toContainText('They took my passport');
  for (const state of ['offered', 'accepted', 'called']) {
    await page.getByRole('button', { name: t(`referral.state.${state}`), exact: true }).click();
    await expect(page.getByText(t('save.saved'))).toBeVisible();
  }
  await expect(page.getByRole('button', { name: t('referral.state.received') })).toBeDisabled();
  await page.getByLabel(t('referral.follow.who')).fill('Night desk');
  await page.getByRole('button', { name: t('referral.state.received') }).click();
  // Where the referral stands, and in the list of the case's referrals.
  await expect(page.getByText(t('referral.follow.chase', { day: 'December 4, 2026' }))).toHaveCount(2);

  await page.getByRole('button', { name: t('referral.section.figures') }).click();
  await expect(page.getByRole('heading', { name: t('referral.figures.title') })).toBeVisible();
  await page.getByText(t('referral.figures.look')).click();
  expect(await faultsOf(page)).toEqual([]);
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t('referral.figures.save') }).click(),
  ]);
  const figures = readFileSync(await csv.path(), 'utf8');
  expect(figures).toContain(t('referral.figures.rule', { count: 10 }));
  expect(figures).not.toMatch(/"\d"/);

  await page.getByRole('button', { name: t('referral.section.file') }).click();
  await list(page, 'referral.file.case').selectOption('K-1');
  await page.getByLabel(t('referral.file.possible')).check();
  const bytes = page.getByRole('region', { name: t('referral.file.bytes') });
  await expect(bytes).toContainText('"vic_TraffickingStatus": "PossibleVictimOfTrafficking"');
  expect(await faultsOf(page)).toEqual([]);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t('referral.file.save') }).click(),
  ]);
  expect(readFileSync(await file.path(), 'utf8').trim()).toBe((await bytes.innerText()).trim());

  // A decision that is only another body's is not repeated.
  await page.locator('input[type=file]').setInputFiles({
    name: 'theirs.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'vic_TraffickingStatus,vic_TraffickingStatusDecisionMakingOrg,prs_Gender\r\nNotAVictimOfTrafficking,Police,Feminine\r\n',
    ),
  });
  await expect(page.getByText(t('referral.read.askThem', { number: 1 }))).toBeVisible();
  await expect(page.getByText(/not ?a ?victim/i)).toHaveCount(0);
  // It can be kept as a paper of a case, and is shown again from there.
  await page.getByRole('button', { name: t('referral.read.keep') }).click();
  await expect(page.getByText(t('referral.read.kept', { code: 'K-2' }))).toBeVisible();

  await page.goto(site.url('/en/notes/'));
  await page.getByLabel(t('notes.passphrase'), { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: t('notes.unlock') }).click();
  await page.getByRole('button', { name: /K-1/ }).first().click();
  await expect(page.getByText(/Night desk/)).toBeVisible();
  await page.getByRole('button', { name: t('notes.backToCases') }).click();
  await page.getByRole('button', { name: /K-2/ }).first().click();
  await page.getByRole('button', { name: t('case.sheets.open') }).click();
  await expect(page.getByRole('region', { name: t('referral.read.title') })).toContainText('Fem');
  expect(faults).toEqual([]);
});

test('what a referral sent stands in the case, and a withdrawal lists it', async ({
  page,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  await newNotebook(page, site, PASSPHRASE);
  await page.getByRole('button', { name: t('notes.newCase') }).click();
  await page
    .getByRole('link', { name: t('notes.referral') })
    .first()
    .click();
  await list(page, 'referral.from.case').selectOption('K-1');
  await field(page, 'needs').fill('A bed tonight');
  await choose(page, body!.id);
  await agree(page, 'contact', 'needs');
  // The case says in which language they were asked.
  await expect(page.getByRole('button', { name: t('agree.yes'), exact: true })).toHaveCount(0);
  await page.getByLabel(t('referral.again.language')).fill('Vietnamese');
  await askAgain(page);
  await page.getByRole('button', { name: t('referral.call.done') }).click();
  await expect(page.getByText(t('referral.hand.noted'))).toBeVisible();
  // Printed by the browser's own menu, and not by the button.
  await page.pdf();
  for (const state of ['offered', 'accepted']) {
    await page.getByRole('button', { name: t(`referral.state.${state}`), exact: true }).click();
  }
  await expect(page.getByText(t('save.saved')).first()).toBeVisible();

  await page
    .getByRole('navigation')
    .getByRole('link', { name: t('nav.caseNotes') })
    .first()
    .click();
  await page.getByRole('button', { name: t('notes.case', { code: 'K-1' }) }).click();
  const went = page.getByRole('region', { name: t('case.shared.title') });
  // In its own line each: the form below names all the ways there are.
  for (const way of ['read-out', 'print']) {
    const line = went.getByRole('listitem').filter({ hasText: t(`case.shared.ways.${way}`) });
    await expect(line).toContainText(body!.name);
  }
  const papers = page.getByRole('region', { name: t('case.sheets.title') });
  await expect(papers.getByRole('heading', { name: t('case.sheets.kinds.referral') })).toBeVisible();
  // The day to ask again is a task of the case.
  await expect(page.getByText(t('referral.follow.ask', { name: body!.name })).first()).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);

  // From the case one goes on where the referral stood, and the agreement comes along.
  await papers.getByRole('button', { name: t('case.sheets.open') }).click();
  await expect(page.getByText(t('referral.state.accepted')).first()).toBeVisible();
  await expect(page.getByLabel(t('referral.kind.needs'), { exact: true })).toBeChecked();
  await expect(page.getByRole('region', { name: t('referral.hand.title') })).toHaveCount(0);
  expect(faults).toEqual([]);
});
