import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indexIndicators } from '#screening/core';
import { check } from '../../src/compiler/compile.ts';
import { everyState } from '../../src/compiler/prover/prove.ts';
import { SMALL_LISTS, otherShapes } from '../support/small-flow.ts';
import { agree, comparedApp, comparedProver, runTimeOf, withId, type Compared } from '../support/proved.ts';

/** Long enough for every state of every flow on a busy machine; each flow by itself takes seconds. */
const PATIENCE = 240_000;

const tell = ({ place, shown, ...rest }: Compared): string =>
  `${JSON.stringify(place)} ${String(shown.length)} shown, ${JSON.stringify(rest)}`;

const flowsOf = (root: string) => {
  const { handbook } = check(root);
  const lists = handbook.lists.map(({ id, value }) => ({ id, ...value }));
  return handbook.flows.map(({ id, flow }) => ({ id, flow: withId(id, flow!.value), lists }));
};

const FLOWS = [
  ...flowsOf('handbook'),
  ...['handbooks/sound', 'sound-with-shared-pieces'].flatMap((folder) =>
    flowsOf(join(import.meta.dirname, folder)).map((one) => ({ ...one, id: `${folder}, ${one.id}` })),
  ),
  ...otherShapes().map((flow) => ({ id: `a small flow: ${flow.id}`, flow, lists: SMALL_LISTS })),
];

describe('the prover and the app agree on every state of', () => {
  it.each(FLOWS)(
    '$id',
    ({ flow, lists }) => {
      const index = indexIndicators(lists);
      const { states, read } = everyState(flow, lists);
      expect(states.length).toBeGreaterThan(50);
      const different = states.flatMap((state) => {
        const app = comparedApp(runTimeOf(flow, state, index));
        const prover = comparedProver(read(state));
        // What an abstract state stands for must hold for the answers that were chosen to show it.
        const asAbstract = state.expected ?? prover.band;
        if (agree(app, prover) && asAbstract === prover.band) return [];
        return [`${state.about}: ${state.name} | app ${tell(app)} | prover ${tell(prover)}`];
      });
      expect(different).toEqual([]);
    },
    PATIENCE,
  );
});
