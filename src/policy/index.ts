export { default as PolicyHolds } from './PolicyHolds.svelte';
