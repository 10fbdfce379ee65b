import { indexIndicators, type FlowWithId, type IndicatorIndex, type ListWithId } from '#screening/core';
import { compile } from '../../src/compiler/compile.ts';

/** The flows and lists of this edition, as the app gets them. */
export function shippedFlows(): { readonly flows: readonly FlowWithId[]; readonly index: IndicatorIndex } {
  const files = compile('handbook');
  const { lists } = files['screening/indicators'] as { lists: ListWithId[] };
  const flows = Object.keys(files)
    .filter((address) => address.startsWith('screening/flow-'))
    .map((address) => files[address] as FlowWithId);
  return { flows, index: indexIndicators(lists) };
}
