import type { Locator, Page } from '@playwright/test';
import { englishOf, expect, install, pullThePlug, test } from './support/fixtures.ts';
import { faultsOf, VISA_ALONE } from './support/steps.ts';

const t = englishOf('root');

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
/** Clicks, and does not look at the radio afterwards: an answer may bring the next question in its place. */
const choose = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('radio', { name, exact: true })
    .or(page.getByRole('button', { name, exact: true }))
    .first()
    .click({ force: true });
const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 });

async function answerAll(page: Page, answers: readonly string[]): Promise<void> {
  for (const answer of answers) await choose(page, answer);
}
const ROOM_ALONE = [
  'Not that I can see',
  'No, we are alone',
  'Their own, we share a language',
  'It is said and understood',
  'Nothing that I know of',
  'No, or I do not know',
];

/** The heading of the question that is suggested on the screen. */
async function suggestedTitle(page: Page): Promise<string> {
  const [before = '', after = ''] = t('screening.suggestedNext', { title: '|' }).split('|');
  const line = await page.getByText(before, { exact: false }).last().innerText();
  return line.trim().slice(before.trim().length).replace(after, '').trim();
}

test('the next question follows what was said, and nothing on the screen changes by itself', async ({
  page,
  context,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  await pullThePlug(context, site);
  await page.goto(site.url('/en/screening/visa-applicant/'));
  await answerAll(page, [...VISA_ALONE, '18 or older']);
  await expect(heading(page)).toHaveText('Who answers');

  const second = await suggestedTitle(page);
  await press(page, t('action.next'));
  await expect(heading(page)).toHaveText(second);
  await choose(page, t('answer.yes'));
  await expect(heading(page)).toHaveText(second);
  const third = await suggestedTitle(page);
  expect(third).not.toBe(second);
  await press(page, t('action.next'));
  await expect(heading(page)).toHaveText(third);

  await press(page, t('action.back'));
  await expect(heading(page)).toHaveText(second);
  await expect(page.getByRole('radio', { name: t('answer.yes'), exact: true }).first()).toBeChecked();
  await press(page, t('action.back'));
  await expect(heading(page)).toHaveText('Who answers');
  await press(page, t('action.next'));
  await press(page, t('action.next'));
  await expect(heading(page)).toHaveText(third);
  expect(faults).toEqual([]);
});

test('why a question is suggested stands only in the panel that the officer opens', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/screening/visa-applicant/'));
  await answerAll(page, [...VISA_ALONE, '18 or older']);
  const title = await suggestedTitle(page);
  const why = page.getByText(t('addingUp.next.title', { question: title }));
  await expect(why).toHaveCount(0);
  await press(page, t('addingUp.open'));
  await expect(why).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await press(page, t('addingUp.close'));
  await expect(why).toHaveCount(0);
});

test('the advice lists what could still change it on the screen, and names none of it on paper', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/screening/visa-applicant/'));
  await answerAll(page, [...VISA_ALONE, '18 or older']);
  await press(page, t('screening.seeAdviceNow'));
  const open = page.getByRole('region', { name: t('outcome.stillOpen') });
  await expect(open.getByRole('button', { name: 'How the journey is arranged' })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('How the journey is arranged')).toBeHidden();
  await expect(page.getByText(t('outcome.stillOpenOnPaper'))).toBeVisible();
  await page.emulateMedia({ media: 'screen' });

  await open.getByRole('button', { name: 'How the journey is arranged' }).click();
  await expect(heading(page)).toHaveText('How the journey is arranged');
});

test('when nothing that is left could change the advice, the advice is the next step', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/screening/visa-applicant/'));
  await answerAll(page, [...VISA_ALONE, 'Under 18']);
  await expect(
    page.getByText(t('screening.suggestedNext', { title: '' }).trim(), { exact: false }),
  ).toBeVisible();
  // The first that is asked about a child: no adult can show what they are to them.
  await choose(page, t('answer.yes'));
  await expect(page.getByText(t('screening.nothingLeft'))).toBeVisible();
  await expect(page.getByRole('button', { name: t('action.next'), exact: true })).toHaveCount(0);
  await press(page, t('screening.seeAdvice'));
  await expect(page.getByText(t('outcome.whatToDo'))).toBeVisible();
  await expect(page.getByRole('region', { name: t('outcome.stillOpen') })).toHaveCount(0);
});

test('being suddenly alone asks only what must be said first, and loses no answer', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/screening/visa-applicant/'));
  await answerAll(page, [
    'Not that I can see',
    'Yes, someone is in earshot',
    'Their own, we share a language',
    'Nothing that I know of',
    'Under 18',
  ]);
  const first = await heading(page).innerText();
  await press(page, t('screening.weAreAlone'));
  await expect(page.getByText('Say first what you must pass on.')).toBeVisible();
  await expect(page.getByRole('heading', { name: t('parked.title') })).toHaveCount(0);
  await choose(page, 'It is said and understood');
  await expect(heading(page)).toHaveText(first);
  await expect(page.getByText(t('screening.alone'), { exact: true })).toBeVisible();
});

test('a changed age keeps every sign, sets aside what it makes unreachable and asks to confirm it, by the keyboard alone', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url('/en/screening/person-at-post/'));
  const reach = async (name: string | RegExp): Promise<void> => {
    const target = page.getByRole('button', { name, exact: true }).first();
    await target.waitFor();
    for (let n = 0; n < 90; n++) {
      if (await target.evaluate((button) => button === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`The Tab key does not reach "${String(name)}".`);
  };
  const enter = async (name: string | RegExp): Promise<void> => {
    await reach(name);
    await page.keyboard.press('Enter');
  };
  for (const name of [...ROOM_ALONE, '18 or older', t('answer.yes')]) await enter(name);
  await expect(heading(page)).toHaveText('The body first');
  await enter(t('screening.allThemes'));
  await enter('Who frightens them');
  const first = page.getByRole('radio', { name: t('answer.yes'), exact: true }).first();
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(first).toBeChecked();

  // Back the way it came: the question before, then the opening from its end.
  await enter(t('action.back'));
  await enter(t('action.back'));
  await expect(page.getByText('Is it all right if we talk now?', { exact: false })).toBeVisible();
  await enter(t('action.back'));
  await enter('I am not sure');
  const aside = page.getByRole('region', { name: t('parked.title') });
  await expect(aside).toContainText(t('parked.outOfReach_one'));
  await enter(t('screening.seeAdvice'));
  // The sign that was recorded of an adult still counts, and more is done at once for someone who may be a child.
  await expect(page.getByText('child-protection', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: t('outcome.stillOpen') })).toHaveCount(0);
  await enter(t('outcome.backToQuestions'));
  await enter(t('action.back'));
  await enter('18 or older');
  await expect(aside).toContainText('Is it all right if we talk now?');
  await enter(new RegExp(`^${t('parked.use')}`));
  await expect(aside).toHaveCount(0);
  await expect(page.getByText('Is it all right if we talk now?', { exact: false })).toHaveCount(0);
  await page.getByRole('button', { name: t('screening.allThemes'), exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Who frightens them', exact: true }).press('Enter');
  await expect(first).toBeChecked();
});
