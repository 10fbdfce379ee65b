/** What no first question needs: in one piece, which is read when a screening has begun. */
export { AddingUp, OutcomeSteps, SetAside, StopHere, TalkStrip } from '#screening';
export { default as AdviceContacts } from './AdviceContacts.svelte';
export { default as CountCard } from './CountCard.svelte';
export { default as KeepAsCase } from './KeepAsCase.svelte';
export { default as OfferCard } from './OfferCard.svelte';
export { default as PrintAdvice } from './PrintAdvice.svelte';
export { default as RestsOn } from './RestsOn.svelte';
