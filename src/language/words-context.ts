import { createContext } from 'svelte';
import type { Words } from './words.ts';

const [current, provide] = createContext<() => Words>();

/** Makes the words known to everything below. Takes a function, so that a change of language is seen. */
export function setWords(now: () => Words): void {
  provide(now);
}

/**
 * The words of the interface, inside a component. `t` may be taken out at once: it asks for the current language each
 * time, so `{t('home.title')}` changes with it.
 */
export function words(): Words {
  const now = current();
  return {
    get lang() {
      return now().lang;
    },
    get dir() {
      return now().dir;
    },
    t: (key, values) => now().t(key, values),
  };
}
