export { default as CardMaker } from './CardMaker.svelte';
