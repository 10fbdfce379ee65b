import { expect, serveBuild, test } from './support/fixtures.ts';

test.describe('a browser without what is needed', () => {
  test('is told which browser works, and the rest is left as it is', async ({ page }) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(window, 'structuredClone');
    });
    const site = await serveBuild('root');
    await page.goto(site.url('/en/home/'));
    await expect(
      page.getByRole('heading', { name: 'This browser is too old for Countersign' }),
    ).toBeVisible();
    await expect(page.getByText(/Chrome or Edge \d+ and newer/)).toBeVisible();
    await site.stop();
  });

  test('is told so without any script of the app running', async ({ browser, proxy }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, ...(proxy ? { proxy } : {}) });
    const page = await context.newPage();
    const site = await serveBuild('root');
    await page.goto(site.url('/en/home/'));
    await expect(page.locator('noscript p')).toHaveText(
      /Countersign needs JavaScript to work without a network/,
    );
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await context.close();
    await site.stop();
  });
});

test('a browser that has what is needed is told nothing', async ({ page, serve }) => {
  const site = await serve('root');
  await page.goto(site.url('/en/home/'));
  await expect(page.locator('#old-browser')).toBeHidden();
});
