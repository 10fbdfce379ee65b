import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/*
 * BASE_PATH    the path the app is served under, as /help/countersign; the build is made for this one path.
 * BUILD_DIR    where the built app goes; build/ when not set.
 * APP_VERSION  the name of the version; package.json's when not set. Never the clock: the same sources give the same bytes.
 * COMPRESS     when set, .gz and .br copies are laid beside the files.
 * KIT_DIR      where SvelteKit works; .svelte-kit/ when not set. Two builds at the same time need two.
 */
const { BASE_PATH = '', BUILD_DIR = 'build', APP_VERSION, COMPRESS, KIT_DIR = '.svelte-kit' } = process.env;
const packageFile = readFileSync(new URL('package.json', import.meta.url), 'utf8');

/** The script in the head of every page, as it stands there when it is built for this path. */
const [, startScript = ''] =
  /<script>([^]*?)<\/script>/.exec(readFileSync(new URL('src/app.html', import.meta.url), 'utf8')) ?? [];
const startHash = createHash('sha256')
  .update(startScript.replaceAll('%sveltekit.assets%', BASE_PATH))
  .digest('base64');
const version = APP_VERSION ?? JSON.parse(packageFile).version;

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    outDir: KIT_DIR,
    adapter: adapter({
      pages: BUILD_DIR,
      assets: BUILD_DIR,
      fallback: '404.html',
      precompress: Boolean(COMPRESS),
    }),
    // Absolute addresses, because one prerendered page, 200.html, answers for every address.
    paths: { base: BASE_PATH, relative: false },
    version: { name: version, pollInterval: 0 },
    // src/offline registers the worker, under a Trusted Types policy of its own.
    serviceWorker: { register: false },
    prerender: { handleMissingId: 'ignore' },
    typescript: {
      config: (config) => {
        config.include.push('../playwright.config.ts', '../scripts/**/*.ts');
      },
    },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['none'],
        'script-src': ['self', 'wasm-unsafe-eval', `sha256-${startHash}`],
        'style-src': ['self'],
        // The one inline style in the app: Kit's hidden announcer of page changes.
        'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
        'img-src': ['self', 'data:', 'blob:'],
        'font-src': ['self'],
        'connect-src': ['self'],
        'manifest-src': ['self'],
        'worker-src': ['self'],
        'base-uri': ['none'],
        'form-action': ['none'],
        'object-src': ['none'],
        'require-trusted-types-for': ['script'],
        'trusted-types': ['svelte-trusted-html', 'app-sw', 'app-worker', 'handbook-html'],
      },
    },
  },
};
