import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchOptions, Page } from '@playwright/test';
import { englishOf, expect, test, type Site } from './support/fixtures.ts';
import { startKillable, type Killable } from './support/killable.ts';

/*
 * The browser is killed in the middle of writing, again and again, as by a power cut. Whatever the screen called saved must
 * be there when it is started again; nothing else may be there, and nothing twice. `npm run torture` does it 1,000 times, `RUNS=...` as often as that.
 */

const t = englishOf('root');
const PASSPHRASE = 'walnut ferry under nineteen bells';
const RUNS = Number(process.env.RUNS ?? (process.env.TORTURE === '1' ? 1000 : 8));
/** Runs on one profile; then a fresh one, so that a thousand runs do not drag all the cases before behind them. */
const RUNS_ON_A_PROFILE = 25;
/** The seed of all that is random here: the same runs again with `SEED=...`. */
const SEED = Number(process.env.SEED ?? 20261127);

/** A small generator of numbers from 0 to 1 (mulberry32): the moments of the kills can be had again from the seed. */
function numbersFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

/** What was written to one case, and what the screen said about it. */
interface Written {
  readonly code: string;
  /** In the order in which they were added. The last may have been under way. */
  readonly tried: string[];
  /** How many of them the screen called saved. */
  saved: number;
  /** The text that was not added yet and was called saved; undefined while an addition is under way. */
  draft: string | undefined;
  /** What may stand in the field as well: a later text whose saving nobody saw. */
  readonly drafts: Set<string>;
}

/** Counts on the page how often the screen went over to "Saved on this device". */
async function countSaves(page: Page): Promise<() => Promise<number>> {
  await page.evaluate((saved) => {
    const counting = window as unknown as { saves: number };
    counting.saves = 0;
    let was = false;
    new MutationObserver(() => {
      const is = [...document.querySelectorAll('main [role=status]')].some((one) =>
        one.textContent.includes(saved),
      );
      if (is && !was) counting.saves++;
      was = is;
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, t('save.saved'));
  return () => page.evaluate(() => (window as unknown as { saves: number }).saves);
}

/** Writes line after line, and notes what the screen acknowledges, until the browser is gone. */
async function writeUntilKilled(page: Page, written: Written): Promise<void> {
  const saves = await countSaves(page);
  const field = page.getByLabel(t('notes.add'));
  const wait = (count: number): Promise<void> =>
    expect.poll(saves, { intervals: [5, 10, 20] }).toBeGreaterThan(count);
  for (let n = 1; ; n++) {
    const text = `Line ${n} of ${written.code}, long enough to be a sentence that somebody said.`;
    written.drafts.add(text);
    const before = await saves();
    await field.fill(text);
    // Every second line is added at once, while its own draft may be on the way to the disk.
    if (n % 2 === 0) {
      await wait(before);
      written.draft = text;
    }
    written.tried.push(text);
    written.draft = undefined;
    await press(page, t('notes.addAction'));
    // The field is emptied when the line is on the disk, and the screen says so.
    await expect(field).toHaveValue('');
    written.saved = written.tried.length;
    written.drafts.delete(text);
  }
}

/** Opens the notebook, which the first run makes. */
async function openNotebook(page: Page, site: Site, fresh: boolean): Promise<void> {
  await page.goto(site.url('/en/notes/'));
  await page.getByLabel(t('notes.passphrase'), { exact: true }).fill(PASSPHRASE);
  if (fresh) await page.getByLabel(t('notes.passphraseAgain')).fill(PASSPHRASE);
  await press(page, fresh ? t('notes.create') : t('notes.unlock'));
  await expect(page.getByRole('button', { name: t('notes.newCase') })).toBeVisible({ timeout: 60_000 });
}

/** Looks whether a case holds all that was acknowledged, and nothing that nobody wrote. */
async function expectKept(page: Page, written: Written, run: number): Promise<void> {
  const about = `After run ${run} of seed ${SEED}, case ${written.code}`;
  await page.getByRole('button', { name: t('notes.case', { code: written.code }) }).click();
  const lines = await page.locator('main dd > :first-child').allTextContents();
  const atMost = written.tried.slice(0, lines.length);
  expect(lines, `${about}: the lines, each once and in their order.`).toEqual(atMost);
  expect(lines.length, `${about}: every line that was called saved.`).toBeGreaterThanOrEqual(written.saved);
  const draft = await page.getByLabel(t('notes.add')).inputValue();
  if (written.draft !== undefined) {
    expect(draft, `${about}: the text that was called saved and not added yet.`).toBe(written.draft);
  }
  const known = ['', ...written.drafts, ...written.tried];
  expect(known, `${about}: a text that was typed, or none.`).toContain(draft);
  await press(page, t('notes.backToCases'));
}

interface Parts {
  readonly site: Site;
  readonly launchOptions: LaunchOptions;
  readonly proxy: string;
}

/** The name of the button of a case: K-1 is not K-10. */
const caseNamed = (code: string): RegExp => new RegExp(`^${t('notes.case', { code })}(?!\\d)`);

/** Kills and starts one profile again and again. Gives how many acknowledgements were looked at. */
async function killAgainAndAgain(first: number, runs: number, parts: Parts): Promise<number> {
  const { site, launchOptions, proxy } = parts;
  const folder = mkdtempSync(join(tmpdir(), 'countersign-killed-'));
  let running: Killable | undefined;
  let acknowledged = 0;
  let last: Written | undefined;
  const codes: string[] = [];
  try {
    for (let run = first; run <= first + runs; run++) {
      running = await startKillable(folder, { launchOptions, proxy });
      const page = await running.context.newPage();
      await openNotebook(page, site, run === first);
      for (const code of codes) {
        await expect(page.getByRole('button', { name: caseNamed(code) })).toBeVisible();
      }
      if (last) {
        await expectKept(page, last, run - 1);
        acknowledged += last.saved + (last.draft === undefined ? 0 : 1);
      }
      // The last start only looks.
      if (run < first + runs) {
        await press(page, t('notes.newCase'));
        const heading = page.getByRole('heading', { level: 1 });
        await expect(heading).toHaveText(t('notes.case', { code: `K-${codes.length + 1}` }));
        const written: Written = {
          code: `K-${codes.length + 1}`,
          tried: [],
          saved: 0,
          draft: undefined,
          drafts: new Set(),
        };
        codes.push(written.code);
        last = written;
        const writing = writeUntilKilled(page, written).catch(() => undefined);
        // Not a wait for something to happen: the moment of the kill is what is tried.
        const moment = 50 + numbersFrom(SEED + run)() * 2500;
        await new Promise((resolve) => setTimeout(resolve, moment));
        await running.kill();
        await writing;
      } else {
        await running.kill();
      }
      running = undefined;
    }
  } finally {
    await running?.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return acknowledged;
}

test(`everything that was called saved is there after the browser was killed, ${RUNS} times`, async ({
  serve,
  launchOptions,
  elsewhere,
}) => {
  test.setTimeout(120_000 + RUNS * 60_000);
  const site = await serve('root');
  let acknowledged = 0;
  for (let done = 0; done < RUNS; done += RUNS_ON_A_PROFILE) {
    const runs = Math.min(RUNS_ON_A_PROFILE, RUNS - done);
    acknowledged += await killAgainAndAgain(done + 1, runs, {
      site,
      launchOptions,
      proxy: elsewhere.proxy,
    });
    console.log(`${done + runs} kills, ${acknowledged} acknowledgements, all of them there (seed ${SEED})`);
  }
  expect(acknowledged, 'Something must have been acknowledged, or nothing was tried.').toBeGreaterThan(RUNS);
});
