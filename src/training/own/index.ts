export type { CaseHandbook } from './check-case.ts';
export { default as OwnCase } from './OwnCase.svelte';
export { OwnDesk } from './own-desk.svelte.ts';
