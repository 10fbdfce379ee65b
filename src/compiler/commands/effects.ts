import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { check } from '../compile.ts';
import { readHandbook, type Handbook } from '../handbook.ts';
import { KINDS } from '../kinds.ts';
import { lineOf } from '../problem.ts';
import {
  effectsOf,
  notRunLines,
  reachedIn,
  ReachedFile,
  writtenEntry,
  type AllReached,
  type Effects,
} from '../reached.ts';
import { readYaml } from '../read/yaml.ts';
import { counted } from './check.ts';
import { Refused, type ExitCode, type Surroundings } from './command.ts';

/** The record of where everybody ends, below the handbook's folder. */
const RECORD = 'reached.yaml';
const HEAD = `# Where every example, invented person and training case ends under the rule and the signs of today, and what led there.
# Written by \`npm run handbook -- effects --write\`; nobody edits it by hand. A change of a sign, a flow or the rule shows
# in this file whom it touches: read the difference before you commit it.
`;
/** What is run, in words. */
const ONE = 'example, invented person or case';
const MANY = 'examples, invented people and cases';
const RENEW =
  'When that is meant, run `npm run handbook -- effects --write`, and commit reached.yaml with the change.';

/**
 * `effects --since FOLDER`: which examples, invented people and training cases end otherwise than in another copy of the handbook, both
 * run through the present core. Without `--since`, compares with the record `reached.yaml`, so that a change of the
 * core shows as well. Ends with 0 whatever differs: only an editor can say whether a difference is meant.
 *
 * @throws Refused when there is nothing to compare with, or one of the two cannot be run.
 */
export function effectsCommand(since: string | undefined, { root, say }: Surroundings): ExitCode {
  const now = run(root);
  const before = since === undefined ? recordOf(root) : { ...run(handbookIn(since)), name: since };
  for (const line of linesOf(effectsOf(before, now), now, before)) say(line);
  for (const line of [...notRun(now, 'here'), ...notRun(before, `in ${before.name}`)]) say(line);
  return 0;
}

/**
 * `effects --write`: writes the record anew.
 *
 * @throws Refused when the handbook has faults: what is recorded must be what is built.
 */
export function writeReached({ root, say }: Surroundings): ExitCode {
  const { handbook, problems } = check(root);
  if (problems.length > 0) {
    throw new Refused(
      'The handbook has faults. reached.yaml was left as it is. Run `npm run handbook` and mend them first.',
    );
  }
  const { reached } = reachedIn(handbook);
  writeFileSync(
    join(root, RECORD),
    HEAD + stringify({ reached: reached.map(writtenEntry) }, { lineWidth: 0 }),
  );
  say(`${join(root, RECORD)}: ${counted(reached.length, ONE, MANY)}.`);
  return 0;
}

/**
 * true when examples, invented people or cases of a sound handbook do not end as its record says, or stand in one of the two alone; false
 * also when there is no record, as in a small handbook. A record that cannot be read, after a merge for instance, says
 * nothing of anybody.
 */
export function notAsRecorded(root: string, handbook: Handbook): boolean {
  if (!existsSync(join(root, RECORD))) return false;
  const record = readRecord(root);
  if (!record.ok) return true;
  const { otherwise, added, gone } = effectsOf(
    { reached: record.read.value.reached, notRun: [] },
    reachedIn(handbook),
  );
  return otherwise.length + added.length + gone.length > 0;
}

function linesOf(
  { otherwise, added, gone }: Effects,
  now: AllReached,
  { name: before, notRun: notBefore }: AllReached & { readonly name: string },
): string[] {
  const list = (title: string, who: readonly string[]): string[] =>
    who.length > 0 ? ['', title, ...who.map((one) => `- ${one}`)] : [];
  const nothing = otherwise.length + added.length + gone.length === 0;
  const all = counted(now.reached.length, ONE, MANY);
  return [
    nothing && now.notRun.length + notBefore.length === 0
      ? `All ${all} end as in ${before}.`
      : `Of ${all} that could be run, ${counted(otherwise.length, 'ends', 'end')} otherwise than in ${before}.`,
    ...otherwise.flatMap(({ who, lines }) => ['', who, ...lines.map((line) => `- ${line}`)]),
    ...list(`New, and not in ${before}`, added),
    ...list(`In ${before}, and no longer here`, gone),
    ...(nothing || before !== RECORD ? [] : ['', RENEW]),
  ];
}

function notRun({ notRun: who }: AllReached, where: string): string[] {
  if (who.length === 0) return [];
  return [
    '',
    `Could not be run ${where}, and so not compared:`,
    ...notRunLines(who).map((line) => `- ${line}`),
  ];
}

/** Runs a handbook as far as it holds together. Without its signs everybody would end lower than they should. */
function run(root: string): AllReached {
  const { handbook, problems } = readHandbook(root);
  const needed = [KINDS.indicators.folder, KINDS.concepts.folder];
  if (needed.some((kind) => handbook.unread.has(kind))) {
    const first = problems.find(({ file }) => needed.some((kind) => file.startsWith(join(root, kind))));
    throw new Refused(
      `The signs in ${root} cannot be read, so nothing was compared.${first ? ` The first fault: ${lineOf(first)}` : ''}`,
    );
  }
  return reachedIn(handbook);
}

/** The handbook's folder, from itself or from the checkout that it lies in. */
function handbookIn(folder: string): string {
  for (const root of [folder, join(folder, 'handbook')]) {
    if (existsSync(join(root, KINDS.settings.path))) return root;
  }
  throw new Refused(
    `There is no handbook in ${folder}: neither it nor a folder \`handbook\` in it holds settings.yaml. Give another copy of the handbook, for instance one that \`git worktree add\` made of the last edition.`,
  );
}

const readRecord = (root: string) =>
  readYaml(join(root, RECORD), readFileSync(join(root, RECORD), 'utf8'), ReachedFile);

function recordOf(root: string): AllReached & { readonly name: string } {
  if (!existsSync(join(root, RECORD))) {
    throw new Refused(
      `There is no ${join(root, RECORD)} to compare with. Write it with \`npm run handbook -- effects --write\`, or name another copy of the handbook: \`npm run handbook -- effects --since FOLDER\`.`,
    );
  }
  const record = readRecord(root);
  if (!record.ok) {
    throw new Refused(
      `${record.problems.map(lineOf).join('\n')}\nNothing was compared. Bring the file back as it was committed, or write it anew with \`npm run handbook -- effects --write\`.`,
    );
  }
  return { reached: record.read.value.reached, notRun: [], name: RECORD };
}
