/* What the bench measures in a browser. Every time is in milliseconds, every size in bytes. */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { serverFor } from '../serve.mjs';
import { startBare } from './bare-browser.mjs';

/** How much slower than this machine the telephone is that the bench stands for. */
export const SLOWDOWN = 4;

const args = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const launch = { args, ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}) };

/**
 * Writes down, in the page, when the frame is over in which it shows its heading and can be used: nothing is drawn before
 * the app has started. It waits for the heading and does not look for it in each frame: asking for frames makes the
 * browser draw some that it would not draw for anybody, and the more of them the longer a page takes.
 */
const MARK_INTERACTIVE = `(() => {
  const waiting = new MutationObserver(() => {
    if (!document.querySelector('main h1')) return;
    waiting.disconnect();
    requestAnimationFrame(() => setTimeout(() => { globalThis.__interactive = performance.now(); }));
  });
  waiting.observe(document, { childList: true, subtree: true });
})()`;

/** @param {number[]} values @param {number} share between 0 and 1 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/**
 * Serves a folder on a port of its own and counts what it sends.
 *
 * @param {string} dir @param {number} [port]
 */
export async function host(dir, port = 0) {
  /** @type {import('../serve.mjs').Served[]} */
  const sent = [];
  const server = serverFor({ dir, onserved: (served) => sent.push(served) });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { origin: `http://localhost:${address.port}`, port: address.port, sent, stop: () => stop(server) };
}

/** @param {import('node:http').Server} server */
async function stop(server) {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

/** The empty page that everything is compared with: one heading, kept on the device by the smallest of workers. */
export async function emptyPage() {
  /** @type {Record<string, readonly [type: string, text: string]>} */
  const files = {
    '/': [
      'text/html',
      `<!doctype html><html lang="en"><title>Empty</title><main><h1>Empty</h1></main><script>navigator.serviceWorker.register('sw.js')</script></html>`,
    ],
    '/sw.js': [
      'text/javascript',
      `addEventListener('install', (e) => e.waitUntil(caches.open('one').then((c) => c.add('/')).then(() => skipWaiting())));
       addEventListener('activate', (e) => e.waitUntil(clients.claim()));
       addEventListener('fetch', (e) => e.respondWith(caches.match('/')));`,
    ],
  };
  const server = createServer((request, response) => {
    const file = files[request.url ?? ''];
    response.writeHead(file ? 200 : 404, { 'Content-Type': file?.[0] ?? 'text/plain' });
    response.end(file?.[1]);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { origin: `http://localhost:${address.port}`, stop: () => stop(server) };
}

/** A profile of the browser on disk, thrown away at the end. */
export function makeProfile() {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  return {
    open: () =>
      chromium.launchPersistentContext(folder, { ...launch, viewport: { width: 390, height: 844 } }),
    drop: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** @param {import('@playwright/test').Page} page */
const workerAnswers = (page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', undefined, {
    timeout: 180_000,
  });

/**
 * Puts an app on the device. What it cost is what the server sent.
 *
 * @param {ReturnType<typeof makeProfile>} profile @param {Awaited<ReturnType<typeof host>>} site
 * @param {string} path
 */
export async function install(profile, site, path = '/en/home/') {
  const context = await profile.open();
  const page = await context.newPage();
  await page.goto(site.origin + path);
  await workerAnswers(page);
  const stored = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? NaN);
  await context.close();
  const fonts = site.sent.filter(({ path: file }) => file.endsWith('.woff2'));
  const sum = (/** @type {readonly { bytes: number }[]} */ all) => all.reduce((n, { bytes }) => n + bytes, 0);
  return { bytes: sum(site.sent) - sum(fonts), fonts: sum(fonts), requests: site.sent.length, stored };
}

/**
 * JavaScript that an address loads by itself, uncompressed. Without the worker, so that only the page asks.
 *
 * @param {string} origin @param {readonly string[]} paths
 */
export async function scriptBytes(origin, paths) {
  const browser = await chromium.launch(launch);
  const context = await browser.newContext({ serviceWorkers: 'block' });
  /** @type {Record<string, number>} */
  const found = {};
  for (const path of paths) {
    const page = await context.newPage();
    /** @type {Promise<number>[]} */
    const sizes = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      // The worker of the search starts by itself, too, and counts.
      if (pathname.endsWith('.js') && pathname !== '/service-worker.js') {
        sizes.push(response.body().then(({ length }) => length));
      }
    });
    await page.goto(origin + path, { waitUntil: 'networkidle' });
    await page.locator('main h1').first().waitFor();
    found[path] = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    await page.close();
  }
  await browser.close();
  return found;
}

/** @param {string} folder of the profile */
const bareBrowser = (folder) => startBare(launch.executablePath ?? chromium.executablePath(), folder, args);

/**
 * Asks a page of a bare browser again and again, rarely, so that the asking is not measured with the rest.
 *
 * @param {(method: string, params: object) => Promise<any>} send @param {string} expression @param {string} what
 */
async function waitFor(send, expression, what) {
  for (let n = 0; n < 40; n++) {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const { value } = (await send('Runtime.evaluate', { expression })).result;
    if (value) return value;
  }
  throw new Error(`${what} did not happen within a minute.`);
}

/**
 * From the tap in a browser that was closed before, to a page that can be used: with a slow processor, and with nobody
 * who answers on the network. The addresses take turns, so that what the machine does besides meets them all alike.
 *
 * @param {Record<string, string>} addresses @param {number} rounds
 * @param {() => Promise<unknown>} pullThePlug ends the servers, when everything is on the device
 */
export async function coldStarts(addresses, rounds, pullThePlug) {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const preparing = bareBrowser(folder);
  for (const address of Object.values(addresses)) {
    const send = await preparing.openTab();
    await send('Page.navigate', { url: address });
    await waitFor(send, `navigator.serviceWorker.controller?.state === 'activated'`, `Installing ${address}`);
  }
  await preparing.stop();
  await pullThePlug();

  /** @type {Record<string, number[]>} */
  const times = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, address] of Object.entries(addresses)) {
      const browser = bareBrowser(folder);
      const send = await browser.openTab();
      await send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
      await send('Page.enable', {});
      await send('Page.addScriptToEvaluateOnNewDocument', { source: MARK_INTERACTIVE });
      await send('Page.navigate', { url: address });
      (times[name] ??= []).push(await waitFor(send, 'globalThis.__interactive', `Starting ${address}`));
      await browser.stop();
    }
  }
  rmSync(folder, { recursive: true, force: true });
  return times;
}

/** @param {import('@playwright/test').Page} page */
async function slow(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
}

/**
 * Gives, in the page, the time from the next event of a kind to the frame in which `root` looks different.
 *
 * @param {{ kind: string, root: string }} what
 */
const watchNext = ({ kind, root }) => {
  const watched = globalThis;
  // @ts-expect-error A place for the answer, in the page only.
  watched.__took = new Promise((resolve) => {
    document.addEventListener(
      kind,
      (event) => {
        const place = document.querySelector(root);
        if (!place) return resolve(null);
        const give = setTimeout(() => {
          observer.disconnect();
          resolve(null);
        }, 1500);
        const observer = new MutationObserver(() => {
          observer.disconnect();
          clearTimeout(give);
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - event.timeStamp)));
        });
        observer.observe(place, { childList: true, subtree: true, characterData: true });
      },
      { once: true, capture: true },
    );
  });
};

/** @param {import('@playwright/test').Page} page @param {string} kind @param {string} root @param {() => Promise<unknown>} act */
async function timed(page, kind, root, act) {
  await page.evaluate(watchNext, { kind, root });
  await act();
  return /** @type {Promise<number | null>} */ (
    page.evaluate(
      // @ts-expect-error The place for the answer, in the page only.
      () => globalThis.__took,
    )
  );
}

/**
 * Goes through a screening several times: the opening by its last answers, then "Next".
 *
 * @param {ReturnType<typeof makeProfile>} profile @param {string} origin @param {number} rounds
 */
export async function tapsToNextQuestion(profile, origin, rounds, flow) {
  const context = await profile.open();
  await context.setOffline(true);
  const page = await context.newPage();
  /** @type {number[]} */
  const times = [];
  for (let round = 0; round < rounds; round++) {
    await page.goto(`${origin}/en/screening/${flow}/`);
    const answers = page.getByRole('group').getByRole('button');
    await answers.first().waitFor();
    await slow(page);
    const take = async (/** @type {import('@playwright/test').Locator} */ target) => {
      const took = await timed(page, 'click', 'main', () => target.click({ force: true }));
      if (took !== null) times.push(took);
    };
    const next = page.getByRole('button', { name: 'Next', exact: true });
    for (let n = 0; n < 8 && !(await next.isVisible()); n++) await take(answers.last());
    for (let n = 0; n < 8 && (await next.isVisible()); n++) await take(next);
  }
  await context.close();
  return times;
}

/**
 * Opens chapters from the list of chapters, one after the other, and comes back each time.
 *
 * @param {ReturnType<typeof makeProfile>} profile @param {string} origin @param {number} chapters how many
 * @returns {Promise<number[]>} milliseconds from each tap to the chapter on the screen, at the slowdown
 */
export async function chaptersOpened(profile, origin, chapters) {
  const context = await profile.open();
  await context.setOffline(true);
  const page = await context.newPage();
  await page.goto(`${origin}/en/handbook/`);
  const links = page.getByRole('main').getByRole('listitem').getByRole('link');
  await links.first().waitFor();
  await slow(page);
  /** @type {number[]} */
  const times = [];
  for (let n = 0; n < chapters; n++) {
    const took = await timed(page, 'click', 'main', () => links.nth(n).click({ force: true }));
    if (took !== null) times.push(took);
    await page.goBack();
    await links.first().waitFor();
  }
  await context.close();
  return times;
}

const QUERIES = ['shelter', 'passport', 'estonia', 'vilnius', 'debt', 'helplime', 'they keep my papers'];

/**
 * Types words into a search, letter by letter.
 *
 * @param {ReturnType<typeof makeProfile>} profile @param {string} origin
 * @returns {Promise<{ indexReady: number, keystrokes: number[] }>} both at the slowdown; `indexReady` from the tap into
 * the box on a page that has just opened
 */
export async function searching(profile, origin) {
  const context = await profile.open();
  await context.setOffline(true);
  const page = await context.newPage();
  await slow(page);
  await page.goto(`${origin}/en/search/`);
  await page.getByRole('searchbox').waitFor();
  const tapped = await page.evaluate(() => {
    const now = performance.now();
    document.querySelector('input')?.focus();
    return now;
  });
  const ready = await page.waitForFunction(
    // The index is built once, when every chapter and sign has been read.
    () => performance.getEntriesByName('search-index-ready')[0]?.startTime,
    undefined,
    { timeout: 120_000 },
  );
  const indexReady = Number(await ready.jsonValue()) - tapped;
  /** @type {number[]} */
  const keystrokes = [];
  const field = page.getByRole('searchbox');
  for (const query of QUERIES) {
    await field.fill('');
    await field.focus();
    for (const letter of query) {
      const took = await timed(page, 'keydown', 'main', () =>
        page.keyboard.press(letter === ' ' ? 'Space' : letter),
      );
      if (took !== null) keystrokes.push(took);
    }
  }
  await context.close();
  return { indexReady, keystrokes };
}

/**
 * From the press of "Leave" to a page that holds nothing.
 *
 * @param {ReturnType<typeof makeProfile>} profile @param {string} origin @param {number} rounds
 */
export async function leaving(profile, origin, rounds) {
  const context = await profile.open();
  await context.setOffline(true);
  const page = await context.newPage();
  /** @type {number[]} */
  const times = [];
  for (let round = 0; round < rounds; round++) {
    await page.goto(`${origin}/en/contacts/ee/`);
    await page.getByRole('article').first().waitFor();
    await slow(page);
    const took = await page.getByRole('button', { name: 'Leave', exact: true }).evaluate((button) => {
      const before = performance.now();
      /** @type {HTMLElement} */ (button).click();
      return document.body.textContent === '' ? performance.now() - before : NaN;
    });
    times.push(took);
    await page.waitForURL(/away\.html$/);
  }
  await context.close();
  return times;
}

/**
 * Offers the next build to a device that has this one, until it lies ready.
 *
 * @param {ReturnType<typeof makeProfile>} profile @param {string} dir of the next build
 * @param {number} port of the origin at which this one was installed
 */
export async function update(profile, dir, port) {
  const site = await host(dir, port);
  const context = await profile.open();
  const page = await context.newPage();
  await page.goto(`${site.origin}/en/home/`);
  await page.waitForFunction(
    async () => (await navigator.serviceWorker.getRegistration())?.waiting,
    undefined,
    {
      timeout: 60_000,
    },
  );
  await context.close();
  await site.stop();
  return { bytes: site.sent.reduce((sum, { bytes }) => sum + bytes, 0), requests: site.sent };
}

/** Writes a report beside the screen's one, for comparing. @param {string} file @param {object} report */
export const keepReport = (file, report) => writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
