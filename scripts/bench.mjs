#!/usr/bin/env node
/*
 * npm run bench: how many questions the choice of the next one saves; and what the app weighs and how long it takes on a
 * slow device, beside an empty page that is kept on the same device in the same run. Times depend on the machine; what is to be compared is the ratio, and one run with the
 * next on the same machine. No test depends on any of it.
 *
 *   npm run bench                   the real edition
 *   npm run bench -- --app          without counting questions, which takes longest
 *   npm run bench -- --synthetic    also an edition of 500 chapters and 10,000 contacts; takes some minutes more
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { findBrowser, ready, root } from './ready.mjs';

process.chdir(root);
await ready({ browser: true });
const browser = await findBrowser();
if (browser) process.env.CHROMIUM_PATH = browser;
// Only now: a fresh machine did not have the packages before.
const {
  SLOWDOWN,
  chaptersOpened,
  coldStarts,
  emptyPage,
  host,
  install,
  keepReport,
  leaving,
  makeProfile,
  percentile,
  scriptBytes,
  searching,
  tapsToNextQuestion,
  update,
} = await import('./bench/measure.mjs');
const { makeSyntheticHandbook } = await import('./bench/synthetic-handbook.mjs');

const ROUNDS = Number(process.env.ROUNDS ?? 9);
const results = join(root, 'bench-results');

/** @param {string} name @param {string} [handbook] @returns {string} the folder of the build */
function build(name, handbook) {
  const folder = join(results, name);
  rmSync(folder, { recursive: true, force: true });
  console.log(`Building ${name}.`);
  const made = spawnSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        COMPRESS: '1',
        BUILD_DIR: join('bench-results', name),
        KIT_DIR: join('.svelte-kit', 'bench', name),
        ...(handbook ? { HANDBOOK: handbook } : {}),
      },
    },
  );
  if (made.status !== 0) throw new Error(`The build of ${name} failed; what is wrong is named above.`);
  return folder;
}

/** The real handbook with one telephone number changed, in a folder that may be thrown away. */
function withOneNumberChanged() {
  const folder = join(mkdtempSync(join(tmpdir(), 'countersign-bench-handbook-')), 'handbook');
  cpSync(join(root, 'handbook'), folder, { recursive: true });
  const file = join(folder, 'countries', 'ee.yaml');
  const before = readFileSync(file, 'utf8');
  // The first full number of the file, under which other entries may stand, too: those change with it.
  const number = /number: '(\+\d+)(\d)'/.exec(before);
  if (!number) throw new Error('countries/ee.yaml has no full telephone number to change.');
  const [all, most, last] = number;
  writeFileSync(file, before.replace(all, `number: '${most}${(Number(last) + 1) % 10}'`));
  return folder;
}

/** @param {string} folder @returns {Buffer[]} */
const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));

/** All values of a language as one text at brotli 11: what the content weighs by itself. @param {string} folder */
function rawContent(folder) {
  const text = Buffer.concat(filesBelow(join(folder, 'content', 'en')));
  return brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  }).length;
}

const KB = 1000;
const kb = (/** @type {number} */ bytes) => `${(bytes / KB).toFixed(1)} kB`;
const ms = (/** @type {number} */ time) => `${time.toFixed(0)} ms`;
/** @type {{ what: string, figure: string, target: string, met: boolean | null }[]} */
const lines = [];
/** @param {string} what @param {string} figure @param {string} [target] @param {boolean} [met] */
function say(what, figure, target = '', met) {
  lines.push({ what, figure, target, met: met ?? null });
  const verdict = met === undefined ? '' : met ? 'met' : 'NOT MET';
  console.log(`${what.padEnd(58)} ${figure.padStart(14)}   ${target.padEnd(30)} ${verdict}`);
}

/** The flow with the most questions: every tap works out the whole screening anew. */
const LARGEST_FLOW = 'person-at-post';
const CHAPTER = '/en/handbook/referral-and-what-happens-next/';
const ADDRESSES = [
  '/en/home/',
  '/en/screening/visa-applicant/',
  '/en/screening/person-at-post/',
  '/en/contacts/',
  '/en/contacts/ee/',
  '/en/countries/',
  '/en/countries/ee/',
  '/en/handbook/',
  CHAPTER,
  '/en/handbook/book/',
  '/en/handbook/glossary/',
  '/en/handbook/signs/',
  '/en/handbook/task-force/',
  '/en/search/',
  '/en/notes/',
  '/en/cards/',
  '/en/offer/',
  '/en/settings/',
  '/en/about/',
];

/**
 * Measures one edition and prints it.
 *
 * @param {string} name @param {string} folder
 * @param {{ starts: Record<string, number>, scripts: Record<string, number> }} [real] the real edition, for the others
 */
async function measure(name, folder, real) {
  console.log(`\n${name}, processor ${SLOWDOWN} times slower where a time is given\n`);
  const site = await host(folder);
  const empty = await emptyPage();
  const profile = makeProfile();
  try {
    const raw = rawContent(folder);
    const installed = await install(profile, site);
    say('content by itself, brotli 11', kb(raw));
    say('install, fonts apart', kb(installed.bytes), `under ${kb(3 * raw)}`, installed.bytes < 3 * raw);
    say('fonts', kb(installed.fonts));
    say('requests to install', String(installed.requests), 'under 120', installed.requests < 120);
    say('stored on the device', kb(installed.stored));

    const scripts = await scriptBytes(site.origin, ADDRESSES);
    for (const [path, bytes] of Object.entries(scripts)) {
      const grown = real ? bytes - (real.scripts[path] ?? 0) : 0;
      say(
        `JavaScript before the first tap, ${path}`,
        kb(bytes),
        real ? `under 160 kB, grown by ${grown}` : 'under 160 kB',
        bytes < 160 * KB && grown <= 0,
      );
    }

    const taps = await tapsToNextQuestion(profile, site.origin, 5, LARGEST_FLOW);
    const tap = percentile(taps, 0.5);
    const slowTap = percentile(taps, 0.95);
    say(`tap to next question, median of ${taps.length}`, ms(tap), 'under 60 ms', tap < 60);
    say('tap to next question, 95th percentile', ms(slowTap), 'under 120 ms', slowTap < 120);

    const opened = await chaptersOpened(profile, site.origin, 12);
    const chapter = percentile(opened, 0.5);
    say(`tap to a chapter, median of ${opened.length}`, ms(chapter), 'under 100 ms', chapter < 100);

    const { indexReady, keystrokes } = await searching(profile, site.origin);
    say(
      'index of the search ready, from the tap into the box',
      ms(indexReady),
      'under 1000 ms',
      indexReady < 1000,
    );
    const key = percentile(keystrokes, 0.5);
    say(`keystroke to results, median of ${keystrokes.length}`, ms(key), 'under 50 ms', key < 50);
    say('keystroke to results, 95th percentile', ms(percentile(keystrokes, 0.95)));

    const left = await leaving(profile, site.origin, 7);
    say(
      '"Leave" to an empty page, slowest of 7',
      ms(Math.max(...left)),
      'under 100 ms',
      Math.max(...left) < 100,
    );
    const starts = await coldStarts(
      { empty: `${empty.origin}/`, home: `${site.origin}/en/home/`, chapter: site.origin + CHAPTER },
      ROUNDS,
      () => Promise.all([site.stop(), empty.stop()]),
    );
    const median = (/** @type {string} */ what) => percentile(starts[what] ?? [], 0.5);
    say('offline cold start, an empty page', ms(median('empty')));
    for (const what of ['home', 'chapter']) {
      const time = median(what);
      const most = real ? 1.1 * (real.starts[what] ?? NaN) : 2.2 * median('empty');
      say(
        `offline cold start, ${what}`,
        `${ms(time)}, ${(time / median('empty')).toFixed(2)}x`,
        real ? `at most ${ms(most)}, 1.1 x the real one` : `at most ${ms(most)}, 2.2 x the empty page`,
        time <= most,
      );
    }

    return {
      starts: { home: median('home'), chapter: median('chapter') },
      scripts,
      profile,
      port: site.port,
    };
  } catch (error) {
    profile.drop();
    throw error;
  }
}

/** How many questions the choice of the next one saves, and how long it takes. Prints its own lines. */
function measureSaving() {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/bench/saving.ts'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The count of questions failed; what is wrong is named above.');
}

/** How long a notebook of 10,000 cases takes. Prints its own lines. */
function measureCases() {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/bench/cases.ts'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The cases could not be measured; what is wrong is named above.');
}

mkdirSync(results, { recursive: true });
if (!process.argv.includes('--app')) measureCases();
if (!process.argv.includes('--app')) measureSaving();
const real = await measure('The real edition', build('real'));
const changed = withOneNumberChanged();
const { bytes } = await update(real.profile, build('changed', changed), real.port);
say('one changed telephone number', kb(bytes), 'under 20 kB', bytes < 20 * KB);
real.profile.drop();
rmSync(dirname(changed), { recursive: true, force: true });

if (process.argv.includes('--synthetic')) {
  const handbook = makeSyntheticHandbook();
  const large = await measure('500 chapters and 10,000 contacts', build('synthetic', handbook), real);
  large.profile.drop();
  rmSync(dirname(handbook), { recursive: true, force: true });
}
keepReport(join(results, 'report.json'), lines);
const missed = lines.filter(({ met }) => met === false);
console.log(`\n${missed.length === 0 ? 'Every target was met.' : `${missed.length} targets were not met.`}`);
