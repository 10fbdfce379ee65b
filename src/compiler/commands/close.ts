import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { check } from '../compile.ts';
import { closedEdition } from '../emit/changes.ts';
import { emit } from '../emit/emit.ts';
import { KINDS } from '../kinds.ts';
import { Refused, type ExitCode, type Surroundings } from './command.ts';

const HEAD = `# What this edition said, as fingerprints, so that the next one can tell what changed. Written by
# \`npm run handbook -- close\` when the edition was given out; nobody edits it by hand.
`;

/**
 * `npm run handbook -- close`: writes down what the present edition says, on the day it is given out. An edition that
 * was closed before is not written over: devices out there were told what it said.
 *
 * @throws Refused when the handbook has faults, or when the edition is closed already.
 */
export function closeCommand({ root, say }: Surroundings): ExitCode {
  const { handbook, problems } = check(root);
  const settings = handbook.settings?.value;
  if (problems.length > 0 || !settings) {
    throw new Refused(
      'The handbook has faults. Nothing was written. Run `npm run handbook` and mend them first.',
    );
  }
  const file = join(root, KINDS.editions.folder, `${settings.edition}.yaml`);
  if (existsSync(file)) {
    throw new Refused(
      `The edition ${settings.edition} is closed already. It was kept as it is. Change \`edition\` in settings.yaml to begin the next one.`,
    );
  }
  mkdirSync(join(root, KINDS.editions.folder), { recursive: true });
  const closed = closedEdition(settings.edition, settings.editionDay, emit(handbook));
  writeFileSync(file, HEAD + stringify(closed, { lineWidth: 0 }));
  say(
    `${file}: ${String(closed.items.length)} things of edition ${settings.edition}. Commit it with the edition.`,
  );
  return 0;
}
