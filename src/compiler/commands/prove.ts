import { check } from '../compile.ts';
import { lineOf } from '../problem.ts';
import { everyState, type ProvedFlow } from '../prover/prove.ts';
import { counted } from './check.ts';
import type { ExitCode, Surroundings } from './command.ts';

const LOOKED_AT = [
  ['opening', 'of the opening'],
  ['waiting', 'where a question waits once more'],
  ['shown', 'of what is shown'],
  ['row', 'of one answer'],
  ['contradiction', 'of answers given twice'],
  ['cell', 'of one dimension'],
  ['pair', 'of two dimensions'],
  ['signs', 'of all signs'],
] as const satisfies readonly (readonly [ProvedFlow['states'][number]['about'], string])[];

/** `npm run handbook -- prove`: how many states of each flow were looked at, and every fault of the handbook. */
export function proveCommand({ root, say, complain }: Surroundings): ExitCode {
  const { handbook, problems } = check(root);
  if (problems.length > 0) {
    for (const problem of problems) complain(lineOf(problem));
    complain(
      `handbook: ${counted(problems.length, 'fault')}. States are counted when they are mended: a flow with faults has states it should not have.`,
    );
    return 1;
  }
  const lists = handbook.lists.map(({ id, value }) => ({ id, ...value }));
  let all = 0;
  for (const { id, flow } of handbook.flows) {
    if (!flow) continue;
    const { states } = everyState(flow.value, lists);
    all += states.length;
    const parts = LOOKED_AT.map(
      ([about, name]) => `${String(states.filter((state) => state.about === about).length)} ${name}`,
    );
    say(`${id}: ${counted(states.length, 'state')} (${parts.join(', ')}), no faults.`);
  }
  say(`${counted(all, 'state')} in ${counted(handbook.flows.length, 'flow')}: no rule is broken in any.`);
  return 0;
}
