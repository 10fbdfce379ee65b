import { parseArgs } from 'node:util';
import { assessFile } from './assess.ts';
import { check } from './compile.ts';
import { makeNew } from './new.ts';
import { lineOf, type Problem } from './problem.ts';
import { report } from './report.ts';

const USAGE = `npm run handbook                        checks every file and names each fault
npm run handbook -- report              ages, reviews due, how strengths were read, pictures of the flows
npm run handbook -- assess FILE.yaml    runs situations through the same core as the app
npm run new -- country|language|flow|chapter NAME`;

/** Runs one command. Gives its exit code: 0 when all is well, 1 for faults, 2 when the command is not known. */
function run(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { handbook: { type: 'string', default: 'handbook' }, help: { type: 'boolean', short: 'h' } },
  });
  const [command = 'check', ...rest] = positionals;
  const root = values.handbook;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  switch (command) {
    case 'check':
      return checkCommand(root);
    case 'report':
      console.log(report(check(root).handbook, new Date().toISOString().slice(0, 10)));
      return 0;
    case 'assess':
      return assessCommand(root, rest[0]);
    case 'new':
      console.log(makeNew(root, rest[0], rest[1], new Date().toISOString().slice(0, 10)));
      return 0;
    default:
      console.error(`\`${command}\` is no command. These are:\n${USAGE}`);
      return 2;
  }
}

function checkCommand(root: string): number {
  const { handbook, problems } = check(root);
  if (problems.length > 0) return tell(problems);
  const contacts = handbook.countries.reduce((sum, { value }) => sum + value.contacts.length, 0);
  const signs = handbook.lists.reduce((sum, { value }) => sum + value.indicators.length, 0);
  console.log(
    `The handbook is sound: ${String(handbook.files)} files, ${String(signs)} signs, ${String(handbook.flows.length)} flows, ${String(contacts)} contacts, ${String(handbook.chapters.length)} chapters.`,
  );
  return 0;
}

function assessCommand(root: string, file: string | undefined): number {
  if (file === undefined) {
    console.error('Name the file of situations: npm run handbook -- assess FILE.yaml');
    return 2;
  }
  const result = assessFile(file, check(root).handbook.lists);
  if (!result.ok) return tell(result.problems);
  console.log(JSON.stringify(result.found, null, 2));
  return 0;
}

function tell(problems: readonly Problem[]): number {
  for (const problem of problems) console.error(lineOf(problem));
  console.error(problems.length === 1 ? 'One fault.' : `${String(problems.length)} faults.`);
  return 1;
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  // An editor gets a sentence, never a stack trace.
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
