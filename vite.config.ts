import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { defineConfig } from 'vitest/config';
import { handbook } from './src/compiler/vite-plugin.ts';
import { compileAtOnce } from './scripts/compile-at-once.ts';
import { frameAtHand } from './scripts/frame-at-hand.ts';
import { onlyAfterSuccess } from './scripts/after-success.ts';
import { precacheLists } from './scripts/precache-lists.ts';
import { shellAtOnce } from './scripts/shell-at-once.ts';

const base = `${process.env.BASE_PATH ?? ''}/`;
const kitFolder = process.env.KIT_DIR ?? '.svelte-kit';
const output = `${kitFolder}/output`;

/** The modules from which everything is reached that stands on every page, and a few lines that stand on most. */
const EVERY_PAGE =
  /(kit\/src\/runtime\/client\/entry|client-optimized\/app|src\/routes\/(\[lang\]\/)?(\+(layout|error)[^/]*|read-country))\.(js|ts|svelte)$/;

/** What a chapter is shown with: small, and a chapter is what a link from elsewhere leads to. */
const CHAPTER = /\/(ChapterText|CopyText)\.svelte$|\/open-at-passage\.ts$/;

/** The styles of every component, wherever it stands: together they are less than what a page waits for each file. */
const STYLES = /[?&]type=style&/;

/** How a contact is chosen and shown: small files that are needed together, and not worth being asked for one by one. */
const CONTACTS = /src\/directory\/core\/(choose|dial|hours|trust)\.ts$/;

const CORE_TESTS = ['src/**/core/**/*.test.ts', 'src/compiler/**/*.test.ts', 'tests/compiler/**/*.test.ts'];

export default defineConfig({
  plugins: [
    handbook(process.env.HANDBOOK ?? 'handbook'),
    sveltekit(),
    frameAtHand(),
    compileAtOnce(),
    onlyAfterSuccess(
      SvelteKitPWA({
        strategies: 'injectManifest',
        srcDir: 'src',
        filename: 'service-worker.js',
        injectRegister: false,
        registerType: 'prompt',
        includeManifestIcons: false,
        base,
        scope: base,
        outDir: output,
        kit: { trailingSlash: 'always', outDir: kitFolder },
        manifest: {
          id: base,
          name: 'Countersign',
          short_name: 'Countersign',
          description: 'A handbook that works offline.',
          lang: 'en',
          display: 'standalone',
          start_url: base,
          theme_color: '#1d3f8f',
          background_color: '#faf8f3',
          icons: [
            { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
            { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
            { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          ],
        },
        injectManifest: {
          globDirectory: output,
          // 200.html is the only page the worker keeps: it answers for all the others.
          globPatterns: [
            'client/**/*.{js,css,wasm,woff2,svg,png,webmanifest}',
            'client/away.html',
            'prerendered/pages/200.html',
            // A file that a page asked for before its own turn lies among the dependencies.
            'prerendered/{pages,dependencies}/content/**/*.json',
          ],
          globIgnores: ['server/**', 'client/service-worker.js', 'client/_app/version.json', '**/*.map'],
          // Without this the integration adds every prerendered page.
          modifyURLPrefix: { '': '' },
          maximumFileSizeToCacheInBytes: 8e6,
          manifestTransforms: [shellAtOnce(output), precacheLists(output)],
        },
      }),
    ),
  ],
  // en-XA, English with accents and a third longer, shows in tests which words are not translated and what breaks.
  define: { __PSEUDO_LANGUAGE__: JSON.stringify(process.env.PSEUDO === '1') },
  // The strict policy allows no data: fonts and no inline scripts.
  build: {
    assetsInlineLimit: 0,
    // The list of what each page will need further would lie in the file that every page reads, and grow with each page. On
    // a first visit the page itself names it; after that it lies on the device.
    modulePreload: { polyfill: false, resolveDependencies: () => [] },
    // Used while building only (src/language/words.ts); its package does not say that it may be left out.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /[\\/]i18next/, sideEffects: false }] } },
  },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // What every page needs is one file: on a slow device each further one costs more than its bytes. The
            // layout of a language brings what it imports with it.
            codeSplitting: {
              groups: [
                { name: 'base', test: (id) => [EVERY_PAGE, CHAPTER, STYLES].some((kind) => kind.test(id)) },
                { name: 'contacts', test: CONTACTS },
              ],
            },
          },
        },
      },
    },
  },
  // The package's own build for browsers that know modules, as every one does that runs this app: half the size.
  resolve: { alias: { 'workbox-window': 'workbox-window/build/workbox-window.prod.mjs' } },
  worker: { format: 'es' },
  test: {
    // A test that compiles the whole handbook takes a second here and many on a busy machine: time is no finding.
    testTimeout: 120_000,
    pool: 'threads',
    // By itself it leaves one processor for whoever watches.
    maxWorkers: '100%',
    projects: [
      {
        // Pure functions leave nothing behind, so that a core and the compiler are read once for all their tests.
        extends: true,
        test: { name: 'core', environment: 'node', isolate: false, include: CORE_TESTS },
      },
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: [...CORE_TESTS, 'tests/e2e/**', 'node_modules/**'],
          setupFiles: ['fake-indexeddb/auto'],
        },
      },
    ],
  },
});
