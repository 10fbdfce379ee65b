export { default as CaseLinks } from './CaseLinks.svelte';
export { readTelephone } from './read-telephone.ts';
