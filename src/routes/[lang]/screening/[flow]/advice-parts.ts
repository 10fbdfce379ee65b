/** What stands beside the advice, in one piece that is read when a screening has begun. */
export { default as AdviceContacts } from './AdviceContacts.svelte';
export { default as KeepAsCase } from './KeepAsCase.svelte';
