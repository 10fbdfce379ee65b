export { AgreementHeld } from './agreement-held.svelte.ts';
export { default as AgreementView } from './AgreementView.svelte';
