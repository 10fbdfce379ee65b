import type { Plugin } from 'vite';

/** What SvelteKit numbers first: the layout of all pages, the page for faults, and the layout of a language. */
const FRAME = [0, 1, 2];

/**
 * Puts what stands around every page into the script that every page reads anyway. SvelteKit brings it by imports of its
 * own, one file after the other, and on a slow device each of them keeps the first page waiting longer than its few bytes
 * are worth.
 */
export function frameAtHand(): Plugin {
  return {
    name: 'countersign:frame-at-hand',
    apply: 'build',
    transform(code, id) {
      if (!/\/client-optimized\/app\.js$/.test(id)) return undefined;
      let changed = code;
      for (const n of FRAME) {
        changed = changed.replace(
          `() => import('./nodes/${String(n)}')`,
          `() => Promise.resolve(node${String(n)})`,
        );
      }
      if (FRAME.some((n) => !changed.includes(`resolve(node${String(n)})`))) {
        this.error('SvelteKit writes its list of pages otherwise than before: see scripts/frame-at-hand.ts.');
      }
      const brought = FRAME.map((n) => `import * as node${String(n)} from './nodes/${String(n)}';`);
      return { code: `${brought.join('')}${changed}`, map: null };
    },
  };
}
