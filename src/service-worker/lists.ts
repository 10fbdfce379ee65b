/** One file of this version: its full address and the base64 SHA-256 of its bytes. */
export interface Entry {
  readonly url: string;
  readonly integrity: string;
}

/**
 * What the pages of a route ask for before they can be shown. `route` is as the folders of `src/routes` are called:
 * `/[lang]/contacts/[country]`. `scripts` and `styles` stand below `IMMUTABLE`. Content stands below that of the language,
 * without `.json`, and what a page's own address decides stands in it as in the route: `countries/[country]`.
 */
export interface Needs {
  readonly route: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** Content that is short enough to be written into the page itself. */
  readonly written: readonly string[];
  /** Content that is not: the page asks for it. */
  readonly asked: readonly string[];
}

/** An entry as the build wrote it; the one of the page that answers for every address says what each route needs. */
export interface WrittenEntry extends Entry {
  readonly needs?: readonly Needs[];
}

/** What the build laid into the worker, sorted out. All addresses are full ones below `scope`. */
export interface Manifest {
  /** Files of the app, by address. */
  readonly app: ReadonlyMap<string, Entry>;
  /** The list of each part of the handbook, by `<language>/<part>`. */
  readonly lists: ReadonlyMap<string, Entry>;
  readonly languages: ReadonlySet<string>;
  /** What each route needs. Where two fit an address, the first one does. */
  readonly needs: readonly Needs[];
}

/** The language a group such as `en/countries` belongs to. */
export const languageOf = (group: string): string => group.slice(0, group.indexOf('/'));

/** Where files lie whose names hold their hash: what stands under such an address never changes. */
export const IMMUTABLE = '_app/immutable/';

/**
 * The key under which a file lies in the cache. With the hash in it the old and the new version of a file lie side by
 * side until the new version is accepted, and a file that did not change is kept once. Where the name holds the hash, the
 * key is the address itself, so that the browser finds it without asking the worker.
 */
export const keyOf = ({ url, integrity }: Entry): string =>
  url.includes(`/${IMMUTABLE}`) ? url : `${url}?v=${encodeURIComponent(integrity)}`;

/** The group that the content file at `path`, an address below the scope, belongs to; undefined for other files. */
export const groupOf = (path: string): string | undefined => /^content\/([^/]+\/[^/.]+)/.exec(path)?.[1];

/** Sorts the addresses that the build laid into the worker. */
export function readManifest(entries: readonly WrittenEntry[], scope: string): Manifest {
  const app = new Map<string, Entry>();
  const lists = new Map<string, Entry>();
  const needs: Needs[] = [];
  for (const { url, integrity, needs: told = [] } of entries) {
    needs.push(...told);
    const entry = { url: new URL(url, scope).href, integrity };
    const group = /^precache\/(.+)\.json$/.exec(url)?.[1];
    if (group === undefined) app.set(entry.url, entry);
    else lists.set(group, entry);
  }
  return { app, lists, languages: new Set([...lists.keys()].map(languageOf)), needs };
}

/** Whether an address, taken apart at its slashes, is one of a route: `[country]` stands for anything. */
export const fits = (route: readonly string[], asked: readonly string[]): boolean =>
  route.length === asked.length &&
  route.every((segment, n) => segment.startsWith('[') || segment === asked[n]);

/**
 * What the page at `path`, below the scope, needs, so that it comes at once and not one thing after the other as the page
 * finds out: the values of a `Link` header for the browser to go by, and the addresses of content for the worker to write
 * into the page.
 *
 * Returns undefined for an address that no route of this edition's languages fits.
 */
export function neededAt(
  path: string,
  { needs, languages }: Manifest,
  scope: string,
): { readonly links: readonly string[]; readonly written: readonly string[] } | undefined {
  const at = path.split('/').filter((segment) => segment !== '');
  if (!languages.has(at[0] ?? '')) return undefined;
  for (const { route, scripts, styles, written, asked } of needs) {
    const segments = route.split('/').slice(1);
    if (!fits(segments, at)) continue;
    const address = (file: string): string => {
      const own = segments.reduce((name, segment, n) => name.replaceAll(segment, at[n] ?? ''), file);
      return new URL(own, scope).href;
    };
    const built = (file: string): string => address(`${IMMUTABLE}${file}`);
    const content = (file: string): string => address(`content/[lang]/${file}.json`);
    const links = [
      // The first, because a page waits for it before it asks for its scripts.
      ...styles.map((file) => `<${built(file)}>; rel=preload; as=style; crossorigin`),
      ...scripts.map((file) => `<${built(file)}>; rel=modulepreload`),
      ...asked.map((file) => `<${content(file)}>; rel=preload; as=fetch; crossorigin`),
    ];
    return { links, written: written.map(content) };
  }
  return undefined;
}

/**
 * A content file inside a page, where `#language` finds it in place of asking for it. `url` is the full address of the
 * file, `text` the JSON in it.
 */
export function asWritten(url: string, text: string): string {
  // No `<` in the text can end the element, or begin anything else in the page. In JSON it stands in strings only.
  const data = text.replaceAll('<', '\\u003c');
  return `<script type="application/json" data-content="${new URL(url).pathname}">${data}</script>`;
}

/** Reads a list, as text, into entries by full address. */
export function readList(text: string, scope: string): ReadonlyMap<string, Entry> {
  const pairs = JSON.parse(text) as readonly (readonly [url: string, integrity: string])[];
  return new Map(
    pairs.map(([path, integrity]) => {
      const url = new URL(path, scope).href;
      return [url, { url, integrity }];
    }),
  );
}

/** The base64 SHA-256 of a text in UTF-8, as in `integrity`. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/** A pack taken apart: the list it stands for, and its files. */
export interface Unpacked {
  readonly list: string;
  readonly files: readonly { readonly entry: Entry; readonly text: string }[];
}

/**
 * Takes a pack apart and proves it: the hashes of its files, written as a list, must give the hash of the list that this
 * version knows. So one wrong, missing or added file is found, with nothing believed that the pack says of itself.
 *
 * Returns undefined when the pack is not what was built; the files are then fetched one by one.
 */
export async function unpack(pack: string, list: Entry, scope: string): Promise<Unpacked | undefined> {
  try {
    const pairs = JSON.parse(pack) as readonly (readonly [path: string, text: string])[];
    const named = await Promise.all(
      pairs.map(async ([path, text]) => ({ path, text, integrity: await sha256(text) })),
    );
    const body = JSON.stringify(named.map(({ path, integrity }) => [path, integrity]));
    if ((await sha256(body)) !== list.integrity) return undefined;
    const files = named.map(({ path, text, integrity }) => ({
      entry: { url: new URL(path, scope).href, integrity },
      text,
    }));
    return { list: body, files };
  } catch {
    return undefined;
  }
}

/**
 * Takes the pack of the app's scripts and styles apart. Only files whose hash is the one that this version knows are
 * given; the others, and all of them when the pack cannot be read, are fetched one by one.
 */
export async function unpackApp(
  pack: string,
  app: ReadonlyMap<string, Entry>,
  scope: string,
): Promise<readonly { readonly entry: Entry; readonly text: string }[]> {
  try {
    const pairs = JSON.parse(pack) as readonly (readonly [path: string, text: string])[];
    const files = await Promise.all(
      pairs.map(async ([path, text]) => {
        const entry = app.get(new URL(path, scope).href);
        return entry && (await sha256(text)) === entry.integrity ? { entry, text } : undefined;
      }),
    );
    return files.filter((file) => file !== undefined);
  } catch {
    return [];
  }
}
