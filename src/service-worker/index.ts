/// <reference lib="webworker" />
import {
  asWritten,
  groupOf,
  IMMUTABLE,
  keyOf,
  languageOf,
  neededAt,
  readList,
  readManifest,
  unpack,
  unpackApp,
  type Entry,
  type WrittenEntry,
} from './lists.ts';

declare const self: ServiceWorkerGlobalScope & {
  /** Written here by the build; the name must stand in this file exactly once. */
  readonly __WB_MANIFEST: readonly WrittenEntry[];
};

/** What browsers with static routes (Chromium 123 and newer) offer besides while a worker is installed. */
interface WithRoutes {
  readonly addRoutes?: (rule: {
    readonly condition: { readonly urlPattern: string };
    readonly source: { readonly cacheName: string };
  }) => Promise<void>;
}

// Every address is resolved against the scope, so any base path will do.
const scope = self.registration.scope;
const manifest = readManifest(self.__WB_MANIFEST, scope);
const { app, lists, languages } = manifest;

const shell = new URL('200.html', scope).href;
const policy = new URL('policy.json', scope).href;
const immutable = new URL(IMMUTABLE, scope);

/** Kept from the start; the app's own files lie with it. Other languages are kept when somebody asks for them. */
const ALWAYS = 'en';
/** The scope is part of the name because other apps may share the origin. */
const cacheOf = (language: string): string => `countersign:${language}:${scope}`;
const POLICY_CACHE = cacheOf('policy');
/** Browsers open about six connections to a host; more at once would only wait. */
const AT_ONCE = 6;

type Tell = (done: number, of: number) => void;

// --- Fetching -----------------------------------------------------------------------------------------------------

/**
 * An answer as it is kept: with all that the host says, as what the page may do, but for how it came over the network. A
 * `Vary` could keep the browser from finding a file that it looks for by itself.
 */
function asKept({ body, headers: said }: Response): Response {
  const headers = new Headers(said);
  for (const name of ['vary', 'content-encoding', 'content-length']) headers.delete(name);
  return new Response(body, { headers });
}

/** Fetches one file of this version. The browser itself refuses bytes other than those that were built. */
async function download(cache: Cache, entry: Entry): Promise<Response> {
  const had = await cache.match(keyOf(entry));
  if (had) return had;
  const response = await fetch(entry.url, {
    cache: 'no-cache',
    credentials: 'omit',
    redirect: 'error',
    integrity: `sha256-${entry.integrity}`,
  });
  if (!response.ok) throw new Error(`${entry.url} was answered with ${response.status}.`);
  await cache.put(keyOf(entry), asKept(response.clone()));
  return response;
}

const put = (cache: Cache, entry: Entry, text: string): Promise<void> =>
  cache.put(keyOf(entry), new Response(text, { headers: { 'content-type': 'application/json' } }));

/** Keeps one part of the handbook out of its pack. Returns false when the pack is missing or is not what was built. */
async function keepPack(cache: Cache, group: string, list: Entry): Promise<boolean> {
  const response = await fetch(new URL(`packs/${group}.json`, scope), {
    cache: 'no-cache',
    credentials: 'omit',
    redirect: 'error',
  }).catch(() => undefined);
  if (!response?.ok) return false;
  const unpacked = await unpack(await response.text(), list, scope);
  if (!unpacked) return false;
  for (const { entry, text } of unpacked.files) await put(cache, entry, text);
  // Last: a list in the cache says that its files are there.
  await put(cache, list, unpacked.list);
  return true;
}

/** Keeps the app's scripts and styles out of their pack. What the pack does not give is fetched file by file later. */
async function keepAppPack(cache: Cache): Promise<void> {
  const response = await fetch(new URL('packs/app.json', scope), {
    cache: 'no-cache',
    credentials: 'omit',
    redirect: 'error',
  }).catch(() => undefined);
  if (!response?.ok) return;
  for (const { entry, text } of await unpackApp(await response.text(), app, scope)) {
    const type = entry.url.endsWith('.css') ? 'text/css' : 'text/javascript';
    await cache.put(
      keyOf(entry),
      new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } }),
    );
  }
}

/** Does all jobs, a few at a time. The first one that fails stops the rest. */
async function sixAtATime(jobs: readonly (() => Promise<void>)[], tell: Tell): Promise<void> {
  const waiting = [...jobs].reverse();
  let done = 0;
  const one = async (): Promise<void> => {
    for (let job = waiting.pop(); job; job = waiting.pop()) {
      await job();
      tell(++done, jobs.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one)).catch((error: unknown) => {
    waiting.length = 0;
    throw error;
  });
}

/**
 * Keeps everything of one language: packs for parts that this device has never had, single changed files for the rest.
 * Rejects when one file cannot be had or is not what was built; the version or language is not offered then.
 */
async function keep(language: string, tell: Tell = () => undefined): Promise<void> {
  const cache = await caches.open(cacheOf(language));
  const had = (await cache.keys()).map(({ url }) => url);
  const jobs: (() => Promise<void>)[] = [];
  const file = (entry: Entry): void => {
    jobs.push(async () => {
      await download(cache, entry);
    });
  };
  if (language === ALWAYS) {
    // Only where nothing of the app is here yet: an update fetches what changed and nothing else.
    if (had.length === 0) await keepAppPack(cache);
    for (const entry of app.values()) file(entry);
  }

  const single = async (list: Entry): Promise<void> => {
    const response = await download(cache, list);
    for (const entry of readList(await response.text(), scope).values()) await download(cache, entry);
  };
  for (const [group, list] of lists) {
    if (languageOf(group) !== language) continue;
    const known = had.some((url) => url.startsWith(`${list.url}?`));
    jobs.push(async () => {
      if (known || !(await keepPack(cache, group, list))) await single(list);
    });
  }
  await sixAtATime(jobs, tell);
}

/** The languages besides English that somebody asked to keep, as far as this version has them. */
async function keptLanguages(): Promise<string[]> {
  const names = await caches.keys();
  return [...languages].filter((language) => language !== ALWAYS && names.includes(cacheOf(language)));
}

/** Asks once for the policy file of the ministry. Without network what was kept stays; taken away, it is forgotten. */
async function refreshPolicy(): Promise<void> {
  const response = await fetch(policy, { cache: 'no-cache', credentials: 'omit', redirect: 'error' }).catch(
    () => undefined,
  );
  const isJson = response?.headers.get('content-type')?.includes('json') ?? false;
  if (response?.ok && isJson) await (await caches.open(POLICY_CACHE)).put(policy, response);
  else if (response?.status === 404) await caches.delete(POLICY_CACHE);
}

// --- Answering ----------------------------------------------------------------------------------------------------

// caches.match with a name, never caches.open: open would create the cache of a language that nobody asked for.
const keptIn = (language: string, entry: Entry): Promise<Response | undefined> =>
  caches.match(keyOf(entry), { cacheName: cacheOf(language) });

const read = new Map<string, ReadonlyMap<string, Entry>>();

/** The entries of one part, when its language is kept. */
async function entriesOf(group: string): Promise<ReadonlyMap<string, Entry> | undefined> {
  const list = lists.get(group);
  const before = read.get(group);
  if (before || !list) return before;
  const response = await keptIn(languageOf(group), list);
  if (!response) return undefined;
  const entries = readList(await response.text(), scope);
  read.set(group, entries);
  return entries;
}

/** The content file at an address, as it is kept; undefined when its language is not, 404 when there is none. */
async function keptContent(url: string, group: string): Promise<Response | undefined> {
  const entries = await entriesOf(group);
  if (!entries) return undefined;
  const entry = entries.get(url);
  // The language is kept, so its list is whole: what is not on it does not exist, and nobody needs to be asked.
  return entry ? keptIn(languageOf(group), entry) : new Response(null, { status: 404 });
}

async function answerContent(request: Request, url: string, group: string): Promise<Response> {
  return (await keptContent(url, group)) ?? fetch(request);
}

async function answerFile(entry: Entry): Promise<Response> {
  return (await keptIn(ALWAYS, entry)) ?? fetch(entry.url);
}

/** A content file for the inside of a page; nothing when it cannot be read: then the page asks for it and learns why. */
async function written(url: string): Promise<string> {
  try {
    const kept = await keptContent(url, groupOf(url.slice(scope.length)) ?? '');
    return kept?.ok ? asWritten(url, await kept.text()) : '';
  } catch {
    return '';
  }
}

/**
 * The page that answers for every address, and with it what this one will need. Its beginning goes out at once, so that
 * the browser asks for scripts and styles while the content is read.
 */
async function answerPage(page: Entry, path: string): Promise<Response> {
  const kept = await answerFile(page);
  const needed = neededAt(path, manifest, scope);
  const html = await kept.clone().text();
  const end = html.indexOf('</head>');
  if (!needed || end < 0) return kept;
  const bytes = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(sent) {
      sent.enqueue(bytes.encode(html.slice(0, end)));
      const content = await Promise.all(needed.written.map(written));
      sent.enqueue(bytes.encode(content.join('') + html.slice(end)));
      sent.close();
    },
  });
  const answer = asKept(new Response(body, kept));
  if (needed.links.length > 0) answer.headers.set('link', needed.links.join(', '));
  return answer;
}

/** A tab of the version before may still ask for its own files; they stay until it is closed. */
async function answerOlderFile(request: Request): Promise<Response> {
  const older = await caches.match(request.url, { cacheName: cacheOf(ALWAYS), ignoreSearch: true });
  return older ?? fetch(request);
}

/** Answers from what is kept. 204 and not 404 where there is no policy: its absence is no fault. */
async function answerPolicy(): Promise<Response> {
  return (await caches.match(policy, { cacheName: POLICY_CACHE })) ?? new Response(null, { status: 204 });
}

function answer(request: Request): Promise<Response> | undefined {
  const { href, origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || !href.startsWith(scope)) return undefined;
  const url = origin + pathname; // What stands after ? never matters.
  const file = app.get(url);
  if (file) return answerFile(file);
  const page = request.mode === 'navigate' ? app.get(shell) : undefined;
  if (page) return answerPage(page, url.slice(scope.length));
  if (url === policy) return answerPolicy();
  if (url.startsWith(immutable.href)) return answerOlderFile(request);
  const group = groupOf(url.slice(scope.length));
  return group === undefined ? undefined : answerContent(request, url, group);
}

// --- Tidying ------------------------------------------------------------------------------------------------------

/** Drops what this version does not name: files of older versions, and languages that exist no longer. */
async function tidy(): Promise<void> {
  const mine = [ALWAYS, ...(await keptLanguages())];
  for (const name of await caches.keys()) {
    const ours = name.startsWith('countersign:') && name.endsWith(`:${scope}`);
    if (ours && name !== POLICY_CACHE && !mine.map(cacheOf).includes(name)) await caches.delete(name);
  }
  for (const language of mine) {
    const cache = await caches.open(cacheOf(language));
    const wanted = new Set(language === ALWAYS ? [...app.values()].map(keyOf) : []);
    for (const [group, list] of lists) {
      if (languageOf(group) !== language) continue;
      wanted.add(keyOf(list));
      for (const entry of (await entriesOf(group))?.values() ?? []) wanted.add(keyOf(entry));
    }
    for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  }
}

/**
 * Tidies when nobody needs what this version does not name: no second tab, which may still run the version before, and
 * no next version, whose files lie here already.
 */
async function tidyWhenAlone(): Promise<void> {
  if (self.registration.installing || self.registration.waiting) return;
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.length <= 1) await tidy();
}

// --- Asked by the app ---------------------------------------------------------------------------------------------

async function keepAsked(language: string, tell: Tell): Promise<void> {
  const before = (await keptLanguages()).includes(language);
  try {
    await keep(language, tell);
  } catch (error) {
    // Half a language would look kept.
    if (!before) await caches.delete(cacheOf(language));
    throw error;
  }
}

async function removeAsked(language: string): Promise<boolean> {
  for (const group of read.keys()) if (languageOf(group) === language) read.delete(group);
  return caches.delete(cacheOf(language));
}

/**
 * The content files of a language in which this version and another one differ, with both values. `before` are the lists
 * of the version that still runs; null where a file is in one of them only. What is not kept any more is left out.
 */
async function changedSince(language: string, before: readonly Entry[]): Promise<unknown> {
  const cacheName = cacheOf(language);
  const valueOf = async (entry: Entry | undefined): Promise<unknown> => {
    const response = entry && (await caches.match(keyOf(entry), { cacheName }));
    return response ? ((await response.json()) as unknown) : null;
  };
  const changed: { path: string; before: unknown; after: unknown }[] = [];
  for (const [group, list] of lists) {
    if (languageOf(group) !== language) continue;
    const old = before.find(({ url }) => url === list.url);
    if (old?.integrity === list.integrity) continue;
    const listed = old && (await caches.match(keyOf(old), { cacheName }));
    const was = listed ? readList(await listed.text(), scope) : new Map<string, Entry>();
    const is = (await entriesOf(group)) ?? new Map<string, Entry>();
    for (const url of new Set([...was.keys(), ...is.keys()])) {
      if (was.get(url)?.integrity === is.get(url)?.integrity) continue;
      const path = url.slice(`${scope}content/${language}/`.length).replace(/\.json$/, '');
      changed.push({ path, before: await valueOf(was.get(url)), after: await valueOf(is.get(url)) });
    }
  }
  return changed;
}

interface Asked {
  readonly type: string;
  readonly language?: string;
  readonly before?: readonly Entry[];
}

async function obey({ type, language = '', before = [] }: Asked, tell: Tell): Promise<unknown> {
  switch (type) {
    case 'SKIP_WAITING':
      return self.skipWaiting();
    case 'STARTED':
      await refreshPolicy();
      return tidyWhenAlone();
    case 'LANGUAGES':
      return { kept: [ALWAYS, ...(await keptLanguages())], all: [...languages] };
    case 'LISTS':
      return [...lists.values()];
    case 'CHANGED':
      return changedSince(language, before);
    case 'KEEP':
    case 'REMOVE':
      if (!languages.has(language)) throw new Error(`This edition has no language ${language}.`);
      if (language === ALWAYS) throw new Error('English is always kept.');
      return type === 'KEEP' ? keepAsked(language, tell) : removeAsked(language);
    default:
      throw new Error(`The worker does not know the message ${type}.`);
  }
}

self.addEventListener('install', (event) => {
  // Most files of a page are found by their address alone. Without waking the worker for each, a page starts sooner; where
  // it cannot be arranged, the worker answers for them as for all others.
  const arranged = (event as WithRoutes).addRoutes?.({
    condition: { urlPattern: `${immutable.pathname}*` },
    source: { cacheName: cacheOf(ALWAYS) },
  });
  event.waitUntil(Promise.resolve(arranged).catch(() => undefined));
  event.waitUntil(
    (async () => {
      for (const language of [ALWAYS, ...(await keptLanguages())]) await keep(language);
      await refreshPolicy();
    })(),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(tidyWhenAlone().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const response = answer(event.request);
  if (response) event.respondWith(response);
});

self.addEventListener('message', (event) => {
  const port = event.ports[0];
  const tell: Tell = (done, of) => port?.postMessage({ done, of });
  event.waitUntil(
    obey(event.data as Asked, tell).then(
      (value) => port?.postMessage({ ok: true, value }),
      (error: unknown) => port?.postMessage({ ok: false, error: String(error) }),
    ),
  );
});
