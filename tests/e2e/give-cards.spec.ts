import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { englishOf, expect, install, pullThePlug, test, type Site } from './support/fixtures.ts';

const t = englishOf('root');
const choose = async (page: Page, label: string, value: string): Promise<void> => {
  await page.getByLabel(t(`giveCards.${label}`), { exact: true }).selectOption(value);
};
const papers = (page: Page) => page.getByRole('region', { name: t('giveCards.preview') });
const confirm = (page: Page, language: string): Promise<void> =>
  page.getByRole('button', { name: t('card.confirm', { language }) }).click();

async function start(page: Page, site: Site): Promise<void> {
  await install(page, site);
  await page.goto(site.url('/en/home/'));
  await page
    .getByRole('navigation')
    .getByRole('link', { name: t('nav.cards'), exact: true })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: t('giveCards.title') })).toBeVisible();
}

test('a card is made with no network: numbers by moment, each with its day, and what each will do', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  await start(page, site);
  await pullThePlug(context, site);
  await expect(page.getByText(t('giveCards.chooseCountry'))).toBeVisible();
  await choose(page, 'from', 'th');
  await choose(page, 'destination', 'fi');
  const card = papers(page);
  await expect(card).toContainText('Before you leave');
  await expect(card).toContainText('Finland');
  await expect(card).toContainText('112');
  await expect(card).toContainText(/20\d\d-\d\d-\d\d/);
  await expect(card).toContainText('Keep your passport yourself.');
  await expect(card).toContainText('Ask them first what they must tell others.');
  await expect(card).not.toContainText(/traffick|victim|Countersign/i);
  await choose(page, 'situation', 'domestic-work');
  await expect(card).toContainText('Ask for your pay into an account in your own name.');
  await choose(page, 'outside', 'shopping');
  await expect(card).toContainText('Shopping list');
  await expect(page.getByLabel(t('giveCards.names'))).not.toBeChecked();
  await expect(card).not.toContainText('Työsuojeluviranomainen');
  await page.getByLabel(t('giveCards.qr')).check();
  await expect(card.getByRole('img', { name: t('giveCards.qrName') })).toBeVisible();
});

test('words that nobody has read are held back, until the officer confirms them', async ({ page, serve }) => {
  const site = await serve('root');
  await start(page, site);
  await choose(page, 'destination', 'fi');
  await choose(page, 'language', 'uk');
  const card = papers(page);
  await expect(page.getByText(t('giveCards.withheld'))).toBeVisible();
  await expect(card).toContainText('112');
  await expect(card).not.toContainText('Тримайте паспорт при собі.');
  // Words for question cards are another text: who read those has not read these.
  await confirm(page, 'Ukrainian');
  await expect(card).toContainText('Тримайте паспорт при собі.');
  await expect(page.getByText(t('giveCards.withheld'))).toBeHidden();
  await choose(page, 'language', 'ru');
  await expect(page.getByText(t('giveCards.withheld'))).toBeVisible();
});

test('the page works by the keyboard, at 320 pixels, and axe finds nothing', async ({ page, serve }) => {
  const site = await serve('root');
  await start(page, site);
  await page.getByLabel(t('giveCards.situation'), { exact: true }).focus();
  await page.keyboard.type('study');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel(t('giveCards.language'), { exact: true })).toBeFocused();
  await choose(page, 'destination', 'ee');
  await expect(papers(page)).toContainText(
    'If somebody wants you to work instead of studying, you can call.',
  );
  await page.setViewportSize({ width: 320, height: 640 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over).toBeLessThanOrEqual(0);
  for (const layout of ['pocket', 'screen']) {
    await choose(page, 'layout', layout);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
    }
  }
});
