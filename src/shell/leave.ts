/** What leaving needs, handed in so that the order can be proven. */
export interface WayOut {
  /** Drops keys and everything held in memory, at once. */
  readonly drop: () => void;
  readonly page: Document;
  /** Puts the neutral page in the place of this one. */
  readonly goAway: () => void;
}

/**
 * Leaves in the same task as the event: first the key, then the page, then the address. In another order a note would
 * still be open, or still be painted, while the neutral page loads. The address is replaced, not added: a new entry
 * would keep the note's page behind Back.
 */
export function leave({ drop, page, goAway }: WayOut): void {
  drop();
  page.title = '';
  page.body.replaceChildren();
  // Here already, and not only when the neutral page has loaded: Back pressed while it is still on its way would find a
  // tab that does not know it was left, and show what was open.
  if (page.defaultView) page.defaultView.name = LEFT;
  goAway();
}

/** The name of a tab that was left; the script in `src/app.html` goes by it, and `static/away.js` gives it once more. */
export const LEFT = 'away';

/** Shift, three times alone within this many milliseconds. */
export const THREE_TIMES_WITHIN = 1500;

/**
 * Hears Shift pressed three times alone. Returns a function for keydown events; it says true at the third press. Any
 * other key, a held Shift, or Shift together with another key begins anew.
 */
export function threeShifts(): (event: Pick<KeyboardEvent, 'key' | 'repeat' | 'timeStamp'>) => boolean {
  let presses: number[] = [];
  return (event) => {
    if (event.key !== 'Shift') {
      presses = [];
      return false;
    }
    if (event.repeat) return false;
    presses = [...presses, event.timeStamp].slice(-3);
    const [first = 0] = presses;
    if (presses.length < 3 || event.timeStamp - first > THREE_TIMES_WITHIN) return false;
    presses = [];
    return true;
  };
}
