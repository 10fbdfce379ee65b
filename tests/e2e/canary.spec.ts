import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { englishOf, expect, install, test } from './support/fixtures.ts';

const t = englishOf('root');
const CONTROL = 'control-text-that-lies-there-unsealed-7731';
const CANARY = 'canary-text-that-must-not-be-found-4289';

/** Files below a folder that hold a text, as bytes of UTF-8 or of UTF-16. */
function holding(folder: string, text: string): string[] {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return forms.some((form) => bytes.includes(form));
    });
}

test('what is typed into a case is nowhere in the profile on disk after the lock', async ({
  profile,
  serve,
}) => {
  const site = await serve('root');
  const context = await profile.open();
  const page = await context.newPage();
  await install(page, site);
  // The search must be able to find: a control text lies there unsealed first.
  await page.evaluate((text) => localStorage.setItem('control', text), CONTROL);

  await page.goto(site.url('/en/notes/'));
  await page.getByLabel(t('notes.passphrase'), { exact: true }).fill('green river walks under seven lamps');
  await page.getByLabel(t('notes.passphraseAgain')).fill('green river walks under seven lamps');
  await page.getByRole('button', { name: t('notes.create') }).click();
  await expect(page.getByText(t('notes.none'))).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: t('notes.newCase') }).click();
  await page.getByLabel(t('notes.add')).fill(`She said: ${CANARY}`);
  await page.getByRole('button', { name: t('notes.addAction'), exact: true }).click();
  await expect(page.getByText(CANARY)).toBeVisible();
  await page.getByLabel(t('notes.add')).fill(`And a draft: ${CANARY}`);
  await page.getByRole('button', { name: t('notes.lock') }).click();
  await expect(page.getByRole('heading', { name: t('notes.locked') })).toBeVisible();
  await context.close();

  expect(holding(profile.folder, CONTROL)).not.toEqual([]);
  expect(holding(profile.folder, CANARY)).toEqual([]);
});
