import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { englishOf, expect, folderOf, install, pullThePlug, test, type Site } from './support/fixtures.ts';

const t = englishOf('root');
interface Rules {
  readonly points: readonly { readonly id: string; readonly says: string }[];
}
const { points } = JSON.parse(
  readFileSync(join(folderOf('root'), 'content/en/offers/rules.json'), 'utf8'),
) as Rules;
const saysOf = (id: string): string => points.find((point) => point.id === id)?.says ?? '';

const field = (page: Page, name: string) => page.getByLabel(t(`offer.field.${name}`), { exact: true });
const main = (page: Page) => page.getByRole('main');

async function fillSeason(page: Page): Promise<void> {
  await field(page, 'currency').fill('EUR');
  await field(page, 'pay').fill('1.900,00');
  await field(page, 'payPer').selectOption('month');
  await field(page, 'offHousing').fill('350');
  await field(page, 'offFood').fill('450');
  await field(page, 'costAgency').fill('٥٬٠٠٠');
  await field(page, 'begins').fill('2027-05-01');
  await field(page, 'ends').fill('31.8.2027');
}

async function start(page: Page, site: Site): Promise<void> {
  await install(page, site);
  await page.goto(site.url('/en/home/'));
  await page
    .getByRole('navigation')
    .getByRole('link', { name: t('nav.offer') })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: t('offer.title') })).toBeVisible();
}

test('an offer is gone through with no network: the sum, what stands out, what to ask', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  await start(page, site);
  await pullThePlug(context, site);
  await expect(main(page).getByText(t('offer.points.noneEmpty'))).toBeVisible();
  await fillSeason(page);
  const sum = page.getByRole('complementary', { name: t('offer.sum.title') });
  await expect(sum).toContainText('1,100\u00a0EUR');
  await expect(sum).toContainText(t('offer.sum.months_other', { count: 4.5 }));
  await expect(sum).toContainText(t('offer.sum.owedAtEnd'));
  await expect(page.getByRole('heading', { name: saysOf('debt-longer-than-the-contract') })).toBeVisible();
  await expect(page.getByRole('heading', { name: saysOf('cost-to-get-the-job') })).toBeVisible();
  await expect(main(page).getByText(t('offer.worth.text'))).toBeVisible();
  await expect(main(page).getByText(t('offer.worth.watchedText'))).toBeVisible();

  // A look at a contact in between loses nothing.
  const nav = page.getByRole('navigation');
  await nav
    .getByRole('link', { name: t('nav.findContact') })
    .first()
    .click();
  await nav
    .getByRole('link', { name: t('nav.offer') })
    .first()
    .click();
  await expect(field(page, 'pay')).toHaveValue('1.900,00');
});

test('what cannot be read is named beside its field, and stays there', async ({ page, serve }) => {
  const site = await serve('root');
  await start(page, site);
  await fillSeason(page);
  await field(page, 'offFood').fill('as agreed');
  await field(page, 'ends').fill('31.2.2027');
  await field(page, 'pay').focus();
  await expect(main(page).getByText(t('offer.fault.no-number'))).toBeVisible();
  await expect(main(page).getByText(t('offer.fault.no-such-day'))).toBeVisible();
  await expect(main(page).getByText(t('offer.faultsCount_other', { count: 2 }))).toBeVisible();
  await expect(field(page, 'offFood')).toHaveValue('as agreed');
  await expect(field(page, 'offFood')).toHaveAttribute('aria-invalid', 'true');
  // The rest is reckoned with.
  await expect(page.getByRole('complementary')).toContainText('1,550\u00a0EUR');
});

test('a debt of many years and one that never ends are both said, not drawn for ever', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await start(page, site);
  await field(page, 'pay').fill('500');
  await field(page, 'payPer').selectOption('month');
  await field(page, 'costAgency').fill('100 000');
  const sum = page.getByRole('complementary');
  await expect(sum).toContainText(t('offer.sum.years_other', { count: 17 }));
  await expect(sum).toContainText(t('offer.picture.goesOn'));
  await field(page, 'debt').fill('100 000');
  await field(page, 'interest').fill('5 %');
  await field(page, 'interestPer').selectOption('month');
  await expect(sum).toContainText(t('offer.sum.never'));
});

test('an empty form prints as a blank form, and a filled one without what stands out', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await start(page, site);
  await expect(page.getByRole('button', { name: t('offer.print.blank') })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  const sheet = page.getByRole('article');
  await expect(sheet.getByText(t('offer.field.costDeposit'), { exact: true })).toBeVisible();
  await expect(sheet.getByText(t('offer.choice.papersWith.agency'), { exact: true })).toBeVisible();
  await expect(sheet.getByRole('heading', { name: t('offer.sum.title') })).toHaveCount(0);

  await page.emulateMedia({ media: 'screen' });
  await fillSeason(page);
  await page.emulateMedia({ media: 'print' });
  await expect(sheet).toContainText('1.900,00');
  await expect(sheet).not.toContainText(saysOf('debt-longer-than-the-contract'));
  await page.emulateMedia({ media: 'screen' });
  await page.getByLabel(t('offer.print.withPoints')).check();
  await page.emulateMedia({ media: 'print' });
  await expect(sheet).toContainText(saysOf('debt-longer-than-the-contract'));
});

test('a second language stands beside the first, label by label', async ({ page, serve }) => {
  const site = await serve('root');
  await start(page, site);
  await page.getByLabel(t('offer.other.label')).selectOption('en-XA');
  const beside = main(page).locator('label span[lang="en-XA"]');
  await expect(beside.first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('article').locator('dt span[lang="en-XA"]').first()).toBeVisible();
});

test('emptying asks first, and Leave takes everything along', async ({ page, serve }) => {
  const site = await serve('root');
  await start(page, site);
  await fillSeason(page);
  await page.getByRole('button', { name: t('offer.clear') }).click();
  await page.getByRole('button', { name: t('offer.keep') }).click();
  await expect(field(page, 'pay')).toHaveValue('1.900,00');
  await page.getByRole('button', { name: t('offer.clear') }).click();
  await page.getByRole('button', { name: t('offer.clearSure') }).click();
  await expect(field(page, 'pay')).toHaveValue('');
  await expect(main(page).getByText(t('offer.cleared'))).toBeVisible();
  await fillSeason(page);
  await page.getByRole('button', { name: t('shell.leave') }).click();
  await page.waitForURL(/away/);
  await page.goto(site.url('/en/offer/'));
  await expect(field(page, 'pay')).toHaveValue('');
});

test('the form works by the keyboard alone, and axe finds nothing, in light and in the dark', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await start(page, site);
  await field(page, 'currency').focus();
  await page.keyboard.type('SEK');
  await page.keyboard.press('Tab');
  await page.keyboard.type('20 000');
  await page.keyboard.press('Tab');
  await expect(field(page, 'payPer')).toBeFocused();
  await page.keyboard.type('month');
  await expect(page.getByRole('complementary')).toContainText('20,000\u00a0SEK');
  await fillSeason(page);
  await field(page, 'papersWith').selectOption('agency');
  await field(page, 'offFood').fill('much');
  await field(page, 'pay').focus();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
  }
});
