export { CardHeld } from './card-held.svelte.ts';
export { default as CardMaker } from './CardMaker.svelte';
