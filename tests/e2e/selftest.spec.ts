import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { englishOf, expect, install, pullThePlug, test } from './support/fixtures.ts';
import { faultsOf } from './support/steps.ts';

const t = englishOf('root');

/** Answers all twelve questions; those in `otherwise`, counted from one, with another answer than yes. */
async function answerAll(page: Page, otherwise: Readonly<Record<number, string>> = {}): Promise<void> {
  for (let n = 1; n <= 12; n++) {
    const question = page.getByRole('group', { name: new RegExp(`^${String(n)}\\. `) });
    await question
      .getByRole('radio', { name: otherwise[n] ?? t('selftest.answer.yes'), exact: true })
      .check({ force: true });
  }
}

test('a mission counts what is in place, offline, and reads what to do next', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/selftest/'));
  await pullThePlug(context, site);
  await expect(page.getByText(t('selftest.inPlace', { inPlace: 0, all: 12 }))).toBeVisible();
  await expect(page.getByText('Begin here.')).toBeHidden();

  await answerAll(page, {
    2: t('selftest.answer.partly'),
    9: t('selftest.answer.no'),
    12: t('selftest.answer.not-known'),
  });
  await expect(page.getByText(t('selftest.inPlace', { inPlace: 9, all: 12 }))).toBeVisible();
  await expect(page.getByText('Half the way.')).toBeVisible();
  // The plain no comes first.
  await expect(page.getByRole('textbox')).toHaveCount(3);
  await expect(page.locator('.todo > li').first()).toContainText('child');
  expect(await faultsOf(page)).toEqual([]);
});

test('a saved result is handed in later and compared; a wrong file leaves everything as it was', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/selftest/'));
  await answerAll(page, { 1: t('selftest.answer.no'), 5: t('selftest.answer.yes') });
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: t('selftest.save') }).click();
  const saved = readFileSync(await (await downloading).path(), 'utf8');

  await page.getByRole('button', { name: t('sheet.empty') }).click();
  await answerAll(page, { 5: t('selftest.answer.partly') });
  const hand = page.getByLabel(t('selftest.handIn'));
  await hand.setInputFiles({
    name: 'letter.json',
    mimeType: 'application/json',
    buffer: Buffer.from('Dear colleague'),
  });
  await expect(page.getByText(t('selftest.fault.not-a-result'))).toBeVisible();
  await expect(page.getByText(t('selftest.inPlace', { inPlace: 11, all: 12 }))).toBeVisible();

  await hand.setInputFiles({ name: 'last.json', mimeType: 'application/json', buffer: Buffer.from(saved) });
  await expect(page.getByText(t('selftest.fault.not-a-result'))).toBeHidden();
  const changes = page.locator('.changes li');
  await expect(changes).toHaveCount(2);
  await expect(changes.first()).toContainText(t('selftest.change.better'));
  await expect(changes.last()).toContainText(t('selftest.change.worse'));
});

test('on paper an empty test is a form with a box for each answer', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/selftest/'));
  await page.getByRole('group').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.box:visible').count()).toBe(48);
  await expect(page.getByLabel(t('selftest.handIn'))).toBeHidden();
  await expect(page.getByText(t('sheet.inMemory'))).toBeHidden();
});
