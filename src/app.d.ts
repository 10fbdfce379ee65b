import type { Words } from '#language';

declare global {
  /** True in a build made with PSEUDO=1: the pseudo-language en-XA exists. For tests only. */
  const __PSEUDO_LANGUAGE__: boolean;

  namespace App {
    interface PageData {
      /** The words of the language in the address; undefined when not even English could be read. */
      words: Words | undefined;
    }
  }
}
