import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { englishOf, expect, folderOf, install, test } from './support/fixtures.ts';
import { everyKindOfPage } from './support/pages.ts';

/*
 * Nothing leaves the device: one test for each line of the rule. Beside them, every browser test of this project ends by
 * finding that nothing at all was asked of the world outside (support/elsewhere.ts).
 */

const t = englishOf('root');

/** The files of the build with one of these endings, with their texts. */
function filesOfBuild(...endings: string[]): readonly (readonly [path: string, text: string])[] {
  const folder = folderOf('root');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [file.slice(folder.length), readFileSync(file, 'utf8')] as const);
}

/** Where a text matches, with the file it stands in and a little around it. */
const places = (files: readonly (readonly [string, string])[], pattern: RegExp): string[] =>
  files.flatMap(([path, text]) =>
    [...text.matchAll(pattern)].map(
      ({ index }) => `${path}: ${text.slice(Math.max(0, index - 30), index + 90)}`,
    ),
  );

async function visitAll(page: Page, url: (path: string) => string, look: () => Promise<void>): Promise<void> {
  for (const path of everyKindOfPage()) {
    await page.goto(url(path));
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await look();
  }
}

test('requests go to the app’s own origin, for its own files only', async ({ page, context, serve }) => {
  const site = await serve('root');
  const origins = new Set<string>();
  context.on('request', (request) => origins.add(new URL(request.url()).origin));
  await install(page, site);
  await visitAll(page, site.url, async () => {});
  expect([...origins]).toEqual([site.origin]);

  // The policy file is the ministry's; a build has none.
  const missing = site.served.filter(({ status, path }) => status >= 400 && path !== '/policy.json');
  expect(missing).toEqual([]);
  expect(site.served.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('once installed, only the check for a new version is asked for, the policy with it, and a chosen language', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  site.servedSince();
  await visitAll(page, site.url, async () => {});
  const asked = new Set(site.servedSince().map(({ path }) => path));
  expect([...asked].filter((path) => !['/service-worker.js', '/policy.json'].includes(path))).toEqual([]);

  await page.goto(site.url('/en/settings/'));
  site.servedSince();
  const name = 'English with accents (for tests)';
  await page.getByRole('button', { name: t('languages.keep', { language: name }) }).click();
  await expect(page.getByRole('button', { name: t('languages.remove', { language: name }) })).toBeVisible({
    timeout: 30_000,
  });
  const ofLanguage = site
    .servedSince()
    .filter(({ path }) => !/^\/(service-worker\.js|policy\.json)$/.test(path));
  expect(ofLanguage.length).toBeGreaterThan(0);
  expect(ofLanguage.filter(({ path }) => !/^\/(packs|precache|content)\/en-XA\//.test(path))).toEqual([]);
});

test('no fonts, maps, scripts or pictures come from elsewhere, and nothing reports home', async ({
  page,
  serve,
}) => {
  const pages = filesOfBuild('.html');
  expect(places(pages, /(?:src|srcset|action|poster|data)="(?:https?:)?\/\//g)).toEqual([]);
  expect(places(pages, /<link[^>]+href="(?:https?:)?\/\//g)).toEqual([]);
  expect(places(filesOfBuild('.css'), /url\(['"]?(?:https?:)?\/\/|@import/g)).toEqual([]);
  expect(
    places(filesOfBuild('.js'), /sendBeacon|new WebSocket|new EventSource|RTCPeerConnection|WebTransport/g),
  ).toEqual([]);

  const site = await serve('root');
  await page.goto(site.url('/en/home/'));
  const tried = await page.evaluate(async () => {
    const refused = (attempt: () => Promise<unknown>): Promise<string> =>
      attempt().then(
        () => 'went out',
        () => 'refused',
      );
    return {
      fetch: await refused(() => fetch('https://example.org/')),
      picture: await refused(
        () =>
          new Promise((resolve, reject) => {
            const picture = new Image();
            picture.onload = resolve;
            picture.onerror = reject;
            picture.src = 'https://example.org/picture.png';
          }),
      ),
    };
  });
  expect(tried).toEqual({ fetch: 'refused', picture: 'refused' });
});

test('no worker but the service worker contains code that could ask a network', () => {
  const workers = filesOfBuild('.js').filter(([path]) => path.includes('/workers/'));
  expect(workers.length, 'The worker that derives the key is in the build.').toBeGreaterThan(0);
  // A method that is called fetch, as the search index has one, asks nothing.
  const asking =
    /(?<![.\w])fetch\s*\((?![\w$,\s]*\)\s*\{)|(?:self|globalThis)\.fetch\b|XMLHttpRequest|WebSocket|EventSource|importScripts/g;
  expect(places(workers, asking)).toEqual([]);
});

test('reading aloud, where there is any, takes only a voice of the device', () => {
  const speaking = filesOfBuild('.js').filter(([, text]) => text.includes('speechSynthesis'));
  expect(speaking.filter(([, text]) => !text.includes('localService')).map(([path]) => path)).toEqual([]);
});

test('no page is translated, and no field is spell-checked or filled in by the browser', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await visitAll(page, site.url, async () => {
    await expect(page.locator('html')).toHaveAttribute('translate', 'no');
    const wrong = await page
      .locator('input:not([type=radio]):not([type=checkbox]):not([type=button]), textarea, select')
      .evaluateAll((fields) =>
        fields
          .filter((field) => {
            const checked = field instanceof HTMLElement && field.spellcheck;
            const filled = !['off', 'new-password'].includes(field.getAttribute('autocomplete') ?? '');
            return checked || filled;
          })
          .map((field) => `${location.pathname}: ${field.outerHTML}`),
      );
    expect(wrong).toEqual([]);
  });
});

test('no request says where it comes from', async ({ page, context, serve }) => {
  const site = await serve('root');
  const referrers: string[] = [];
  context.on('request', (request) => {
    const { referer } = request.headers();
    if (referer) referrers.push(referer);
  });
  const answer = await page.goto(site.url('/en/home/'));
  expect(answer?.headers()['referrer-policy']).toBe('no-referrer');
  await expect(page.locator('meta[name=referrer]')).toHaveAttribute('content', 'no-referrer');
  await page
    .getByRole('link', { name: t('nav.findContact') })
    .first()
    .click();
  await expect(page).toHaveURL(site.url('/en/contacts/'));
  expect(referrers).toEqual([]);
});

test('no name is looked up in advance', async ({ page, serve }) => {
  const site = await serve('root');
  const answer = await page.goto(site.url('/en/home/'));
  expect(answer?.headers()['x-dns-prefetch-control']).toBe('off');
  await expect(page.locator('meta[http-equiv=x-dns-prefetch-control]')).toHaveAttribute('content', 'off');
  const hints = /rel="(?:dns-prefetch|preconnect|prerender|prefetch)"/g;
  expect(places(filesOfBuild('.html'), hints)).toEqual([]);
});

test('addresses of other sites are text: no page has a link that leaves at one tap', async ({
  page,
  serve,
}) => {
  expect(places(filesOfBuild('.html'), /<a\b[^>]*href="(?:https?:)?\/\//g)).toEqual([]);
  const site = await serve('root');
  await visitAll(page, site.url, async () => {
    const leaving = await page.locator('a[href]').evaluateAll((links) =>
      links
        .filter((link) => link instanceof HTMLAnchorElement && /^https?:/.test(link.href))
        .map((link) => (link as HTMLAnchorElement).href)
        .filter((href) => new URL(href).origin !== location.origin),
    );
    expect(leaving).toEqual([]);
  });
});

test('the policy on every page lets it reach its own origin and nothing else', async ({ page, serve }) => {
  const site = await serve('root');
  const answer = await page.goto(site.url('/en/home/'));
  const own = (await page.locator('meta[http-equiv=content-security-policy]').getAttribute('content')) ?? '';
  expect(own).toContain("default-src 'none'");
  expect(own).toContain("connect-src 'self'");
  expect(own).toContain("require-trusted-types-for 'script'");
  expect(own).not.toMatch(/https?:|\*/);
  expect(answer?.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(answer?.headers()['permissions-policy']).toContain('geolocation=()');
});
