import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { englishOf, expect, fixClock, install, pullThePlug, test, type Site } from './support/fixtures.ts';
import { faultsOf, newNotebook } from './support/steps.ts';

const t = englishOf('root');
const PASSPHRASE = 'green river walks under seven lamps';
const FRESH = 'seven lamps over a grey sea';

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

async function makeNotebookWithCase(page: Page, site: Site): Promise<void> {
  await newNotebook(page, site, PASSPHRASE);
  await press(page, t('notes.newCase'));
  await page.getByLabel(t('notes.add')).fill('She said: the room has no key.');
  await press(page, t('notes.addAction'));
  await expect(page.getByText('She said: the room has no key.')).toBeVisible();
  await press(page, t('notes.backToCases'));
}

/** The words of each sheet, as they are copied by hand, and each code as a picture. */
async function makeSheets(page: Page): Promise<{ readonly words: string; readonly code: Buffer }[]> {
  await page.getByLabel(t('safekeeping.sheets.passphrase')).fill(PASSPHRASE);
  await press(page, t('safekeeping.sheets.make'));
  await expect(page.getByText(t('safekeeping.sheets.madeNow'))).toBeVisible({ timeout: 30_000 });
  await press(page, t('safekeeping.sheets.showOnScreen'));
  const sheets = [];
  for (const index of [1, 2, 3]) {
    const sheet = page.getByRole('region', { name: t('safekeeping.sheets.sheet', { index, total: 3 }) });
    const words = await sheet.getByRole('listitem').allInnerTexts();
    expect(words).toHaveLength(32);
    const code = await sheet.getByRole('img', { name: t('safekeeping.sheets.code') }).screenshot();
    sheets.push({ words: words.join(' '), code });
  }
  return sheets;
}

async function enterSheet(page: Page, words: string): Promise<void> {
  await page.getByLabel(t('safekeeping.input.words')).fill(words);
  await press(page, t('safekeeping.input.use'));
}

test('a notebook comes back on another device, offline, from a backup file and two sheets of paper', async ({
  page,
  context,
  browser,
  serve,
  elsewhere,
  faults,
}) => {
  test.setTimeout(240_000);
  const site = await serve('root');
  await install(page, site);

  // The other device is installed while there is a network; from then on nobody has one.
  const other = await browser.newContext({
    proxy: { server: elsewhere.proxy, bypass: 'localhost' },
    acceptDownloads: true,
  });
  await fixClock(other);
  const there = await other.newPage();
  await install(there, site);
  await pullThePlug(context, site);
  await other.setOffline(true);

  await makeNotebookWithCase(page, site);
  await expect(page.getByText(t('safekeeping.duty.make-sheets'))).toBeVisible();
  await press(page, t('safekeeping.open'));
  await expect(page.getByText(t('safekeeping.loss'))).toBeVisible();
  const sheets = await makeSheets(page);

  // On paper: one page for each sheet, and nothing of the screen around them.
  await press(page, t('safekeeping.sheets.hideOnScreen'));
  await page.emulateMedia({ media: 'print' });
  await expect(
    page.getByRole('region', { name: t('safekeeping.sheets.sheet', { index: 3, total: 3 }) }),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: t('safekeeping.sheets.title') })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await expect(
    page.getByRole('region', { name: t('safekeeping.sheets.sheet', { index: 3, total: 3 }) }),
  ).toBeHidden();

  // The rehearsal: a mistyped word is named, and what was typed stays.
  await press(page, t('safekeeping.sheets.printed'));
  const wrong = sheets[1]!.words.split(' ');
  wrong[6] = 'qqqq';
  await enterSheet(page, wrong.join(' '));
  await expect(page.getByRole('alert')).toContainText('Word 7, “qqqq”');
  await enterSheet(page, sheets[1]!.words);
  await expect(page.getByText(t('safekeeping.rehearse.done'))).toBeVisible();

  await press(page, t('safekeeping.backup.make'));
  await expect(page.getByText(t('safekeeping.backup.ready_one'))).toBeVisible({ timeout: 30_000 });
  const downloading = page.waitForEvent('download');
  await press(page, t('safekeeping.backup.save'));
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('backup-2026-12-01.countersign');
  const file = await download.path();
  expect(readFileSync(file).includes('the room has no key')).toBe(false);
  await expect(page.getByText(t('safekeeping.fine'))).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);

  // The other device: one sheet typed, one scanned from a picture of its code.
  await there.goto(site.url('/en/notes/'));
  await press(there, t('safekeeping.restore.title'));
  await there.getByLabel(t('safekeeping.restore.choose')).setInputFiles(file);
  await there.getByRole('radio', { name: t('safekeeping.restore.sheets') }).check({ force: true });
  await enterSheet(there, sheets[2]!.words.toUpperCase());
  await expect(there.getByText(t('safekeeping.input.more_one'))).toBeVisible();
  await there
    .getByLabel(t('codes.picture'))
    .setInputFiles({ name: 'sheet.png', mimeType: 'image/png', buffer: sheets[0]!.code });
  await expect(there.getByText(t('safekeeping.input.enough'))).toBeVisible({ timeout: 30_000 });
  await press(there, t('safekeeping.restore.open'));
  await expect(there.getByText(t('safekeeping.restore.cases', { codes: 'K-1' }))).toBeVisible({
    timeout: 30_000,
  });
  expect((await new AxeBuilder({ page: there }).analyze()).violations).toEqual([]);
  await there.getByLabel(t('safekeeping.restore.fresh')).fill(FRESH);
  await there.getByLabel(t('safekeeping.restore.again')).fill(FRESH);
  await press(there, t('safekeeping.restore.restore'));
  await there.getByRole('button', { name: t('notes.case', { code: 'K-1' }) }).click({ timeout: 30_000 });
  await expect(there.getByText('She said: the room has no key.')).toBeVisible();

  // It is a notebook as any other: locked, opened by its new passphrase, and not by the old one.
  await press(there, t('notes.lock'));
  await there.getByLabel(t('notes.passphrase'), { exact: true }).fill(PASSPHRASE);
  await press(there, t('notes.unlock'));
  await expect(there.getByRole('alert')).toContainText('does not open', { timeout: 30_000 });
  await there.getByLabel(t('notes.passphrase'), { exact: true }).fill(FRESH);
  await press(there, t('notes.unlock'));
  // The case that was open when it was locked is on the screen again.
  await expect(there.getByText('She said: the room has no key.')).toBeVisible({ timeout: 30_000 });
  await other.close();
  expect(faults).toEqual([]);
});

test('a backup taken into a notebook shows what is new and what differs, and a damaged one changes nothing', async ({
  page,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await makeNotebookWithCase(page, site);
  await press(page, t('safekeeping.open'));
  await press(page, t('safekeeping.backup.make'));
  await expect(page.getByText(t('safekeeping.backup.ready_one'))).toBeVisible({ timeout: 30_000 });
  const downloading = page.waitForEvent('download');
  await press(page, t('safekeeping.backup.save'));
  const bytes = readFileSync(await (await downloading).path());

  // The case changes after the backup.
  await press(page, t('safekeeping.back'));
  await page.getByRole('button', { name: t('notes.case', { code: 'K-1' }) }).click();
  await page.getByLabel(t('notes.add')).fill('A line that came later.');
  await press(page, t('notes.addAction'));
  await expect(page.getByText('A line that came later.')).toBeVisible();
  await press(page, t('notes.backToCases'));
  await press(page, t('safekeeping.open'));

  const damaged = Buffer.from(bytes);
  damaged[damaged.length - 20]! ^= 1;
  const choose = page.getByLabel(t('safekeeping.restore.choose'));
  await choose.setInputFiles({
    name: 'old.countersign',
    mimeType: 'application/octet-stream',
    buffer: damaged,
  });
  await page.getByLabel(t('notes.passphrase'), { exact: true }).fill(PASSPHRASE);
  await press(page, t('safekeeping.restore.open'));
  await expect(page.getByRole('alert')).toContainText('The sealed entries of this backup are damaged.');

  await choose.setInputFiles({
    name: 'whole.countersign',
    mimeType: 'application/octet-stream',
    buffer: bytes,
  });
  await press(page, t('safekeeping.restore.open'));
  const entry = page.getByRole('checkbox', { name: t('notes.case', { code: 'K-1' }) });
  await expect(entry).not.toBeChecked({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: t('safekeeping.restore.nothing') })).toBeDisabled();
  await entry.check();
  await expect(page.getByText(t('safekeeping.restore.overwrites'))).toBeVisible();
  await press(page, t('safekeeping.restore.take_one'));
  await expect(page.getByText(t('safekeeping.restore.taken_one'))).toBeVisible();
  await press(page, t('safekeeping.back'));
  await page.getByRole('button', { name: t('notes.case', { code: 'K-1' }) }).click();
  await expect(page.getByText('She said: the room has no key.')).toBeVisible();
  await expect(page.getByText('A line that came later.')).toHaveCount(0);
  expect(faults).toEqual([]);
});

test('whoever forgot the passphrase opens the notebook of this device with two sheets', async ({
  page,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await makeNotebookWithCase(page, site);
  await press(page, t('safekeeping.open'));
  const sheets = await makeSheets(page);
  await press(page, t('notes.lock'));
  await press(page, t('safekeeping.forgotten.open'));
  await enterSheet(page, sheets[0]!.words);
  await enterSheet(page, sheets[0]!.words);
  await expect(page.getByRole('alert')).toContainText('This sheet was entered before.');
  await enterSheet(page, sheets[1]!.words);
  await page.getByLabel(t('safekeeping.restore.fresh')).fill(FRESH);
  await page.getByLabel(t('safekeeping.restore.again')).fill(FRESH);
  await press(page, t('safekeeping.forgotten.unlock'));
  await expect(page.getByRole('button', { name: t('notes.case', { code: 'K-1' }) })).toBeVisible({
    timeout: 30_000,
  });
  expect(faults).toEqual([]);
});
