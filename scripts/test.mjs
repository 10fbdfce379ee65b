#!/usr/bin/env node
/*
 * npm test: makes ready what is missing, then proves everything, from the handbook to a real browser. A layer that fails
 * does not stop the next, so that one run shows all faults. Ends with one line: "N passed, N failed".
 *
 *   node scripts/test.mjs --builds    makes only the builds that the browser tests use
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, ready, root } from './ready.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

const modules = join(root, 'node_modules');
const programs = {
  eslint: join(modules, 'eslint/bin/eslint.js'),
  kit: join(modules, '@sveltejs/kit/svelte-kit.js'),
  playwright: join(modules, '@playwright/test/cli.js'),
  prettier: join(modules, 'prettier/bin/prettier.cjs'),
  svelteCheck: join(modules, 'svelte-check/bin/svelte-check'),
  tsc: join(modules, 'typescript/bin/tsc'),
  tsx: join(modules, 'tsx/dist/cli.mjs'),
  vite: join(modules, 'vite/bin/vite.js'),
  vitest: join(modules, 'vitest/vitest.mjs'),
};

/**
 * Runs one Node program. With `quiet`, what it says is shown only when it fails: two run at the same time.
 *
 * @param {string[]} command @param {{ env?: Record<string, string>, quiet?: boolean }} [options]
 * @returns {Promise<boolean>} whether it ended well
 */
function run(command, { env = {}, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += part));
    child.on('error', (error) => (said += error.message));
    child.on('close', (code) => {
      if (quiet && code !== 0) console.log(said);
      resolve(code === 0);
    });
  });
}

/** @type {(Count & { name: string })[]} */
const counts = [];

/** @param {string} name @param {Count} count */
function note(name, count) {
  counts.push({ name, ...count });
  console.log(
    `${count.failed === 0 ? 'ok  ' : 'FAIL'}  ${name}: ${count.passed} passed, ${count.failed} failed`,
  );
}

/** A step that says only yes or no counts as one. @param {string} name @param {string[][]} commands */
async function step(name, ...commands) {
  for (const command of commands) {
    if (!(await run(command, { quiet: true }))) return note(name, { passed: 0, failed: 1 });
  }
  note(name, { passed: 1, failed: 0 });
}

/**
 * Reads the report of a run of tests. A program that fails although no test did (a file that could not be loaded, a
 * report that was not written) counts as one failure.
 *
 * @param {string} file @param {boolean} endedWell @param {(report: any) => Count} count
 */
function countOf(file, endedWell, count) {
  let result = { passed: 0, failed: 0 };
  try {
    result = count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // No report: the run broke off. Counted below.
  }
  return endedWell || result.failed > 0 ? result : { ...result, failed: 1 };
}

/**
 * A copy of the handbook for the build that plays the next version: a later edition, one telephone number changed and one
 * chapter. tests/e2e/offline.spec.ts names them.
 */
function nextHandbook() {
  const folder = join(mkdtempSync(join(tmpdir(), 'countersign-handbook-')), 'handbook');
  cpSync(join(root, 'handbook'), folder, { recursive: true });
  const change = (name, before, after) => {
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(before, after));
  };
  change('settings.yaml', /^edition:.*$/m, "edition: '2099.12'");
  change('countries/ee.yaml', "number: '+3726607320'", "number: '+3726607321'");
  change('chapters/01-what-trafficking-is.md', '## Forced labour', '## Forced labour, in short');
  return folder;
}

/** The builds that tests/e2e uses. The pseudo-language plays the second language of an edition. */
async function makeBuilds() {
  rmSync(join(root, 'builds'), { recursive: true, force: true });
  const handbook = nextHandbook();
  /** @type {[name: string, env: Record<string, string>][]} */
  const wanted = [
    ['root', {}],
    ['sub', { BASE_PATH: '/some/sub/path' }],
    ['next', { APP_VERSION: 'next', HANDBOOK: handbook }],
  ];
  const build = async ([name, env]) => {
    const made = await run([programs.vite, 'build', '--logLevel', 'warn'], {
      quiet: true,
      env: {
        PSEUDO: '1',
        BUILD_DIR: join('builds', name),
        KIT_DIR: join('.svelte-kit', 'builds', name),
        ...env,
      },
    });
    note(`build ${name}`, made ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  };
  const [first, ...rest] = wanted;
  await build(first);
  const pack = async () => {
    // A program of its own: Vite marks the one it builds in as production, and a development server started from it later
    // would leave out what is only for development.
    const packed = await run([join(root, 'scripts/packages.mjs'), join('builds', 'packages')], {
      quiet: true,
    });
    note('packages', packed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  };
  await Promise.all([...rest.map(build), pack()]);
  rmSync(handbook, { recursive: true, force: true });
}

function finish() {
  const passed = counts.reduce((sum, one) => sum + one.passed, 0);
  const failed = counts.reduce((sum, one) => sum + one.failed, 0);
  const broken = counts.filter((one) => one.failed > 0).map((one) => one.name);
  if (broken.length > 0)
    console.log(`\nFailed: ${broken.join(', ')}. What is wrong stands above, with each.`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

process.chdir(root);
await ready({ browser: true });
const browser = await findBrowser();
if (browser) process.env.CHROMIUM_PATH = browser;

// The types of the routes: a fresh checkout can neither be checked nor built beside itself without them.
await run([programs.kit, 'sync'], { quiet: true });

if (process.argv.includes('--builds')) {
  await makeBuilds();
  finish();
}

console.log('Checking the handbook, types, format and lint.');
await step('handbook', [programs.tsx, 'src/compiler/cli.ts', 'check']);
await Promise.all([
  step(
    'types',
    [programs.svelteCheck, '--threshold', 'error'],
    [programs.tsc, '-p', 'tsconfig.core.json'],
    [programs.tsc, '-p', 'src/compiler'],
    [programs.tsc, '-p', 'src/service-worker'],
  ),
  (async () => {
    await step('format', [programs.prettier, '--check', '.']);
    await step('lint', [programs.eslint, '.']);
  })(),
]);

const reports = mkdtempSync(join(tmpdir(), 'countersign-reports-'));

console.log('Running the unit tests.');
const unitReport = join(reports, 'unit.json');
const unitsEndedWell = await run([
  programs.vitest,
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
]);
note(
  'unit tests',
  countOf(unitReport, unitsEndedWell, (report) => ({
    passed: report.numPassedTests,
    failed:
      report.numFailedTests +
      // A file that could not be loaded has no test that could fail.
      report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
        .length,
  })),
);

console.log('Building the app three times: at the root, under a path, and as its next version.');
await makeBuilds();

if (existsSync(join(root, 'builds/root/200.html'))) {
  console.log('Running the browser tests.');
  const browserReport = join(reports, 'browser.json');
  const browserEndedWell = await run([programs.playwright, 'test'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
  });
  note(
    'browser tests',
    countOf(browserReport, browserEndedWell, ({ stats, errors = [] }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + errors.length,
    })),
  );
} else {
  console.log('The browser tests cannot run: the app was not built.');
  note('browser tests', { passed: 0, failed: 1 });
}
rmSync(reports, { recursive: true, force: true });
finish();
