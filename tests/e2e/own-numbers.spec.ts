import { readFileSync } from 'node:fs';
import { englishOf, expect, install, pullThePlug, test } from './support/fixtures.ts';
import { faultsOf, newNotebook } from './support/steps.ts';

const t = englishOf('root');
const PASSPHRASE = 'green river walks under seven lamps';
const FOR_THE_FILE = 'seven lamps for a colleague';

test('a sealed file of numbers is looked at, kept, and says what it could not bring, offline', async ({
  page,
  context,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  await newNotebook(page, site, PASSPHRASE);
  await pullThePlug(context, site);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = '/en/contacts/lt/';
    document.body.append(link);
    link.click();
    link.remove();
  });
  await page.waitForURL('**/en/contacts/lt/');

  // From a table: what has no number that can be dialled is named, and the rest is there to choose.
  const file = page.getByLabel(t('own.import.file'), { exact: true });
  await page.getByText(t('own.import.title')).click();
  await file.setInputFiles({
    name: 'numbers.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('name;number;what\nInvented night desk;+370 600 00001;Any hour\nNobody;call us;\n'),
  });
  await expect(page.getByText(t('own.import.state.new'), { exact: true })).toBeVisible();
  await expect(page.getByText(t('own.import.why.strange-sign'), { exact: false })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: t('own.import.keep_one') }).click();
  await expect(page.getByText(t('own.import.kept_one'))).toBeVisible();
  await expect(page.getByText('+370 600 00001').first()).toBeVisible();

  // Sealed for a colleague, and read again: it needs its passphrase, and everything is there already.
  await page.getByText(t('own.export')).click();
  await page.getByLabel(t('own.passphrase'), { exact: false }).fill(FOR_THE_FILE);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t('own.sealed') }).click(),
  ]);
  await file.setInputFiles({
    name: saved.suggestedFilename(),
    mimeType: 'application/octet-stream',
    buffer: readFileSync(await saved.path()),
  });
  await page.getByLabel(t('own.import.passphrase')).fill('another passphrase');
  await page.getByRole('button', { name: t('own.import.open') }).click();
  await expect(page.getByText(t('own.import.fault.wrong-passphrase'))).toBeVisible();
  await page.getByLabel(t('own.import.passphrase')).fill(FOR_THE_FILE);
  await page.getByRole('button', { name: t('own.import.open') }).click();
  await expect(page.getByText(t('own.import.state.there'), { exact: true })).toBeVisible();
  expect(faults).toEqual([]);
});
