import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { fits, type Needs } from '../src/service-worker/lists.ts';

const filesBelow = (folder: string, name: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => file.split(sep).join('/'))
    .sort();

/** A longer text comes beside the page: in it, everything that stands below would wait. */
const SHORT = 65_536;

/** What a page that was made at build time names: scripts, and the content that it read, with the length of its text. */
function named(html: string): { readonly scripts: string[]; readonly content: Map<string, number> } {
  const scripts = html.matchAll(/<(?:link href|script [^>]*src)="[^"]*\/_app\/immutable\/([^"]+\.js)"/g);
  const content = html.matchAll(
    /data-sveltekit-fetched data-url="[^"]*\/content\/en\/([^"]+)\.json"[^>]*>([^<]*)/g,
  );
  return {
    scripts: [...new Set([...scripts].map(([, file = '']) => file))],
    content: new Map([...content].map(([, file = '', text = '']) => [file, text.length])),
  };
}

/** These scripts and all that they import by name, at whatever remove; `client` is the folder they lie in. */
function withImports(client: string, scripts: readonly string[]): string[] {
  const all = new Set(scripts);
  for (const script of all) {
    const code = readFileSync(join(client, script), 'utf8');
    for (const [, imported = ''] of code.matchAll(/\b(?:from|import)"(\.{1,2}\/[^"]+\.js)"/g))
      all.add(posix.join(posix.dirname(script), imported));
  }
  return [...all];
}

/**
 * A file that holds nothing, and only names what another one holds. The page for every address does without
 * (`scripts/shell-at-once.ts`, `scripts/frame-at-hand.ts`).
 */
const onlyNames = (file: string): boolean =>
  /^(\/\/[^\n]*\n)?export\{[^}]*\}from"[^"]*";?\s*$/.test(readFileSync(file, 'utf8'));

/** The styles of each script, as Vite wrote down; `output` is the folder in which SvelteKit leaves `client/`. */
function stylesOf(output: string): ReadonlyMap<string, readonly string[]> {
  const manifest = JSON.parse(readFileSync(join(output, 'client/.vite/manifest.json'), 'utf8')) as Record<
    string,
    { readonly file: string; readonly css?: readonly string[] }
  >;
  const short = (file: string): string => file.replace('_app/immutable/', '');
  return new Map(Object.values(manifest).map(({ file, css = [] }) => [short(file), css.map(short)]));
}

/** Routes whose address is written out come before those where anything may stand. */
const specificFirst = (one: string, other: string): number =>
  one.replaceAll('[', '~') < other.replaceAll('[', '~') ? -1 : 1;

/** A content file as the route would name it: `countries/lt` is `countries/[country]` on the page of Lithuania. */
function asInRoute(file: string, segments: readonly string[], asked: readonly string[]): string {
  for (const [n, segment] of segments.entries()) {
    const value = asked[n] ?? '';
    const start = file.slice(0, -value.length);
    if (segment.startsWith('[') && file.endsWith(value) && /[/-]$/.test(start)) return start + segment;
  }
  return file;
}

/**
 * Reads from the pages that were made at build time what each route needs: what all its pages in English ask for. What a
 * page's own address decides is written as in the route, `countries/[country]`. What the page that answers for every
 * address names already is left out, and files that only name what others hold.
 *
 * `routes` is the folder of SvelteKit's routes, `output` the one in which it leaves `client/` and `prerendered/`. Routes
 * without pages are left out.
 */
export function firstNeeds(routes: string, output: string): Needs[] {
  const client = join(output, 'client/_app/immutable');
  const pages = join(output, 'prerendered/pages');
  const read = (file: string) => named(readFileSync(join(pages, file), 'utf8'));
  const styles = stylesOf(output);
  const shell = new Set(withImports(client, read('200.html').scripts));
  const made = filesBelow(join(pages, 'en'), /\.html$/).map((file) => ({
    asked: ['en', ...file.split('/').slice(0, -1)],
    ...read(`en/${file}`),
  }));
  const found = filesBelow(join(routes, '[lang]'), /(^|\/)\+page\.svelte$/)
    .map((file) => ['[lang]', ...file.split('/').slice(0, -1)])
    .map((segments) => ({ route: `/${segments.join('/')}`, segments }))
    .sort((one, other) => specificFirst(one.route, other.route));
  const routeOf = (asked: readonly string[]) => found.find(({ segments }) => fits(segments, asked))?.route;
  return found.flatMap(({ route, segments }) => {
    const own = made.filter(({ asked }) => routeOf(asked) === route);
    const [first] = own;
    if (!first) return [];
    const scripts = first.scripts.filter(
      (file) => !onlyNames(join(client, file)) && own.every((page) => page.scripts.includes(file)),
    );
    const lengths = new Map<string, number[]>();
    for (const { content, asked } of own) {
      for (const [file, length] of content) {
        const name = asInRoute(file, segments, asked);
        lengths.set(name, [...(lengths.get(name) ?? []), length]);
      }
    }
    const content = [...lengths].filter(([, all]) => all.length === own.length);
    const names = (short: boolean): string[] =>
      content.filter(([, all]) => Math.max(...all) <= SHORT === short).map(([name]) => name);
    return [
      {
        route,
        scripts: withImports(client, scripts).filter((file) => !shell.has(file)),
        styles: scripts.filter((file) => !shell.has(file)).flatMap((file) => styles.get(file) ?? []),
        written: names(true),
        asked: names(false),
      },
    ];
  });
}
