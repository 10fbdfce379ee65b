import { resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { compile, compileAtWork, type AtWork } from './compile.ts';
import { lineOf } from './problem.ts';

const PREFIX = 'virtual:handbook/';
/** The examples of the flows, for the editors' preview. It does not exist in a build: one that asks for it fails. */
const EXAMPLES = 'virtual:examples-of-flows';

/**
 * Hands the compiled handbook to the build: `virtual:handbook/<language>` exports its `files`,
 * `virtual:handbook/languages` the languages. A faulty handbook stops a build with the list of its faults; in
 * development the same list shows in the browser, and a saved file loads the page anew.
 *
 * In development alone, `virtual:examples-of-flows` exports the `examples`, and an example that comes out otherwise
 * stops nothing: the preview shows where it leads.
 */
export function handbook(root = 'handbook'): Plugin {
  let building = true;
  let compiled: AtWork | undefined;
  const atWork = (): AtWork =>
    (compiled ??= building ? { files: compile(root), examples: {}, exampleFaults: [] } : compileAtWork(root));
  const languages = process.env.PSEUDO === '1' ? ['en', 'en-XA'] : ['en'];
  return {
    name: 'handbook',
    configResolved(config) {
      building = config.command === 'build';
    },
    resolveId: (id) => (id.startsWith(PREFIX) || (id === EXAMPLES && !building) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${EXAMPLES}`) return `export const examples = ${JSON.stringify(atWork().examples)};`;
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const name = id.slice(PREFIX.length + 1);
      if (name === 'languages') return `export const languages = ${JSON.stringify(languages)};`;
      // JSON.parse of a string is parsed faster than a literal, and nothing in it can be code.
      return `export const files = JSON.parse(${JSON.stringify(JSON.stringify(atWork().files))});`;
    },
    configureServer(server) {
      const folder = resolve(root) + sep;
      server.watcher.add(folder);
      server.watcher.on('all', (_event, path) => {
        if (!resolve(path).startsWith(folder)) return;
        compiled = undefined;
        for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
        const show = (message: string): void => {
          // No reload: it would take the list of faults off the screen again.
          server.ws.send({ type: 'error', err: { message, stack: '', plugin: 'handbook' } });
        };
        try {
          const { exampleFaults } = atWork();
          if (exampleFaults.length === 0) server.ws.send({ type: 'full-reload' });
          else show(`${exampleFaults.map(lineOf).join('\n')}\n${OF_EXAMPLES}`);
        } catch (error) {
          show(error instanceof Error ? error.message : String(error));
        }
      });
    },
  };
}

const OF_EXAMPLES =
  'Only examples or invented people are wrong, so the page works with what you saved: load it anew. To see where an example leads, open its flow with ?examples at the end of the address. The app cannot be built until this is mended.';
