import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { englishOf, expect, install, pullThePlug, test, type Site } from './support/fixtures.ts';

const t = englishOf('root');
const PASSPHRASE = 'green river walks under seven lamps';
const CODE = '2468';
const QUESTION = 'Do you need a doctor or medicine?';
const IN_ARABIC = 'هل أنت بحاجة إلى طبيب أو دواء؟';
const IN_THAI = 'คุณต้องการหมอหรือยาไหม';

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const go = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();

/** Begins a talk with a person at the post, up to the first question, which has a card. */
async function beginTalk(page: Page, { alone = true } = {}): Promise<void> {
  await go(page, t('nav.someoneNeedsHelp'));
  for (const answer of [
    'Not that I can see',
    alone ? 'No, we are alone' : 'Yes, someone is in earshot',
    'Their own, we share a language',
    'It is said and understood',
    'Nothing that I know of',
    'No, or I do not know',
    '18 or older',
    'Yes',
  ]) {
    await press(page, answer);
  }
  await expect(page.getByRole('button', { name: t('card.show') })).toBeVisible();
}

async function makeNotebook(page: Page): Promise<void> {
  await go(page, t('nav.caseNotes'));
  await page.getByLabel(t('notes.passphrase'), { exact: true }).fill(PASSPHRASE);
  await page.getByLabel(t('notes.passphraseAgain')).fill(PASSPHRASE);
  await press(page, t('notes.create'));
  await expect(page.getByText(t('notes.none'))).toBeVisible({ timeout: 30_000 });
}

async function unlock(page: Page): Promise<void> {
  await page.getByLabel(t('notes.passphrase'), { exact: true }).fill(PASSPHRASE);
  await press(page, t('notes.unlock'));
}

const chooseLanguage = async (page: Page, lang: string): Promise<void> => {
  await press(page, t('card.show'));
  await page.getByLabel(t('card.language')).selectOption(lang);
};
const confirm = (page: Page, language: string): Promise<void> => press(page, t('card.confirm', { language }));
const open = async (page: Page, code = CODE): Promise<void> => {
  await page.getByLabel(t('card.ownCode')).fill(code);
  await press(page, t('card.open'));
};
const giveCode = async (page: Page, code: string): Promise<void> => {
  await page.getByLabel(t('shownCard.code'), { exact: true }).fill(code);
  await press(page, t('action.back'));
};
const card = (page: Page, text: string) => page.getByRole('heading', { level: 1, name: text });

async function expectNoFaults(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
  }
}

async function start(page: Page, site: Site): Promise<void> {
  await install(page, site);
}

test('a card locks the notebook, and nothing but the officer’s code leaves it', async ({
  page,
  context,
  serve,
  faults,
}) => {
  const site = await serve('root');
  await start(page, site);
  await makeNotebook(page);
  await pullThePlug(context, site);
  await beginTalk(page);
  await chooseLanguage(page, 'en');
  await open(page);
  await expect(card(page, QUESTION)).toBeVisible();

  // Nothing of the app, of the flow or of a note is there, for the eyes, the keyboard or a screen reader.
  await expect(page).toHaveTitle('Countersign');
  await expect(page.getByRole('link')).toHaveCount(0);
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.locator('body')).not.toContainText('Someone needs help');

  await press(page, 'No');
  await expect(page.getByRole('button', { name: 'No', exact: true })).toHaveAttribute('aria-pressed', 'true');

  await page.goBack();
  await expect(card(page, QUESTION)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card(page, QUESTION)).toBeHidden();
  await giveCode(page, '1357');
  await expect(page.getByRole('alert')).toContainText(t('shownCard.wrongCode'));
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await press(page, t('shownCard.again'));
  await expect(card(page, QUESTION)).toBeVisible();
  await press(page, t('shownCard.cover'));
  await giveCode(page, CODE);

  await expect(
    page.getByText(t('card.pointedTo', { language: 'English', answer: t('card.answer.no') })),
  ).toBeVisible();
  await expect(page.getByText(t('screening.closedTabLoses'))).toBeVisible();
  await go(page, t('nav.caseNotes'));
  await expect(page.getByRole('heading', { name: t('notes.locked') })).toBeVisible();
  // The screening behind the card has grown out of the sealed draft, and goes on in it.
  await unlock(page);
  await go(page, t('nav.someoneNeedsHelp'));
  await expect(page.getByText(t('screening.keptAsDraft'))).toBeVisible();
  await expect(page.getByText(t('screening.otherDraft'))).toBeHidden();
  expect(faults).toEqual([]);
});

test('a draft is not shown before a fluent reader has read it, and that is remembered only in the notebook', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await start(page, site);
  await makeNotebook(page);
  await beginTalk(page);
  await chooseLanguage(page, 'ar');
  await expect(page.getByText(t('card.draft'), { exact: true })).toBeVisible();
  await expect(page.getByText(t('card.confirmKept'))).toBeVisible();
  await expect(page.getByRole('button', { name: t('card.open') })).toHaveCount(0);
  await page.getByText(t('card.wordsToRead', { language: 'Arabic' })).click();
  await expect(page.getByText(IN_ARABIC)).toBeVisible();
  await expectNoFaults(page);
  await confirm(page, 'Arabic');
  await expect(page.getByRole('button', { name: t('card.open') })).toBeVisible();

  // A new tab knows nothing of it until the notebook is open.
  await page.goto(site.url('/en/home/'));
  expect(
    await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])),
  ).not.toMatch(/ar\b/);
  await beginTalk(page);
  await chooseLanguage(page, 'ar');
  await expect(page.getByText(t('card.draft'), { exact: true })).toBeVisible();
  await expect(page.getByText(t('card.confirmInMemory'))).toBeVisible();
  await go(page, t('nav.caseNotes'));
  await unlock(page);
  await go(page, t('nav.someoneNeedsHelp'));
  await chooseLanguage(page, 'ar');
  await expect(page.getByRole('button', { name: t('card.open') })).toBeVisible();
});

test('Arabic runs from right to left, with English under it only for who wants it', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await start(page, site);
  await beginTalk(page);
  await chooseLanguage(page, 'ar');
  await confirm(page, 'Arabic');
  await open(page);
  await expect(card(page, IN_ARABIC)).toBeVisible();
  const words = page.locator('[lang=ar]');
  await expect(words).toHaveAttribute('dir', 'rtl');
  await expect(page.getByText(QUESTION)).toHaveCount(0);
  // The first answer stands on the right.
  const yes = await page.getByRole('button', { name: 'نعم' }).boundingBox();
  const no = await page.getByRole('button', { name: 'لا', exact: true }).boundingBox();
  expect(yes!.x).toBeGreaterThan(no!.x);
  await expectNoFaults(page);
  await press(page, t('shownCard.cover'));
  await expectNoFaults(page);
  await giveCode(page, CODE);

  await chooseLanguage(page, 'ar');
  await page.getByLabel(t('card.withEnglish')).check();
  await open(page);
  await expect(page.getByText(QUESTION)).toBeVisible();
});

test('Thai is shown in the fonts of the device, and "stop" covers the card at once', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await start(page, site);
  await beginTalk(page);
  await chooseLanguage(page, 'th');
  await confirm(page, 'Thai');
  await open(page);
  await expect(card(page, IN_THAI)).toBeVisible();
  expect(await page.locator('[lang=th]').evaluate((words) => getComputedStyle(words).fontFamily)).toContain(
    'Thai',
  );
  await press(page, 'หยุด');
  await expect(card(page, IN_THAI)).toHaveCount(0);
  await giveCode(page, CODE);
  await expect(
    page.getByText(t('card.pointedTo', { language: 'Thai', answer: t('card.answer.stop') })),
  ).toBeVisible();
});

test('nothing is read aloud with others there, nor by a voice that is not on the device', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  // A browser whose only Arabic voice speaks by way of somebody's server.
  await page.addInitScript(() => {
    speechSynthesis.getVoices = () =>
      [
        { lang: 'ar-SA', localService: false, name: 'Elsewhere', default: true, voiceURI: 'elsewhere' },
        { lang: 'en-GB', localService: true, name: 'Here', default: false, voiceURI: 'here' },
      ] satisfies SpeechSynthesisVoice[];
  });
  await start(page, site);
  await beginTalk(page, { alone: false });
  await chooseLanguage(page, 'en');
  await expect(page.getByText(t('card.aloudNotAlone'))).toBeVisible();
  await open(page);
  await expect(page.getByRole('button', { name: t('shownCard.readAloud') })).toHaveCount(0);
  await press(page, t('shownCard.cover'));
  await giveCode(page, CODE);

  await press(page, t('screening.weAreAlone'));
  const again = page.getByRole('button', { name: t('card.show') });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  if (await again.isVisible()) await again.click();
  await page.getByLabel(t('card.language')).selectOption('ar');
  await confirm(page, 'Arabic');
  await expect(page.getByText(t('card.aloudNoVoice', { language: 'Arabic' }))).toBeVisible();
  await page.getByLabel(t('card.language')).selectOption('en');
  await expect(page.getByText(t('card.aloudReady'))).toBeVisible();
  await open(page);
  await expect(page.getByRole('button', { name: t('shownCard.readAloud') })).toBeVisible();
});

test('a code that is too short opens no card', async ({ page, serve }) => {
  const site = await serve('root');
  await start(page, site);
  await beginTalk(page);
  await chooseLanguage(page, 'en');
  await open(page, '1111');
  await expect(page.getByRole('alert').filter({ hasText: 'not opened' })).toBeVisible();
  await expect(page.getByRole('navigation').first()).toBeVisible();
});

test('a card can be answered and left with the keyboard alone; Shift three times leaves everything', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await start(page, site);
  await beginTalk(page);
  await chooseLanguage(page, 'en');
  await page.getByLabel(t('card.ownCode')).fill(CODE);
  await page.keyboard.press('Enter');
  await expect(card(page, QUESTION)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Yes', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await page.keyboard.type(CODE);
  await page.keyboard.press('Enter');
  await expect(
    page.getByText(t('card.pointedTo', { language: 'English', answer: t('card.answer.yes') })),
  ).toBeVisible();

  await chooseLanguage(page, 'en');
  await open(page);
  await expect(card(page, QUESTION)).toBeVisible();
  for (let n = 0; n < 3; n++) await page.keyboard.press('Shift');
  await expect(page).toHaveURL(/away\.html$/);
});

test('the checks of a private talk stay in sight, and what is handed on is asked again', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await start(page, site);
  await makeNotebook(page);
  await beginTalk(page);
  const strip = page.getByRole('region', { name: t('talk.title') });
  await expect(strip).toContainText(t('talk.interpreter.not-needed'));
  await page.mouse.wheel(0, 4000);
  await expect(strip).toBeInViewport();
  await press(page, t('talk.wantsToStop'));
  await expect(strip).toContainText(t('talk.stopHow'));
  await press(page, t('screening.seeAdviceNow'));
  await expect(strip).toBeVisible();
  await expectNoFaults(page);

  // A step that was done stays ticked, and so does the way to come back.
  const step = page.getByRole('checkbox', { name: new RegExp(`^${t('outcome.done')}`) }).first();
  await step.check();
  await page.getByText(t('outcome.unsafe')).click();
  await page.getByRole('radio', { name: t('back.second-appointment') }).check({ force: true });
  await press(page, t('outcome.backToQuestions'));
  await press(page, t('screening.seeAdviceNow'));
  await expect(step).toBeChecked();

  await press(page, t('keep.keep'));
  await expect(page.getByText(t('agree.sayKeep'), { exact: false })).toBeVisible();
  await press(page, t('agree.no'));
  await expect(page.getByText(t('agree.notKept'))).toBeVisible();
  await go(page, t('nav.caseNotes'));
  await expect(page.getByRole('button', { name: t('notes.case', { code: 'K-1' }) })).toHaveCount(0);
  await go(page, t('nav.someoneNeedsHelp'));
  await press(page, t('keep.keep'));
  await press(page, t('agree.cannot-ask'));
  await expect(page.getByText(t('keep.done', { code: 'K-1' }))).toBeVisible();

  await go(page, t('nav.someoneNeedsHelp'));
  await press(page, t('screening.someoneCameBack'));
  await expect(strip).toHaveCount(0);
});

test('a card that was given is counted: sealed while the notebook is locked, not at all without one', async ({
  page,
  serve,
}) => {
  const site = await serve('root');
  await start(page, site);
  const countOne = async (lang: string): Promise<void> => {
    await page.getByLabel(t('briefing.inLanguage')).selectOption(lang);
    await press(page, t('briefing.countIt'));
  };
  await beginTalk(page);
  await press(page, t('screening.seeAdviceNow'));
  await countOne('th');
  await expect(page.getByText(t('briefing.noNotebook'))).toBeVisible();

  await makeNotebook(page);
  await press(page, t('notes.lock'));
  await page.goto(site.url('/en/home/'));
  await beginTalk(page);
  await press(page, t('screening.seeAdviceNow'));
  await countOne('th');
  await expect(page.getByText(t('briefing.sealed'))).toBeVisible();
  await countOne('ar');
  await expect(page.getByText(t('briefing.sealed'))).toBeVisible();
  // What lies on the disk names neither a language nor a day.
  const disk = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const asked = indexedDB.open('countersign-notebook');
        asked.onsuccess = () => {
          const all = asked.result.transaction('records').objectStore('records').getAll();
          all.onsuccess = () => {
            asked.result.close();
            resolve(
              JSON.stringify(all.result, (_key, value: unknown) =>
                value instanceof Uint8Array || value instanceof ArrayBuffer
                  ? new TextDecoder('latin1').decode(value)
                  : value,
              ),
            );
          };
        };
      }),
  );
  expect(disk).toContain('age1');
  expect(disk).not.toMatch(/briefing|2026-12-01|AGE-SECRET-KEY/);

  await go(page, t('nav.caseNotes'));
  await unlock(page);
  const row = page.getByRole('row', { name: /December 2026/ });
  await expect(row).toContainText('Arabic 1, Thai 1');
  const saving = page.waitForEvent('download');
  await press(page, t('briefing.export'));
  const file = await (await saving).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toBe(
    'month,cards given,given while alone\r\n2026-12,under 10,under 10\r\n',
  );
  await expectNoFaults(page);

  // Counted once, however often it is unlocked.
  await press(page, t('notes.lock'));
  await unlock(page);
  await expect(row).toContainText('Arabic 1, Thai 1');
});
