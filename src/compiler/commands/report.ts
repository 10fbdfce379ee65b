import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ageOf } from '#directory/core';
import type { Indicator } from '#screening/content';
import { referredAmongUnremarkable } from '../checks/examples.ts';
import { notEstablished } from '../checks/establish.ts';
import { filesThatName } from '../checks/references.ts';
import { check } from '../compile.ts';
import type { ChapterFile, Handbook } from '../handbook.ts';
import { KINDS } from '../kinds.ts';
import { warningsOf, type Warning } from '../warnings.ts';
import { counted, countsOf } from './check.ts';
import type { ExitCode, Surroundings } from './command.ts';
import { pictureOf } from './picture.ts';

/**
 * `npm run handbook -- report`: what is due, what nobody has checked, and a picture of each flow, written into the folder
 * `pictures`; nothing else is written. Never fails because of what it finds: a handbook with faults is reported as far as
 * it can be read. Only pictures that could not be written make it end with 1.
 */
export function reportCommand({ root, pictures, today, say, complain }: Surroundings): ExitCode {
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
    ...bookOf(handbook, root),
    ...listsOf(handbook),
    ...establishedOf(handbook),
    ...peopleOf(handbook, problems.length === 0),
    '',
    '## Translations',
    '',
    'English only: no other language is built yet.',
  ];
  for (const line of lines) say(line);
  const { drawn, fault } = drawFlows(handbook, pictures);
  for (const line of ['', `## Flows drawn: ${String(drawn.length)}`, '', ...drawn]) say(line);
  if (fault !== undefined) complain(fault);
  return fault === undefined ? 0 : 1;
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
function bookOf(handbook: Handbook, root: string): string[] {
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
    ...indicatorsNoChapterExplains(handbook),
    ...listed('Paragraphs with a number or a year and no source', claimsWithoutSource(handbook)),
    ...sourcesNeverCited(handbook, root),
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

/** Signs whose concept no chapter explains, by list. The same fact is explained once for all lists it stands on. */
function indicatorsNoChapterExplains(handbook: Handbook): string[] {
  const unexplained = new Set(conceptsNoChapterExplains(handbook));
  const lists = handbook.lists.flatMap(({ id, value }) => {
    const ids = value.indicators.flatMap((one) =>
      one.retired === undefined && unexplained.has(one.concept) ? [one.id] : [],
    );
    return ids.length > 0 ? [{ id, ids }] : [];
  });
  const count = lists.reduce((sum, { ids }) => sum + ids.length, 0);
  return [
    '',
    `### Indicators that no chapter explains: ${String(count)}`,
    '',
    ...lists.map(({ id, ids }) => `- ${id}: ${ids.join(', ')}`),
  ];
}

/**
 * Sources that neither a chapter nor a project of the timeline cites: those that something else names, with what it is,
 * and those that nothing names, which the check refuses as well.
 */
function sourcesNeverCited(handbook: Handbook, root: string): string[] {
  const files = filesThatName(handbook);
  const uncited = (handbook.sources?.value.sources ?? []).flatMap(({ id }) => {
    const kinds = new Set(
      [...(files.get(id) ?? [])].map((file) => relative(root, file).split(sep)[0] ?? file),
    );
    return kinds.has(KINDS.chapters.folder) || kinds.has(KINDS.projects.path)
      ? []
      : [{ id, kinds: [...kinds] }];
  });
  return [
    ...listed(
      'Sources that no chapter and no project cites, and something else names',
      uncited.filter(({ kinds }) => kinds.length > 0).map(({ id, kinds }) => `${id}: ${kinds.join(', ')}`),
    ),
    ...listed(
      'Sources never cited',
      uncited.filter(({ kinds }) => kinds.length === 0).map(({ id }) => id),
    ),
  ];
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

/**
 * Writes a picture of each flow that could be read, `flow-<id>.svg`. Gives a line for each, and what to tell the reader
 * when the folder cannot be written.
 */
function drawFlows(
  handbook: Handbook,
  folder: string,
): { readonly drawn: readonly string[]; readonly fault?: string } {
  const drawn: string[] = [];
  const pictures = handbook.flows.flatMap(({ id, flow }) =>
    flow ? [{ file: join(folder, `flow-${id}.svg`), picture: pictureOf(flow.value) }] : [],
  );
  try {
    mkdirSync(folder, { recursive: true });
    for (const { file, picture } of pictures) {
      writeFileSync(file, picture);
      drawn.push(`- ${file}`);
    }
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return {
      drawn,
      fault: `The pictures of the flows could not be written into ${folder} (${reason}). The rest of the report is whole. Make the folder one you may write in, or remove the file of that name, and run it again.`,
    };
  }
  return { drawn };
}
