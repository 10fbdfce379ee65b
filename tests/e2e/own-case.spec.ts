import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { splitIntoParts } from '../../src/training/own/core/index.ts';
import { squeeze } from '../../src/training/own/squeeze.ts';
import { browserWithCamera } from './support/fake-camera.ts';
import {
  collectFaults,
  englishOf,
  expect,
  fixClock,
  install,
  pullThePlug,
  test,
  type Site,
} from './support/fixtures.ts';
import { faultsOf } from './support/steps.ts';

/* A trainer's own case: written in the form, kept as a file, carried to another device, and checked wherever it comes from. */

const t = englishOf('root');
const PATH = '/en/training/own/';
const nurse = readFileSync('handbook/training/nurse-with-a-contract.md', 'utf8');
const TITLE = 'A nurse with a contract';

const press = (on: Page | Locator, key: string): Promise<void> =>
  on.getByRole('button', { name: t(key), exact: true }).click();
const heading = (page: Page, view: string) =>
  expect(page.getByRole('heading', { level: 1, name: t(`ownCase.heading.${view}`) })).toBeVisible();
const fileInput = (page: Page) => page.getByLabel(t('ownCase.fromFile'));
const load = (page: Page, text: string | Buffer, name = 'case.md') =>
  fileInput(page).setInputFiles({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) });
const region = (on: Page | Locator, kind: string, number: number) =>
  on.getByRole('group', { name: t(`ownCase.item.${kind}`, { number }), exact: true });
const fill = (on: Page | Locator, field: string, value: string) =>
  on.getByLabel(t(`ownCase.field.${field}`), { exact: true }).fill(value);
const choose = (on: Page | Locator, field: string, value: string) =>
  on.getByLabel(t(`ownCase.field.${field}`), { exact: true }).selectOption(value);
const axe = async (page: Page): Promise<void> => {
  expect(await faultsOf(page)).toEqual([]);
};

async function open(page: Page, site: Site): Promise<void> {
  await install(page, site, PATH);
  await heading(page, 'start');
}

/** Saves what is in the form or loaded, and gives the text of the file. */
async function saved(page: Page, key: string): Promise<{ name: string; text: string }> {
  const coming = page.waitForEvent('download');
  await press(page, key);
  const download = await coming;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** Fills in a whole small case, as a trainer would. */
async function writeCase(page: Page): Promise<void> {
  await fill(page, 'caseTitle', 'Fruit hall');
  await fill(page, 'setting', 'A counter in the afternoon.');
  await fill(page, 'lesson', 'Ask, thank, give the card.');
  await fill(page, 'patternText', 'Our own experience.');
  for (const number of [1, 2]) {
    const moment = region(page, 'stages', number);
    await fill(moment, 'stageTitle', `Moment of ${number}`);
    await fill(moment, 'text', 'A man lays two papers down.\n\nHe waits.');
    await press(moment, 'ownCase.add.choices');
    const choice = region(moment, 'choices', 1);
    await fill(choice, 'choice', 'Thank him and explain why you ask.');
    await choose(choice, 'verdict', 'good');
    await fill(choice, 'why', 'It costs a sentence.');
  }
  await choose(page, 'flow', 'visa-work');
  for (;;) {
    // The opening, one question after the other: the first answer that leads on.
    const waits = page.getByText(t('ownCase.stopsAt', { ask: '' }).trim(), { exact: false });
    const leads = page.getByText(t('ownCase.leadsTo', { title: '' }).slice(0, 30), { exact: false });
    await expect(waits.or(leads)).toBeVisible();
    if (await leads.isVisible()) break;
    const ask = ((await waits.textContent()) ?? '').replace(t('ownCase.stopsAt', { ask: '' }), '').trim();
    const box = page.getByLabel(ask, { exact: true });
    const answers = nurse.slice(nurse.indexOf('\nopening:'), nurse.indexOf('\nanswers:'));
    const ids = [...answers.matchAll(/^ {2}[\w-]+: '?([\w-]+)'?$/gm)].map(([, id = '']) => id);
    const offered = await box
      .locator('option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    await box.selectOption(ids.find((id) => offered.includes(id)) ?? offered[1] ?? '');
  }
  await press(page, 'ownCase.takeEnd');
  await choose(page, 'is', 'none');
  await fill(page, 'referralWhy', 'Nothing was recorded.');
  for (const number of [1, 2, 3]) {
    await fill(region(page, 'roles', number), 'card', 'You know what stands in the papers.');
  }
  await fill(page, 'debrief', 'What did you see?\nWhat did you leave out?');
}

test.describe('a case of a trainer', () => {
  test('is written in the form, saved, and loaded on another device, all without a network', async ({
    page,
    context,
    browser,
    serve,
    faults,
  }) => {
    test.slow();
    const site = await serve('root');
    await open(page, site);
    const other = await browser.newContext({ locale: 'en-GB' });
    await fixClock(other);
    collectFaults(other, faults);
    const there = await other.newPage();
    await open(there, site);
    await other.setOffline(true);
    await pullThePlug(context, site);

    await press(page, 'ownCase.begin');
    await heading(page, 'write');
    await writeCase(page);
    await axe(page);
    await press(page, 'ownCase.check');
    await heading(page, 'ready');
    await expect(page.getByText(t('ownCase.notReviewed'))).toBeVisible();
    await axe(page);
    const file = await saved(page, 'ownCase.save');
    expect(file.name).toBe('fruit-hall.md');
    expect(file.text).toMatch(/^---\nnumber: 100\ntitle: Fruit hall\n/);

    await load(there, file.text, file.name);
    await heading(there, 'ready');
    await expect(there.getByRole('heading', { level: 2, name: 'Fruit hall' })).toBeVisible();
    await expect(there.getByText(t('ownCase.band.nothing-recorded'))).toBeVisible();
    expect(faults).toEqual([]);
    await other.close();
  });

  test('that is not whole is told what is missing, and loses nothing of what was typed', async ({
    page,
    serve,
  }) => {
    await open(page, await serve('root'));
    await press(page, 'ownCase.begin');
    await fill(page, 'caseTitle', 'Half a case');
    await fill(page, 'minutes', 'twenty');
    await press(page, 'ownCase.check');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(t('ownCase.keptForm'));
    await expect(alert).toContainText(t('ownCase.field.setting'));
    await expect(page.getByLabel(t('ownCase.field.minutes'), { exact: true })).toHaveValue('twenty');

    // To another page and back, inside the app.
    await page
      .getByRole('link', { name: t('nav.findContact') })
      .first()
      .click();
    await page.waitForURL(/contacts/);
    await page.goBack();
    await expect(page.getByLabel(t('ownCase.field.caseTitle'), { exact: true })).toHaveValue('Half a case');

    // As far as it is, in a file and back.
    const file = await saved(page, 'ownCase.saveAsIs');
    expect(file.text).toContain('title: Half a case');
    await press(page, 'ownCase.back');
    await load(page, file.text);
    await heading(page, 'write');
    await expect(page.getByLabel(t('ownCase.field.minutes'), { exact: true })).toHaveValue('twenty');
  });

  test('is worked in the screens of all cases, marked as what it is, without a network', async ({
    page,
    context,
    serve,
    faults,
  }) => {
    const site = await serve('root');
    await open(page, site);
    await pullThePlug(context, site);
    await load(page, nurse);
    await press(page, 'ownCase.work');
    await expect(page.getByText(t('ownCase.notReviewed'))).toBeVisible();
    await axe(page);
    await press(page, 'training.case.begin');
    await expect(page.getByRole('heading', { name: 'At the window' })).toBeVisible();
    await expect(page.getByText(t('ownCase.notReviewed'))).toBeVisible();
    // Back at the case, and on again where it was left.
    await press(page, 'ownCase.backToCase');
    await heading(page, 'ready');
    await press(page, 'ownCase.work');
    await expect(page.getByRole('heading', { name: 'At the window' })).toBeVisible();
    expect(faults).toEqual([]);
  });

  test('brings back what was removed by a wrong tap', async ({ page, serve }) => {
    await open(page, await serve('root'));
    await load(page, nurse);
    await heading(page, 'ready');
    await press(page, 'ownCase.change');
    const third = region(page, 'stages', 3);
    await page
      .getByRole('button', { name: t('ownCase.remove', { what: t('ownCase.item.stages', { number: 3 }) }) })
      .click();
    await expect(third).toBeHidden();
    await press(page, 'ownCase.bringBack');
    await expect(third).toBeVisible();
  });
});

test.describe('a case in codes', () => {
  test('goes from screen to picture to another device, in any order, and says which are missing', async ({
    page,
    context,
    serve,
  }) => {
    test.slow();
    const site = await serve('root');
    await open(page, site);
    await load(page, nurse);
    await press(page, 'ownCase.showCodes');
    await heading(page, 'show');
    const count = page.getByText(/^Code \d+ of \d+$/);
    const of = Number(/of (\d+)/.exec((await count.textContent()) ?? '')?.[1]);
    expect(of).toBeGreaterThan(3);
    await axe(page);
    const pictures: Buffer[] = [];
    for (let number = 1; number <= of; number += 1) {
      const code = page.getByRole('img', { name: t('ownCase.show.label', { number, of }) });
      pictures.push(await code.screenshot());
      // By keys, as from the far end of a room.
      await page.keyboard.press('ArrowRight');
    }
    await expect(count).toHaveText(t('ownCase.show.part', { number: 1, of }));

    const there = await context.newPage();
    await there.goto(site.url(PATH));
    await press(there, 'ownCase.fromCodes');
    await heading(there, 'take');
    const give = (n: number) =>
      there
        .getByLabel(t('codes.picture'))
        .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: pictures[n - 1]! });
    for (let number = of; number > 2; number -= 1) {
      await give(number);
      await expect(there.getByText(t('ownCase.take.new', { number }))).toBeVisible();
    }
    await expect(there.getByText(t('ownCase.take.missing', { numbers: '1, 2' }))).toBeVisible();
    await give(of);
    await expect(there.getByText(t('ownCase.take.again', { number: of }))).toBeVisible();
    await axe(there);
    await give(1);
    await expect(there.getByText(t('ownCase.take.missing', { numbers: '2' }))).toBeVisible();
    await give(2);
    await heading(there, 'ready');
    await expect(there.getByRole('heading', { level: 2, name: TITLE })).toBeVisible();
  });

  test('is taken by the camera, with codes of another case and of something else between', async ({
    playwright,
    launchOptions,
    elsewhere,
    serve,
  }) => {
    test.slow();
    const site = await serve('root');
    const parts = splitIntoParts(await squeeze(nurse)) ?? [];
    const stranger = splitIntoParts(await squeeze(nurse.replace(TITLE, 'Another case'))) ?? [];
    const folder = mkdtempSync(join(tmpdir(), 'countersign-camera-'));
    const browser = await browserWithCamera((options) => playwright.chromium.launch(options), {
      launchOptions,
      folder,
      shows: [...parts.toReversed(), stranger[0] ?? '', 'something else'],
    });
    const context = await browser.newContext({
      locale: 'en-GB',
      proxy: { server: elsewhere.proxy, bypass: 'localhost' },
      permissions: ['camera'],
    });
    await fixClock(context);
    const page = await context.newPage();
    await open(page, site);
    await press(page, 'ownCase.fromCodes');
    await press(page, 'codes.camera');
    await expect(page.getByRole('heading', { level: 1, name: t('ownCase.heading.ready') })).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByRole('heading', { level: 2, name: TITLE })).toBeVisible();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('that does not make a whole is laid aside, in words', async ({ page, serve }) => {
    await open(page, await serve('root'));
    await press(page, 'ownCase.fromCodes');
    await page.getByText(t('ownCase.take.paste')).click();
    await page.getByLabel(t('ownCase.take.pasted')).fill('CSC1:00000000:01:01:BB8BB8');
    await press(page, 'ownCase.take.takeIt');
    await expect(page.getByText(t('ownCase.take.damaged'))).toBeVisible();
    await page.getByLabel(t('ownCase.take.pasted')).fill('https://example.org/');
    await press(page, 'ownCase.take.takeIt');
    await expect(page.getByText(t('ownCase.take.otherCode'))).toBeVisible();
  });
});

test.describe('a file that is no case', () => {
  for (const [what, make, key] of [
    ['of ten million signs', () => Buffer.alloc(10_000_000, 'a'), 'tooLarge'],
    ['of bytes', () => Buffer.from([0, 1, 2, 255, 254]), 'notText'],
    ['of plain text', () => Buffer.from('Dear colleague,\n'), 'noHead'],
    [
      'of aliases in each other',
      () =>
        Buffer.from(
          `---\na: &a [x, x, x, x]\n${'bcdefgh'.replace(/./g, (name) => `${name}: &${name} [*a, *a, *a, *a]\n`)}---\n`,
        ),
      'borrowed',
    ],
    ['of brackets in brackets', () => Buffer.from(`---\ntitle: ${'['.repeat(50_000)}\n---\n`), 'tooDeep'],
  ] as const) {
    test(`${what} is told so at once, in plain words`, async ({ page, serve, faults }) => {
      await open(page, await serve('root'));
      await load(page, make());
      await expect(page.getByRole('alert')).toContainText(t(`ownCase.fault.${key}`, { most: 100 }));
      await expect(page.getByRole('alert')).toContainText(t('ownCase.keptFile'));
      await heading(page, 'start');
      expect(faults).toEqual([]);
    });
  }

  test('for questions that this app does not have opens in the form and says so, with the line', async ({
    page,
    serve,
  }) => {
    await open(page, await serve('root'));
    await load(page, nurse.replace('flow: visa-work', 'flow: moon-visa'));
    await heading(page, 'write');
    const line = nurse.split('\n').indexOf('flow: visa-work') + 1;
    await expect(page.getByRole('alert')).toContainText(t('ownCase.fault.noSuchFlow', { id: 'moon-visa' }));
    await expect(page.getByRole('alert')).toContainText(t('ownCase.line', { line }));
    await axe(page);
  });

  test('with scripts in its texts shows them as text, and runs none', async ({ page, serve, faults }) => {
    const script = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    const hostile = nurse
      .replace(`title: ${TITLE}`, `title: '${script}'`)
      .replace('## For whoever leads', `## For whoever leads\n\n${script}`);
    await open(page, await serve('root'));
    await load(page, hostile);
    await heading(page, 'ready');
    await expect(page.getByRole('heading', { level: 2, name: script })).toBeVisible();
    expect(await page.locator('main img, main script').count()).toBe(0);
    await expect(page).toHaveTitle(t('title.training'));
    expect(faults).toEqual([]);
  });
});
