/** The way into the notebook, in a piece of its own for pages that only some officers open it from. */
export { NotebookGate } from '#notebook';
