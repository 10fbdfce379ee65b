import { englishOf, expect, install, pullThePlug, test } from './support/fixtures.ts';
import { faultsOf } from './support/steps.ts';

const t = englishOf('root');

test('a checklist is ticked and noted offline with the keyboard, and a look elsewhere loses nothing', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/checklists/'));
  await pullThePlug(context, site);
  await page.getByRole('link', { name: /^States/ }).click();
  await expect(page.getByText(t('checklists.done', { done: 0, all: 18 }))).toBeVisible();

  const first = page.getByRole('checkbox').first();
  await first.focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(t('checklists.done', { done: 1, all: 18 }))).toBeVisible();
  await page.keyboard.press('Tab');
  while (!(await page.evaluate(() => document.activeElement?.tagName === 'SUMMARY'))) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Poster in three languages');

  await page
    .getByRole('link', { name: t('nav.findContact') })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: t('contacts.title') })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('checkbox').first()).toBeChecked();
  await expect(page.getByRole('textbox').first()).toHaveValue('Poster in three languages');
  await expect(page.getByText(t('sheet.inMemory'))).toBeVisible();

  await page.getByRole('button', { name: t('sheet.empty') }).click();
  await expect(page.getByRole('checkbox').first()).not.toBeChecked();
  await page.getByRole('button', { name: t('action.undo') }).click();
  await expect(page.getByRole('checkbox').first()).toBeChecked();
});

test('headings in another language are marked as a draft', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/checklists/trade-unions/'));
  await expect(page.getByText(t('sheet.draftHeadings'))).toBeHidden();
  await page.getByRole('radio', { name: 'Suomi' }).click({ force: true });
  const finnish = page.getByRole('heading', { level: 1 }).locator('[lang=fi]');
  await expect(finnish).toHaveText('Ammattiliitot');
  await expect(page.getByText(t('sheet.draftHeadings'))).toBeVisible();
});

test('on paper a checklist has a box and a line for each thing to do, and axe finds nothing', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/checklists/employers/'));
  await page.getByText(t('sheet.note'), { exact: true }).first().click();
  await page.getByRole('textbox').first().fill('Asked on the first day');
  expect(await faultsOf(page)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Asked on the first day').last()).toBeVisible();
  await expect(page.getByText(t('sheet.inMemory'))).toBeHidden();
  for (const box of await page.getByRole('checkbox').all()) await expect(box).toBeVisible();
});
