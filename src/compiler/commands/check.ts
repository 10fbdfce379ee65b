import { check } from '../compile.ts';
import type { Handbook } from '../handbook.ts';
import { lineOf } from '../problem.ts';
import { warningsOf } from '../warnings.ts';
import { notAsRecorded } from './effects.ts';
import type { ExitCode, Surroundings } from './command.ts';

/** `npm run handbook`: every fault, or the counts of a sound handbook. Warnings never fail it. */
export function checkCommand({ root, today, say, complain }: Surroundings): ExitCode {
  const { handbook, problems } = check(root);
  if (problems.length > 0) {
    for (const problem of problems) complain(lineOf(problem));
    const files = new Set(problems.map(({ file }) => file)).size;
    complain(
      `handbook: ${counted(problems.length, 'fault')} in ${counted(files, 'file')}. The app cannot be built until they are mended.`,
    );
    return 1;
  }
  say(`handbook: ${String(handbook.files)} files, no faults.`);
  say(countsOf(handbook));
  if (notAsRecorded(root, handbook)) {
    say(
      'Examples, invented people or cases do not end as recorded in reached.yaml: `npm run handbook -- effects` names them.',
    );
  }
  const warnings = warningsOf(handbook, today).length;
  if (warnings > 0) say(`${counted(warnings, 'warning')}: \`npm run handbook -- report\` lists what is due.`);
  return 0;
}

/** How much of each kind there is, in one line. */
export function countsOf(handbook: Handbook): string {
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  return [
    counted(handbook.chapters.length, 'chapter'),
    counted(handbook.flows.length, 'flow'),
    counted(handbook.shared.questions.size, 'shared question'),
    counted(sum(handbook.lists.map(({ value }) => value.indicators.length)), 'indicator'),
    counted(sum(handbook.concepts.map(({ value }) => value.concepts.length)), 'concept'),
    counted(handbook.countries.length, 'country file'),
    counted(sum(handbook.countries.map(({ value }) => value.contacts.length)), 'contact'),
    counted(handbook.sources?.value.sources.length ?? 0, 'source'),
    counted(handbook.glossary?.value.terms.length ?? 0, 'term'),
    counted(sum(handbook.flows.map(({ examples }) => examples?.value.examples.length ?? 0)), 'example'),
    `${counted(sum(handbook.people.map(({ value }) => value.people.length)), 'invented person', 'invented people')}${handbook.training.length > 0 ? `, ${counted(handbook.training.length, 'case')}` : ''}.`,
  ].join(', ');
}

/** A number with its noun: "1 fault", "2 faults". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
