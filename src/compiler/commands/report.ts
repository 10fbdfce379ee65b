import { ageOf } from '#directory/core';
import type { Indicator } from '#screening/content';
import { referredAmongUnremarkable } from '../checks/examples.ts';
import { notEstablished } from '../checks/establish.ts';
import { check } from '../compile.ts';
import type { ChapterFile, Handbook } from '../handbook.ts';
import { warningsOf, type Warning } from '../warnings.ts';
import { counted, countsOf } from './check.ts';
import type { ExitCode, Surroundings } from './command.ts';
import { pictureOf } from './picture.ts';

/**
 * `npm run handbook -- report`: what is due, what nobody has checked, and a picture of each flow. Never fails because of what it
 * finds: a handbook with faults is reported as far as it can be read.
 */
export function reportCommand({ root, today, say }: Surroundings): ExitCode {
  const { handbook, problems } = check(root);
  const lines = [
    `# Report of ${today}`,
    '',
    countsOf(handbook),
    ...(problems.length > 0
      ? [
          `${counted(problems.length, 'fault')}: run \`npm run handbook\` to see them. What follows leaves out what could not be read.`,
        ]
      : []),
    ...dueOf(warningsOf(handbook, today)),
    ...contactsOf(handbook, today),
    ...bookOf(handbook),
    ...listsOf(handbook),
    ...establishedOf(handbook),
    ...peopleOf(handbook, problems.length === 0),
    '',
    '## Translations',
    '',
    'English only: no other language is built yet.',
    ...flowsOf(handbook),
  ];
  for (const line of lines) say(line);
  return 0;
}

function dueOf(warnings: readonly Warning[]): string[] {
  const lines = warnings.map(
    ({ file, line, column, what }) => `- ${file}:${String(line)}:${String(column)} ${what}`,
  );
  return ['', '## Due', '', ...(lines.length > 0 ? lines : ['Nothing is due.'])];
}

function contactsOf(handbook: Handbook, today: string): string[] {
  const months = handbook.settings?.value.contactRedAfterMonths;
  if (months === undefined) return [];
  const ages = handbook.countries.flatMap(({ id, value }) =>
    value.contacts.map((contact) => ({ country: id, ...ageOf(contact, today, months) })),
  );
  const inState = (state: string): number => ages.filter((age) => age.state === state).length;
  const unconfirmed = handbook.countries.flatMap(({ value }) =>
    value.contacts.filter(({ confidence }) => confidence === 'low').map(({ id }) => id),
  );
  return [
    '',
    '## Contacts',
    '',
    `- ${counted(inState('checked'), 'contact')} dialled or seen live within ${counted(months, 'month')}`,
    `- ${counted(inState('never-live'), 'contact')} read in a stored page only, never dialled or seen live`,
    `- ${counted(inState('old'), 'contact')} past the limit`,
    `- ${counted(unconfirmed.length, 'contact')} unconfirmed: old, indirect or contradicted`,
    ...unconfirmed.map((id) => `  - ${id}`),
  ];
}

/** The chapters by length; what leads nowhere, what no chapter explains, and what may need a source. */
function bookOf(handbook: Handbook): string[] {
  const wordsPerMinute = handbook.settings?.value.wordsPerMinute ?? 1;
  const words = (chapter: ChapterFile): number => chapter.text.words;
  const sum = handbook.chapters.reduce((all, chapter) => all + words(chapter), 0);
  return [
    '',
    '## Book',
    '',
    '| chapter | words | minutes | sources | laws | passages on signs |',
    '| --- | --: | --: | --: | --: | --: |',
    ...handbook.chapters.map((chapter) => {
      const { id, head, text } = chapter;
      const minutes = Math.max(1, Math.round(words(chapter) / wordsPerMinute));
      const cells = [
        words(chapter),
        minutes,
        head?.value.sources.length ?? 0,
        head?.value.law.length ?? 0,
        text.signs.length,
      ];
      return `| ${id} | ${cells.join(' | ')} |`;
    }),
    '',
    `${String(sum)} words in all.`,
    ...listed(
      'Chapters without "use it now"',
      handbook.chapters.filter(({ head }) => head?.value.useItNow.length === 0).map(({ id }) => id),
    ),
    ...listed('Concepts that no chapter explains', conceptsNoChapterExplains(handbook)),
    ...listed('Paragraphs with a number or a year and no source', claimsWithoutSource(handbook)),
    ...listed('Sources that no chapter cites', sourcesNoChapterCites(handbook)),
  ];
}

function listed(title: string, items: readonly string[]): string[] {
  return ['', `### ${title}: ${String(items.length)}`, '', ...items.map((item) => `- ${item}`)];
}

/** Ids of concepts for which no chapter has a box of signs, in the order of their files. */
export function conceptsNoChapterExplains(handbook: Handbook): string[] {
  const explained = new Set(
    handbook.chapters.flatMap(({ text }) => text.signs.flatMap(({ concepts }) => concepts)),
  );
  return handbook.concepts
    .flatMap(({ value }) => value.concepts.map(({ id }) => id))
    .filter((id) => !explained.has(id));
}

/**
 * Paragraphs that state a figure and point to nothing. A figure is where an invented fact would do most harm; whether a
 * sentence without one is a claim, only a reader can say.
 */
function claimsWithoutSource(handbook: Handbook): string[] {
  return handbook.chapters.flatMap(({ text }) => {
    const backed = new Set([...text.cites, ...text.law].map(({ line }) => line));
    return text.sentences
      .filter(({ text: words, line }) => /\d/.test(words) && !backed.has(line))
      .map(({ file, line, text: words }) => `${file}:${String(line)} ${words.slice(0, 70)}`);
  });
}

function sourcesNoChapterCites(handbook: Handbook): string[] {
  const cited = new Set(handbook.chapters.flatMap(({ head }) => head?.value.sources ?? []));
  return (handbook.sources?.value.sources ?? []).map(({ id }) => id).filter((id) => !cited.has(id));
}

function listsOf(handbook: Handbook): string[] {
  return [
    '',
    '## Indicators',
    '',
    '| list | strengths count | signs | strong | medium | weak | read in the source | read in another text | read nowhere | retired |',
    '| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: |',
    ...handbook.lists.map(({ id, value }) => {
      const { indicators, counts } = value;
      const count = (wanted: (indicator: Indicator) => boolean): number => indicators.filter(wanted).length;
      const cells = [
        indicators.length,
        count(({ strength }) => strength === 'strong'),
        count(({ strength }) => strength === 'medium'),
        count(({ strength }) => strength === 'weak'),
        count(({ strengthRead }) => strengthRead === 'primary'),
        count(({ strengthRead }) => strengthRead === 'secondary'),
        count(({ strengthRead }) => strengthRead === 'none'),
        count(({ retired }) => retired !== undefined),
      ];
      return `| ${id} | ${counts ? 'yes' : 'no'} | ${cells.join(' | ')} |`;
    }),
  ];
}

/** What the questions cannot establish yet. */
function establishedOf(handbook: Handbook): string[] {
  const { concepts, indicators, questions } = notEstablished(handbook);
  const signs = indicators.reduce((sum, { ids }) => sum + ids.length, 0);
  return [
    '',
    '## Questions',
    '',
    `- ${counted(questions, 'question')} in the bank`,
    `- ${counted(concepts.length, 'concept')} that no question establishes`,
    ...concepts.map((id) => `  - ${id}`),
    `- ${counted(signs, 'indicator')} that no flow of their stage can tick`,
    ...indicators.map(({ list, ids }) => `  - ${list}: ${ids.join(', ')}`),
  ];
}

/** Runs people through the core, which only a handbook without faults can bear. */
function peopleOf(handbook: Handbook, sound: boolean): string[] {
  if (!sound) return [];
  const { referred, of } = referredAmongUnremarkable(handbook);
  return [
    '',
    '## Invented people',
    '',
    `${String(referred)} of ${String(of)} unremarkable people reach \`refer\` or higher.`,
  ];
}

function flowsOf(handbook: Handbook): string[] {
  return handbook.flows.flatMap(({ id, flow }) =>
    flow ? ['', `## Flow ${id}`, '', '```mermaid', ...pictureOf(flow.value), '```'] : [],
  );
}
