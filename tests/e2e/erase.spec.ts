import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { copyOf, englishOf, expect, install, NOW, test, type Site } from './support/fixtures.ts';
import { newNotebook } from './support/steps.ts';

/*
 * What erasing leaves, asked of the browser itself: its databases, caches and stores, not the app.
 */

const t = englishOf('root');
const PASSPHRASE = 'walnut ferry under nineteen bells';
const NOTEBOOK = 'countersign-notebook';
const TYPED = 'erased-line-of-a-case-4417';

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

async function makeNotebookWithLine(page: Page, site: Site): Promise<void> {
  await newNotebook(page, site, PASSPHRASE);
  await press(page, t('notes.newCase'));
  await page.getByLabel(t('notes.add')).fill(TYPED);
  await press(page, t('notes.addAction'));
  await expect(page.getByLabel(t('notes.add'))).toHaveValue('');
  await press(page, t('notes.backToCases'));
}

interface Left {
  readonly databases: readonly string[];
  /** The fields of each row of the notebook. */
  readonly rows: readonly string[];
  /** Names of all that lies in local and session storage. */
  readonly stores: readonly string[];
  /** Addresses in caches that are no file of the app. */
  readonly foreign: readonly string[];
  /** Files of the app in caches. */
  readonly files: number;
}

/** Asks the browser what lies there of this origin. */
const whatIsLeft = (page: Page): Promise<Left> =>
  page.evaluate(async (name) => {
    const databases = (await indexedDB.databases()).map((one) => one.name ?? '').sort();
    const rows = await new Promise<string[]>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(new Error('The notebook does not open.'));
      opening.onsuccess = () => {
        const asking = opening.result.transaction('records').objectStore('records').getAll();
        asking.onsuccess = () => {
          opening.result.close();
          resolve(asking.result.map((row: object) => Object.keys(row).sort().join()).sort());
        };
      };
    });
    const addresses: string[] = [];
    for (const cache of await caches.keys()) {
      addresses.push(...(await (await caches.open(cache)).keys()).map(({ url }) => url));
    }
    const own =
      /\/(_app|content|precache|fonts)\/|\.(js|css|html|json|svg|png|webmanifest|wasm|woff2)(\?v=|$)/;
    return {
      databases,
      rows,
      stores: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort(),
      foreign: addresses.filter((url) => !own.test(url)),
      files: addresses.length,
    };
  }, NOTEBOOK);

test('erasing leaves a mark without a key, then nothing; databases, caches and stores hold no more than before there was a notebook', async ({
  page,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/notes/'));
  const storesBefore = await page.evaluate(() =>
    [...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort(),
  );
  await makeNotebookWithLine(page, site);
  const full = await whatIsLeft(page);
  // The search finds what there is: a header with wraps, and sealed rows.
  expect(full.rows.join(' ')).toContain('wraps');
  expect(full.rows.join(' ')).toContain('ciphertext');

  await page.getByText(t('notes.erase'), { exact: true }).first().click();
  await page
    .getByRole('button', { name: t('notes.erase'), exact: true })
    .last()
    .click();
  await press(page, t('notes.eraseYes'));
  await expect(page.getByText(t('notes.erased'))).toBeVisible();
  const marked = await whatIsLeft(page);
  expect(marked.rows.filter((row) => row.includes('wraps'))).toEqual([]);
  expect(marked.rows).toContain('erased,format,id');

  // Half a minute in which it can be undone; then the rows go, too.
  await expect.poll(async () => (await whatIsLeft(page)).rows, { timeout: 45_000 }).toEqual([]);
  const left = await whatIsLeft(page);
  expect(left.databases).toEqual([NOTEBOOK]);
  expect(left.stores).toEqual(storesBefore);
  expect(left.foreign).toEqual([]);
  expect(left.files).toBeGreaterThan(50);
  await page.reload();
  await expect(page.getByRole('heading', { name: t('notes.absent') })).toBeVisible();
  expect(faults).toEqual([]);
});

test('wrong tries erase the notebook at the number of the policy, and before it they do not', async ({
  page,
  serveAltered,
}) => {
  const folder = copyOf('root');
  writeFileSync(join(folder, 'policy.json'), JSON.stringify({ eraseAfterWrongTries: 10 }));
  const site = await serveAltered(folder);
  await install(page, site);
  await makeNotebookWithLine(page, site);
  // Eight wrong tries lie on the disk: nobody waits for them here.
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const change = opening.result.transaction('records', 'readwrite');
          const store = change.objectStore('records');
          const asking = store.get('header');
          asking.onsuccess = () => store.put({ ...asking.result, tries: 8 });
          change.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    NOTEBOOK,
  );
  await page.clock.install({ time: NOW });
  await page.goto(site.url('/en/notes/'));
  const tryWrong = async (): Promise<void> => {
    await page.getByLabel(t('notes.passphrase'), { exact: true }).fill('not the right words');
    await press(page, t('notes.unlock'));
    await expect(page.getByRole('button', { name: t('notes.opening') })).toBeVisible();
  };
  const after = (text: RegExp) => page.getByRole('alert').filter({ hasText: text });
  const waitOut = (text: RegExp): Promise<void> =>
    expect
      .poll(
        async () => {
          await page.clock.fastForward(301_000);
          return after(text).count();
        },
        { timeout: 60_000, intervals: [500] },
      )
      .toBeGreaterThan(0);

  await tryWrong();
  await waitOut(/does not open/);
  expect((await whatIsLeft(page)).rows.join(' ')).toContain('wraps');
  await tryWrong();
  await waitOut(/erased/);
  const left = await whatIsLeft(page);
  expect(left.rows).toEqual(['erased,format,id']);
  expect(left.foreign).toEqual([]);
  await page.reload();
  await expect(page.getByRole('heading', { name: t('notes.absent') })).toBeVisible();
});
