import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { englishOf, expect, install, pullThePlug, test } from './support/fixtures.ts';
import type { Site } from './support/site.ts';
import { newNotebook } from './support/steps.ts';

const t = englishOf('root');
const PASSPHRASE = 'green river walks under seven lamps';

const c = (key: string, values: Record<string, string | number> = {}): string => t(`case.${key}`, values);

async function openCase(page: Page, site: Site): Promise<void> {
  await newNotebook(page, site, PASSPHRASE);
  await page.getByRole('button', { name: t('notes.newCase') }).click();
  await expect(page.getByRole('heading', { level: 1, name: t('notes.case', { code: 'K-1' }) })).toBeVisible();
}
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const saved = (page: Page) => expect(page.getByText(t('save.saved'), { exact: false })).toBeVisible();

async function agree(page: Page, recipient: string): Promise<void> {
  const agreed = section(page, c('agreed.title'));
  await agreed.getByText(c('agreed.add')).click();
  await agreed.getByLabel(c('agreed.recipient')).fill(recipient);
  await agreed.getByLabel(c('agreed.kind')).selectOption('account');
  await agreed.getByRole('radio', { name: c('agreed.yes'), exact: true }).check({ force: true });
  await agreed.getByLabel(c('agreed.askedIn')).fill('Thai');
  await agreed.getByRole('button', { name: c('agreed.addAction') }).click();
  await expect(agreed.getByText(recipient, { exact: true })).toBeVisible();
}

test('a case holds what is next, what was agreed to and what went to whom, with no network', async ({
  page,
  context,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  await pullThePlug(context, site);
  await openCase(page, site);

  const tasks = section(page, c('tasks.title'));
  await tasks.getByLabel(c('tasks.add')).fill('Ring the invented lawyer');
  await tasks.getByLabel(c('tasks.due')).fill('2026-11-30');
  await tasks.getByRole('button', { name: c('tasks.addAction') }).click();
  const next = section(page, c('now.title'));
  await expect(next.getByText('Ring the invented lawyer')).toBeVisible();
  await expect(next.getByText(c('now.late'))).toBeVisible();
  await saved(page);

  const needs = section(page, c('needs.title'));
  await needs.getByLabel(c('needs.add')).fill('A bed for tonight');
  await needs.getByRole('button', { name: c('needs.addAction') }).click();
  await expect(needs.getByRole('listitem').getByText('A bed for tonight')).toBeVisible();

  await agree(page, 'Invented support line');
  const shared = section(page, c('shared.title'));
  await shared.getByText(c('shared.add')).click();
  await shared.getByLabel(c('shared.recipient')).fill('Invented support line');
  await shared.getByLabel(c('shared.what')).fill('What happened at work');
  await shared.getByLabel(c('agreed.kinds.account')).check();
  await expect(shared.getByText(c('shared.tell'))).toHaveCount(0);
  await shared.getByLabel(c('agreed.kinds.health')).check();
  await expect(shared.getByText(c('shared.tell'))).toBeVisible();
  await expect(shared.getByRole('button', { name: c('shared.addAction') })).toBeDisabled();
  await shared.getByLabel(c('agreed.kinds.health')).uncheck();
  await shared.getByRole('button', { name: c('shared.addAction') }).click();
  await expect(shared.getByRole('listitem').getByText('What happened at work')).toBeVisible();

  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

  const agreed = section(page, c('agreed.title'));
  await agreed.getByRole('button', { name: c('agreed.takeBack') }).click();
  await agreed.getByRole('button', { name: c('agreed.takeBackYes') }).click();
  await expect(agreed.getByText(c('agreed.withdrawn'), { exact: true })).toBeVisible();
  await agreed.getByRole('button', { name: c('agreed.showNotices') }).click();
  await expect(
    page.getByRole('heading', { name: c('notice.heading', { recipient: 'Invented support line' }) }),
  ).toBeVisible();
  await expect(page.getByText('What happened at work', { exact: false })).toBeVisible();
  expect(faults).toEqual([]);
});

test('a day set by law comes out of the country, and stands to be checked', async ({
  page,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await openCase(page, site);
  const law = section(page, c('law.title'));
  await law.getByLabel(c('law.country')).selectOption('se');
  await law.getByLabel(c('law.from')).fill('2026-12-01');
  await law
    .getByRole('button', { name: `${c('law.take')}: ${t('country.reflectionPeriod')}`, exact: true })
    .click();
  await expect(law.getByText(c('law.check'), { exact: false })).toBeVisible();
  const next = section(page, c('now.title'));
  await expect(next.getByText(t('country.reflectionPeriod'))).toBeVisible();
  await expect(next.getByText(c('law.check'))).toBeVisible();
  await expect(next.getByText('30', { exact: false })).toBeVisible();
  // The case belongs to no country yet: what was chosen here stays, for the next day of the same law.
  await expect(law.getByLabel(c('law.country'))).toHaveValue('se');
  expect(faults).toEqual([]);
});

test('what the person may take away waits for each line of the officer, and leaves out what was left out', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await openCase(page, site);
  await page.getByLabel(t('notes.add')).fill('The room has no key.');
  await page.getByRole('radio', { name: c('words.person') }).check({ force: true });
  await page.getByRole('button', { name: t('notes.addAction'), exact: true }).click();
  await expect(page.getByText('The room has no key.')).toBeVisible();
  await page.getByLabel(t('notes.add')).fill('A cousin rang twice.');
  await page.getByRole('radio', { name: c('words.officer') }).check({ force: true });
  await page.getByRole('button', { name: t('notes.addAction'), exact: true }).click();
  await expect(page.getByText('A cousin rang twice.')).toBeVisible();
  await page.getByRole('button', { name: c('held.open') }).click();

  const paper = page.getByRole('article');
  await expect(paper.getByText('The room has no key.')).toBeVisible();
  await expect(page.getByRole('button', { name: c('held.print') })).toBeDisabled();
  await page
    .getByRole('group', { name: 'A cousin rang twice.' })
    .getByRole('radio', { name: c('held.leaveOut') })
    .check({ force: true });
  await expect(page.getByRole('button', { name: c('held.print') })).toBeEnabled();
  await expect(paper.getByText('A cousin rang twice.')).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(paper).toBeVisible();
  await expect(page.getByText(c('held.chooseWhat'))).toBeHidden();
  // What the person takes away speaks of no signs.
  await expect(page.locator('body')).toContainText(c('held.title'), { useInnerText: true });
  await expect(page.locator('body')).not.toContainText('Signs are not proof', { useInnerText: true });
});

test('a case goes to a colleague as a sealed file, and is looked at before it is taken over', async ({
  page,
  serve,
  faults,
}, info) => {
  const site = await serve('root');
  await openCase(page, site);
  const tasks = section(page, c('tasks.title'));
  await tasks.getByLabel(c('tasks.add')).fill('Ring the invented lawyer');
  await tasks.getByRole('button', { name: c('tasks.addAction') }).click();
  await expect(tasks.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: c('handover.open') }).click();
  await page.getByLabel(c('handover.from')).fill('Testa');
  await page.getByLabel(c('handover.to')).fill('Examplo');
  await page.getByLabel(c('handover.passphrase')).fill('seven lamps over a green river');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: c('handover.make') }).click();
  const file = info.outputPath('handover.age');
  await (await coming).saveAs(file);
  const bytes = readFileSync(file);
  expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  expect(bytes.includes('invented lawyer')).toBe(false);
  await expect(page.getByText(c('handover.made'))).toBeVisible();
  await page.getByRole('button', { name: c('held.back') }).click();
  await expect(section(page, c('shared.title')).getByText('Examplo')).toBeVisible();

  await page.getByRole('button', { name: t('notes.backToCases') }).click();
  await page.getByText(c('handover.take'), { exact: true }).click();
  await page.getByLabel(c('handover.file'), { exact: true }).setInputFiles(file);
  await page.getByLabel(c('handover.takePassphrase')).fill('seven lamps over a red river');
  await page.getByRole('button', { name: c('handover.look') }).click();
  await expect(page.getByRole('alert')).toContainText('did not open');
  await page.getByLabel(c('handover.takePassphrase')).fill('seven lamps over a green river');
  await page.getByRole('button', { name: c('handover.look') }).click();
  await expect(page.getByText(c('handover.becomes', { code: 'K-2' }))).toBeVisible();
  await expect(page.getByText(c('handover.already', { codes: 'K-1' }))).toBeVisible();
  await page.getByRole('button', { name: c('handover.takeYes') }).click();
  await expect(page.getByRole('heading', { level: 1, name: t('notes.case', { code: 'K-2' }) })).toBeVisible();
  await expect(tasks.getByText('Ring the invented lawyer')).toBeVisible();
  expect(faults).toEqual([]);
});

test('what was typed into a form comes back after a lock, and cases are found by what is in them', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await openCase(page, site);
  const needs = section(page, c('needs.title'));
  await needs.getByLabel(c('needs.add')).fill('A coat for the chi');
  await page.getByRole('button', { name: t('notes.lock') }).click();
  await expect(page.getByRole('heading', { name: t('notes.locked') })).toBeVisible();
  await page.getByLabel(t('notes.passphrase'), { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: t('notes.unlock') }).click();
  await expect(needs.getByLabel(c('needs.add'))).toHaveValue('A coat for the chi');
  await needs.getByRole('button', { name: c('needs.addAction') }).click();
  await expect(needs.getByRole('listitem')).toHaveCount(1);

  await page.getByRole('button', { name: t('notes.backToCases') }).click();
  await page.getByLabel(c('list.search')).fill('coat');
  await expect(page.getByRole('button', { name: t('notes.case', { code: 'K-1' }) })).toBeVisible();
  await page.getByLabel(c('list.search')).fill('lighthouse');
  await expect(page.getByText(c('list.nothingFound'))).toBeVisible();
});
