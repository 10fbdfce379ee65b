import type { Page } from '@playwright/test';
import { tracesIn } from '../support/traces.ts';
import { englishOf, expect, fixClock, install, test, type Site } from './support/fixtures.ts';
import { startKillable } from './support/killable.ts';
import { newNotebook, VISA_ALONE } from './support/steps.ts';

/*
 * A real profile on a real disk, used as an officer uses it, and then searched byte by byte. Beside the planted texts that
 * must not be there lie control texts that must be found, in each place where the browser keeps things by itself: a search
 * that finds nothing proves nothing.
 */

const t = englishOf('root');
const PASSPHRASE = 'walnut ferry under nineteen bells';

/** Texts that are typed and must never lie on the disk. Each stands for one way in. */
const PLANTED = {
  line: 'planted-line-of-a-case-5521',
  draft: 'planted-text-not-added-yet-6632',
  note: 'planted-note-of-a-screening-7743',
  search: 'planted-search-in-the-pages-8854',
  killed: 'planted-draft-before-the-kill-9965',
  passphrase: PASSPHRASE,
};
/** Texts that are laid down openly. */
const CONTROL = {
  storage: 'control-in-local-storage-1171',
  database: 'control-in-a-database-3393',
  packed: 'control-in-a-compressed-value-4404',
  cache: 'control-in-a-cache-5515',
  history: 'control-in-the-history-6626',
};

/** Clicks, and does not look at the radio afterwards: an answer may bring the next question in its place. */
const choose = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('radio', { name, exact: true })
    .or(page.getByRole('button', { name, exact: true }))
    .first()
    .click({ force: true });
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();
const go = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();

/** Lays the control texts down, each as carelessly as an app could. */
async function layControls(page: Page, site: Site): Promise<void> {
  await page.goto(site.url(`/en/about/?${CONTROL.history}`));
  await page.evaluate(async (control) => {
    localStorage.setItem('control', control.storage);
    const cache = await caches.open('control');
    await cache.put('/control', new Response(control.cache));
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('control', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('texts');
      opening.onsuccess = () => {
        resolve(opening.result);
      };
      opening.onerror = () => {
        reject(new Error('The control database does not open.'));
      };
    });
    await new Promise<void>((resolve) => {
      const writing = database.transaction('texts', 'readwrite', { durability: 'strict' });
      writing.objectStore('texts').put(control.database, 'plain');
      // Long and like itself: the browser compresses such a value before it keeps it.
      writing.objectStore('texts').put('control-in-a '.repeat(20_000) + control.packed, 'packed');
      writing.oncomplete = () => {
        resolve();
      };
    });
    database.close();
  }, CONTROL);
}

async function makeNotebook(page: Page, site: Site): Promise<void> {
  await newNotebook(page, site, PASSPHRASE);
}

/** A screening with the notebook open: every answer is journaled, and the note beside one. */
async function screenWithNote(page: Page): Promise<void> {
  await go(page, t('nav.screenApplicant'));
  for (const answer of [...VISA_ALONE, '18 or older']) {
    await choose(page, answer);
  }
  await press(page, t('screening.allThemes'));
  await press(page, 'If the trip were off');
  await choose(page, t('answer.yes'));
  await page.getByText(t('evidence.title'), { exact: true }).first().click();
  await page.getByLabel(t('evidence.note')).first().fill(PLANTED.note);
  await expect(page.getByLabel(t('evidence.note')).first()).toHaveValue(PLANTED.note);
}

/** Reads the whole profile: every control text must be found, and no planted one. */
function expectNoTraces(folder: string, when: string): void {
  const traces = tracesIn(folder);
  const unseen = Object.values(CONTROL).filter((text) => traces.holding(text).length === 0);
  expect(unseen, `${when}: control texts that were not found, so the search proves nothing.`).toEqual([]);
  expect(traces.holding(CONTROL.packed).join(), `${when}: found by decompressing.`).toContain('(value)');
  const found = Object.entries(PLANTED).map(([what, text]) => [what, traces.holding(text)]);
  expect(
    found.filter(([, files]) => files?.length !== 0),
    `${when}: typed texts that lie on the disk.`,
  ).toEqual([]);
  console.log(`${when}: searched ${JSON.stringify(traces.read)}`);
}

test('nothing that was typed lies on the disk after the lock, after closing, and after a kill', async ({
  profile,
  serve,
  launchOptions,
  elsewhere,
}) => {
  const site = await serve('root');

  await test.step('used, printed, locked and closed', async () => {
    const context = await profile.open();
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await install(page, site);
    await layControls(page, site);
    await makeNotebook(page, site);

    await press(page, t('notes.newCase'));
    await page.getByLabel(t('notes.add')).fill(`She said: ${PLANTED.line}`);
    await press(page, t('notes.addAction'));
    await expect(page.getByText(PLANTED.line)).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    expect((await page.pdf()).length).toBeGreaterThan(1000);
    await page.emulateMedia({ media: null });

    await screenWithNote(page);
    await go(page, t('nav.search'));
    await page.getByRole('searchbox').first().fill(PLANTED.search);
    await expect(page.getByRole('searchbox').first()).toHaveValue(PLANTED.search);

    await go(page, t('nav.caseNotes'));
    await page.getByRole('button', { name: t('notes.case', { code: 'K-1' }) }).click();
    await page.getByLabel(t('notes.add')).fill(`And then: ${PLANTED.draft}`);
    await press(page, t('notes.lock'));
    await expect(page.getByRole('heading', { name: t('notes.locked') })).toBeVisible();
    await context.close();
    expectNoTraces(profile.folder, 'after closing');
  });

  await test.step('killed with the notebook open and a text half written', async () => {
    const { context, kill } = await startKillable(profile.folder, {
      launchOptions,
      proxy: elsewhere.proxy,
    });
    await fixClock(context);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(site.url('/en/notes/'));
    await page.getByLabel(t('notes.passphrase'), { exact: true }).fill(PASSPHRASE);
    await press(page, t('notes.unlock'));
    await page.getByRole('button', { name: t('notes.case', { code: 'K-1' }) }).click({ timeout: 30_000 });
    // What was sealed is there again, so it was written at all.
    await expect(page.getByText(PLANTED.line)).toBeVisible();
    await expect(page.getByLabel(t('notes.add'))).toHaveValue(`And then: ${PLANTED.draft}`);
    await page.getByLabel(t('notes.add')).fill(`Not yet added: ${PLANTED.killed}`);
    await expect(page.getByRole('status').filter({ hasText: t('save.saved') })).toBeVisible();
    await kill();
  });

  expectNoTraces(profile.folder, 'after the kill');
});
