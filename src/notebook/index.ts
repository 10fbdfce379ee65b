export type { LawFact } from './case-frame.ts';
export { LOCK_MINUTES, watchActivity } from './activity.ts';
export { default as BriefingTotals } from './BriefingTotals.svelte';
export { default as CaseList } from './CaseList.svelte';
export { default as CaseView } from './CaseView.svelte';
export { dayOf, deviceClock, type Clock } from './clock.ts';
export { default as NotebookGate } from './NotebookGate.svelte';
export { default as NotebookSettings } from './NotebookSettings.svelte';
export { Notebook, type NotebookStatus, type Result, type SaveState } from './notebook.svelte.ts';
