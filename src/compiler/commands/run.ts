import { parseArgs } from 'node:util';
import { assessFile, assessWords } from './assess.ts';
import { checkCommand } from './check.ts';
import { closeCommand } from './close.ts';
import { NotUnderstood, Refused, type ExitCode, type Surroundings } from './command.ts';
import { effectsCommand, writeReached } from './effects.ts';
import { newCommand } from './new.ts';
import { proveCommand } from './prove.ts';
import { reportCommand } from './report.ts';

const COMMANDS = ['check', 'report', 'prove', 'assess', 'effects', 'close', 'new'];
const HELP = `What can be done with the handbook:
  npm run handbook                        check every file
  npm run handbook -- report              what is due, counts, pictures of the flows
  npm run handbook -- prove               how many states of each flow hold to the rules
  npm run handbook -- effects             which examples, invented people and cases end otherwise than recorded
  npm run handbook -- effects --since FOLDER    the same, against another copy of the handbook
  npm run handbook -- effects --write     record where they end now
  npm run handbook -- close               an edition is given out: write down what it says
  npm run handbook -- assess FILE.yaml    run answers through the rule; prints JSON
  npm run handbook -- assess --age adult --stage at-post-abroad ID ID
  npm run new -- country xx               write a file to begin with; also: language xx, flow NAME, chapter NAME,
                                          case NAME`;

/** Runs the command in `words`, as they stand after the script's name. Gives what the shell should be told. */
export function run(words: readonly string[], surroundings: Omit<Surroundings, 'root'>): ExitCode {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        handbook: { type: 'string', default: 'handbook' },
        age: { type: 'string' },
        stage: { type: 'string' },
        danger: { type: 'string' },
        'hours-left': { type: 'string' },
        'out-and-safe': { type: 'boolean' },
        unease: { type: 'boolean' },
        since: { type: 'string' },
        write: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      surroundings.say(HELP);
      return 0;
    }
    // `npm run handbook -- report` comes as `check report`.
    if (positionals[0] === 'check' && COMMANDS.includes(positionals[1] ?? '')) positionals.shift();
    const [command = 'check', ...rest] = positionals;
    return runCommand(command, rest, values, { ...surroundings, root: values.handbook });
  } catch (error) {
    if (error instanceof Refused) {
      surroundings.complain(error.message);
      return 1;
    }
    if (!(error instanceof NotUnderstood) && !isArgumentError(error)) throw error;
    surroundings.complain(error.message);
    surroundings.complain(HELP);
    return 2;
  }
}

function runCommand(
  command: string,
  rest: readonly string[],
  values: Readonly<Record<string, string | boolean | undefined>>,
  surroundings: Surroundings,
): ExitCode {
  switch (command) {
    case 'check':
      if (rest.length > 0) throw new NotUnderstood(`\`${rest.join(' ')}\` is no command.`);
      return checkCommand(surroundings);
    case 'report':
      return reportCommand(surroundings);
    case 'prove':
      if (rest.length > 0) throw new NotUnderstood(`\`prove\` takes no words after it.`);
      return proveCommand(surroundings);
    case 'assess':
      return rest.length === 1 && /\.ya?ml$/.test(rest[0] ?? '')
        ? assessFile(rest[0] ?? '', surroundings)
        : assessWords(values, rest, surroundings);
    case 'effects': {
      const since = typeof values.since === 'string' ? values.since : undefined;
      if (rest.length > 0 || (values.write === true && since !== undefined)) {
        throw new NotUnderstood('`effects` takes `--since FOLDER` or `--write`, and no other words.');
      }
      return values.write === true ? writeReached(surroundings) : effectsCommand(since, surroundings);
    }
    case 'close':
      if (rest.length > 0) throw new NotUnderstood(`\`close\` takes no words after it.`);
      return closeCommand(surroundings);
    case 'new':
      return newCommand(rest, surroundings);
    default:
      throw new NotUnderstood(`\`${command}\` is no command.`);
  }
}

function isArgumentError(error: unknown): error is Error {
  return (
    error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
  );
}
