import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { englishOf, expect, folderOf, install, pullThePlug, test } from './support/fixtures.ts';
import { faultsOf } from './support/steps.ts';

const t = englishOf('root');

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const choose = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('radio', { name, exact: true })
    .or(page.getByRole('button', { name, exact: true }))
    .first()
    .click({ force: true });
const go = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();
const leads = (page: Page) => page.getByRole('region', { name: t('leads.title') });
async function setPost(page: Page): Promise<void> {
  await go(page, t('nav.settings'));
  await page.getByLabel(t('settings.sendingState')).selectOption('se');
  await page.getByLabel(t('settings.hostCountry')).selectOption('lt');
  await press(page, t('settings.usePost'));
}

test('advice after a visa talk leads to a card for that journey, and nothing of it stands in the address', async ({
  page,
  context,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  await pullThePlug(context, site);
  await setPost(page);
  await go(page, t('nav.screenApplicant'));
  await choose(page, 'Not that I can see');
  await press(page, t('screening.seeAdviceNow'));
  // Others may be in the room: nothing that asks for an agreement, or shows what was told.
  await expect(leads(page).getByRole('button', { name: t('leads.cards') })).toBeVisible();
  await expect(leads(page).getByRole('button', { name: t('leads.referral') })).toHaveCount(0);
  expect(await faultsOf(page)).toEqual([]);
  await leads(page)
    .getByRole('button', { name: t('leads.cards') })
    .click();
  await expect(page.getByLabel(t('giveCards.destination'), { exact: true })).toHaveValue('se');
  await expect(page.getByLabel(t('giveCards.from'), { exact: true })).toHaveValue('lt');
  expect(new URL(page.url()).search + new URL(page.url()).hash).toBe('');
  // The screening is as it was.
  await page.goBack();
  await expect(leads(page)).toBeVisible();

  // What was begun there is not put aside unasked.
  await leads(page)
    .getByRole('button', { name: t('leads.cards') })
    .click();
  await expect(page.getByText(t('leads.begun'))).toBeVisible();
  await press(page, t('leads.anew'));
  await expect(page.getByLabel(t('giveCards.destination'), { exact: true })).toHaveValue('se');
  expect(faults).toEqual([]);
});

/** Opening questions of a flow, as far as this test walks them. */
interface Opening {
  readonly start: string;
  readonly opening: Readonly<
    Record<
      string,
      {
        readonly ask: string;
        readonly answers: readonly { readonly id: string; readonly label: string; readonly goto: string }[];
      }
    >
  >;
}

test('after a talk alone with somebody who comes home the plan and the referral know what was recorded', async ({
  page,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/screening/coming-home/'));
  const flow = JSON.parse(
    readFileSync(join(folderOf('root'), 'content/en/screening/flow-coming-home.json'), 'utf8'),
  ) as Opening;
  // Alone, and under 18; everything else in its last answer, which is the calm one.
  const wanted = new Map([
    ['alone', 'alone'],
    ['age', 'under-18'],
  ]);
  for (let at = flow.start; flow.opening[at];) {
    const { ask, answers } = flow.opening[at]!;
    // Two questions may have an answer of the same words: the one before must be off the screen.
    await expect(page.getByText(ask).first()).toBeVisible();
    const answer = answers.find(({ id }) => id === wanted.get(at)) ?? answers.at(-1)!;
    await choose(page, answer.label);
    at = answer.goto;
  }
  await press(page, t('screening.seeAdviceNow'));
  await expect(leads(page).getByRole('button')).toHaveText([
    t('leads.return'),
    t('leads.referral'),
    t('leads.cards'),
  ]);
  await leads(page)
    .getByRole('button', { name: t('leads.return') })
    .click();
  await expect(
    page
      .getByRole('group', { name: t('return.age') })
      .getByRole('radio', { name: t('return.ages.under-18'), exact: true }),
  ).toBeChecked();
  await page.goBack();
  await leads(page)
    .getByRole('button', { name: t('leads.referral') })
    .click();
  await expect(page.getByText(t('referral.from.fromScreening')).first()).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('what an offer says answers a screening, after the person agreed', async ({ page, serve, faults }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/screening/visa-work/'));
  await choose(page, 'Not that I can see');
  await press(page, t('screening.seeAdviceNow'));
  await leads(page)
    .getByRole('button', { name: t('leads.offer') })
    .click();
  // The application says so much; the rest is for the papers to say.
  await expect(page.getByLabel(t('offer.field.visa'), { exact: true })).toHaveValue('work');
  await expect(page.getByLabel(t('offer.field.pay'), { exact: true })).toHaveValue('');
  await page.getByLabel(t('offer.field.costAgency'), { exact: true }).fill('900');
  await press(page, t('offer.into.open'));
  // Nothing is taken over before the person was asked.
  await expect(page.getByText(t('offer.into.say'), { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: /Take .* over/ })).toHaveCount(0);
  await press(page, t('agree.yes'));
  expect(await faultsOf(page)).toEqual([]);
  await press(page, t('offer.into.take_one'));
  await expect(page.getByText(t('offer.into.taken_one'), { exact: false })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByText(t('outcome.whyThisAdvice')).click();
  await expect(page.getByText(t('addingUp.nothing'), { exact: true })).toHaveCount(0);
  expect(faults).toEqual([]);
});
