import { expect, test } from './support/fixtures.ts';
import { everyKindOfPage } from './support/pages.ts';

/** Uncompressed, as in the figures of `npm run bench`: on a slow device reading scripts costs more than fetching them. */
const AT_MOST = 160_000;

test.use({ serviceWorkers: 'block' });

test('no address loads more scripts before the first tap than it may', async ({ context, serve }) => {
  test.slow();
  const site = await serve('root');
  for (const path of [
    ...everyKindOfPage(),
    '/en/screening/person-at-post/',
    '/en/screening/telephone-call/',
  ]) {
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on('response', (response) => {
      if (new URL(response.url()).pathname.endsWith('.js')) {
        sizes.push(response.body().then(({ length }) => length));
      }
    });
    await page.goto(site.url(path), { waitUntil: 'networkidle' });
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(bytes, path).toBeGreaterThan(0);
    expect(bytes, path).toBeLessThan(AT_MOST);
    await page.close();
  }
});
