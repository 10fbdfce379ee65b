/** One field or button that was used before the app had started, as the script in `src/app.html` noted it. */
interface Entered {
  readonly element: HTMLElement;
  /** A button; its last press counts, and no earlier one of another. */
  readonly pressed: boolean;
  /** What stood in the field. */
  readonly value?: string;
  readonly checked?: boolean;
}

declare global {
  interface Window {
    /** Noted until the app has started; from then on the app hears for itself. */
    enteredEarly?: Entered[] | undefined;
  }
}

/**
 * Gives the app what was entered and pressed on a page before the app had started, once, as if it were done now: starting
 * has set every field back to what the app knew, and no button was heard. To be called when all of the page has started.
 * What is no longer on the page is left out.
 */
export function handOverEntered(page: Window): void {
  const entered = page.enteredEarly ?? [];
  page.enteredEarly = undefined;
  for (const { element, pressed, value, checked } of entered) {
    if (!element.isConnected) continue;
    if (pressed) {
      element.click();
      continue;
    }
    if (element instanceof HTMLInputElement && checked !== undefined) element.checked = checked;
    const isField =
      element instanceof HTMLInputElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement;
    // A chosen file stays chosen, and no script may name one.
    if (isField && value !== undefined && element.type !== 'file') element.value = value;
    for (const kind of ['input', 'change']) element.dispatchEvent(new Event(kind, { bubbles: true }));
  }
}
