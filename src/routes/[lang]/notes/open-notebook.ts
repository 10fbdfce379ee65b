/** What an open notebook shows; read when it opens. */
export { default as OpenNotebook } from './OpenNotebook.svelte';
