export { default as ChapterText } from './ChapterText.svelte';
export { default as ProjectTimeline } from './ProjectTimeline.svelte';
