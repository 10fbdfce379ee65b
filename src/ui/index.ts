export { startWorker } from './start-worker.ts';
export { default as ChoiceRow } from './ChoiceRow.svelte';
export { default as CopyText } from './CopyText.svelte';
export { default as Dialog } from './Dialog.svelte';
export { handbookHtml } from './trusted-html.ts';
export { default as WrittenField } from './WrittenField.svelte';
export { saveFile } from './save-file.ts';
export { default as ChoiceLine } from './ChoiceLine.svelte';
export { default as SourceList } from './SourceList.svelte';
