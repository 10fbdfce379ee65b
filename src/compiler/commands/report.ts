import { ageOf } from '#directory/core';
import type { Indicator } from '#screening/content';
import { referredAmongUnremarkable } from '../checks/examples.ts';
import { notEstablished } from '../checks/establish.ts';
import { check } from '../compile.ts';
import type { Handbook } from '../handbook.ts';
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
