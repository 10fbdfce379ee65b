/** A door by itself: it brings the library that draws codes, and a page needs that when a code is on it. */
export { drawCode, type DrawnCode, type HowDrawn } from './draw-code.ts';
