import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromText } from '../vault/stored.ts';
import { englishOf, expect, install, test, type Site } from './support/fixtures.ts';
import { faultsOf, newNotebook } from './support/steps.ts';

/*
 * The list of cases is there before the cases are: it lies in pages of its own. It may be looked at, and a case may be
 * chosen; nothing can be changed before the cases were opened. Reading every record is held up here for as long as a test
 * wants, which stands for a notebook of ten thousand cases.
 */

const t = englishOf('root');
const PASSPHRASE = 'walnut ferry under nineteen bells';

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();
const caseInList = (page: Page, code: string) =>
  page.getByRole('button', { name: t('notes.case', { code }) });
const opening = (page: Page) => page.getByRole('status').filter({ hasText: 'still being opened' });

/** From here on records are read all at once only when `goOn` is called. */
async function holdUpReading(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const wait = new Promise<void>((resolve) => {
      Object.assign(window, { goOnReading: resolve });
    });
    // What is unsealed before is the list; what is unsealed after everything was asked for are the records.
    let reading = false;
    const getAllKeys = Reflect.get<IDBObjectStore, 'getAllKeys'>(IDBObjectStore.prototype, 'getAllKeys');
    IDBObjectStore.prototype.getAllKeys = function (this: IDBObjectStore) {
      reading = true;
      return getAllKeys.call(this);
    };
    const decrypt = crypto.subtle.decrypt.bind(crypto.subtle);
    Object.defineProperty(crypto.subtle, 'decrypt', {
      value: async (...given: Parameters<typeof decrypt>) => {
        if (reading) await wait;
        return decrypt(...given);
      },
    });
  });
  return () =>
    page.evaluate(() => {
      (window as unknown as { goOnReading: () => void }).goOnReading();
    });
}

async function unlock(page: Page, site: Site, passphrase: string): Promise<void> {
  await page.goto(site.url('/en/notes/'));
  await page.getByLabel(t('notes.passphrase'), { exact: true }).fill(passphrase);
  await press(page, t('notes.unlock'));
}

test('after unlock the list is there before the cases are; a case may be chosen, and nothing changed', async ({
  page,
  context,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  await newNotebook(page, site, PASSPHRASE);
  for (const code of ['K-1', 'K-2']) {
    await page.getByRole('button', { name: t('notes.newCase') }).click({ timeout: 30_000 });
    await expect(page.getByRole('heading', { level: 1, name: t('notes.case', { code }) })).toBeVisible();
    await page.getByLabel(t('notes.add')).fill(`A line of ${code}.`);
    await press(page, t('notes.addAction'));
    await expect(page.getByText(`A line of ${code}.`)).toBeVisible();
    await press(page, t('notes.backToCases'));
  }
  await page.close();

  const later = await context.newPage();
  const goOn = await holdUpReading(later);
  await unlock(later, site, PASSPHRASE);
  await expect(opening(later)).toBeVisible({ timeout: 30_000 });
  await expect(caseInList(later, 'K-1')).toBeVisible();
  await expect(caseInList(later, 'K-2')).toBeVisible();
  await expect(later.getByRole('searchbox', { name: t('case.list.search') })).toBeDisabled();
  await expect(later.getByRole('button', { name: t('notes.newCase') })).toHaveCount(0);
  await expect(later.getByText(t('notes.erase'))).toHaveCount(0);
  expect(await faultsOf(later)).toEqual([]);

  await caseInList(later, 'K-1').click();
  await expect(later.getByRole('status').filter({ hasText: t('case.list.reading') })).toBeVisible();
  await expect(later.getByText('A line of K-1.')).toHaveCount(0);
  await goOn();
  await expect(later.getByText('A line of K-1.')).toBeVisible();
  await press(later, t('notes.backToCases'));
  await expect(opening(later)).toHaveCount(0);
  await expect(later.getByRole('searchbox', { name: t('case.list.search') })).toBeEnabled();
  await expect(later.getByRole('list', { name: t('notes.cases') }).getByRole('listitem')).toHaveCount(2);
  expect(faults).toEqual([]);
});

test('while only the list is there, locking takes it off the screen', async ({
  page,
  context,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  await newNotebook(page, site, PASSPHRASE);
  await page.getByRole('button', { name: t('notes.newCase') }).click({ timeout: 30_000 });
  await expect(page.getByRole('heading', { level: 1, name: t('notes.case', { code: 'K-1' }) })).toBeVisible();
  await page.close();

  const later = await context.newPage();
  const goOn = await holdUpReading(later);
  await unlock(later, site, PASSPHRASE);
  await expect(caseInList(later, 'K-1')).toBeVisible({ timeout: 30_000 });
  await press(later, t('notes.lock'));
  await expect(later.getByRole('heading', { name: t('notes.locked') })).toBeVisible();
  await expect(caseInList(later, 'K-1')).toHaveCount(0);
  await goOn();
  await later.getByLabel(t('notes.passphrase'), { exact: true }).fill(PASSPHRASE);
  await press(later, t('notes.unlock'));
  await expect(later.getByRole('button', { name: t('notes.newCase') })).toBeVisible({ timeout: 30_000 });
  await expect(caseInList(later, 'K-1')).toBeVisible();
  expect(faults).toEqual([]);
});

for (const format of [1, 4, 5]) {
  test(`a notebook of format ${format}, which an earlier version wrote, shows its cases, and its list the next time`, async ({
    page,
    context,
    serve,
    faults,
  }) => {
    const file = join(import.meta.dirname, `../vault/released-formats/format-${format}.json`);
    const text = readFileSync(file, 'utf8');
    const { passphrase } = fromText(text);
    const site = await serve('root');
    await install(page, site);
    await page.evaluate(async (written) => {
      const { records } = JSON.parse(written, (_key, value: unknown) => {
        const { buffer, bytes } = (value ?? {}) as { readonly buffer?: string; readonly bytes?: string };
        const coded = buffer ?? bytes;
        if (typeof coded !== 'string') return value;
        const read = Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0));
        return bytes === undefined ? read.buffer : read;
      }) as { readonly records: readonly unknown[] };
      await new Promise<void>((resolve, reject) => {
        const asking = indexedDB.open('countersign-notebook', 1);
        asking.onupgradeneeded = () => asking.result.createObjectStore('records', { keyPath: 'id' });
        asking.onerror = () => reject(new Error('It did not open.'));
        asking.onsuccess = () => {
          const writing = asking.result.transaction('records', 'readwrite');
          for (const record of records) writing.objectStore('records').put(record);
          writing.oncomplete = () => {
            asking.result.close();
            resolve();
          };
        };
      });
    }, text);
    const codes = format === 5 ? ['K-1', 'K-2'] : ['K-1'];
    await unlock(page, site, passphrase);
    await expect(page.getByRole('button', { name: t('notes.newCase') })).toBeVisible({ timeout: 30_000 });
    for (const code of codes) await expect(caseInList(page, code)).toBeVisible();
    // The list is brought in line before anything that is done next.
    await page.getByRole('button', { name: t('notes.newCase') }).click();
    const fresh = `K-${codes.length + 1}`;
    await expect(
      page.getByRole('heading', { level: 1, name: t('notes.case', { code: fresh }) }),
    ).toBeVisible();
    await page.close();

    const later = await context.newPage();
    await holdUpReading(later);
    await unlock(later, site, passphrase);
    await expect(opening(later)).toBeVisible({ timeout: 30_000 });
    for (const code of [...codes, fresh]) await expect(caseInList(later, code)).toBeVisible();
    await expect(later.getByRole('list', { name: t('notes.cases') }).getByRole('listitem')).toHaveCount(
      codes.length + 1,
    );
    expect(faults).toEqual([]);
  });
}
