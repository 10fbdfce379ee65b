import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as plain, expect, type BrowserContext, type Page, type Request } from '@playwright/test';
import { watchElsewhere, type Elsewhere } from './elsewhere.ts';
import { serveBuild, serveFolder, type BuildName, type Site } from './site.ts';

export { expect } from '@playwright/test';
export { changeFile, copyOf, englishOf, folderOf, serveBuild, SUB_PATH, type Site } from './site.ts';

/** The moment at which every browser test happens. */
export const NOW = new Date('2026-12-01T09:30:00Z');

/** A profile of the browser in a folder on disk, which a test can close and open again. */
export interface Profile {
  readonly folder: string;
  /** Starts the browser with this profile. */
  readonly open: () => Promise<BrowserContext>;
}

interface Fixtures {
  /** Serves a build until the test ends, or until its `stop`. */
  readonly serve: (build: BuildName, port?: number) => Promise<Site>;
  /** Serves a folder that the test made, at the root. */
  readonly serveAltered: (folder: string, port?: number) => Promise<Site>;
  /** What the browser asked of the world outside this machine. Every test ends by finding it empty. */
  readonly elsewhere: Elsewhere;
  /** Errors in the console, uncaught ones, and everything that the security policy refused, in any tab. */
  readonly faults: string[];
  /** A profile of its own, thrown away at the end. */
  readonly profile: Profile;
}

/**
 * Makes every page of `context` live at one fixed moment. Not with Playwright's clock: that one also hides how a page was
 * navigated to, which Leave relies on. Tests about passing time may still install it on their page.
 */
export async function fixClock(context: BrowserContext): Promise<void> {
  await context.addInitScript((now) => {
    const RealDate = Date;
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, given: readonly unknown[], made) =>
        Reflect.construct(target, given.length > 0 ? given : [now], made) as Date,
      apply: () => new RealDate(now).toString(),
      get: (target, name, receiver) =>
        name === 'now' ? () => now : (Reflect.get(target, name, receiver) as unknown),
    });
  }, NOW.getTime());
}

/** Writes down what went out of a page or a worker of `context` to another machine, whatever its name. */
function watchPages(context: BrowserContext, elsewhere: Elsewhere): void {
  const note = (request: Request): void => {
    const { protocol, hostname, href } = new URL(request.url());
    if (/^(http|ws)/.test(protocol) && hostname !== 'localhost') elsewhere.note(href);
  };
  context.on('requestfinished', note);
  context.on('requestfailed', (request) => {
    // What the policy of the page refused never left.
    if (request.failure()?.errorText !== 'csp') note(request);
  });
}

/** Writes down what goes wrong in any tab of `context`. */
export function collectFaults(context: BrowserContext, faults: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error' || /violat|Refused to|TrustedScript/.test(message.text())) {
      faults.push(message.text());
    }
  });
  context.on('weberror', (error) => faults.push(String(error.error())));
}

export const test = plain.extend<Fixtures>({
  elsewhere: [
    async ({}, use) => {
      const elsewhere = await watchElsewhere();
      await use(elsewhere);
      await elsewhere.stop();
      expect(elsewhere.asked, 'Nothing may be asked of the world outside.').toEqual([]);
    },
    { auto: true },
  ],
  proxy: async ({ elsewhere }, use) => {
    await use({ server: elsewhere.proxy, bypass: 'localhost' });
  },
  context: async ({ context, faults, elsewhere }, use) => {
    await fixClock(context);
    watchPages(context, elsewhere);
    collectFaults(context, faults);
    await use(context);
  },
  faults: async ({}, use) => {
    await use([]);
  },
  serve: async ({}, use) => {
    const sites: Site[] = [];
    await use(async (build, port) => {
      const site = await serveBuild(build, port);
      sites.push(site);
      return site;
    });
    for (const site of sites) await site.stop();
  },
  serveAltered: async ({}, use) => {
    const sites: Site[] = [];
    await use(async (folder, port) => {
      const site = await serveFolder(folder, '', port);
      sites.push(site);
      return site;
    });
    for (const site of sites) await site.stop();
  },
  profile: async ({ playwright, launchOptions, locale, timezoneId, elsewhere, faults }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'countersign-profile-'));
    const open: BrowserContext[] = [];
    await use({
      folder,
      open: async () => {
        const context = await playwright.chromium.launchPersistentContext(folder, {
          ...launchOptions,
          proxy: { server: elsewhere.proxy, bypass: 'localhost' },
          ...(locale === undefined ? {} : { locale }),
          ...(timezoneId === undefined ? {} : { timezoneId }),
        });
        open.push(context);
        await fixClock(context);
        watchPages(context, elsewhere);
        collectFaults(context, faults);
        return context;
      },
    });
    for (const context of open) await context.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

/** Opens a page and waits until everything is on this device: the worker answers, and says so. */
export async function install(page: Page, site: Site, path = '/en/home/'): Promise<void> {
  await page.goto(site.url(path));
  await installed(page);
}

/** Waits until the worker of this page has everything and answers for it. */
export async function installed(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', undefined, {
    timeout: 120_000,
  });
}

/** Waits until a new version lies on this device, whole, and has not been accepted. */
export async function newVersionWaits(page: Page): Promise<void> {
  const waits = (): Promise<boolean> =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting != null);
  await expect.poll(waits, { timeout: 45_000 }).toBe(true);
}

/** Pulls the plug: ends the server, and tells the browser that there is no network. */
export async function pullThePlug(context: BrowserContext, site: Site): Promise<void> {
  await context.setOffline(true);
  await site.stop();
}
