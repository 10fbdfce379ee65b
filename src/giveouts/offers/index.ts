export { OfferHeld } from './offer-held.svelte.ts';
export { default as OfferChecker } from './OfferChecker.svelte';
export type { OfferLanguage, ShippedOfferRules } from './other-language.ts';
