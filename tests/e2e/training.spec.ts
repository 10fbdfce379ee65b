import type { Locator, Page } from '@playwright/test';
import { englishOf, expect, install, pullThePlug, test } from './support/fixtures.ts';
import { faultsOf, newNotebook } from './support/steps.ts';

const t = englishOf('root');
const PASSPHRASE = 'green river walks under seven lamps';
const BERRIES = '/en/training/berry-season/';
const NURSE = '/en/training/nurse-with-a-contract/';
const PLANTED = 'planted-words-of-an-exercise-5531';
const REAL = 'real-words-of-a-case-8842';

/** What the author of the two cases would choose, stage by stage. */
const GOOD = {
  berries: [
    ['Lay ten files side by side', 'Invite the applicants for short talks'],
    ['Say kindly that each applicant', 'Ask for the interpreter of the mission'],
    ['Add it up with him', 'Ask what happens if the berries fail'],
    [
      'Give him a second appointment',
      'Hand the card of this visa class',
      'Offer him a talk',
      'Write to the ministry',
    ],
  ],
  nurse: [
    ['Say that everybody who applies', 'Read the contract before'],
    ['Ask where her passport'],
    ['Thank her for her patience', 'Decide on the ordinary grounds'],
  ],
} as const;

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 });

async function begin(page: Page): Promise<void> {
  await press(page, t('training.case.begin'));
  await expect(page.getByRole('navigation', { name: t('training.steps.label') })).toBeVisible();
}

/** Reads all stages and chooses at each what is given for it. */
async function readOn(page: Page, stages: readonly (readonly string[])[]): Promise<void> {
  for (const choices of stages) {
    for (const choice of choices) await page.getByRole('checkbox', { name: choice }).check();
    const before = await heading(page).textContent();
    await press(page, t('training.stage.next'));
    await expect(heading(page)).not.toHaveText(before ?? '');
  }
  await expect(heading(page)).toHaveText(t('training.stage.over'));
}

async function endWith(page: Page, decision: 'offered' | 'urgent' | 'none'): Promise<void> {
  await press(page, t('training.steps.ending'));
  await page.getByRole('radio', { name: t(`training.ending.${decision}`) }).check({ force: true });
}

/** Answers the safety opening of the flow for work visas: no danger, alone, adult. */
async function passTheOpening(page: Page): Promise<void> {
  for (const answer of [
    'Not that I can see',
    'No, we are alone',
    'It is said and understood',
    'Through an interpreter with no tie to them',
    'Nothing that I know of',
    '18 or older',
  ]) {
    await page.getByRole('button', { name: answer, exact: true }).click();
  }
}

/** Opens a question of the flow and says yes to its first row. */
async function recordYes(page: Page, question: string): Promise<void> {
  await press(page, t('screening.allThemes'));
  await page.getByRole('button', { name: question, exact: true }).click();
  await page
    .getByRole('radio', { name: t('answer.yes'), exact: true })
    .first()
    .check({ force: true });
}

/** Nothing on the screen is cut off or wider than it. */
const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

async function accessible(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
}

test('the list names each case without telling what it teaches, inside a frame that says Exercise', async ({
  page,
  context,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await install(page, site);
  await pullThePlug(context, site);
  await page.goto(site.url('/en/training/'));
  const first = page.getByRole('link', { name: /Berry season/ });
  await expect(first).toContainText(t('training.list.number', { number: 1 }));
  await expect(first).toContainText(t('training.list.minutes', { minutes: 25 }));
  await expect(page.getByText('A pattern across files')).toHaveCount(0);
  await expect(page.locator('.exercise .word')).toHaveText(t('training.exercise'));
  expect(await page.locator('.exercise').evaluate((frame) => getComputedStyle(frame).borderTopWidth)).toBe(
    '8px',
  );
  await expect(page.getByText(t('training.stopHere.title'))).toBeVisible();
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await page.locator('.exercise').evaluate((frame) => getComputedStyle(frame).borderTopStyle)).toBe(
    'double',
  );
  expect(faults).toEqual([]);
});

test('with no network, a whole case leads through the real questions, contacts and a marked paper to a debrief', async ({
  page,
  context,
  serve,
  faults,
}) => {
  test.slow();
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url(BERRIES));
  await pullThePlug(context, site);
  await begin(page);
  await expect(heading(page)).toBeFocused();

  // A paper is looked at like a picture, and says on itself that it is invented.
  await page.getByText('Application, page 3').first().click();
  const paper = page.getByRole('figure', { name: 'Application, page 3' });
  await expect(paper).toContainText(t('training.paper.mark'));
  await expect(paper).toContainText('Mr Example, for the applicant');
  await expect(page.getByRole('button', { name: t('training.steps.contacts') })).toBeDisabled();
  await readOn(page, GOOD.berries);
  // Nothing yet tells what was good, what hurts, or how many signs there are.
  const whole = (): Promise<string> => page.getByRole('main').innerText();
  expect(await whole()).not.toMatch(/Signs you noticed|The author|could hurt/);

  await press(page, t('training.stage.toScreening'));
  await passTheOpening(page);
  await recordYes(page, 'Fees on paper');
  await press(page, t('screening.seeAdviceNow'));
  await expect(page.getByRole('heading', { name: t('outcome.whatToDo') })).toBeVisible();
  expect(await whole()).not.toMatch(/Signs you noticed|\bsigns? so far|Adding up/);
  await expect(page.getByRole('button', { name: t('keep.keep') })).toHaveCount(0);
  await expect(page.locator('a[href^="tel:"]')).toHaveCount(0);

  await press(page, t('training.screening.goOn'));
  await expect(page.getByText(t('training.contacts.doNotCall')).first()).toBeVisible();
  const contact = page
    .getByRole('group', { name: /Finland/ })
    .getByRole('checkbox')
    .first();
  await contact.check();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.locator('a[href^="tel:"]')).toHaveCount(0);

  await press(page, t('training.contacts.goOn'));
  await expect(page.getByRole('button', { name: t('training.ending.finish') })).toBeDisabled();
  await endWith(page, 'offered');
  await page.getByRole('checkbox', { name: t('referral.kind.contact') }).check();
  await page.getByRole('checkbox', { name: t('referral.kind.needs') }).check();
  await page.getByLabel(t('referral.field.needs')).fill('Somebody who reads the contract with him.');
  await expect(page.getByRole('heading', { name: `${t('training.referral.mark')}: Referral` })).toBeVisible();
  // Before anything goes, on paper neither, the person is asked again: in an exercise as at the counter.
  await page.getByRole('button', { name: t('agree.yes'), exact: true }).click();
  // Nothing of it can be carried off without the mark.
  await expect(page.getByRole('button', { name: t('referral.seal.save') })).toHaveCount(0);
  await expect(page.getByRole('button', { name: t('referral.hand.copy') })).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.across')).toBeVisible();
  expect(await page.locator('.across').evaluate((mark) => getComputedStyle(mark).position)).toBe('fixed');
  await expect(page.getByText('Somebody who reads the contract with him.').last()).toBeVisible();
  await page.emulateMedia({ media: 'screen' });

  await press(page, t('training.ending.finish'));
  await expect(heading(page)).toContainText(t('training.debrief.title'));
  await expect(page.getByText(/Signs you noticed: \d of 7\./)).toBeVisible();
  await expect(page.getByText(t('training.debrief.choices.chosen')).first()).toBeVisible();
  await expect(page.getByText('What one file hides ten files show.', { exact: false })).toBeVisible();
  await expect(page.getByText(t('training.debrief.ending.author.offered'))).toBeVisible();
  await expect(page.getByText(t('training.debrief.pattern.read'))).toBeVisible();
  await expect(page.getByRole('heading', { name: /could have hurt/ })).toHaveCount(0);
  await accessible(page);

  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.across')).toBeVisible();
  await expect(page.getByText(t('training.stopHere.title'))).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: t('training.case.all') }).click();
  await expect(page.getByRole('link', { name: /Berry season/ })).toContainText(t('training.list.done'));
  expect(faults).toEqual([]);
});

test('a choice that can hurt is named in the debrief, in plain words, and the case asks to be repeated', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url(BERRIES));
  await begin(page);
  await readOn(page, [['Refuse the forty'], [], [], []]);
  await endWith(page, 'none');
  await press(page, t('training.ending.finish'));

  const harm = page.getByRole('region', { name: t('training.debrief.harm.title_one') });
  await expect(harm).toContainText('Refuse the forty');
  await expect(harm).toContainText('Signs are no ground for a refusal');
  await expect(page.getByText(t('training.debrief.ending.less'))).toBeVisible();
  await expect(page.getByRole('button', { name: t('training.debrief.again') })).toHaveCount(0);
  await press(page, t('training.debrief.repeat'));
  await expect(heading(page)).toHaveText('Forty files');
  await expect(page.getByRole('checkbox', { name: 'Refuse the forty' })).not.toBeChecked();
});

test('a choice that was taken back in time asks for nothing, and one that stands cannot be changed later', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url(BERRIES));
  await begin(page);
  const refuse = page.getByRole('checkbox', { name: 'Refuse the forty' });
  await refuse.check();
  await refuse.uncheck();
  await readOn(page, GOOD.berries);
  await page.getByText(t('training.stage.before')).click();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await endWith(page, 'offered');
  await press(page, t('training.ending.finish'));
  await expect(page.getByText(t('training.debrief.choices.taken-back'))).toBeVisible();
  await expect(page.getByRole('button', { name: t('training.debrief.repeat') })).toHaveCount(0);
});

test('the case that rightly ends without a referral rewards leaving it at that', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url(NURSE));
  await begin(page);
  await readOn(page, GOOD.nurse);
  await endWith(page, 'none');
  await press(page, t('training.ending.finish'));
  await expect(page.getByRole('region', { name: t('training.debrief.well.none') })).toContainText(
    'whoever stopped there did well',
  );
  await expect(page.getByText(t('training.debrief.signs.countNone'))).toBeVisible();
  await expect(page.getByText(t('training.debrief.pattern.own'))).toBeVisible();
});

test('a result is kept only when a participant wants it, in the database of practice, and can be erased', async ({
  page,
  serve,
}) => {
  const databases = (): Promise<(string | undefined)[]> =>
    page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url(NURSE));
  await begin(page);
  await readOn(page, GOOD.nurse);
  await endWith(page, 'none');
  await press(page, t('training.ending.finish'));
  await expect(page.getByRole('button', { name: t('training.kept.keep') })).toBeVisible();
  expect(await databases()).not.toContain('countersign-practice');

  await press(page, t('training.kept.keep'));
  await page.getByLabel(t('training.kept.fresh')).fill('seven kites over the quiet harbour');
  await press(page, t('training.kept.keepNow'));
  await expect(page.getByText(t('training.kept.done'))).toBeVisible({ timeout: 30_000 });
  await accessible(page);
  expect(await databases()).toContain('countersign-practice');
  expect(await databases()).not.toContain('countersign-notebook');

  await page.goto(site.url('/en/training/'));
  await press(page, t('training.kept.title'));
  const kept = page.getByRole('region', { name: t('training.kept.title') });
  await kept.getByLabel(t('training.kept.passphrase')).fill('seven kites over the wrong harbour');
  await press(page, t('training.kept.show'));
  await expect(kept.getByRole('alert')).toBeVisible({ timeout: 30_000 });
  await kept.getByLabel(t('training.kept.passphrase')).fill('seven kites over the quiet harbour');
  await press(page, t('training.kept.show'));
  await expect(kept.getByRole('listitem')).toHaveCount(1, { timeout: 30_000 });
  await press(page, t('training.kept.erase'));
  await expect(kept.getByText(t('training.kept.erased'))).toBeVisible();
  await page.reload();
  await press(page, t('training.kept.title'));
  await expect(page.getByText(t('training.kept.nothing'))).toBeVisible();
});

test('a whole case is worked with the keyboard alone', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url(NURSE));
  /** Goes on with Tab until this has the focus. */
  const reach = async (wanted: Locator): Promise<void> => {
    for (let n = 0; n < 120; n++) {
      if (await wanted.evaluate((node) => node === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not reach ${String(wanted)}.`);
  };
  await reach(page.getByRole('button', { name: t('training.case.begin') }));
  await page.keyboard.press('Enter');
  for (const [first] of GOOD.nurse) {
    await expect(heading(page)).toBeFocused();
    await reach(page.getByRole('checkbox', { name: first }));
    await page.keyboard.press('Space');
    await expect(page.getByRole('checkbox', { name: first })).toBeChecked();
    await reach(page.getByRole('button', { name: t('training.stage.next') }));
    await page.keyboard.press('Enter');
  }
  await expect(heading(page)).toHaveText(t('training.stage.over'));
  await reach(page.getByRole('button', { name: t('training.stage.toContacts') }));
  await page.keyboard.press('Enter');
  await expect(heading(page)).toBeFocused();
  await reach(page.getByRole('button', { name: t('training.contacts.goOn') }));
  await page.keyboard.press('Enter');
  await expect(heading(page)).toBeFocused();
  await reach(page.getByRole('radio', { name: t('training.ending.offered') }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: t('training.ending.none') })).toBeChecked();
  await reach(page.getByRole('button', { name: t('training.ending.finish') }));
  await page.keyboard.press('Enter');
  await expect(heading(page)).toContainText(t('training.debrief.title'));
  await expect(heading(page)).toBeFocused();
});

test('Leave empties an exercise, and so does the idle time, after a warning', async ({ page, serve }) => {
  const site = await serve('root');
  await install(page, site);
  await page.goto(site.url(BERRIES));
  await begin(page);
  await page.getByRole('checkbox', { name: 'Lay ten files' }).check();
  await press(page, t('shell.leave'));
  await expect(page).toHaveURL(/away\.html$/);
  await page.goto(site.url(BERRIES));
  await expect(page.getByRole('button', { name: t('training.case.begin') })).toBeVisible();

  await page.clock.install();
  await page.goto(site.url(BERRIES));
  await begin(page);
  await page.clock.runFor(4 * 60_000 + 2000);
  await expect(page.getByText(t('warning.clearsSoon'))).toBeVisible();
  await page.clock.runFor(60_000);
  await expect(page.getByRole('button', { name: t('training.case.begin') })).toBeVisible();
});

/** How many records a database of this browser holds; null when there is no such database. */
const records = (page: Page, database: string): Promise<number | null> =>
  page.evaluate(async (name) => {
    const known = await indexedDB.databases();
    if (!known.some((one) => one.name === name)) return null;
    const open = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => {
        resolve(asked.result);
      };
      asked.onerror = () => {
        reject(asked.error ?? new Error(name));
      };
    });
    const stores = [...open.objectStoreNames];
    const counts = await Promise.all(
      stores.map(
        (store) =>
          new Promise<number>((resolve) => {
            const asked = open.transaction(store).objectStore(store).count();
            asked.onsuccess = () => {
              resolve(asked.result);
            };
          }),
      ),
    );
    open.close();
    return counts.reduce((sum, count) => sum + count, 0);
  }, database);

test('beside an open notebook an exercise leaves nothing in it, and takes nothing of it', async ({
  page,
  serve,
}) => {
  test.slow();
  const site = await serve('root');
  await install(page, site);
  await newNotebook(page, site, PASSPHRASE);
  await press(page, t('notes.newCase'));
  await page.getByLabel(t('notes.add')).fill(REAL);
  await press(page, t('notes.addAction'));
  await expect(page.getByText(REAL)).toBeVisible();
  await expect(page.getByText(t('save.saved'), { exact: false }).first()).toBeVisible();
  const before = await records(page, 'countersign-notebook');
  expect(before).toBeGreaterThan(0);

  // By a link: the notebook stays open all the while.
  await page
    .getByRole('navigation')
    .getByRole('link', { name: t('nav.training') })
    .first()
    .click();
  await page.getByRole('link', { name: /Berry season/ }).click();
  await begin(page);
  await readOn(page, GOOD.berries);
  await press(page, t('training.stage.toScreening'));
  await passTheOpening(page);
  await recordYes(page, 'Fees on paper');
  await press(page, t('screening.seeAdviceNow'));
  await page.getByText(t('outcome.unsafe')).click();
  await page.getByRole('radio', { name: t('back.they-call') }).check({ force: true });
  await page.getByLabel(t('back.when')).fill(PLANTED);
  await press(page, t('training.screening.goOn'));
  await page
    .getByRole('group', { name: /Finland/ })
    .getByRole('checkbox')
    .first()
    .check();
  await press(page, t('training.contacts.goOn'));
  await endWith(page, 'offered');
  await page.getByLabel(t('referral.field.account')).fill(PLANTED);
  // No case of the notebook is offered to the paper.
  await expect(page.getByText(REAL)).toHaveCount(0);
  await press(page, t('training.ending.finish'));
  await expect(heading(page)).toContainText(t('training.debrief.title'));

  expect(await records(page, 'countersign-notebook')).toBe(before);
  expect((await records(page, 'countersign-practice')) ?? 0).toBe(0);
  await page
    .getByRole('navigation')
    .getByRole('link', { name: t('nav.caseNotes') })
    .first()
    .click();
  await expect(page.getByText(t('notes.draftScreening'))).toHaveCount(0);
  await page.getByRole('button', { name: t('notes.case', { code: 'K-1' }) }).click();
  await expect(page.getByText(REAL)).toBeVisible();
  await expect(page.getByText(PLANTED)).toHaveCount(0);

  // The real screening of the same kind begins empty, in the same tab.
  await page
    .getByRole('navigation')
    .getByRole('link', { name: t('nav.screenApplicant') })
    .first()
    .click();
  await page.getByRole('main').getByRole('link', { name: 'A visa applicant', exact: true }).click();
  await page.getByRole('link', { name: /^For work A job/ }).click();
  await expect(page.getByRole('button', { name: 'Not that I can see' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await expect(page.getByText(t('screening.restored'))).toHaveCount(0);
});

for (const width of [390, 320]) {
  test(`every step of a case fits on ${String(width)} px and can be used by everybody`, async ({
    page,
    serve,
  }) => {
    test.slow();
    const site = await serve('root');
    await page.setViewportSize({ width, height: 800 });
    await install(page, site);
    const look = async (): Promise<void> => {
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      expect(await fits(page)).toBe(true);
      if (width === 390) await accessible(page);
    };
    await page.goto(site.url('/en/training/'));
    await look();
    await page.goto(site.url(BERRIES));
    await look();
    await begin(page);
    for (const paper of ['Application, page 3', 'Invitation for the harvest']) {
      await page.getByText(paper).first().click();
    }
    await look();
    await readOn(page, GOOD.berries);
    await press(page, t('training.stage.toScreening'));
    await look();
    await passTheOpening(page);
    await look();
    await press(page, t('screening.seeAdviceNow'));
    await look();
    await press(page, t('training.screening.goOn'));
    await page.getByRole('checkbox').first().check();
    await expect(page.getByRole('article')).toBeVisible();
    await look();
    await press(page, t('training.contacts.goOn'));
    await endWith(page, 'urgent');
    await expect(page.getByLabel(t('referral.field.account'))).toBeVisible();
    await look();
    await press(page, t('training.ending.finish'));
    await expect(heading(page)).toContainText(t('training.debrief.title'));
    await look();
  });
}
