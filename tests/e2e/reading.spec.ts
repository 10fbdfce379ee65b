import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from '@playwright/test';
import { englishOf, expect, install, pullThePlug, test } from './support/fixtures.ts';

const t = englishOf('root');

/** The pages of what the browser would print, as their words. */
async function printed(page: Page): Promise<string[]> {
  const task = getDocument({
    data: new Uint8Array(await page.pdf({ preferCSSPageSize: true })),
    verbosity: 0,
  });
  const document = await task.promise;
  const pages: string[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await task.destroy();
  return pages;
}

test('a chapter shows its law with who has read it, explains signs, and leads to questions', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await pullThePlug(context, site);
  await page.goto(site.url('/en/handbook/non-punishment/'));
  const law = page.getByRole('region', { name: t('handbook.law') });
  await expect(law.getByText(t('handbook.lawRead.known')).first()).toBeVisible();
  // The number after a sentence leads to the statement it rests on.
  await page.getByRole('link', { name: '§1' }).first().click();
  await expect(law.getByRole('listitem').first()).toBeInViewport();

  await page.goto(site.url('/en/handbook/forced-labour/'));
  const signs = page.locator('.signs').first();
  await expect(signs.getByRole('listitem').first()).toBeVisible();
  await signs.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/en\/screening\//);
});

test('a chapter on a first visit is whole where no script runs', async ({ browser, serve }) => {
  const site = await serve('root');
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url('/en/handbook/forced-labour/'));
  await expect(page.getByRole('region', { name: t('handbook.sources') })).toBeVisible();
  await context.close();
});

test('whoever comes back to the middle of a chapter, by a reload or by Back, is where they were', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await pullThePlug(context, site);
  await page.goto(site.url('/en/handbook/forced-labour/'));
  // The first picture holds the beginning alone: the heading that is last now need not be the last then.
  await expect(page.getByRole('region', { name: t('handbook.sources') })).toBeAttached();
  const last = page.getByRole('heading', { level: 2 }).last();
  await last.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(1000);

  await page.reload();
  await expect(last).toBeInViewport();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);

  // A tap of the test's own would scroll the page first.
  await page.getByRole('link', { name: 'Countersign' }).dispatchEvent('click');
  await expect(page).toHaveURL(/home/);
  await page.goBack();
  await expect(last).toBeInViewport();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
});

test('a chapter shows whom to call where the post stands', async ({ page, context, serve }) => {
  const site = await serve('root');
  await install(page, site, '/en/handbook/assistance/');
  await expect(page.getByText(t('handbook.whereYouAre'))).toBeVisible();
  await page.evaluate(() => localStorage.setItem('countersign:own-post', 'se>lt'));
  await pullThePlug(context, site);
  await page.goto(site.url('/en/handbook/assistance/'));
  await expect(page.getByText(t('handbook.whomToCallIn', { country: 'Lithuania' }))).toBeVisible();
  await page.getByRole('link', { name: t('contacts.allIn', { country: 'Lithuania' }) }).click();
  await expect(page).toHaveURL(/contacts\/lt\/$/);
});

test('the whole book stands on one page, its links lead within it, and it prints with every chapter on a page of its own', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await pullThePlug(context, site);
  await page.goto(site.url('/en/handbook/book/'));
  const print = page.getByRole('button', { name: t('book.print') });
  await expect(print).toBeEnabled();

  const chapters = page.getByRole('article');
  const contents = page.getByRole('navigation', { name: t('book.contents') }).getByRole('link');
  expect(await chapters.count()).toBe(await contents.count());
  const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
  expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([]);
  const lost = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('article a[href^="#"]')]
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => !document.getElementById(href.slice(1))),
  );
  expect(lost).toEqual([]);
  await contents.last().click();
  await expect(chapters.last()).toBeInViewport();

  const pages = await printed(page);
  const titles = await chapters.getByRole('heading', { level: 2 }).allTextContents();
  expect(pages.length).toBeGreaterThanOrEqual(await chapters.count());
  const firstOf = async (n: number): Promise<string> =>
    (await chapters.nth(n).locator('.title').textContent()) ?? '';
  expect(titles.length).toBeGreaterThan(0);
  const tight = (text: string): string => text.replace(/\s+/g, '');
  for (let n = 0; n < (await chapters.count()); n++) {
    const title = tight(await firstOf(n));
    // Each title stands at the top of a page, behind the name of its part.
    expect(
      pages.some((words) => tight(words).slice(0, 120).includes(title)),
      title,
    ).toBe(true);
  }
  // Nothing to tap is printed, and every page has its number.
  expect(pages.join(' ')).not.toContain(t('book.print'));
  expect(pages[1]).toMatch(/\b2\b/);
});
