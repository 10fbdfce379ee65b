export { ChecklistMarks } from './checklist-marks.svelte.ts';
export { default as ChecklistView } from './ChecklistView.svelte';
