import type { Handbook } from '../handbook.ts';
import type { Problem } from '../problem.ts';
import { faultsIn } from '../prover/prove.ts';
import { faultsByFlow } from './flows.ts';

/** What breaks a rule in some state of a flow. Waits until the flow holds together: else it would only echo that. */
export function checkProof(handbook: Handbook): Problem[] {
  if (['indicators', 'concepts'].some((kind) => handbook.unread.has(kind))) return [];
  const faults = faultsByFlow(handbook);
  const lists = handbook.lists.map(({ id, value }) => ({ id, ...value }));
  return handbook.flows.flatMap(({ id, flow }) => {
    if (!flow || faults.get(id)?.length !== 0) return [];
    return faultsIn(flow.value, lists).map(({ path, what, mend }) => ({ ...flow.at(path), what, mend }));
  });
}
