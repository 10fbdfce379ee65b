import type { Page } from '@playwright/test';
import {
  changeFile,
  copyOf,
  englishOf,
  expect,
  install,
  installed,
  newVersionWaits,
  pullThePlug,
  test,
  type Site,
} from './support/fixtures.ts';
import { everyKindOfPage } from './support/pages.ts';

const t = englishOf('root');

/** Opens an address anew and finds a page there, made by the app and not by the error page. */
async function opens(page: Page, site: Site, path: string): Promise<void> {
  await page.goto(site.url(path));
  await expect(page.getByRole('main').getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.getByText(t('error.noSuchPage.title'))).toHaveCount(0);
  await expect(page.getByText(t('error.notOnDevice.title'))).toHaveCount(0);
}

const useNewVersion = (page: Page) => page.getByRole('button', { name: t('update.accept') });
const reloadThisTab = (page: Page) => page.getByRole('button', { name: t('update.reloadNow') });

/** Answers something on a screening, so that a reload would lose it. */
async function beginScreening(page: Page, site: Site): Promise<void> {
  await page.goto(site.url('/en/screening/visa-applicant/'));
  // The whole answer is the target, as for a finger.
  await page.getByRole('group').getByRole('button').last().click();
}

/** The version of the app that made this page. */
const versionOf = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.documentElement.getAttribute('data-version'));

for (const [build, where] of [
  ['root', 'at the root'],
  ['sub', 'under a path of its own'],
] as const) {
  test(`${where}, every kind of address opens with the plug pulled`, async ({
    page,
    context,
    serve,
    faults,
  }) => {
    const site = await serve(build);
    await install(page, site);
    await pullThePlug(context, site);

    for (const path of everyKindOfPage()) {
      await opens(page, site, path);
      await opens(page, site, path.slice(0, -1));
    }
    await opens(page, site, '/en/contacts/?from=a-bookmark');
    expect(faults).toEqual([]);
  });

  test(`${where}, the bare address leads to home, and a language alone does`, async ({
    page,
    context,
    serve,
  }) => {
    const site = await serve(build);
    await install(page, site, '/');
    await expect(page).toHaveURL(site.url('/en/home/'));
    await pullThePlug(context, site);
    for (const path of ['/', '/en/', '/en']) {
      await page.goto(site.url(path));
      await expect(page).toHaveURL(site.url('/en/home/'));
    }
  });
}

test('an address without a page offers the nearest real one, with and without a network', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  const offers = async (path: string, nearest: string): Promise<void> => {
    await page.goto(site.url(path));
    await expect(page.getByRole('heading', { name: t('error.noSuchPage.title') })).toBeVisible();
    await expect(page.getByRole('main').getByRole('link')).toHaveAttribute('href', nearest);
  };
  const all = async (): Promise<void> => {
    await offers('/xx/contacts/', '/en/contacts/');
    await offers('/en/screening/no-such-flow/', '/en/screening/');
    await offers('/en/contact/', '/en/contacts/');
    await offers('/nowhere/', '/en/home/');
  };
  await all();
  await install(page, site);
  await pullThePlug(context, site);
  await all();
});

test('a first install asks fewer than 120 times, and keeps no page but the shell', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  expect(site.served.length).toBeLessThan(120);

  const kept = await page.evaluate(async () => {
    const addresses: string[] = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) addresses.push(new URL(url).pathname);
    }
    return addresses;
  });
  expect(kept).toContain('/content/en/interface.json');
  expect(kept.filter((path) => path.endsWith('.html')).sort()).toEqual(['/200.html', '/away.html']);
  expect(kept.filter((path) => path.endsWith('/'))).toEqual([]);
  expect(kept.filter((path) => path.startsWith('/content/en-XA/'))).toEqual([]);
});

test('once installed, a page asks for nothing but the check for a new version and the policy', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  site.servedSince();
  for (const path of everyKindOfPage()) await opens(page, site, path);
  const asked = new Set(site.servedSince().map(({ path }) => path));
  asked.delete('/service-worker.js');
  asked.delete('/policy.json');
  expect([...asked]).toEqual([]);
});

for (const build of ['root', 'sub'] as const) {
  test(`once installed, a page comes with its content, is told at once what else it will need, and asks for each of it once (${build})`, async ({
    page,
    serve,
  }) => {
    const site = await serve(build);
    await install(page, site);
    for (const [path, own] of [
      ['/en/home/', 'interface'],
      ['/en/handbook/your-role-and-its-limits/', 'library/chapter-your-role-and-its-limits'],
      ['/en/contacts/lt/', 'countries/lt'],
    ] as const) {
      const answer = await page.goto(site.url(path));
      const html = (await answer?.text()) ?? '';
      await expect(page.getByRole('main').getByRole('heading', { level: 1 }).first()).toBeVisible();
      const link = (await answer?.headerValue('link')) ?? '';
      const told = [...link.matchAll(/<([^>]+)>/g)].map(([, address = '']) => address);
      const asked = await page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => name),
      );
      for (const address of told) expect(asked.filter((name) => name === address)).toHaveLength(1);
      // What home is made of lies in the file of every page.
      if (path !== '/en/home/') expect(told.filter((address) => address.endsWith('.js'))).not.toEqual([]);
      expect(asked.filter((name) => name.endsWith('.js') && !told.includes(name)).length).toBe(1);
      expect(asked.filter((name) => /\/entry\//.test(name))).toEqual([]);
      const written = [...html.matchAll(/data-content="([^"]+)"/g)].map(
        ([, address = '']) => new URL(address, site.url('/')).href,
      );
      expect(written).toContain(new URL(site.url(`/content/en/${own}.json`)).href);
      expect(asked.filter((name) => written.includes(name))).toEqual([]);
    }
  });
}

test.describe('a language', () => {
  const name = 'English with accents (for tests)';
  const keep = (page: Page) => page.getByRole('button', { name: t('languages.keep', { language: name }) });
  const remove = (page: Page) =>
    page.getByRole('button', { name: t('languages.remove', { language: name }) });

  test('is fetched when it is chosen, works with the plug pulled, and can be removed', async ({
    page,
    context,
    serve,
  }) => {
    const site = await serve('root');
    await install(page, site, '/en/settings/');
    await page.reload();
    await keep(page).click();
    await expect(remove(page)).toBeVisible({ timeout: 30_000 });

    await pullThePlug(context, site);
    await page.goto(site.url('/en-XA/contacts/'));
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\[.*~\]$/);

    await page.goto(site.url('/en/settings/'));
    await remove(page).click();
    await expect(keep(page)).toBeVisible();
    await page.goto(site.url('/en-XA/contacts/'));
    await expect(page.getByRole('heading', { name: t('error.notOnDevice.title') })).toBeVisible();
  });

  test('that cannot be fetched whole is not kept at all', async ({ page, serveAltered }) => {
    const folder = copyOf('root');
    const alter = (text: string): string => text.replace(/"edition\b/, '"editiom');
    changeFile(folder, 'packs/en-XA/edition.json', alter);
    changeFile(folder, 'content/en-XA/edition.json', alter);
    const site = await serveAltered(folder);
    await install(page, site, '/en/settings/');
    await page.reload();
    await keep(page).click();
    await expect(page.getByText(t('languages.failed'))).toBeVisible({ timeout: 30_000 });
    expect(await page.evaluate(() => caches.keys())).not.toContainEqual(expect.stringContaining('en-XA'));
  });
});

test.describe('a new version', () => {
  test('waits until it is accepted; the old one goes on through reloads; the second tab is told', async ({
    page,
    context,
    serve,
  }) => {
    const site = await serve('root');
    await install(page, site);
    const old = await versionOf(page);
    await site.stop();
    const next = await serve('next', site.port);

    await page.reload();
    await expect(useNewVersion(page)).toBeVisible({ timeout: 30_000 });
    expect(await versionOf(page)).toBe(old);
    await page.reload();
    expect(await versionOf(page)).toBe(old);

    const second = await context.newPage();
    await second.goto(next.url('/en/contacts/'));
    expect(await versionOf(second)).toBe(old);
    const search = second.getByRole('searchbox').first();
    await search.fill('a word that would be lost');

    await useNewVersion(page).click();
    await expect.poll(() => versionOf(page).catch(() => old)).not.toBe(old);
    await expect(reloadThisTab(second)).toBeVisible();
    await expect(search).toHaveValue('a word that would be lost');
    await reloadThisTab(second).click();
    await expect.poll(() => versionOf(second).catch(() => old)).not.toBe(old);

    await pullThePlug(context, next);
    await opens(page, next, '/en/contacts/');
    expect(await versionOf(page)).not.toBe(old);
  });

  test('says what it changes, with the old number and the new one, and leads there', async ({
    page,
    context,
    serve,
  }) => {
    const site = await serve('root');
    await install(page, site);
    await site.stop();
    const next = await serve('next', site.port);
    await page.reload();
    await expect(useNewVersion(page)).toBeVisible({ timeout: 30_000 });
    // Both versions lie on the device: nobody needs to be asked.
    await pullThePlug(context, next);

    const summary = t('changes.summary', { what: 'one number and one chapter' });
    await expect(page.getByText(summary)).toBeVisible();
    await page.getByRole('button', { name: t('changes.show') }).click();
    const list = page.getByRole('dialog', { name: t('changes.title') });
    await expect(list).toContainText('+372 660 7320 → +372 660 7321');
    await list.getByRole('link', { name: 'What trafficking is' }).click();
    await expect(page).toHaveURL(/handbook\/what-trafficking-is\/$/);
  });

  test('never reloads a screening, in the tab that accepts it and in the other', async ({
    page,
    context,
    serve,
  }) => {
    const site = await serve('root');
    await install(page, site);
    await site.stop();
    const next = await serve('next', site.port);

    await beginScreening(page, next);
    await newVersionWaits(page);
    // A notice above the answers would push the next one under the finger: it comes with the next page.
    await expect(useNewVersion(page)).toHaveCount(0);
    await page.getByRole('link', { name: 'Countersign' }).click();
    await useNewVersion(page).click();
    await expect(page.getByText(t('update.busy'))).toBeVisible();
    await page.evaluate(() => {
      document.documentElement.dataset.sameDocument = 'yes';
    });

    const second = await context.newPage();
    await second.goto(next.url('/en/home/'));
    await useNewVersion(second).click();
    await expect(reloadThisTab(page)).toBeVisible();
    await reloadThisTab(page).click();
    await expect(page.getByText(t('update.busy'))).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-same-document', 'yes');
  });

  test('fetches only what changed, and no pack', async ({ page, serve }) => {
    const site = await serve('root');
    await install(page, site);
    await site.stop();
    const next = await serve('next', site.port);
    await page.reload();
    await expect(useNewVersion(page)).toBeVisible({ timeout: 30_000 });
    const paths = next.served.map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('/packs/'))).toEqual([]);
    // The next version has another edition, one other number and one other chapter (scripts/test.mjs).
    expect(paths.filter((path) => path.startsWith('/content/')).sort()).toEqual([
      '/content/en/countries/ee.json',
      '/content/en/edition.json',
      '/content/en/library/chapter-what-trafficking-is.json',
    ]);
    expect(paths.filter((path) => path.endsWith('.woff2'))).toEqual([]);
  });

  test('with one altered file is not taken; the old one goes on', async ({
    page,
    context,
    serve,
    serveAltered,
  }) => {
    const site = await serve('root');
    await install(page, site);
    const old = await versionOf(page);
    await site.stop();
    const folder = copyOf('next');
    changeFile(folder, '200.html', (text) => text.replace('</body>', '<p>Altered</p></body>'));
    const altered = await serveAltered(folder, site.port);

    await page.reload();
    await expect.poll(() => altered.served.map(({ path }) => path)).toContain('/200.html');
    await page.waitForFunction(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return !registration?.installing && !registration?.waiting;
    });
    await pullThePlug(context, altered);
    await opens(page, altered, '/en/home/');
    expect(await versionOf(page)).toBe(old);
  });
});

test.describe('a file that is not what was built', () => {
  test('in a pack is found, and the right one is fetched alone', async ({ page, serveAltered }) => {
    const folder = copyOf('root');
    changeFile(folder, 'packs/en/edition.json', (text) => text.replace('edition', 'editiom'));
    const site = await serveAltered(folder);
    await install(page, site);
    expect(site.served.map(({ path }) => path)).toContain('/precache/en/edition.json');
    const kept = await page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      const found = await caches.match('/content/en/edition.json', { cacheName: name, ignoreSearch: true });
      return (await found?.text()) ?? '';
    });
    expect(kept).toContain('"edition"');
  });

  test('keeps the app from being installed at all', async ({ page, serveAltered }) => {
    const folder = copyOf('root');
    // In its pack, too: the pack alone would give the right one, and nothing would be wrong.
    changeFile(folder, 'away.js', (text) => `${text}// altered`);
    changeFile(folder, 'packs/app.json', (text) => text.replace('that this tab was', 'that that tab was'));
    const site = await serveAltered(folder);
    await page.goto(site.url('/en/home/'));
    await page.waitForFunction(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration !== undefined && !registration.installing && !registration.waiting;
    });
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null),
    ).toBeNull();
    await expect(page.getByText(/Ready offline/)).toHaveCount(0);
  });
});

test('the policy of a ministry is kept, follows a change, and is forgotten when it is taken away', async ({
  page,
  context,
  serveAltered,
}) => {
  const { rmSync, writeFileSync } = await import('node:fs');
  const folder = copyOf('root');
  const write = (policy: object): void => {
    writeFileSync(`${folder}/policy.json`, JSON.stringify(policy));
  };
  const read = (): Promise<unknown> =>
    page.evaluate(async () => {
      const answer = await fetch('/policy.json');
      return answer.status === 200 ? ((await answer.json()) as unknown) : answer.status;
    });

  write({ lockMinutes: 3 });
  const site = await serveAltered(folder);
  await install(page, site);
  expect(await read()).toEqual({ lockMinutes: 3 });

  write({ lockMinutes: 10 });
  await page.reload();
  await expect.poll(read).toEqual({ lockMinutes: 10 });

  rmSync(`${folder}/policy.json`);
  await page.reload();
  await expect.poll(read).toBe(204);

  await pullThePlug(context, site);
  await page.reload();
  expect(await read()).toBe(204);
});

test('after leaving, Back and Forward show only the neutral page', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page
    .getByRole('link', { name: t('nav.findContact') })
    .first()
    .click();
  await expect(page).toHaveURL(site.url('/en/contacts/'));
  await page.getByRole('button', { name: t('shell.leave') }).click();
  await expect(page).toHaveURL(site.url('/away.html'));

  // One step further than the app was open: the page before it was the browser's own empty one.
  for (const go of ['goBack', 'goForward', 'goBack', 'goBack', 'goForward'] as const) {
    // The step itself may be overtaken by the script of the page, which is the point.
    await page[go]().catch(() => null);
    await expect(page).toHaveURL(/away\.html$|^about:blank$/);
    await expect(page.getByRole('heading')).toHaveCount(0);
  }
  await page.goto(site.url('/en/home/'));
  await installed(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('home.title'));
});
