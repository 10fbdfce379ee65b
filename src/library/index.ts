export { default as ChapterAfter } from './ChapterAfter.svelte';
export { default as Glossary } from './Glossary.svelte';
export { default as ChapterText } from './ChapterText.svelte';
export { default as ProjectTimeline } from './ProjectTimeline.svelte';
