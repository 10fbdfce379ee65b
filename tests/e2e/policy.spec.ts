import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { copyOf, englishOf, expect, install, test, type Site } from './support/fixtures.ts';
import { faultsOf, newNotebook } from './support/steps.ts';

const t = englishOf('root');
const PASSPHRASE = 'walnut ferry under nineteen bells';

/** The words of one room, by the last part of their key. */
const wordsOf =
  (room: 'policy' | 'links' | 'own') =>
  (key: string): string =>
    t(`${room}.${key}`);
const policyWords = wordsOf('policy');
const linkWords = wordsOf('links');
const ownWords = wordsOf('own');

const assessed = {
  links: { assessment: { by: 'Data protection officer', on: '2026-09-01', reference: 'DPIA 12' } },
};

/** A site beside which a ministry laid a policy. */
async function siteWith(policy: object, serveAltered: (folder: string) => Promise<Site>): Promise<Site> {
  const folder = copyOf('root');
  writeFileSync(join(folder, 'policy.json'), JSON.stringify(policy));
  return serveAltered(folder);
}
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();
const go = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();

async function makeNotebook(page: Page, site: Site): Promise<void> {
  await newNotebook(page, site, PASSPHRASE);
}
async function aCaseSaying(page: Page, text: string): Promise<void> {
  await press(page, t('notes.newCase'));
  await page.getByLabel(t('notes.add')).fill(text);
  await press(page, t('notes.addAction'));
  await expect(page.getByLabel(t('notes.add'))).toHaveValue('');
  await press(page, t('notes.backToCases'));
}

test('what the ministry decided is shown, and what was refused, with what holds instead', async ({
  page,
  serveAltered,
  faults,
}) => {
  const site = await siteWith(
    { lockMinutes: 60, ministry: { name: 'Duty desk', number: '+999 000 0001' }, lockMinuts: 3 },
    serveAltered,
  );
  await install(page, site, '/en/settings/');
  await expect(page.getByText('Duty desk, +999 000 0001')).toBeVisible();
  const refused = page.getByRole('region', { name: policyWords('refused') });
  await expect(refused.getByRole('listitem')).toHaveCount(2);
  await expect(refused).toContainText('lockMinuts');
  await expect(refused).toContainText('15 holds.');
  await expect(page.getByText(policyWords('undecided')).first()).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('without a policy the standard is shown as not decided, and nothing is a fault', async ({
  page,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site, '/en/settings/');
  await expect(page.getByText(policyWords('none'))).toBeVisible();
  expect(faults).toEqual([]);
});

test('the duty desk’s number stands where the app speaks of the own ministry', async ({
  page,
  serveAltered,
}) => {
  const site = await siteWith({ ministry: { number: '+999 000 0001' } }, serveAltered);
  await install(page, site, '/en/contacts/lt/');
  await expect(page.getByText(t('danger.ministry', { number: '+999 000 0001' }))).toBeVisible();
});

test('cases are compared only after an assessment, and what is taken apart stays apart', async ({
  page,
  serve,
  serveAltered,
}) => {
  await test.step('without one', async () => {
    const site = await serve('root');
    await install(page, site);
    await makeNotebook(page, site);
    await expect(page.getByText(linkWords('off'))).toBeVisible();
  });
  await test.step('with one', async () => {
    const site = await siteWith(assessed, serveAltered);
    await install(page, site);
    await makeNotebook(page, site);
    await aCaseSaying(page, 'He called from +370 612 34567.');
    await aCaseSaying(page, 'Telephone: 00370 612 34567');
    const links = page.getByRole('region', { name: linkWords('title') });
    // As it was written in whichever case comes first: both were changed at one moment here.
    await expect(links.getByText(/370 612 34567/).first()).toBeVisible();
    await expect(links.getByRole('button', { name: 'Open case K-1' })).toBeVisible();
    await expect(links.getByRole('img')).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);

    await press(page, linkWords('separate'));
    await links.getByRole('checkbox', { name: 'K-2' }).check();
    await press(page, linkWords('separateDo'));
    await expect(links.getByText(linkWords('none'))).toBeVisible();
    await press(page, t('notes.lock'));
    await page.getByLabel(t('notes.passphrase'), { exact: true }).fill(PASSPHRASE);
    await press(page, t('notes.unlock'));
    await expect(links.getByText(linkWords('none'))).toBeVisible({ timeout: 30_000 });
  });
});

test('the numbers of the post show while the notebook is open, and go out as a file', async ({
  page,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/contacts/lt/'));
  await expect(page.getByText(ownWords('locked'))).toBeVisible();

  await makeNotebook(page, site);
  await go(page, t('nav.findContact'));
  await page.getByRole('link', { name: 'Lithuania', exact: true }).click();
  const own = page.getByRole('region', { name: ownWords('title') });
  await press(page, ownWords('add'));
  await own.getByLabel(ownWords('name')).fill('Night desk of the invented shelter');
  await own.getByLabel(ownWords('number'), { exact: false }).fill('ask at the desk');
  await press(page, ownWords('keep'));
  await expect(own.getByRole('alert')).toBeVisible();
  await own.getByLabel(ownWords('number'), { exact: false }).fill('+999 000 0001');
  await press(page, ownWords('keep'));
  await expect(own.getByText('Night desk of the invented shelter')).toBeVisible();
  await own.getByRole('button', { name: `${ownWords('works')}: +999 000 0001` }).click();
  await expect(own.getByText('Your post dialled +999 000 0001 on Dec 1, 2026: it works')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);

  await page.getByText(ownWords('export'), { exact: true }).click();
  const waiting = page.waitForEvent('download');
  await press(page, ownWords('hsds'));
  const file = JSON.parse(readFileSync(await (await waiting).path(), 'utf8')) as { name: string }[];
  expect(file.map(({ name }) => name)).toEqual(['Night desk of the invented shelter']);

  await page.getByLabel(ownWords('passphrase')).fill(PASSPHRASE);
  const sealing = page.waitForEvent('download', { timeout: 30_000 });
  await press(page, ownWords('sealed'));
  const sealed = readFileSync(await (await sealing).path());
  expect(sealed.toString('latin1').startsWith('age-encryption.org/v1\n')).toBe(true);
  expect(sealed.includes('Night desk')).toBe(false);

  await go(page, t('nav.caseNotes'));
  await press(page, t('notes.lock'));
  await go(page, t('nav.findContact'));
  await page.getByRole('link', { name: 'Lithuania', exact: true }).click();
  await expect(page.getByText(ownWords('locked'))).toBeVisible();
  await expect(page.getByText('Night desk of the invented shelter')).toHaveCount(0);
  expect(faults).toEqual([]);
});
