import { describe, expect, it } from 'vitest';
import {
  asWritten,
  keyOf,
  neededAt,
  readList,
  readManifest,
  sha256,
  unpack,
  unpackApp,
  type Entry,
  type Needs,
} from './lists.ts';

const scope = 'https://example.org/help/';

/** A pack with these files, and the list that the build would have written for them. */
async function built(files: readonly (readonly [string, string])[]): Promise<{ pack: string; list: Entry }> {
  const pairs = await Promise.all(files.map(async ([url, text]) => [url, await sha256(text)] as const));
  const integrity = await sha256(JSON.stringify(pairs));
  return { pack: JSON.stringify(files), list: { url: `${scope}precache/en/countries.json`, integrity } };
}
const twoCountries = [
  ['content/en/countries/lt.json', '{"name":"Lithuania"}'],
  ['content/en/countries/no.json', '{"name":"Norway – Norge"}'],
] as const;

describe('the worker’s manifest', () => {
  it('tells files of the app from the lists of the handbook, and knows the languages', () => {
    const { app, lists, languages } = readManifest(
      [
        { url: '200.html', integrity: 'a' },
        { url: 'precache/en/countries.json', integrity: 'b' },
        { url: 'precache/sv/screening.json', integrity: 'c' },
      ],
      scope,
    );
    expect([...app.keys()]).toEqual([`${scope}200.html`]);
    expect([...lists.keys()]).toEqual(['en/countries', 'sv/screening']);
    expect([...languages]).toEqual(['en', 'sv']);
  });
});

describe('a key', () => {
  it('differs when the bytes do, so that old and new lie side by side', () => {
    const url = `${scope}content/en/countries/lt.json`;
    expect(keyOf({ url, integrity: 'a+b=' })).not.toBe(keyOf({ url, integrity: 'a+c=' }));
  });

  it('is the address itself where the name holds the hash, so that the browser finds it alone', () => {
    const url = `${scope}_app/immutable/chunks/D-QoWVqq.js`;
    expect(keyOf({ url, integrity: 'a+b=' })).toBe(url);
  });
});

describe('what a page will need', () => {
  const needsOf = (route: string, written: readonly string[]): Needs => ({
    route,
    scripts: ['nodes/1.js'],
    styles: [],
    written,
    asked: [],
  });
  const { needs, ...rest } = readManifest(
    [
      { url: 'precache/en/countries.json', integrity: 'a' },
      {
        url: '200.html',
        integrity: 'b',
        needs: [
          needsOf('/[lang]/countries/map', ['countries/map']),
          {
            ...needsOf('/[lang]/countries/[country]', ['words', 'countries/[country]']),
            styles: ['assets/1.css'],
            asked: ['figures/[country]'],
          },
        ],
      },
    ],
    scope,
  );
  const at = (path: string) => neededAt(path, { needs, ...rest }, scope);

  it('is said in the language and the words of its address, styles first; short content is written into the page', () => {
    const needed = at('en/countries/lt/');
    expect(needed?.links).toEqual([
      `<${scope}_app/immutable/assets/1.css>; rel=preload; as=style; crossorigin`,
      `<${scope}_app/immutable/nodes/1.js>; rel=modulepreload`,
      `<${scope}content/en/figures/lt.json>; rel=preload; as=fetch; crossorigin`,
    ]);
    expect(needed?.written).toEqual([
      `${scope}content/en/words.json`,
      `${scope}content/en/countries/lt.json`,
    ]);
  });

  it('goes by the address that is written out before one where anything may stand', () => {
    expect(at('en/countries/map')?.written).toEqual([`${scope}content/en/countries/map.json`]);
  });

  it.each(['', 'en', 'en/countries', 'en/countries/lt/more', 'sv/countries/lt', 'en/elsewhere/lt'])(
    'is not known for an address that no route of this edition fits: %j',
    (path) => {
      expect(at(path)).toBeUndefined();
    },
  );

  it('holds nothing that an address could add to the header', () => {
    const { pathname } = new URL('en/countries/x>; rel=preload, <y/', scope);
    expect(at(pathname.slice('/help/'.length))?.links.join()).not.toMatch(/<y|x>/);
  });
});

describe('content that is written into a page', () => {
  it.each([
    '{"say":"</script><script>alert(1)</script>"}',
    '{"say":"<!-- <script"}',
    '"\\u003c \\\\ \u2028 𝄞"',
  ])('is one element whatever stands in it, and is read as it was: %j', (text) => {
    const written = asWritten(`${scope}content/en/words.json`, text);
    const [whole, url, data = ''] =
      /^<script type="application\/json" data-content="([^"]*)">([^<]*)<\/script>$/.exec(written) ?? [];
    expect(whole).toBe(written);
    expect(url).toBe('/help/content/en/words.json');
    expect(JSON.parse(data)).toEqual(JSON.parse(text));
  });
});

describe('a pack', () => {
  it('gives its files, each with the hash it must have', async () => {
    const { pack, list } = await built(twoCountries);
    const unpacked = await unpack(pack, list, scope);
    expect(unpacked?.files.map(({ entry, text }) => [entry.url, text])).toEqual(
      twoCountries.map(([url, text]) => [scope + url, text]),
    );
    const [first] = unpacked?.files ?? [];
    expect(first?.entry.integrity).toBe(await sha256(twoCountries[0][1]));
    expect(readList(unpacked?.list ?? '[]', scope).size).toBe(2);
  });

  it.each([
    ['with one letter changed', (pack: string) => pack.replace('Norway', 'Norwag')],
    ['with a file missing', () => JSON.stringify(twoCountries.slice(0, 1))],
    ['with a file added', () => JSON.stringify([...twoCountries, ['content/en/countries/xx.json', '{}']])],
    [
      'with two texts exchanged',
      () =>
        JSON.stringify([
          [twoCountries[0][0], twoCountries[1][1]],
          [twoCountries[1][0], twoCountries[0][1]],
        ]),
    ],
    ['that is a page of an error', () => '<!doctype html><p>Not found'],
    ['cut off in the middle', (pack: string) => pack.slice(0, 30)],
  ])('%s is not believed', async (_how, alter) => {
    const { pack, list } = await built(twoCountries);
    expect(await unpack(alter(pack), list, scope)).toBeUndefined();
  });
});

describe('the pack of the app', () => {
  const scope = 'https://handbook.example/';
  const packOf = (...pairs: [string, string][]): string => JSON.stringify(pairs);
  const known = async (path: string, text: string): Promise<[string, Entry]> => {
    const url = new URL(path, scope).href;
    return [url, { url, integrity: await sha256(text) }];
  };

  it('gives the files whose hash is known, and leaves out what was altered or does not belong', async () => {
    const app = new Map([await known('a.js', 'one'), await known('b.css', 'two')]);
    const given = await unpackApp(packOf(['a.js', 'one'], ['b.css', 'altered'], ['c.js', 'x']), app, scope);
    expect(given.map(({ entry, text }) => [entry.url, text])).toEqual([[`${scope}a.js`, 'one']]);
  });

  it('gives nothing when it cannot be read', async () => {
    expect(await unpackApp('<html>', new Map(), scope)).toEqual([]);
  });
});
