export { default as SearchBox } from './SearchBox.svelte';
export { Finder } from './finder.svelte.ts';
export { startFinderWorker } from './start-worker.ts';
