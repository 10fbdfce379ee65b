import type { Plugin } from 'vite';

/** What Chromium 136 and newer read in the first line of a file; to other browsers it is a comment. */
const COMPILE_AT_ONCE = '//# allFunctionsCalledOnLoad\n';

/**
 * Lets a browser compile what a page starts with as it comes, beside the main work: nearly all of it is called then, and
 * would be compiled function by function in the middle of it otherwise. That is the script of each page and all that this
 * imports by name; what comes later by a dynamic import is left as it is.
 */
export function compileAtOnce(): Plugin {
  return {
    name: 'countersign:compile-at-once',
    apply: 'build',
    generateBundle: {
      // After Vite has put its own list of files on top: only the first line counts.
      order: 'post',
      handler(_options, bundle) {
        const isPage = /\/client-optimized\/nodes\/\d+\.js$/;
        const first = new Set(
          Object.values(bundle).flatMap((chunk) =>
            chunk.type === 'chunk' && isPage.test(chunk.facadeModuleId ?? '') ? [chunk.fileName] : [],
          ),
        );
        for (const name of first) {
          const chunk = bundle[name];
          if (chunk?.type !== 'chunk') continue;
          chunk.code = COMPILE_AT_ONCE + chunk.code;
          for (const imported of chunk.imports) first.add(imported);
        }
      },
    },
  };
}
