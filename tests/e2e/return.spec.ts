import type { Page } from '@playwright/test';
import { englishOf, expect, install, pullThePlug, test } from './support/fixtures.ts';
import { faultsOf } from './support/steps.ts';

const room = englishOf('root', 'return');
const sheet = englishOf('root', 'sheet');

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
  await expect(heading(page, room('return.notByUsTitle'))).toBeHidden();
  // The document of the own State waits until it was asked.
  await expect(page.getByText(room('return.ownStateWaits'))).toBeVisible();
  await answer(page, /fear their own State/, room('return.answer.unclear'));
  await expect(heading(page, room('return.notByUsTitle'))).toBeVisible();
  await expect(heading(page, room('return.stopsNow'))).toBeVisible();
  // A print does not carry the fear along.
  await page.emulateMedia({ media: 'print' });
  await expect(heading(page, room('return.notByUsTitle'))).toBeHidden();
  await expect(heading(page, room('return.stopsNow'))).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  await answer(page, /fear their own State/, room('return.answer.no'));
  await answer(page, /want protection/, room('return.answer.no'));
  await answer(page, /at this mission/, room('return.answer.no'));
  await expect(heading(page, room('return.notByUsTitle'))).toBeHidden();
  await expect(page.getByText(room('return.ownStateWaits'))).toBeHidden();
  await page.getByRole('button', { name: sheet('sheet.empty') }).click();
  await expect(page.getByText(room('return.ownStateWaits'))).toBeVisible();
});

test('a child brings questions of its own, and a high risk stops the return', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/return/'));
  await expect(page.getByRole('group', { name: /best interests/ })).toBeHidden();
  await answer(page, new RegExp(room('return.age').replace('?', '\\?')), room('return.ages.unsure'));
  await expect(heading(page, room('return.childTitle'))).toBeVisible();
  await answer(page, /best interests/, room('return.answer.no'));
  await expect(page.getByText('Nobody has decided what is best for the child.')).toBeVisible();

  const risk = page.getByRole('group', { name: /know the home address/ });
  await expect(risk.getByText(room('return.level', { level: room('return.notRated') }))).toBeVisible();
  await risk.getByLabel(room('return.likely')).selectOption(room('return.likelies.not-known'));
  await risk.getByLabel(room('return.severe')).selectOption(room('return.severes.serious'));
  await expect(risk.getByText(room('return.level', { level: room('return.levels.high') }))).toBeVisible();
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
  await page.getByLabel(room('return.travelDay')).fill('2026-12-10');
  const ticket = page.getByRole('listitem').filter({ hasText: 'The ticket is bought' });
  await ticket.getByLabel(room('return.stepWhen')).fill('2026-12-11');
  await expect(ticket.getByText(room('return.fault.after-travel'))).toBeVisible();
  await expect(ticket.getByLabel(room('return.stepWhen'))).toHaveValue('2026-12-11');
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
  await expect(page.getByText(sheet('sheet.inMemory'))).toBeHidden();
});
