/** What an open notebook shows; read when it opens. */
export { CaseList, CaseView, NotebookSettings } from '#notebook';
