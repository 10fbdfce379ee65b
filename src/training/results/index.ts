export { CertificateHeld } from './certificate-held.svelte.ts';
export { default as CertificateView } from './CertificateView.svelte';
export { default as PapersToPrint } from './PapersToPrint.svelte';
export { RoomHeld } from './room-held.svelte.ts';
export { default as RoomView } from './RoomView.svelte';
export { default as SeminarOnScreen } from './SeminarOnScreen.svelte';
export { SeminarTestHeld } from './seminar-test-held.svelte.ts';
export { default as SeminarTestView } from './SeminarTestView.svelte';

/** A test for a pen, and its key: read when somebody wants it on paper. */
export const paperOnPaper = async () => (await import('./PaperOnPaper.svelte')).default;

/** The code of a case, read when a debrief is on the screen. */
export const caseCode = async () => (await import('./CaseCode.svelte')).default;
