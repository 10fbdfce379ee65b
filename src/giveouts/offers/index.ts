export { default as OfferChecker } from './OfferChecker.svelte';
export type { OfferLanguage, ShippedOfferRules } from './other-language.ts';
