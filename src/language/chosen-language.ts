const KEY = 'countersign:language';

type ClearStore = Pick<Storage, 'getItem' | 'setItem'>;

/** The language chosen last on this device; null when none was, or when the browser keeps nothing. */
export function chosenLanguage(store: () => ClearStore = () => localStorage): string | null {
  try {
    return store().getItem(KEY);
  } catch {
    return null;
  }
}

/** Remembers the language for the next start. A browser that keeps nothing only means that it is chosen anew. */
export function rememberLanguage(code: string, store: () => ClearStore = () => localStorage): void {
  try {
    store().setItem(KEY, code);
  } catch {
    // Nothing is lost: the language is in the address.
  }
}
