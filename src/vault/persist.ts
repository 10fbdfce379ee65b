/** What the browser says when it is asked not to remove what is kept here. */
export type Persistence = 'granted' | 'refused' | 'unknown';

/** Asks the browser to keep this site's storage also when the device runs out of room. Never throws. */
export async function askToPersist(): Promise<Persistence> {
  const storage = (globalThis.navigator as Navigator | undefined)?.storage;
  if (!storage || typeof storage.persist !== 'function') return 'unknown';
  try {
    return (await storage.persist()) ? 'granted' : 'refused';
  } catch {
    return 'unknown';
  }
}
