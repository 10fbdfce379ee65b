import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import {
  codeOf,
  questionsOf,
  rightOption,
  roomOf,
  type Answers,
  type Chosen,
  type SeminarTestFile,
  type TestResult,
} from '#training/results/core';
import { browserWithCamera } from './support/fake-camera.ts';
import {
  collectFaults,
  englishOf,
  expect,
  fixClock,
  folderOf,
  install,
  installed,
  pullThePlug,
  test as plain,
  type Site,
} from './support/fixtures.ts';

const t = englishOf('root');
const papers = JSON.parse(
  readFileSync(join(folderOf('root'), 'content/en/seminars/test.json'), 'utf8'),
) as SeminarTestFile;
const [set] = papers.sets;
if (!set) throw new Error('The handbook has no papers.');

/** A device beside the one of the test: a browser context of its own. */
const test = plain.extend<{ another: () => Promise<{ context: BrowserContext; page: Page }> }>({
  another: async ({ browser, elsewhere, faults }, use) => {
    const open: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({
        locale: 'en-GB',
        timezoneId: 'UTC',
        proxy: { server: elsewhere.proxy, bypass: 'localhost' },
      });
      open.push(context);
      await fixClock(context);
      collectFaults(context, faults);
      return { context, page: await context.newPage() };
    });
    for (const context of open) await context.close();
  },
});

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const paperName = (when: 'before' | 'after'): string =>
  t(`results.when.${when}`, { paper: set[when].toUpperCase() });
const questions = (when: 'before' | 'after') => questionsOf(papers, set[when]);

/** Answers a whole paper rightly, but for those questions, counted from one, that are answered otherwise or left open. */
const answersWith = (
  when: 'before' | 'after',
  otherwise: Readonly<Record<number, 'wrong' | 'open'>> = {},
): Answers =>
  questions(when).map((question, n): Chosen => {
    const right = rightOption(question);
    if (otherwise[n + 1] === 'open' || right === null) return null;
    return otherwise[n + 1] === 'wrong' ? ([1, 2, 0] as const)[right] : right;
  });

async function sit(page: Page, when: 'before' | 'after', answers: Answers): Promise<void> {
  for (const [n, question] of questions(when).entries()) {
    const chosen = answers[n] ?? null;
    if (chosen === null) continue;
    await page
      .getByRole('group', { name: `${String(n + 1)}. ${question.ask}` })
      .getByRole('radio')
      .nth(chosen)
      .check({ force: true });
  }
}

const shownCode = (page: Page): Locator => page.getByRole('group', { name: t('results.code'), exact: true });
const readShown = async (page: Page): Promise<string> => {
  const text = (await shownCode(page).locator('.characters').innerText()).replace(/\s/g, '');
  expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]{14}$/);
  return text;
};
async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel(t('results.aCode'), { exact: true }).fill(code);
  await press(page, t('results.add'));
}
const axe = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);

const result = (mark: string, more: Partial<TestResult> = {}): TestResult => ({
  kind: 'test',
  set: set.number,
  text: set.text,
  mark,
  useful: null,
  before: answersWith('before', { 1: 'wrong', 4: 'wrong', 9: 'open' }),
  after: answersWith('after', { 4: 'wrong' }),
  ...more,
});

test('a participant sits both papers, on two devices and offline, and the trainer takes the code typed and as a picture', async ({
  page,
  context,
  another,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  const evening = await another();
  await install(evening.page, site);
  const trainer = await another();
  await install(trainer.page, site);
  await trainer.page.goto(site.url('/en/seminars/room/'));
  await evening.page.goto(site.url('/en/seminars/test/'));
  await page.goto(site.url('/en/seminars/test/'));
  await evening.context.setOffline(true);
  await trainer.context.setOffline(true);
  await pullThePlug(context, site);

  // In the morning, with a gap that is asked about once.
  await page.getByLabel(t('results.yourMark')).fill('7k');
  await sit(page, 'before', answersWith('before', { 1: 'wrong', 4: 'wrong', 9: 'open' }));
  await press(page, t('results.handIn'));
  await expect(page.getByText(t('results.fault.open_one'))).toBeVisible();
  await press(page, t('results.handInAll'));
  await expect(page.getByText(t('results.score', { score: 7, of: 10 }))).toBeVisible();
  const morning = await readShown(page);
  expect(morning.slice(2, 4)).toBe('7K');

  // After the seminar, on another device, with the code written down by hand.
  const there = evening.page;
  await there.getByRole('radio', { name: paperName('after') }).check({ force: true });
  await there
    .getByLabel(t('results.beforeCode'))
    .fill(`${morning.slice(0, 4)}-${morning.slice(4, 9)} ${morning.slice(9)}`.toLowerCase());
  await press(there, t('results.useCode'));
  await expect(there.getByLabel(t('results.yourMark'))).toHaveValue('7K');
  await sit(there, 'after', answersWith('after', { 4: 'wrong' }));
  await press(there, t('results.handIn'));
  await expect(there.getByText(t('results.score', { score: 9, of: 10 }))).toBeVisible();
  await expect(there.getByText(t('results.scoreBefore', { score: 7 }))).toBeVisible();
  // The reasons are there, with where they come from.
  await expect(there.getByText(questions('after')[3]?.why ?? '')).toBeVisible();
  const code = await readShown(there);
  expect(code).toBe(codeOf(result('7K')));
  const picture = await shownCode(there).getByRole('img').screenshot();
  expect(await axe(there)).toEqual([]);

  // The trainer's device: the morning's code, then the whole one, which holds it.
  const room = trainer.page;
  await typeCode(room, ` ${code.slice(0, 4)} ${code.slice(4)} `.toLowerCase());
  await expect(room.getByText(t('results.results_one'))).toBeVisible();
  await expect(room.getByLabel(t('results.aCode'), { exact: true })).toHaveValue('');
  await typeCode(room, morning);
  await expect(room.getByText(t('results.results_one'))).toBeVisible();
  await expect(room.getByText(t('results.both_one'))).toBeVisible();

  await press(room, t('results.withCamera'));
  await room
    .getByLabel(t('codes.picture'))
    .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture });
  await expect(room.getByText(t('results.fault.twice', { mark: '7K' }))).toBeVisible({ timeout: 30_000 });
  await expect(room.getByText(t('results.results_one'))).toBeVisible();
  expect(await axe(room)).toEqual([]);
  expect(faults).toEqual([]);
});

test('the camera reads one device after the other, what is there twice counts once, and all stays offline', async ({
  playwright,
  launchOptions,
  elsewhere,
  faults,
  serve,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-camera-'));
  const codes = ['7K', 'B4', 'X9'].map((mark) => codeOf(result(mark)));
  const browser = await browserWithCamera((options) => playwright.chromium.launch(options), {
    launchOptions,
    folder,
    shows: [codes[0] ?? null, null, codes[1] ?? null, codes[0] ?? null, codes[2] ?? null, null],
  });
  try {
    const context = await browser.newContext({
      locale: 'en-GB',
      timezoneId: 'UTC',
      proxy: { server: elsewhere.proxy, bypass: 'localhost' },
      permissions: ['camera'],
    });
    await fixClock(context);
    collectFaults(context, faults);
    const page = await context.newPage();
    const site = await serve('root');
    await install(page, site);
    await page.goto(site.url('/en/seminars/room/'));
    await pullThePlug(context, site);
    await press(page, t('results.withCamera'));
    await press(page, t('codes.camera'));
    await expect(page.getByText(t('results.both_other', { count: 3 }))).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(t('results.results_other', { count: 3 }))).toBeVisible();
    expect(faults).toEqual([]);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a code with a slip, of another edition or of nothing is refused in plain words, and stays to be mended', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/seminars/room/'));
  const field = page.getByLabel(t('results.aCode'), { exact: true });
  const code = codeOf(result('B4'));
  const slipped = code.slice(0, 6) + (code[6] === 'A' ? 'B' : 'A') + code.slice(7);
  const swapped = code.slice(0, 2) + '4B' + code.slice(4);
  for (const [typed, said] of [
    [slipped, t('results.fault.check')],
    [swapped, t('results.fault.check')],
    [code.slice(1), t('results.fault.length', { characters: 13 })],
    [`${code.slice(1)}?`, t('results.fault.character', { character: '?' })],
    [codeOf(result('B4', { text: (set.text + 1) % 16 })), t('results.fault.other-text')],
    [
      codeOf({ kind: 'seminar', number: 5, day: '2026-11-27', edition: '2026.11', halfHours: 9 }),
      t('results.fault.a-seminar'),
    ],
  ] as const) {
    await typeCode(page, typed);
    await expect(page.getByText(said)).toBeVisible();
    await expect(field).toHaveValue(typed);
  }
  await expect(page.getByText(t('results.nothingYet'))).toBeVisible();
});

test('thirty devices: coverage, doubles, gain and slips, as a chart, a table and a file, offline', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/seminars/room/'));
  await pullThePlug(context, site);

  const letters = 'ABCDEFGHJKMNPQRSTVWXYZ';
  const devices = Array.from({ length: 30 }, (_, n): TestResult => {
    const mark = `${letters.charAt(n % 22)}${String(n % 10)}`;
    const before = answersWith('before', {
      [(n % 10) + 1]: 'wrong',
      2: 'wrong',
      5: n % 2 ? 'wrong' : 'open',
    });
    const after = answersWith('after', n % 3 === 0 ? { 5: 'wrong' } : n % 7 === 0 ? { 8: 'wrong' } : {});
    const useful = (n % 5) + 1;
    // Two who only sat the first paper, and one who only sat the second.
    if (n === 3 || n === 17) return result(mark, { before, after: null, useful: null });
    return result(mark, { before: n === 20 ? null : before, after, useful });
  });
  const codes = devices.map(codeOf);
  expect(new Set(codes).size).toBe(30);
  for (const [n, code] of codes.entries()) {
    await typeCode(page, code);
    await expect(
      page.getByText(t(n === 0 ? 'results.results_one' : 'results.results_other', { count: n + 1 })),
    ).toBeVisible();
  }
  await page.getByLabel(t('results.present')).fill('32');
  // A code that was there already counts once; the same mark with other answers is said.
  await typeCode(page, codes[11] ?? '');
  await expect(page.getByText(t('results.fault.twice', { mark: devices[11]?.mark ?? '' }))).toBeVisible();
  await typeCode(page, codeOf(result(devices[12]?.mark ?? '', { useful: 2 })));
  await expect(
    page.getByText(t('results.doubled_other', { mark: devices[12]?.mark ?? '', count: 2 })),
  ).toBeVisible();
  await press(page, t('results.takeBack'));
  await expect(page.getByText(t('results.results_other', { count: 30 }))).toBeVisible();
  await expect(page.getByText(t('results.ofPresent', { present: 32 }))).toBeVisible();

  const room = roomOf(papers, codes);
  await expect(page.getByText(t('results.both_other', { count: 27 }))).toBeVisible();
  const rows = page.getByRole('region', { name: t('results.gainTitle') }).getByRole('row');
  for (const [n, { before, after }] of room.topics.entries()) {
    const gain = `${after > before ? '+' : ''}${String(after - before)}`;
    await expect(rows.nth(n + 1).getByRole('cell')).toHaveText([String(before), String(after), gain]);
  }
  // The chart says the numbers of the table.
  const drawn = await page.locator('svg text.number').allTextContents();
  expect(drawn.map(Number)).toEqual(room.topics.flatMap(({ before, after }) => [before, after]));
  const slip = page
    .getByRole('region', { name: t('results.slips') })
    .getByRole('listitem')
    .first();
  await expect(slip).toContainText(questions('after')[4]?.ask ?? 'nothing');
  await expect(
    slip.getByRole('cell', { name: String(room.slips[0]?.times), exact: true }).first(),
  ).toBeVisible();
  expect(await axe(page)).toEqual([]);

  const downloading = page.waitForEvent('download');
  await press(page, t('results.save'));
  const saved = readFileSync(await (await downloading).path(), 'utf8');
  expect(saved).toContain(`"${t('results.table.room')}","${t('results.table.results')}","","","30"`);
  for (const { mark } of devices) expect(saved).not.toContain(`"${mark}"`);

  await press(page, t('results.anew'));
  await expect(page.getByText(t('results.nothingYet'))).toBeVisible();
  await press(page, t('action.undo'));
  await expect(page.getByText(t('results.results_other', { count: 30 }))).toBeVisible();
});

test('a paper that was filled in with a pen is entered by its letters', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/seminars/room/'));
  await page.getByText(t('results.byHand'), { exact: true }).click();
  const letters = (answers: Answers): string =>
    answers.map((chosen) => (chosen === null ? '-' : 'abc'.charAt(chosen))).join('');
  await page.getByLabel(t('results.hand.mark')).fill('x9');
  await page.getByLabel(t('results.hand.before')).fill('aaa');
  await press(page, t('results.addPaper'));
  await expect(page.getByText(t('results.fault.letters'))).toBeVisible();
  await page.getByLabel(t('results.hand.before')).fill(letters(answersWith('before', { 2: 'open' })));
  await page.getByLabel(t('results.hand.after')).fill(letters(answersWith('after')));
  await press(page, t('results.addPaper'));
  await expect(page.getByText(t('results.results_one'))).toBeVisible();
  await expect(page.getByText(t('results.meanBefore', { mean: 9 }))).toBeVisible();
});

test('on paper there is a paper to fill in, and a key', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/seminars/test/'));
  await page.getByRole('button', { name: t('results.printPaper') }).waitFor();
  // What is on the page while it is being printed.
  await page.evaluate(() => {
    window.print = () => {
      document.title = document.querySelector('main')?.innerText ?? '';
    };
  });
  await page.getByRole('combobox', { name: t('results.paper'), exact: true }).selectOption('b');
  const printed = async (button: string): Promise<string> => {
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('button', { name: button, includeHidden: true }).dispatchEvent('click');
    await expect(page).not.toHaveTitle(t('title.seminarTest'));
    const text = await page.title();
    await page.evaluate((title) => {
      document.title = title;
    }, t('title.seminarTest'));
    return text;
  };
  const [question] = questionsOf(papers, 'b');
  const paper = await printed(t('results.printPaper'));
  expect(paper).toContain(question?.ask);
  expect(paper).not.toContain(question?.why);
  const key = await printed(t('results.printKey'));
  expect(key).toContain(question?.why);
  expect(key).not.toContain(question?.ask);
});

async function seminarCode(page: Page, site: Site): Promise<string> {
  await page.goto(site.url('/en/seminars/room/'));
  await press(page, t('results.seminar.make'));
  const shown = page.getByRole('group', { name: t('results.seminar.title') });
  return (await shown.locator('.characters').innerText()).replace(/\s/g, '');
}

test('a certificate names a seminar and nobody: the name is on the paper, and in no storage and no address', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  const seminar = await seminarCode(page, site);
  await page.goto(site.url('/en/seminars/certificate/'));
  await pullThePlug(context, site);
  const name = page.getByLabel(t('results.certificate.name'));
  const print = page.getByRole('button', { name: t('results.certificate.print') });
  await page.getByLabel(t('results.certificate.seminarCode')).fill(seminar);
  await name.fill('Zelda Quillfeather');
  await page
    .getByLabel(t('results.certificate.resultCode'))
    .fill(codeOf(result('7K', { after: answersWith('after', { 1: 'wrong', 2: 'wrong', 3: 'wrong' }) })));
  await expect(
    page.getByText(t('results.certificate.notEnough', { score: 7, of: 10, enough: 8 })),
  ).toBeVisible();
  await expect(print).toBeDisabled();
  await page.getByLabel(t('results.certificate.resultCode')).fill(codeOf(result('7K')));
  await expect(print).toBeEnabled();
  const paper = page.getByRole('article', { name: t('results.certificate.title') });
  await expect(paper).toContainText('Zelda Quillfeather');
  await expect(paper).toContainText(t('results.certificate.noLicence'));
  await expect(paper).toContainText('9 of 10');
  expect(await axe(page)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  await expect(paper).toBeVisible();
  await expect(name).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  expect(page.url()).not.toMatch(/Zelda|Quillfeather/);
  expect(await name.getAttribute('autocomplete')).toBe('off');
  expect(await name.evaluate((field) => field.closest('form') === null && !field.hasAttribute('name'))).toBe(
    true,
  );
  const state = JSON.stringify([
    await context.storageState({ indexedDB: true }),
    await page.evaluate(() => [Object.entries(sessionStorage), history.state as unknown]),
  ]);
  expect(state).not.toMatch(/Quillfeather/);

  // The code on it is checked on any device, and says of nobody.
  await page.getByLabel(t('results.check.code')).fill(seminar);
  const read = page.getByRole('region', { name: t('results.check.title') });
  await expect(read.getByRole('definition')).toHaveText([
    seminar.slice(2, 6),
    new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(new Date('2026-12-01T12:00:00Z')),
    t('results.hours_other', { count: 7.5 }),
    '2026.11',
  ]);
  await page
    .getByLabel(t('results.check.code'))
    .fill(`${seminar.slice(0, 13)}${seminar.endsWith('A') ? 'B' : 'A'}`);
  await expect(read.getByText(t('results.fault.check'))).toBeVisible();

  // Whoever comes back finds the field empty.
  await page
    .getByRole('link', { name: t('nav.about') })
    .first()
    .click();
  await page.waitForURL('**/about/');
  await page.goBack();
  await expect(name).toHaveValue('');
});

test('a certificate of self-study says so', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/seminars/certificate/'));
  await page.getByRole('radio', { name: t('results.certificate.self-study') }).check({ force: true });
  await page.getByLabel(t('results.certificate.resultCode')).fill(codeOf(result('7K')));
  await page.getByLabel(t('results.certificate.name')).fill('Zelda Quillfeather');
  const paper = page.getByRole('article', { name: t('results.certificate.title') });
  await expect(paper).toContainText(t('results.certificate.self-study'));
  await expect(paper).not.toContainText('took part');
});

test('results outlive a look at another page, and go with the tab', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/seminars/room/'));
  await typeCode(page, codeOf(result('7K')));
  // Another page of the app, and back.
  await page
    .getByRole('link', { name: t('nav.about') })
    .first()
    .click();
  await page.waitForURL('**/about/');
  await page.goBack();
  await expect(page.getByText(t('results.results_one'))).toBeVisible();
  await page.reload();
  await installed(page);
  await expect(page.getByText(t('results.nothingYet'))).toBeVisible();
});

for (const address of ['test', 'room', 'certificate']) {
  test(`${address} fits a telephone, with nothing wrong for a screen reader`, async ({ page, serve }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const site = await serve('root');
    await install(page, site);
    await page.goto(site.url(`/en/seminars/${address}/`));
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (address === 'room') {
      await typeCode(page, codeOf(result('7K', { useful: 3 })));
      await expect(page.getByText(t('results.results_one'))).toBeVisible();
      await press(page, t('results.seminar.make'));
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await axe(page)).toEqual([]);
  });
}
