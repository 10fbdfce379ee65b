export { default as ChapterText } from './ChapterText.svelte';
