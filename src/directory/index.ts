export { default as ContactCard } from './ContactCard.svelte';
export { default as ContactFilters } from './ContactFilters.svelte';
export { default as ContactLines } from './ContactLines.svelte';
export { default as CountryFacts } from './CountryFacts.svelte';
export { default as CountryLaw } from './CountryLaw.svelte';
export { default as DangerNow } from './DangerNow.svelte';
export { default as Fallbacks } from './Fallbacks.svelte';
export { default as NotVerified } from './NotVerified.svelte';
