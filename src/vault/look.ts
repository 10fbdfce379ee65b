/** The database of the notebook of this browser profile. */
export const NOTEBOOK_DATABASE = 'countersign-notebook';

/**
 * Whether a notebook lies on this device, as `Vault.exists` says it, but without the rest of the vault: a page that only
 * asks for a passphrase needs no more. Nothing is made or changed. Undefined: the browser would not say, and the vault
 * itself must look and find words for it.
 */
export function liesHere(name = NOTEBOOK_DATABASE): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    const notKnown = (): void => {
      resolve(undefined);
    };
    try {
      const opening = indexedDB.open(name);
      opening.onerror = notKnown;
      opening.onblocked = notKnown;
      // There was no database: it is not made by being looked for.
      opening.onupgradeneeded = () => {
        resolve(false);
        opening.transaction?.abort();
      };
      opening.onsuccess = () => {
        const database = opening.result;
        try {
          const asking = database.transaction('records').objectStore('records').get('header');
          asking.onerror = notKnown;
          asking.onsuccess = () => {
            const stored: unknown = asking.result;
            // What an erased notebook leaves behind is marked so.
            resolve(
              stored !== undefined && !(typeof stored === 'object' && stored !== null && 'erased' in stored),
            );
          };
        } catch {
          notKnown();
        } finally {
          // Takes effect when the reading is done. An open connection would keep another tab from a newer form.
          database.close();
        }
      };
    } catch {
      notKnown();
    }
  });
}
