import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { firstNeeds } from '../scripts/first-needs.ts';

let folder: string | undefined;
afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = undefined;
});

/** Lays files below a new folder and returns it. */
function lay(files: Readonly<Record<string, string>>): string {
  folder = mkdtempSync(join(tmpdir(), 'countersign-needs-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A page as SvelteKit makes it, in a build for a path of its own. */
const page = (scripts: readonly string[], content: readonly string[], long = ''): string =>
  [
    ...scripts.map((file) => `<link href="/help/_app/immutable/${file}" rel="modulepreload">`),
    ...content.map(
      (file) =>
        `<script type="application/json" data-sveltekit-fetched data-url="/help/content/en/${file}.json">${file === long ? '"'.padEnd(70_000) : '{}'}</script>`,
    ),
  ].join('\n');

const client = 'output/client/_app/immutable';
const pages = 'output/prerendered/pages';
const built = {
  'output/client/.vite/manifest.json': JSON.stringify({
    one: { file: '_app/immutable/nodes/1.js', css: ['_app/immutable/assets/1.css'] },
    base: { file: '_app/immutable/chunks/base.js', css: ['_app/immutable/assets/base.css'] },
  }),
  [`${client}/entry/start.js`]: 'export{a as start}from"../chunks/base.js"',
  [`${client}/chunks/base.js`]: 'const a=1;export{a}',
  [`${client}/chunks/near.js`]: 'import{a}from"./base.js";import"./far.js";export{a}',
  [`${client}/chunks/far.js`]: 'export const b=2',
  [`${client}/nodes/1.js`]: 'import{a}from"../chunks/near.js";',
  [`${client}/nodes/home.js`]: '//# first line\nexport{a as component}from"../chunks/base.js";\n',
  [`${client}/nodes/2.js`]: 'import{a}from"../chunks/base.js";',
  [`${pages}/200.html`]:
    '<script type="module" blocking="render" src="/help/_app/immutable/chunks/base.js"></script>',
  [`${pages}/en/countries/lt/index.html`]: page(
    ['entry/start.js', 'nodes/1.js'],
    ['words', 'long', 'countries/lt'],
  ),
  [`${pages}/en/countries/no/index.html`]: page(
    ['entry/start.js', 'nodes/1.js'],
    ['words', 'long', 'countries/no', 'only-norway'],
    'long',
  ),
  [`${pages}/en/countries/map/index.html`]: page(
    ['entry/start.js', 'nodes/home.js', 'nodes/2.js'],
    ['words', 'countries/map'],
  ),
  'routes/[lang]/countries/[country]/+page.svelte': '',
  'routes/[lang]/countries/map/+page.svelte': '',
  'routes/[lang]/without-pages/+page.svelte': '',
};

describe('what a route needs first', () => {
  it('is what all its pages ask for, and all that this imports, but for what every page has and for long texts in it', () => {
    const root = lay(built);
    expect(firstNeeds(join(root, 'routes'), join(root, 'output'))).toEqual([
      {
        route: '/[lang]/countries/map',
        scripts: ['nodes/2.js'],
        styles: [],
        written: ['words', 'countries/map'],
        asked: [],
      },
      {
        route: '/[lang]/countries/[country]',
        scripts: ['nodes/1.js', 'chunks/near.js', 'chunks/far.js'],
        styles: ['assets/1.css'],
        written: ['words', 'countries/[country]'],
        asked: ['long'],
      },
    ]);
  });
});
