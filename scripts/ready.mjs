#!/usr/bin/env node
/*
 * Makes a fresh machine ready, and says what it does: the packages as locked and, with --browser, a Chromium for the
 * browser tests. Needs Node and npm, nothing else; does nothing when everything is there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const windows = process.platform === 'win32';

/** @param {string} command @param {string[]} args */
const run = (command, args) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: windows }).status === 0;

/** @param {string} text @returns {never} */
function fail(text) {
  console.error(`\n${text}\n`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Countersign needs Node 20.19 or newer; here is ${process.version}. Nothing was changed.\n` +
      'Install a newer Node, from https://nodejs.org or your system, and run this again.',
  );
}

/** Missing, or older than the lock. npm writes this file last, so a broken installation counts as missing. */
function packagesAreStale() {
  const done = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(done)) return true;
  return ['package-lock.json', 'package.json'].some(
    (file) => statSync(join(root, file)).mtimeMs > statSync(done).mtimeMs,
  );
}

function installPackages() {
  if (!packagesAreStale()) return;
  console.log('Fetching the packages named in package-lock.json (npm ci). This takes about half a minute.');
  if (run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])) return;
  fail(
    'npm ci did not finish; what it said is above. The project itself was not changed.\n' +
      'Mend that (most often: no network), or delete node_modules, and run this again.',
  );
}

/** The program of a Chromium or Chrome on this machine; undefined when there is none. */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    fail(`CHROMIUM_PATH names ${named}, which is not there. Nothing was changed. Correct it or unset it.`);
  }
  /** @type {Record<string, string[]>} */
  const usualPlaces = {
    linux: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/usr/bin/google-chrome-stable',
      '/snap/bin/chromium',
    ],
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
  };
  const { chromium } = await import('playwright');
  return [...(usualPlaces[process.platform] ?? []), chromium.executablePath()].find((path) =>
    existsSync(path),
  );
}

async function installBrowser() {
  if (await findBrowser()) return;
  console.log('There is no Chromium on this machine. Fetching the one that Playwright offers.');
  run('npx', ['playwright', 'install', 'chromium']);
  if (await findBrowser()) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('That did not work. Installing the package of this system (apt-get install chromium).');
    if (run('apt-get', ['update'])) run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  }
  if (await findBrowser()) return;
  fail(
    'No Chromium could be found or fetched, so the browser tests cannot run. Nothing else was changed.\n' +
      'Install Chromium or Chrome (Debian: apt-get install chromium), or set CHROMIUM_PATH to its program, and run this again.',
  );
}

/** Makes ready what is missing. Ends the program with what to do when that cannot be done. */
export async function ready({ browser = false } = {}) {
  checkNode();
  installPackages();
  if (browser) await installBrowser();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ready({ browser: process.argv.includes('--browser') });
}
