export { default as CaseBegin } from './CaseBegin.svelte';
export { default as CaseContacts } from './CaseContacts.svelte';
export { default as CaseDebrief } from './CaseDebrief.svelte';
export { default as CaseEnding } from './CaseEnding.svelte';
export { default as CasePaper } from './CasePaper.svelte';
export { default as CaseStages } from './CaseStages.svelte';
export {
  CASE_STEPS,
  CaseWork,
  type CaseStep,
  type HeldPart,
  type PickedContact,
} from './case-work.svelte.ts';

/** What is kept of practice, read when somebody wants it. */
export const keptResults = async () => (await import('./KeptResults.svelte')).default;
