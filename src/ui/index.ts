export { startWorker } from './start-worker.ts';
export { default as ChoiceRow } from './ChoiceRow.svelte';
export { default as CopyText } from './CopyText.svelte';
export { default as Dialog } from './Dialog.svelte';
export { handbookHtml } from './trusted-html.ts';
