/** What an open notebook shows; read when it opens. */
export { BriefingTotals, CaseList, CaseView, NotebookSettings, SafekeepingNotice } from '#notebook';
