import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import type { CountryWithContacts } from '#directory/core';
import type { CardSentence } from '../../src/giveouts/cards/content/index.ts';
import {
  cardOf,
  plainText,
  sayIn,
  type Card,
  type GiveCardLanguage,
  type Moment,
} from '../../src/giveouts/cards/core/index.ts';
import { numbersFor } from '../../src/giveouts/cards/numbers.ts';
import { NOW, englishOf, expect, folderOf, install, test, type Site } from './support/fixtures.ts';
import {
  codesIn,
  cutOffInPrint,
  faultsOfPrint,
  fontsDrawn,
  fontsHere,
  pictureOf,
  readPreview,
  readPrint,
} from './support/prints.ts';

/*
 * Cards on paper: the print is what the screen shows, in every script. `npm test` prints every layout in Arabic and in Hindi;
 * `npm run torture` prints six scripts on several journeys and counts.
 *
 * A machine without a font for a script draws boxes. The words are in the PDF all the same, and are compared; but then this says
 * that nobody can have seen how they look. Debian: apt-get install fonts-noto-core fonts-noto-cjk.
 */

const TORTURE = process.env.TORTURE === '1';
const t = englishOf('root');

/** How often each layout stands on a page. */
const COPIES = { pocket: 2, bookmark: 3, sheet: 1 } as const;
type Layout = keyof typeof COPIES;
const LAYOUTS = Object.keys(COPIES) as Layout[];

interface Written {
  readonly lang: string;
  /** As the interface calls the language. */
  readonly name: string;
  readonly script: string;
  /** The fonts of Debian that the style sheet names for it, the first choice first. */
  readonly fonts: readonly string[];
  readonly from: 'left' | 'right';
}
const ALL: readonly Written[] = [
  { lang: 'en', name: 'English', script: 'Latin', fonts: ['Noto Sans'], from: 'left' },
  { lang: 'vi', name: 'Vietnamese', script: 'Latin', fonts: ['Noto Sans'], from: 'left' },
  { lang: 'uk', name: 'Ukrainian', script: 'Cyrillic', fonts: ['Noto Sans'], from: 'left' },
  { lang: 'ru', name: 'Russian', script: 'Cyrillic', fonts: ['Noto Sans'], from: 'left' },
  {
    lang: 'ar',
    name: 'Arabic',
    script: 'Arabic',
    fonts: ['Noto Naskh Arabic', 'Noto Sans Arabic'],
    from: 'right',
  },
  { lang: 'hi', name: 'Hindi', script: 'Devanagari', fonts: ['Noto Sans Devanagari'], from: 'left' },
  { lang: 'ne', name: 'Nepali', script: 'Devanagari', fonts: ['Noto Sans Devanagari'], from: 'left' },
  { lang: 'th', name: 'Thai', script: 'Thai', fonts: ['Noto Sans Thai'], from: 'left' },
  { lang: 'zh', name: 'Chinese', script: 'Han', fonts: ['Noto Sans CJK SC', 'Noto Sans SC'], from: 'left' },
];
const written = (lang: string): Written => {
  const found = ALL.find((one) => one.lang === lang);
  if (!found) throw new Error(`No script is named for ${lang}.`);
  return found;
};

interface Journey {
  readonly from: string;
  readonly transit: string;
  readonly destination: string;
}
/** Three countries, so that the card is as full as one can be. */
const JOURNEY: Journey = { from: 'vn', transit: 'ee', destination: 'se' };
const JOURNEYS: readonly Journey[] = TORTURE
  ? [
      JOURNEY,
      { from: 'th', transit: 'lt', destination: 'fi' },
      { from: 'ua', transit: 'pl', destination: 'no' },
      { from: '', transit: '', destination: 'ee' },
    ]
  : [JOURNEY];

const contentOf = (file: string): unknown =>
  JSON.parse(readFileSync(join(folderOf('root'), `content/en/${file}.json`), 'utf8'));

/** The card that the officer asks for below, put together from the files that the app reads and by its own rules. */
function expectedCard(lang: string, layout: Layout, journey: Journey): Card {
  const { sentences, languages } = contentOf('give-cards/index') as {
    readonly sentences: readonly CardSentence[];
    readonly languages: readonly { readonly lang: string }[];
  };
  const words = (one: string): GiveCardLanguage => contentOf(`give-cards/${one}`) as GiveCardLanguage;
  const { settings } = contentOf('edition') as {
    readonly settings: { readonly contactRedAfterMonths: number };
  };
  const today = NOW.toISOString().slice(0, 10);
  const places: readonly (readonly [Moment, string])[] = [
    ['before-you-leave', journey.from],
    ['on-the-way', journey.transit],
    ['there', journey.destination],
  ];
  const country = (code: string): CountryWithContacts =>
    contentOf(`countries/${code}`) as CountryWithContacts;
  const groups = places
    .filter(([, code]) => code !== '')
    .map(([moment, code]) => {
      const found = numbersFor(moment, country(code), 'work', today, settings.contactRedAfterMonths);
      return { ...found, numbers: found.numbers.slice(0, layout === 'sheet' ? 2 : 1) };
    });
  // The line for somebody there is in their language only where its words were read; here only those of `lang` were.
  const spoken = country(journey.destination).languages.find((one) =>
    languages.some((listed) => listed.lang === one),
  );
  const there = spoken === undefined ? null : sayIn(words(spoken), spoken === lang)('help-me-call');
  return cardOf(
    { situation: 'work', destination: journey.destination, disguise: 'numbers', law: [], names: true },
    sentences,
    groups,
    sayIn(words(lang), true),
    there ?? sayIn(words('en'), true)('help-me-call'),
  );
}

const choose = async (page: Page, label: string, value: string): Promise<void> => {
  await page.getByLabel(t(`giveCards.${label}`), { exact: true }).selectOption(value);
};

async function openMaker(page: Page, site: Site): Promise<void> {
  await install(page, site);
  await page.goto(site.url('/en/home/'));
  await page
    .getByRole('navigation')
    .getByRole('link', { name: t('nav.cards'), exact: true })
    .first()
    .click();
  await page.getByLabel(t('giveCards.qr')).check();
}

/** Asks for a card, and waits until it is on the screen. */
async function ask(page: Page, { lang, name }: Written, layout: Layout, journey: Journey): Promise<Card> {
  for (const place of ['from', 'transit', 'destination'] as const) await choose(page, place, journey[place]);
  await choose(page, 'language', lang);
  await choose(page, 'layout', layout);
  const card = expectedCard(lang, layout, journey);
  const papers = page.getByRole('region', { name: t('giveCards.preview') });
  const confirm = page.getByRole('button', { name: t('card.confirm', { language: name }) });
  await expect(
    confirm.or(papers.getByText(card.lines[0] ?? '', { exact: true }).first()).first(),
  ).toBeVisible();
  if (await confirm.isVisible()) await confirm.click();
  await expect(papers.locator(`.paper.${layout}:lang(${lang})`).first()).toContainText(card.title ?? '');
  await expect(papers.getByRole('img', { name: t('giveCards.qrName') }).first()).toBeVisible();
  return card;
}

/** Adds a rule for paper to the style sheets of the page, which let no other styles in. Gives what takes it away again. */
async function withRule(page: Page, rule: string): Promise<() => Promise<void>> {
  const index = await page.evaluate((text) => {
    const [sheet] = document.styleSheets;
    if (!sheet) throw new Error('The page has no style sheet.');
    return sheet.insertRule(`@media print { ${text} }`, sheet.cssRules.length);
  }, rule);
  return () => page.evaluate((n) => document.styleSheets[0]?.deleteRule(n), index);
}

const print = (page: Page): Promise<Buffer> => page.pdf({ format: 'A4', preferCSSPageSize: true });

/** Prints the card on the screen and reads it back. Gives what was seen, for whoever counts. */
async function printAndRead(
  page: Page,
  context: BrowserContext,
  { lang, script, fonts, from }: Written,
  layout: Layout,
  card: Card,
): Promise<{ readonly boxes: number; readonly codes: number }> {
  const copies = COPIES[layout];
  const what = `${lang}, ${layout}`;
  const preview = await readPreview(page);
  const named = await page
    .locator('.paper')
    .first()
    .evaluate((paper) => getComputedStyle(paper).fontFamily);
  expect(named.replaceAll('"', ''), `${what}: the style sheet names a font for ${script} first`).toMatch(
    new RegExp(`^${fonts[0] ?? ''}`),
  );
  const here = await fontsHere(page, fonts);
  if (here.length > 0)
    expect(await fontsDrawn(page, '.panel:nth-child(2) p'), `${what}: its font is here and is used`).toEqual(
      expect.arrayContaining([here[0]]),
    );

  // Boxes are wider than letters: set small, they take no more room, and what is compared stays on its page.
  const end = here.length > 0 ? null : await withRule(page, '.paper { font-size: 4pt !important }');
  const pdf = await print(page);
  const cutOff = await cutOffInPrint(page);
  await end?.();
  const pages = await readPrint(pdf);
  const boxes = pages.reduce((sum, one) => sum + one.boxes, 0);
  expect(faultsOfPrint(pages, preview, { copies, withBoxes: here.length === 0 }), what).toEqual([]);
  expect(cutOff, what).toEqual([]);
  // How much room the words take is known of the fonts that are named for them.
  if (here.length > 0) expect(pages.length, `${what}: all copies stand on one page`).toBe(1);
  if (layout === 'pocket') {
    const [first, last] = [pages[0]?.lines[0], pages[0]?.lines.at(-1)];
    expect((first?.from ?? 0) < (last?.from ?? 0), `${what}: the outside lies where one begins to read`).toBe(
      from === 'left',
    );
  }

  // Every number has its day behind it, before the next number comes.
  for (const { numbers } of card.groups) {
    for (const { number, day } of numbers) {
      const after = preview.pieces.slice(preview.pieces.indexOf(number) + 1);
      const next = after.findIndex((piece) => preview.numbers.includes(piece));
      expect(after.slice(0, next === -1 ? undefined : next), `${what}: ${number}`).toContain(day);
    }
  }

  // The code on the paper, read by what the app reads codes with.
  const codes = await codesIn(await pictureOf(context, pdf));
  expect(codes, what).toEqual(Array.from({ length: copies }, () => plainText(card)));
  return { boxes, codes: codes.length };
}

for (const one of TORTURE ? ALL : ALL.filter(({ lang }) => lang === 'ar' || lang === 'hi')) {
  test(`cards in ${one.name} are printed as the screen shows them, and their code says the same`, async ({
    page,
    context,
    serve,
  }) => {
    if (TORTURE) test.setTimeout(600_000);
    await openMaker(page, await serve('root'));
    let prints = 0;
    let boxes = 0;
    let codes = 0;
    for (const journey of JOURNEYS) {
      for (const layout of LAYOUTS) {
        const card = await ask(page, one, layout, journey);
        const seen = await printAndRead(page, context, one, layout, card);
        prints += 1;
        boxes += seen.boxes;
        codes += seen.codes;
      }
    }
    expect(prints).toBe(JOURNEYS.length * LAYOUTS.length);
    if (boxes > 0)
      console.log(
        `No font for ${one.script} is on this machine (Debian: apt-get install fonts-noto-core fonts-noto-cjk): ${boxes} boxes were printed. The words of the cards in ${one.name} were compared; how they look was not, and nobody can have looked.`,
      );
    if (TORTURE)
      console.log(
        `${one.name} (${one.script}): ${prints} prints compared word for word, ${codes} codes read from the paper, ${boxes} boxes.`,
      );
  });
}

/** What could go wrong with a print, each as one rule of a style sheet. */
const FAULTS: readonly (readonly [what: string, rule: string, said: RegExp])[] = [
  ['a sentence is missing', '.panel p:nth-of-type(2) { display: none }', /is not there/],
  ['the days are missing', '.group .day { display: none }', /2026-\d\d-\d\d” is not there/],
  ['a copy is missing', '.copy { display: none }', /Copy 2: .* is not there/],
  ['something stands there too', '.title::before { content: "Zusatz" }', /stands “Zusatz”/],
  [
    'the sentences are turned round',
    '.panel { display: flex; flex-direction: column-reverse }',
    /in its order/,
  ],
  ['a sentence lies over others', '.panel p:nth-of-type(3) { margin-block-start: -30mm }', /stands above/],
  ['numbers run from the right', '.number { direction: rtl; unicode-bidi: bidi-override }', /left to right/],
  [
    'what is long is cut off',
    '.panel p { inline-size: 20mm; white-space: nowrap; overflow: hidden }',
    /is cut off/,
  ],
  [
    'words run out of their panel',
    '.panel p { white-space: nowrap; inline-size: 80mm }',
    /runs out of its panel/,
  ],
  ['the card is laid beside the paper', '.paper { position: relative; left: -20mm }', /over the edge/],
];

test('a print with a fault in it is told from a sound one', async ({ page, serve }) => {
  await openMaker(page, await serve('root'));
  const arabic = written('ar');
  const one = (await fontsHere(page, arabic.fonts)).length > 0 ? arabic : written('en');
  await ask(page, one, 'pocket', JOURNEY);
  const preview = await readPreview(page);
  for (const [what, rule, said] of FAULTS) {
    const end = await withRule(page, rule.replace(/;|(?=\s*\})/g, ' !important;'));
    const faults = [
      ...faultsOfPrint(await readPrint(await print(page)), preview, { copies: 2 }),
      ...(await cutOffInPrint(page)),
    ];
    expect(faults.join('\n'), what).toMatch(said);
    await end();
  }
  expect(faultsOfPrint(await readPrint(await print(page)), preview, { copies: 2 })).toEqual([]);
});
