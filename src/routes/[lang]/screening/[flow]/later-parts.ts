/** What the opening does not need, the rule among it: in one piece, which is read when a screening has begun. */
export { AddingUp } from '#screening';
export { default as AdviceView } from './AdviceView.svelte';
export { default as OfferCard } from './OfferCard.svelte';
export * from '../../walk-parts.ts';
