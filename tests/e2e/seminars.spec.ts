import type { Locator, Page } from '@playwright/test';
import { englishOf, expect, install, pullThePlug, test, type Site } from './support/fixtures.ts';
import { faultsOf } from './support/steps.ts';

const t = englishOf('root');
const ADDRESS = '/en/seminars/';

const button = (page: Page | Locator, name: string): Locator =>
  page.getByRole('button', { name, exact: true });
const programme = (page: Page, name: string): Locator => page.getByRole('radio', { name, exact: true });
const rows = (page: Page): Locator => page.getByRole('table').locator('tbody tr');

/** A button whose name goes on, out of sight, with what it acts on. */
const buttonFor = (page: Page, name: string, what: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${name} ?: ${what}$`) });

async function open(page: Page, site: Site): Promise<void> {
  await install(page, site, ADDRESS);
  await page.getByRole('heading', { level: 1, name: t('seminars.title') }).waitFor();
}

/** The same with a clock that goes only when the test says so: a busy machine must not cost a second. */
async function openWithClock(page: Page, site: Site): Promise<void> {
  await open(page, site);
  // Only now: a page that is loaded with this clock counts from the day of the machine.
  await page.clock.install({ time: new Date('2026-12-01T09:30:00Z') });
  await page.clock.pauseAt(new Date('2026-12-01T10:30:00Z'));
}

/** Begin and end of every row of the agenda, as minutes after midnight. */
async function timesOf(page: Page): Promise<{ from: number; to: number; minutes: number }[]> {
  const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const texts = await rows(page).evaluateAll((all) =>
    all.map((row) => [
      row.querySelector('td')?.textContent ?? '',
      row.querySelector('td:last-child')?.textContent ?? '',
    ]),
  );
  return texts.map(([time = '', minutes]) => {
    const [from = '', to = ''] = time.match(/\d\d:\d\d/g) ?? [];
    return { from: minutesOf(from), to: minutesOf(to), minutes: Number(minutes) };
  });
}

test('a trainer plans a day offline, and its agenda adds up', async ({ page, context, serve }) => {
  const site = await serve('root');
  await open(page, site);
  await pullThePlug(context, site);
  await programme(page, 'Half day').check({ force: true });
  // Seven modules and two breaks.
  await expect(rows(page)).toHaveCount(9);
  await page.getByLabel(t('seminars.start')).fill('13:15');
  const times = await timesOf(page);
  expect(times[0]?.from).toBe(13 * 60 + 15);
  times.forEach(({ from, to, minutes }, n) => {
    expect(to - from).toBe(minutes);
    if (n > 0) expect(from).toBe(times[n - 1]?.to);
  });
  await expect(
    page.getByText(t('seminars.sum', { from: '13:15', to: '18:15', work: 270, pauses: 30, all: 300 })),
  ).toBeVisible();

  await page.getByLabel(t('seminars.start')).fill('20:00');
  await expect(page.getByText(t('seminars.warning.across-midnight'))).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});

test('a mix of one’s own is a programme with modules put in, taken out and moved, and no module is lost', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await open(page, site);
  await programme(page, 'Half day').check({ force: true });
  await buttonFor(page, t('seminars.remove'), 'Case work').click();
  await expect(page.getByText(t('seminars.ownMix'))).toBeVisible();
  await buttonFor(page, t('seminars.add'), 'Prevention').click();
  await buttonFor(page, t('seminars.earlier'), 'Prevention').click();
  await expect(page.getByRole('table').locator('tbody strong')).toHaveText([
    '0. Before we begin',
    '1. What it is',
    '5. Signs, and what they are worth',
    '6. Talking so that it is safe',
    '9. Prevention',
    '7. Help and referral',
    '13. Second test, evaluation, certificate',
  ]);
  await page
    .getByRole('combobox', { name: new RegExp(`^${t('seminars.breakAfter')} ?: Prevention`) })
    .selectOption('60');
  const times = await timesOf(page);
  expect(times.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(
    (times.at(-1)?.to ?? 0) - (times[0]?.from ?? 0),
  );

  // Whoever looks something up finds the plan as it was.
  await page.getByRole('link', { name: 'Countries', exact: true }).first().click();
  await page.waitForURL(/\/countries\/$/);
  await page.goBack();
  await expect(page.getByText(t('seminars.ownMix'))).toBeVisible();
});

test('whoever learns alone gets bites of ten to fifteen minutes that lead into the app', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await open(page, site);
  await programme(page, 'Self-study').check({ force: true });
  await expect(page.getByText(t('seminars.bitesLead', { minutes: 340 }))).toBeVisible();
  const minutes = await page.locator('.alone li li strong').allTextContents();
  expect(minutes.length).toBeGreaterThan(20);
  for (const text of minutes) {
    expect(Number.parseInt(text, 10)).toBeGreaterThanOrEqual(10);
    expect(Number.parseInt(text, 10)).toBeLessThanOrEqual(15);
  }
  await expect(page.getByRole('table')).toBeHidden();
});

test('notes, handouts and exercises are those of the plan, and answers are shown on asking', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await open(page, site);
  await programme(page, 'Half day').check({ force: true });
  await button(page, t('seminars.view.notes')).click();
  await expect(page.getByRole('article')).toHaveCount(7);
  await expect(page.getByRole('article').first()).toContainText('09:00');
  expect(await faultsOf(page)).toEqual([]);
  await button(page, t('seminars.view.handouts')).click();
  await expect(page.getByRole('article', { name: 'Talking so that it is safe' })).toBeVisible();
  await button(page, t('seminars.view.exercises')).click();
  const cards = page.getByRole('article', { name: 'Twelve cards', exact: true }).first();
  await expect(cards.getByRole('listitem')).toHaveCount(12);
  await expect(cards).not.toContainText('Recruiting is an act.');
  await page.getByText(`${t('seminars.showAnswers')}: Twelve cards`).click();
  await expect(page.getByText('Recruiting is an act.')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});

test('one print runs the whole seminar on paper', async ({ page, serve }) => {
  const site = await serve('root');
  await open(page, site);
  await programme(page, 'Half day').check({ force: true });
  await button(page, t('seminars.view.paper')).click();
  await expect(button(page, t('seminars.printAll'))).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  for (const heading of [
    t('seminars.agenda'),
    'A real case came up: stop, not here',
    t('seminars.trainerNotes'),
    t('seminars.view.notes'),
    t('seminars.view.handouts'),
    t('seminars.view.exercises'),
    t('seminars.rolePlay.title'),
    t('seminars.cases.title'),
    t('seminars.tests'),
    t('seminars.answersOfAll'),
  ]) {
    await expect(page.getByRole('heading', { level: 2, name: heading, exact: true })).toBeVisible();
  }
  await expect(page.getByRole('heading', { name: /^Observer's sheet, round/ })).toHaveCount(3);
  await expect(page.getByText('Lighthouse', { exact: true })).toBeVisible();
  await expect(button(page, t('seminars.printAll'))).toBeHidden();
  // The answers come after everything that participants get.
  const order = await page.getByRole('heading', { level: 2 }).allTextContents();
  expect(order.at(-1)).toBe(t('seminars.answersOfAll'));
});

test('the wall goes by arrow keys, and the window with the notes is in step both ways', async ({
  page,
  context,
  serve,
}) => {
  const site = await serve('root');
  await open(page, site);
  await button(page, t('seminars.view.wall')).click();
  const wall = page.getByRole('dialog');
  await expect(wall.getByText('A real case came up: stop, not here')).toBeVisible();
  await expect(wall.getByText(t('seminars.exercise'), { exact: true })).toBeVisible();

  await page.keyboard.press('ArrowRight');
  await expect(wall.getByRole('heading', { name: 'Before we begin' })).toBeVisible();
  const [notes] = await Promise.all([
    context.waitForEvent('page'),
    button(wall, t('seminars.wall.notes')).click(),
  ]);
  await expect(notes.getByRole('heading', { name: 'Before we begin' })).toBeVisible();
  await page.bringToFront();
  await page.keyboard.press('ArrowRight');
  await expect(wall.getByRole('heading', { name: 'Who sees what?' })).toBeVisible();
  await expect(notes.getByRole('heading', { name: 'Who sees what?' })).toBeVisible();
  await expect(notes.getByText('Greet each person at the door.')).toBeVisible();
  await expect(wall.getByText('Greet each person at the door.')).toBeHidden();

  await button(notes, t('seminars.wall.next')).click();
  await expect(wall.getByRole('heading', { name: 'You may leave at any time' })).toBeVisible();
  await notes.keyboard.press('End');
  await expect(wall.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await page.bringToFront();
  await page.keyboard.press('Home');
  await expect(notes.getByRole('heading', { name: 'A real case came up: stop, not here' })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  expect(await faultsOf(notes)).toEqual([]);

  await page.keyboard.press('Escape');
  await expect(wall).toBeHidden();
  await expect(notes.getByText(t('seminars.notes.noWall'))).toBeVisible();
});

test('a wall whose second window the browser blocks says what to do, and goes on', async ({
  page,
  serve,
}) => {
  await page.addInitScript(() => {
    window.open = () => null;
  });
  const site = await serve('root');
  await open(page, site);
  await button(page, t('seminars.view.wall')).click();
  const wall = page.getByRole('dialog');
  await button(wall, t('seminars.wall.notes')).click();
  await expect(wall.getByRole('alert')).toHaveText(t('seminars.wall.blocked'));
  await page.keyboard.press('ArrowRight');
  await expect(wall.getByRole('heading', { name: 'Before we begin' })).toBeVisible();
});

test('the room timer keeps the time of the clock, also behind a hidden tab, and is given a minute more', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await openWithClock(page, site);
  await button(page, t('seminars.view.timer')).click();
  const reading = page.getByRole('timer');
  await expect(reading).toHaveText('20:00');
  await button(page, t('seminars.timer.start')).click();
  await page.clock.runFor(90_000);
  await expect(reading).toHaveText('18:30');
  // Nothing ticks while the tab is hidden and the laptop sleeps: the clock alone goes on.
  await page.clock.fastForward('10:00');
  await expect(reading).toHaveText('08:30');
  await button(page, t('seminars.timer.pause')).click();
  await page.clock.runFor(60_000);
  await expect(reading).toHaveText('08:30');
  await button(page, t('seminars.timer.more')).click();
  await expect(reading).toHaveText('09:30');
  await button(page, t('seminars.timer.start')).click();
  await page.clock.fastForward('09:30');
  await expect(page.getByText(t('seminars.timer.over'))).toBeVisible();
  await page.clock.runFor(5000);
  await expect(reading).toHaveText('+00:05');
});

test('in a role play the stop word is in sight all the time, and the round, the seats and the secret go by the clock', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await openWithClock(page, site);
  await button(page, t('seminars.view.role-play')).click();
  const stop = page.getByText('Lighthouse', { exact: true });
  await expect(stop).toBeVisible();
  await expect(page.getByText(t('seminars.exercise'), { exact: true }).first()).toBeVisible();
  // It stands once more among the cards for paper, which no screen shows.
  const secret = page.getByText('Your uncle borrowed 4,200').filter({ visible: true });
  await expect(secret).toHaveCount(0);
  await button(page, t('seminars.rolePlay.show', { role: t('seminars.role.applicant') })).click();
  await expect(secret).toBeVisible();
  await button(page, t('seminars.rolePlay.hide', { role: t('seminars.role.applicant') })).click();
  await expect(secret).toHaveCount(0);

  await button(page, t('seminars.timer.start')).click();
  await page.clock.fastForward('07:00');
  await expect(page.getByText(t('seminars.rolePlay.part.feedback'), { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText('03:00');
  await page.getByRole('checkbox', { name: 'Silence used?' }).check();
  await page.clock.fastForward('04:00');
  await expect(page.getByText(t('seminars.rolePlay.round', { round: 2, rounds: 3 }))).toBeVisible();
  // The second round has a sheet of its own, and everybody another seat.
  await expect(page.getByRole('checkbox', { name: 'Silence used?' })).not.toBeChecked();
  await expect(page.getByText(`${t('seminars.role.applicant')}: B`)).toBeVisible();
  await page.clock.fastForward('21:00');
  await expect(page.getByText(t('seminars.rolePlay.part.end'))).toBeVisible();

  await page.getByRole('checkbox', { name: 'Next step?' }).scrollIntoViewIfNeeded();
  await expect(stop).toBeInViewport();
  await page.clock.resume();
  expect(await faultsOf(page)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  await expect(stop).toBeVisible();
  await expect(page.locator('.ticked')).toHaveCount(0);
});

test('a case of the handbook can be played, too', async ({ page, serve }) => {
  const site = await serve('root');
  await open(page, site);
  await button(page, t('seminars.view.role-play')).click();
  await page
    .getByLabel(t('seminars.rolePlay.scene'))
    .selectOption({ label: t('seminars.cases.scene', { number: 1, title: 'Berry season' }) });
  await button(page, t('seminars.rolePlay.show', { role: t('seminars.role.observer') })).click();
  await expect(page.getByRole('heading', { name: /^Observer/, level: 4 })).toBeVisible();
});

test('when a real case comes up, what to do is one tap away', async ({ page, serve }) => {
  const site = await serve('root');
  await open(page, site);
  await button(page, t('seminars.view.distress')).click();
  await expect(page.getByRole('heading', { name: 'A real case came up: stop, not here' })).toBeVisible();
  await page.getByRole('article').getByRole('link', { name: 'Contacts' }).click();
  await expect(page).toHaveURL(/\/en\/contacts\/$/);
});

test('every part fits a screen of 320 px and works by keyboard alone', async ({ page, serve }) => {
  const site = await serve('root');
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, site);
  const widest = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
  expect(await widest()).toBeLessThanOrEqual(320);
  for (const view of ['notes', 'handouts', 'exercises', 'role-play', 'timer', 'paper', 'distress']) {
    const tab = button(page, t(`seminars.view.${view}`));
    await tab.focus();
    await page.keyboard.press('Enter');
    await expect(tab).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByText(t('seminars.reading'))).toBeHidden();
    expect(await widest(), view).toBeLessThanOrEqual(320);
  }
  const wall = button(page, t('seminars.view.wall'));
  await wall.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await page.getByRole('dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(
    0,
  );
  await page.keyboard.press('Escape');
  await expect(wall).toBeFocused();
});
