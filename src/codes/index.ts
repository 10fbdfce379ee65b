export { default as CodeDrawing } from './CodeDrawing.svelte';
export { default as CodeReader } from './CodeReader.svelte';
