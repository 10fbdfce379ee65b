export { default as CaseFigures } from './CaseFigures.svelte';
export { default as CaseFile } from './CaseFile.svelte';
export { default as ReadCaseFile } from './ReadCaseFile.svelte';
export { ReferralDraft, type FromCase } from './referral-draft.svelte.ts';
export { default as ReferralComposer } from './ReferralComposer.svelte';
export type { Happened } from './happened.ts';
