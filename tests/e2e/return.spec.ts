import type { Page } from '@playwright/test';
import { englishOf, expect, install, pullThePlug, test } from './support/fixtures.ts';
import { faultsOf } from './support/steps.ts';

const t = englishOf('root');

const answer = (page: Page, question: RegExp, name: string): Promise<void> =>
  page
    .getByRole('group', { name: question })
    .getByRole('radio', { name, exact: true })
    .check({ force: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

test('fear of the own State leads away from us, offline, before any step that brings it in', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/return/'));
  await pullThePlug(context, site);
  await expect(heading(page, t('return.notByUsTitle'))).toBeHidden();
  // The document of the own State waits until it was asked.
  await expect(page.getByText(t('return.ownStateWaits'))).toBeVisible();
  await answer(page, /fear their own State/, t('return.answer.unclear'));
  await expect(heading(page, t('return.notByUsTitle'))).toBeVisible();
  await expect(heading(page, t('return.stopsNow'))).toBeVisible();
  // A print does not carry the fear along.
  await page.emulateMedia({ media: 'print' });
  await expect(heading(page, t('return.notByUsTitle'))).toBeHidden();
  await expect(heading(page, t('return.stopsNow'))).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  await answer(page, /fear their own State/, t('return.answer.no'));
  await answer(page, /want protection/, t('return.answer.no'));
  await answer(page, /at this mission/, t('return.answer.no'));
  await expect(heading(page, t('return.notByUsTitle'))).toBeHidden();
  await expect(page.getByText(t('return.ownStateWaits'))).toBeHidden();
  await page.getByRole('button', { name: t('sheet.empty') }).click();
  await expect(page.getByText(t('return.ownStateWaits'))).toBeVisible();
});

test('a child brings questions of its own, and a high risk stops the return', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/return/'));
  await expect(page.getByRole('group', { name: /best interests/ })).toBeHidden();
  await answer(page, new RegExp(t('return.age').replace('?', '\\?')), t('return.ages.unsure'));
  await expect(heading(page, t('return.childTitle'))).toBeVisible();
  await answer(page, /best interests/, t('return.answer.no'));
  await expect(page.getByText('Nobody has decided what is best for the child.')).toBeVisible();

  const risk = page.getByRole('group', { name: /know the home address/ });
  await expect(risk.getByText(t('return.level', { level: t('return.notRated') }))).toBeVisible();
  await risk.getByLabel(t('return.likely')).selectOption(t('return.likelies.not-known'));
  await risk.getByLabel(t('return.severe')).selectOption(t('return.severes.serious'));
  await expect(risk.getByText(t('return.level', { level: t('return.levels.high') }))).toBeVisible();
  await expect(page.getByText('A risk is high.')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});

test('a step on the wrong side of the day of travel is named, and stays as it was written', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/return/'));
  await page.getByLabel(t('return.travelDay')).fill('2026-12-10');
  const ticket = page.getByRole('listitem').filter({ hasText: 'The ticket is bought' });
  await ticket.getByLabel(t('return.stepWhen')).fill('2026-12-11');
  await expect(ticket.getByText(t('return.fault.after-travel'))).toBeVisible();
  await expect(ticket.getByLabel(t('return.stepWhen'))).toHaveValue('2026-12-11');
});

test('on paper an empty plan is a form with boxes and lines, and a filled one shows what was written', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/return/'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.blank:visible').count()).toBeGreaterThan(60);
  expect(await page.locator('.box.ticked:visible').count()).toBe(0);
  await page.emulateMedia({ media: 'screen' });
  await page.getByLabel('Housing wished for').fill('A room of her own');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('A room of her own').last()).toBeVisible();
  await expect(page.getByText(t('sheet.inMemory'))).toBeHidden();
});
