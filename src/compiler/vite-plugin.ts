import { resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { compile } from './compile.ts';
import type { Files } from './emit/emit.ts';

const PREFIX = 'virtual:handbook/';

/**
 * Hands the compiled handbook to the build: `virtual:handbook/<language>` exports its `files`,
 * `virtual:handbook/languages` the languages. A faulty handbook stops a build with the list of its faults; in
 * development the same list shows in the browser, and a saved file loads the page anew.
 */
export function handbook(root = 'handbook'): Plugin {
  let compiled: Files | undefined;
  const files = (): Files => (compiled ??= compile(root));
  const languages = process.env.PSEUDO === '1' ? ['en', 'en-XA'] : ['en'];
  return {
    name: 'handbook',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const name = id.slice(PREFIX.length + 1);
      if (name === 'languages') return `export const languages = ${JSON.stringify(languages)};`;
      // JSON.parse of a string is parsed faster than a literal, and nothing in it can be code.
      return `export const files = JSON.parse(${JSON.stringify(JSON.stringify(files()))});`;
    },
    configureServer(server) {
      const folder = resolve(root) + sep;
      server.watcher.add(folder);
      server.watcher.on('all', (_event, path) => {
        if (!resolve(path).startsWith(folder)) return;
        compiled = undefined;
        for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
        try {
          files();
          server.ws.send({ type: 'full-reload' });
        } catch (error) {
          // No reload: it would take the list of faults off the screen again.
          const message = error instanceof Error ? error.message : String(error);
          server.ws.send({ type: 'error', err: { message, stack: '', plugin: 'handbook' } });
        }
      });
    },
  };
}
