import type { BrowserContext, Page } from '@playwright/test';
import {
  changeFile,
  copyOf,
  englishOf,
  expect,
  install,
  newVersionWaits,
  NOW,
  test,
  type Site,
} from './support/fixtures.ts';
import { newNotebook } from './support/steps.ts';

/*
 * What can go wrong under an open notebook, brought about in a real browser. Whatever the screen called saved is there after
 * a restart; what could not be saved is called so, with what to do, and stays on the screen.
 */

const t = englishOf('root');
const PASSPHRASE = 'walnut ferry under nineteen bells';
const NOTEBOOK = 'countersign-notebook';

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();
const field = (page: Page) => page.getByLabel(t('notes.add'));
const saved = (page: Page) => page.getByRole('status').filter({ hasText: t('save.saved') });

async function makeNotebook(page: Page, site: Site): Promise<void> {
  await newNotebook(page, site, PASSPHRASE);
  await press(page, t('notes.newCase'));
}

async function addLine(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await press(page, t('notes.addAction'));
  await expect(field(page)).toHaveValue('');
  await expect(page.getByText(text)).toBeVisible();
}

/** Types without adding, until the screen says that it is saved. */
async function typeDraft(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await expect(saved(page)).toBeVisible();
}

async function unlock(page: Page): Promise<void> {
  await page.getByLabel(t('notes.passphrase'), { exact: true }).fill(PASSPHRASE);
  await press(page, t('notes.unlock'));
}

/** Opens the notebook as after a restart and finds these lines in the case, and this text not added yet. */
async function expectKept(page: Page, site: Site, lines: readonly string[], draft = ''): Promise<void> {
  await page.goto(site.url('/en/notes/'));
  await unlock(page);
  await page.getByRole('button', { name: t('notes.case', { code: 'K-1' }) }).click({ timeout: 30_000 });
  for (const line of lines) await expect(page.getByText(line, { exact: true })).toBeVisible();
  await expect(field(page)).toHaveValue(draft);
}

/**
 * From here on every write is refused as a browser refuses it that has no room left; or no more. (The quota that the
 * developer tools can set is not heeded by every build of Chromium.)
 */
async function fillDisk(page: Page, full: boolean): Promise<void> {
  await page.evaluate((now) => {
    const disk = window as unknown as { full?: boolean };
    if (disk.full === undefined) {
      type Put = (
        this: IDBObjectStore,
        ...given: Parameters<IDBObjectStore['put']>
      ) => IDBRequest<IDBValidKey>;
      const put = Reflect.get(IDBObjectStore.prototype, 'put') as Put;
      const refusing: Put = function (...given) {
        if (disk.full) throw new DOMException('The disk is full.', 'QuotaExceededError');
        return put.apply(this, given);
      };
      IDBObjectStore.prototype.put = refusing;
    }
    disk.full = now;
  }, full);
}

test('a full disk: nothing is called saved that is not, what was typed stays, and it is saved when there is room', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await makeNotebook(page, site);
  await addLine(page, 'Before the disk was full.');

  await fillDisk(page, true);
  await field(page).fill('While the disk was full.');
  const notSaved = page.getByRole('status').filter({ hasText: t('save.notSaved') });
  await expect(notSaved).toContainText('free some space');
  await press(page, t('notes.addAction'));
  await expect(page.getByRole('alert').filter({ hasText: 'There is no room left' })).toBeVisible();
  await expect(field(page)).toHaveValue('While the disk was full.');
  await expect(saved(page)).toHaveCount(0);

  await fillDisk(page, false);
  await press(page, t('notes.addAction'));
  await expect(field(page)).toHaveValue('');
  await typeDraft(page, 'And not added yet.');
  await expectKept(
    page,
    site,
    ['Before the disk was full.', 'While the disk was full.'],
    'And not added yet.',
  );
});

test('a connection that is closed under the app is opened anew, and nothing is lost', async ({
  page,
  context,
  serve,
  faults,
}) => {
  // Keeps hold of every connection that the app opens, to close it as the browser does when it runs out of something.
  await context.addInitScript(() => {
    const kept: IDBDatabase[] = [];
    (window as unknown as { connections: IDBDatabase[] }).connections = kept;
    const open = indexedDB.open.bind(indexedDB);
    const watched = (...given: Parameters<typeof open>): IDBOpenDBRequest => {
      const opening = open(...given);
      opening.addEventListener('success', () => kept.push(opening.result));
      return opening;
    };
    Object.defineProperty(indexedDB, 'open', { value: watched });
  });
  const closeAll = (): Promise<number> =>
    page.evaluate(() => {
      const { connections } = window as unknown as { connections: IDBDatabase[] };
      for (const one of connections) one.close();
      return connections.splice(0).length;
    });
  const site = await serve('root');
  await install(page, site);
  await makeNotebook(page, site);
  await addLine(page, 'Before it was closed.');
  expect(await closeAll()).toBeGreaterThan(0);
  await typeDraft(page, 'Typed after it was closed.');
  expect(await closeAll()).toBeGreaterThan(0);
  await addLine(page, 'Added after it was closed again.');
  await typeDraft(page, 'And not added yet.');
  await expectKept(
    page,
    site,
    ['Before it was closed.', 'Added after it was closed again.'],
    'And not added yet.',
  );
  expect(faults).toEqual([]);
});

test('a newer form of the database in another tab: this one lets go, says so, and nothing is lost', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await makeNotebook(page, site);
  await addLine(page, 'Before the other tab.');
  await typeDraft(page, 'Not added yet.');

  const rowsOf = (tab: Page, upgradeTo?: number): Promise<string[]> =>
    tab.evaluate(
      ([name, version]) =>
        new Promise<string[]>((resolve, reject) => {
          const opening = indexedDB.open(name, version);
          // What a later version would do: it adds to what is there.
          opening.onupgradeneeded = () => opening.result.createObjectStore('of-a-later-version');
          opening.onblocked = () => reject(new Error('The first tab did not let go.'));
          opening.onerror = () => reject(new Error('It did not open.'));
          opening.onsuccess = () => {
            const asking = opening.result.transaction('records').objectStore('records').getAll();
            asking.onsuccess = () => {
              opening.result.close();
              const text = (_key: string, value: unknown): unknown =>
                value instanceof ArrayBuffer ? [...new Uint8Array(value)] : value;
              resolve(asking.result.map((row) => JSON.stringify(row, text)));
            };
          };
        }),
      [NOTEBOOK, upgradeTo] as const,
    );
  const before = await rowsOf(page);
  const second = await context.newPage();
  await second.goto(site.url('/en/about/'));
  expect(await rowsOf(second, 2)).toEqual(before);

  const newer = page.getByRole('alert').filter({ hasText: 'newer version' });
  await expect(newer).toBeVisible();
  await expect(page.getByText('Before the other tab.')).toHaveCount(0);
  // This version is the older one: it does not open the notebook, and changes nothing in it.
  await page.reload();
  await page.getByLabel(t('notes.passphrase'), { exact: true }).focus();
  await expect(newer).toBeVisible({ timeout: 30_000 });
  expect(await rowsOf(second)).toEqual(before);
});

test('a new version of the app that is taken in the middle of a case loses nothing', async ({
  page,
  serve,
  serveAltered,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  await makeNotebook(page, site);
  await addLine(page, 'Under the old version.');
  await typeDraft(page, 'Half a sentence under the old ver');
  await site.stop();
  const folder = copyOf('root');
  changeFile(folder, 'service-worker.js', (text) => `${text}\n// The next version.`);
  const next = await serveAltered(folder, site.port);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await newVersionWaits(page);
  // It waits: the case goes on as before.
  await expect(field(page)).toHaveValue('Half a sentence under the old ver');
  await addLine(page, 'While the new one waits.');
  await typeDraft(page, 'And half of another');
  // Its notice comes with a page, not under a hand.
  const accept = page.getByRole('button', { name: t('update.accept') });
  await expect(accept).toHaveCount(0);
  await page.getByRole('link', { name: 'Countersign' }).click();
  await expect(page).toHaveURL(/home\/$/);
  await expect(accept).toBeVisible();
  await page.getByRole('link', { name: t('nav.caseNotes') }).click();
  await expect(page).toHaveURL(/notes\/$/);
  await accept.click();
  await expect(page.getByRole('heading', { name: t('notes.locked') })).toBeVisible({ timeout: 30_000 });
  await expectKept(page, next, ['Under the old version.', 'While the new one waits.'], 'And half of another');
  expect(faults).toEqual([]);
});

/** Makes every later page of `context` live so many days away from the moment of the other tests. */
async function moveClock(context: BrowserContext, days: number): Promise<void> {
  await context.addInitScript(
    (now) => {
      const Before = Date;
      globalThis.Date = new Proxy(Before, {
        construct: (target, given: readonly unknown[], made) =>
          Reflect.construct(target, given.length > 0 ? given : [now], made) as Date,
        get: (target, name, receiver) =>
          name === 'now' ? () => now : (Reflect.get(target, name, receiver) as unknown),
      });
    },
    NOW.getTime() + days * 86_400_000,
  );
}

for (const [days, where] of [
  [400, 'forward by more than a year'],
  [-400, 'back by more than a year'],
] as const) {
  test(`a clock that was set ${where} deletes nothing, and what is written then is kept`, async ({
    profile,
    serve,
    faults,
  }) => {
    const site = await serve('root');
    let context = await profile.open();
    let page = await context.newPage();
    await install(page, site);
    await makeNotebook(page, site);
    await addLine(page, 'At the right time.');
    await typeDraft(page, 'Not added yet.');
    await context.close();

    context = await profile.open();
    await moveClock(context, days);
    page = await context.newPage();
    await page.goto(site.url('/en/notes/'));
    await unlock(page);
    await expect(page.getByText(t('case.kept.jumped'))).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: t('notes.case', { code: 'K-1' }) }).click();
    await expect(page.getByText('At the right time.')).toBeVisible();
    await expect(field(page)).toHaveValue('Not added yet.');
    await addLine(page, 'At the wrong time.');
    await context.close();

    context = await profile.open();
    page = await context.newPage();
    await expectKept(page, site, ['At the right time.', 'At the wrong time.']);
    expect(faults).toEqual([]);
  });
}
