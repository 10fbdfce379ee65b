/** Drawing brings a library, and no page has a code on it before the first tap. */
export { drawCode } from '#codes/drawing';
