import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { englishOf, expect, install, pullThePlug, test } from './support/fixtures.ts';

const t = englishOf('root');

async function takeIn(page: Page, party: string, name: string): Promise<void> {
  await page.getByRole('checkbox', { name: party, exact: true }).check();
  await page.getByLabel(t('agreements.nameOf', { party })).fill(name);
}
const paper = (page: Page) => page.locator('.sheet');

test('an agreement is put together with what it lacks, offline, and saved as a file that holds it', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/agreements/'));
  await pullThePlug(context, site);
  await expect(page.getByText(t('agreements.gap.few-parties'))).toBeVisible();
  await takeIn(page, 'Embassy or consulate', 'Embassy of Examplia');
  await takeIn(page, 'NGO or service provider', 'Safe Door');
  await expect(page.getByText(t('agreements.gap.few-parties'))).toBeHidden();
  await expect(page.getByText('The migration service stays outside.')).toBeVisible();
  // The duties of the police are not needed while none take part.
  await expect(paper(page).getByRole('heading', { name: /Duties of law enforcement/ })).toBeHidden();
  await expect(paper(page).getByRole('heading', { name: /Duties of the consulate/ })).toBeVisible();

  const provider = page.locator('details').filter({ hasText: 'Duties of the service provider' });
  await provider.locator('summary').click();
  await provider.getByLabel('Number and hours at which it answers').fill('day and night');
  await expect(paper(page).getByText('The service provider answers at day and night.')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: t('agreements.save') }).click();
  const files = unzipSync(readFileSync(await (await downloading).path()));
  const text = strFromU8(files['word/document.xml']!);
  expect(text).toContain('The service provider answers at day and night.');
  expect(text).toContain('Embassy of Examplia');
  await expect(page.getByText(t('agreements.saved'))).toBeVisible();
});

test('a draft heading stays off paper until a fluent reader has read it', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/agreements/'));
  await takeIn(page, 'Embassy or consulate', 'Embassy of Examplia');
  await takeIn(page, 'Police or prosecutor', 'Town police');
  await page.getByLabel(t('agreements.otherTitle')).selectOption('lt');
  await expect(page.getByText(t('agreements.draftHeld'))).toBeVisible();
  await expect(paper(page).getByText('Sutikimas')).toBeHidden();
  await page.getByRole('checkbox', { name: t('agreements.readByFluent') }).check();
  await expect(paper(page).getByText('Sutikimas')).toBeVisible();
  // Another language has had no reader yet.
  await page.getByLabel(t('agreements.otherTitle')).selectOption('pl');
  await expect(paper(page).getByText('Zgoda')).toBeHidden();
});

test('a clause left out says what that costs, and on paper stands the agreement alone', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/agreements/'));
  await takeIn(page, 'Embassy or consulate', 'Embassy of Examplia');
  await takeIn(page, 'Police or prosecutor', 'Town police');
  const consent = page.locator('details').filter({ has: page.getByText(/^\d+\. Consent$/) });
  await consent.locator('summary').focus();
  await page.keyboard.press('Enter');
  await consent.getByRole('checkbox').uncheck();
  await expect(page.getByText(t('agreements.gap.clause-left-out', { clause: 'Consent' }))).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(t('agreements.gap.clause-left-out', { clause: 'Consent' }))).toBeHidden();
  await expect(page.getByText(t('sheet.inMemory'))).toBeHidden();
  await expect(paper(page).getByText('Embassy of Examplia').first()).toBeVisible();
});
