import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { browserWithCamera, tellOfCameras } from './support/fake-camera.ts';
import {
  collectFaults,
  englishOf,
  expect,
  fixClock,
  install,
  pullThePlug,
  test as plain,
  type Site,
} from './support/fixtures.ts';
import { faultsOf, newNotebook } from './support/steps.ts';

const t = englishOf('root');

interface Seeing {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the cameras of its pages did, in order: `camera asked`, `camera on`, `camera ended`. */
  readonly told: readonly string[];
}

/** Opens a browser whose camera shows the given texts as codes, one after the other. */
const test = plain.extend<{
  see: (shows: readonly (string | null)[], allowed?: boolean) => Promise<Seeing>;
}>({
  see: async ({ playwright, launchOptions, elsewhere, faults }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'countersign-camera-'));
    const ends: (() => Promise<void>)[] = [];
    await use(async (shows, allowed = true) => {
      const browser = await browserWithCamera((options) => playwright.chromium.launch(options), {
        launchOptions,
        folder,
        shows,
      });
      ends.push(() => browser.close());
      const context = await browser.newContext({
        locale: 'en-GB',
        timezoneId: 'UTC',
        proxy: { server: elsewhere.proxy, bypass: 'localhost' },
        permissions: allowed ? ['camera'] : [],
      });
      await fixClock(context);
      collectFaults(context, faults);
      const told = await tellOfCameras(context);
      return { context, page: await context.newPage(), told };
    });
    for (const end of ends) await end();
    rmSync(folder, { recursive: true, force: true });
  },
});

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Opens the way back by sheets on a device without a notebook, where a code can be read. */
async function openSheets(page: Page, site: Site): Promise<void> {
  await page.goto(site.url('/en/notes/'));
  await press(page, t('safekeeping.restore.title'));
  await page.getByRole('radio', { name: t('safekeeping.restore.sheets') }).check({ force: true });
}

const PASSPHRASE = 'green river walks under seven lamps';

test('the sheets of a notebook are read one after the other by the camera, offline', async ({
  page,
  serve,
  see,
  faults,
}) => {
  const site = await serve('root');
  await newNotebook(page, site, PASSPHRASE);
  await press(page, t('safekeeping.open'));
  await page.getByLabel(t('safekeeping.sheets.passphrase')).fill(PASSPHRASE);
  await press(page, t('safekeeping.sheets.make'));
  await press(page, t('safekeeping.sheets.showOnScreen'));
  const sheets: string[] = [];
  for (const index of [1, 3]) {
    const sheet = page.getByRole('region', { name: t('safekeeping.sheets.sheet', { index, total: 3 }) });
    sheets.push((await sheet.getByRole('listitem').allInnerTexts()).join(' '));
  }

  const there = await see(sheets);
  await install(there.page, site);
  await pullThePlug(there.context, site);
  await openSheets(there.page, site);
  expect(there.told, 'No camera before a tap.').toEqual([]);
  await press(there.page, t('codes.camera'));
  await expect(there.page.getByText(t('safekeeping.input.enough'))).toBeVisible({ timeout: 30_000 });
  for (const index of [1, 3]) {
    await expect(there.page.getByText(t('safekeeping.input.taken', { index, total: 3 }))).toBeVisible();
  }
  // What read them has left the screen, and the camera went off with it.
  await expect(there.page.locator('video')).toHaveCount(0);
  await expect.poll(() => there.told).toEqual(['camera asked', 'camera on', 'camera ended']);
  expect(faults).toEqual([]);
});

test('the camera shows what it sees, goes on after a code that does not fit, and goes off when told', async ({
  serve,
  see,
  faults,
}) => {
  const { page, told } = await see(['This is no sheet.', null, 'Nor is this.', null]);
  const site = await serve('root');
  await install(page, site);
  await openSheets(page, site);
  await press(page, t('codes.camera'));
  await expect(page.getByLabel(t('codes.view'))).toBeVisible({ timeout: 30_000 });
  // What does not fit stands in the field, with why; and the next code is read all the same.
  await expect(page.getByText(t('codes.read_other', { count: 2 }))).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByLabel(t('safekeeping.input.words'))).toHaveValue(/This is no sheet\.|Nor is this\./);
  expect(await faultsOf(page)).toEqual([]);
  await press(page, t('codes.off'));
  await expect(page.locator('video')).toHaveCount(0);
  await expect.poll(() => told).toEqual(['camera asked', 'camera on', 'camera ended']);
  expect(faults).toEqual([]);
});

test('the camera goes off when the page is out of sight, when it is left, and at another page', async ({
  serve,
  see,
  faults,
}) => {
  const { page } = await see([null]);
  const site = await serve('root');
  await install(page, site);
  await openSheets(page, site);
  const turnOn = async (): Promise<void> => {
    await press(page, t('codes.camera'));
    await expect(page.getByLabel(t('codes.view'))).toBeVisible({ timeout: 30_000 });
  };
  const ended = (times: number): Promise<void> =>
    expect.poll(() => page.evaluate(() => Number(sessionStorage.getItem('camera ended')))).toBe(times);

  await turnOn();
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'visibilityState');
  });
  await expect(page.getByText(t('codes.hidden'))).toBeVisible();
  await ended(1);

  await turnOn();
  await page
    .getByRole('link', { name: t('nav.findContact'), exact: true })
    .first()
    .click();
  await ended(2);

  await openSheets(page, site);
  await turnOn();
  await press(page, t('shell.leave'));
  await expect(page).not.toHaveURL(/notes/);
  await ended(3);
  expect(faults).toEqual([]);
});

test('without permission, and without a camera, the other two ways are named', async ({
  page,
  context,
  serve,
  see,
  faults,
}) => {
  const site = await serve('root');
  const refused = await see([null], false);
  await openSheets(refused.page, site);
  await press(refused.page, t('codes.camera'));
  await expect(refused.page.getByText(t('codes.denied'))).toBeVisible({ timeout: 30_000 });
  await expect(refused.page.getByLabel(t('codes.picture'))).toBeEnabled();
  await expect(refused.page.getByLabel(t('safekeeping.input.words'))).toBeEditable();

  await context.grantPermissions(['camera']);
  await openSheets(page, site);
  await press(page, t('codes.camera'));
  await expect(page.getByText(t('codes.missing'))).toBeVisible({ timeout: 30_000 });
  expect(faults).toEqual([]);
});
