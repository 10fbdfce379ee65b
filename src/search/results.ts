/* What shows results. It comes by a dynamic import with the first touch of the box: nobody needs it before. */
export { default as SearchResults } from './SearchResults.svelte';
export { arrange } from './core/index.ts';
