import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { indexIndicators, assess, type Assessment, type IndicatorIndex } from '#screening/core';
import { readHandbook } from '../handbook.ts';
import { KINDS } from '../kinds.ts';
import { lineOf, type Problem } from '../problem.ts';
import { readYaml, type YamlFile } from '../read/yaml.ts';
import { NotUnderstood, Refused, type ExitCode, type Surroundings } from './command.ts';

const YesNo = z.enum(['yes', 'no']);
const Answers = z.strictObject({
  id: z.union([z.string().min(1), z.number()], { error: 'Give this set of answers an id.' }),
  age: z.enum(['adult', 'under-18', 'unsure']),
  stage: z.enum(['visa-application', 'at-post-abroad', 'returning']),
  danger: z.enum(['yes', 'no', 'unclear']),
  out_and_safe: YesNo.default('no'),
  hours_left: z
    .number({ error: 'Write a number of hours, or null when no such moment is known.' })
    .nullable()
    .default(null),
  unease: YesNo.default('no'),
  ticks: z.array(z.string({ error: 'Write ids of indicators.' })).default([]),
});
type Answers = z.infer<typeof Answers>;
const AnswersFile = z.array(Answers, { error: 'Begin each set of answers with a hyphen: `- id: first`.' });

/** What one set of answers comes to, as it is printed. */
export type Assessed = { readonly id: string | number } & Pick<
  Assessment,
  'dimensions' | 'profile' | 'band' | 'because'
>;

/** `assess FILE.yaml`: runs a list of answers through the same core as the app, and prints one JSON array. */
export function assessFile(file: string, surroundings: Surroundings): ExitCode {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Refused(`There is no file ${file} that can be read. Give the path of a YAML file of answers.`);
  }
  const index = indexOf(surroundings);
  if (!index) return 1;
  const read = readYaml(file, text, AnswersFile);
  const problems = read.ok ? unknownTicks(read.read, index) : read.problems;
  if (!read.ok || problems.length > 0) {
    for (const problem of problems) surroundings.complain(lineOf(problem));
    return 1;
  }
  surroundings.say(
    JSON.stringify(
      read.read.value.map((answers) => assessed(answers, index)),
      null,
      2,
    ),
  );
  return 0;
}

/** `assess --age … --stage … id id`: one set of answers from the command line, for a quick look. */
export function assessWords(
  values: Readonly<Record<string, string | boolean | undefined>>,
  ticks: readonly string[],
  surroundings: Surroundings,
): ExitCode {
  const index = indexOf(surroundings);
  if (!index) return 1;
  const hours = values['hours-left'];
  const parsed = Answers.safeParse({
    id: 'command-line',
    age: values.age,
    stage: values.stage,
    danger: values.danger ?? 'no',
    out_and_safe: values['out-and-safe'] === true ? 'yes' : 'no',
    hours_left: typeof hours === 'string' ? Number(hours) : null,
    unease: values.unease === true ? 'yes' : 'no',
    ticks,
  });
  if (!parsed.success) {
    throw new NotUnderstood(
      'Give --age adult, under-18 or unsure; --stage visa-application, at-post-abroad or returning; if need be --danger yes, no or unclear, --hours-left with a number, --out-and-safe and --unease; then ids of indicators.',
    );
  }
  const unknown = ticks.filter((id) => !index.byId.has(id));
  if (unknown.length > 0) {
    surroundings.complain(
      `There is no indicator ${unknown.map((id) => `\`${id}\``).join(', ')}. Take the ids from handbook/indicators/.`,
    );
    return 1;
  }
  surroundings.say(JSON.stringify([assessed(parsed.data, index)], null, 2));
  return 0;
}

/** The signs of the handbook, or undefined after complaining about the lists that cannot be read. */
function indexOf({ root, complain }: Surroundings): IndicatorIndex | undefined {
  const { handbook, problems } = readHandbook(root);
  const inLists = problems.filter(({ file }) => file.includes(`/${KINDS.indicators.folder}/`));
  if (inLists.length > 0) {
    for (const problem of inLists) complain(lineOf(problem));
    return undefined;
  }
  return indexIndicators(handbook.lists.map(({ id, value }) => ({ id, ...value })));
}

function unknownTicks(file: YamlFile<Answers[]>, index: IndicatorIndex): Problem[] {
  return file.value.flatMap(({ ticks }, n) =>
    ticks.flatMap((id, m) =>
      index.byId.has(id)
        ? []
        : [
            {
              ...file.at([n, 'ticks', m]),
              what: `There is no indicator \`${id}\`.`,
              mend: 'Take its id from handbook/indicators/.',
            },
          ],
    ),
  );
}

function assessed(answers: Answers, index: IndicatorIndex): Assessed {
  const { dimensions, profile, band, because } = assess({
    age: answers.age,
    stage: answers.stage,
    danger: answers.danger,
    outAndSafe: answers.out_and_safe === 'yes',
    hoursLeft: answers.hours_left,
    unease: answers.unease === 'yes',
    ticks: answers.ticks.flatMap((id) => index.byId.get(id) ?? []),
  });
  return { id: answers.id, dimensions, profile, band, because };
}
