#!/usr/bin/env node
/*
 * npm run packages: writes the training cases as packages for learning platforms, SCORM 1.2 and cmi5, to build-packages/, or
 * to the folder that is named.
 * Their page is a build of its own, src/platform: no notebook, no worker, nothing of the rest of the app.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ready, root } from './ready.mjs';

/** What the doors of other rooms name and a package has not: it holds one language, and no app around it. */
const WITHOUT_THE_APP = {
  'virtual:handbook/languages': "export const languages = ['en'];",
  '$app/paths': 'export const asset = (path) => path;',
  '$app/environment': 'export const browser = true;',
};

/** @returns {import('vite').Plugin} */
const withoutTheApp = () => ({
  name: 'without-the-app',
  enforce: 'pre',
  resolveId: (id) => (Object.hasOwn(WITHOUT_THE_APP, id) ? `\0${id}` : undefined),
  load: (id) => WITHOUT_THE_APP[/** @type {keyof typeof WITHOUT_THE_APP} */ (id.slice(1))],
});

/**
 * Builds the page and packs it with the cases of the handbook. Everything that is needed must be there: see ready.mjs.
 *
 * @param {string} folder where the zips go
 * @returns {Promise<boolean>} whether they were made; what went wrong was said
 */
async function makePackages(folder) {
  const { build } = await import('vite');
  const { svelte, vitePreprocess } = await import('@sveltejs/vite-plugin-svelte');
  const page = mkdtempSync(join(tmpdir(), 'countersign-page-'));
  try {
    await build({
      configFile: false,
      root: join(root, 'src/platform'),
      // Wherever a platform lays the package.
      base: './',
      publicDir: false,
      logLevel: 'warn',
      plugins: [withoutTheApp(), svelte({ configFile: false, preprocess: vitePreprocess() })],
      define: { __PSEUDO_LANGUAGE__: 'false' },
      build: { outDir: page, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
    });
    const { status } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'src/compiler/packages/cli.ts')],
      { cwd: root, stdio: 'inherit', env: { ...process.env, PACKAGE_PAGE: page, PACKAGES_DIR: folder } },
    );
    return status === 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error('The page of the packages could not be built. What was there before was left as it is.');
    return false;
  } finally {
    rmSync(page, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ready();
  process.exitCode = (await makePackages(process.argv[2] ?? 'build-packages')) ? 0 : 1;
}
