import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { groupOf, type Entry } from '../src/service-worker/lists.ts';
import { firstNeeds } from './first-needs.ts';

const sha256 = (body: string | Buffer): string => createHash('sha256').update(body).digest('base64');
const byUrl = (one: Entry, other: Entry): number => (one.url < other.url ? -1 : 1);

/**
 * A manifest transform for workbox's injectManifest, run after prerendering. Files of the app stay in the worker. Files
 * of the handbook go, for each language and part, into two files beside the app:
 *
 * - `precache/en/countries.json`, the list: address and hash of each file. The worker knows only the hash of this list,
 *   so an edit of one country changes the worker by one line, one short list and one file;
 * - `packs/en/countries.json`, the pack: address and text of each file, in the same order, so that a first install asks
 *   once for each part and not once for each country. The worker works the list out of a pack again and believes the
 *   pack only if that gives the hash it knows.
 *
 * All scripts and styles of the app lie in `packs/app.json` besides, for a first install. What each route needs first
 * stands with the page that answers for all of them.
 *
 * `output` is the folder in which SvelteKit leaves `client/` and `prerendered/`. Sorted, so that the same sources give
 * the same bytes.
 */
export function precacheLists(output: string) {
  const write = (url: string, body: string): void => {
    const file = join(output, 'client', url);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, body);
  };
  return (collected: readonly { readonly url: string }[]) => {
    const app: Entry[] = [];
    const texts: { url: string; text: string }[] = [];
    const groups = new Map<string, { entry: Entry; text: string }[]>();
    for (const { url: path } of collected) {
      const bytes = readFileSync(join(output, path));
      const url = path.replace(/^(client|prerendered\/(pages|dependencies))\//, '');
      const entry = { url, integrity: sha256(bytes) };
      const group = groupOf(url);
      if (group === undefined) {
        app.push(entry);
        if (/\.(js|css)$/.test(url)) texts.push({ url, text: bytes.toString('utf8') });
      } else groups.set(group, [...(groups.get(group) ?? []), { entry, text: bytes.toString('utf8') }]);
    }
    for (const [group, files] of groups) {
      files.sort((one, other) => byUrl(one.entry, other.entry));
      const list = JSON.stringify(files.map(({ entry }) => [entry.url, entry.integrity]));
      write(`precache/${group}.json`, list);
      write(`packs/${group}.json`, JSON.stringify(files.map(({ entry, text }) => [entry.url, text])));
      app.push({ url: `precache/${group}.json`, integrity: sha256(list) });
    }
    // Scripts and styles are many and small: a first install asks once for all of them, and checks each by its hash.
    const packed = texts.sort((one, other) => (one.url < other.url ? -1 : 1));
    write('packs/app.json', JSON.stringify(packed.map(({ url, text }) => [url, text])));
    const manifest = app
      .sort(byUrl)
      .map((entry) =>
        entry.url === '200.html' ? { ...entry, needs: firstNeeds('src/routes', output) } : entry,
      );
    // Workbox asks for revision and size as well; the worker has no use for them.
    return Promise.resolve({ manifest: manifest as never[], warnings: [] });
  };
}
