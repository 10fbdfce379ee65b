export { Finder } from './finder.svelte.ts';
export { startFinderWorker } from './start-worker.ts';
