/** What an open notebook adds to the page of a country; read when one is open. */
export { default as DialledHere } from './DialledHere.svelte';
export { default as OwnHere } from './OwnHere.svelte';
