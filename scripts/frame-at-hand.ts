import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** What stands around every page, and the page that the app opens with. */
const AT_HAND = ['+layout', '+error', '[lang]/+layout', '[lang]/home/+page'];
/** What SvelteKit asks a page or a layout for in the browser. The rest is for the build, and is left out. */
const ASKED = ['load', 'trailingSlash'];

const WHOLE_PAGE = /import \* as universal from "([^"]+)";\s*export \{ universal \};/;
const WHOLE_SVELTE = "import * as svelte from 'svelte';";

/** The list of pages, with those at hand imported at once. This and the next two return undefined for what they do not know. */
function pagesAtHand(code: string, folder: string): string | undefined {
  let list = code;
  const brought = readdirSync(join(folder, 'nodes')).flatMap((file) => {
    const page = readFileSync(join(folder, 'nodes', file), 'utf8');
    if (!AT_HAND.some((name) => page.includes(`/src/routes/${name}.svelte`))) return [];
    const n = file.replace('.js', '');
    const names = ['component', ...(page.includes('universal') ? ['universal'] : [])];
    const node = names.map((name) => `${name}: ${name}${n}`).join(', ');
    list = list.replace(`() => import('./nodes/${n}')`, `() => Promise.resolve({ ${node} })`);
    const own = names.map((name) => `${name} as ${name}${n}`).join(', ');
    return [`import { ${own} } from './nodes/${n}';\n`];
  });
  const all = list.split('Promise.resolve({ component').length - 1 === AT_HAND.length;
  return all ? brought.join('') + list : undefined;
}

/** A page or a layout, with what it exports named. */
function pageByName(code: string, folder: string): string | undefined {
  const [whole, source] = WHOLE_PAGE.exec(code) ?? [];
  if (whole === undefined || source === undefined) return undefined;
  const page = readFileSync(join(folder, source), 'utf8');
  const names = ASKED.filter((name) =>
    new RegExp(`\\bexport (const|(async )?function) ${name}\\b`).test(page),
  ).join(', ');
  return code.replace(whole, `import { ${names} } from "${source}";\nexport const universal = { ${names} };`);
}

/** SvelteKit's own code for the browser, with what it takes of Svelte named. */
function svelteByName(code: string): string | undefined {
  if (!code.includes(WHOLE_SVELTE)) return undefined;
  const [, list = ''] = /const \{([^}]*)\} = svelte;/.exec(code) ?? [];
  const asked = [...code.matchAll(/(?<![\w/`.])svelte\.(\w+)/g)].map(([, name = '']) => name);
  const names = [...new Set([...asked, ...(list.match(/\w+/g) ?? [])])];
  const own = names.map((name) => `${name} as svelte_${name}`).join(', ');
  const object = names.map((name) => `${name}: svelte_${name}`).join(', ');
  return code.replace(WHOLE_SVELTE, `import { ${own} } from 'svelte';\nconst svelte = { ${object} };`);
}

/**
 * Puts what stands around every page, and the page that the app opens with, into the script that every page reads anyway.
 * SvelteKit brings it by imports of its own, one file after the other, and on a slow device each of them keeps a page
 * waiting longer than its few bytes are worth.
 *
 * For the same reason nothing is taken whole that can be asked for by name: for a module taken whole the bundler needs a
 * helper, one more file for every page, and all that stands in such a module stays in the app, used or not.
 */
export function frameAtHand(): Plugin {
  return {
    name: 'countersign:frame-at-hand',
    apply: 'build',
    // SvelteKit makes its pages at build time of the same modules, and nobody waits for those.
    applyToEnvironment: ({ name }) => name === 'client',
    transform(code, id) {
      let changed: string | undefined;
      if (/\/client-optimized\/app\.js$/.test(id)) changed = pagesAtHand(code, dirname(id));
      else if (/\/client-optimized\/nodes\/\d+\.js$/.test(id) && code.includes('universal'))
        changed = pageByName(code, dirname(id));
      else if (/\/kit\/src\/runtime\/client\/client\.js$/.test(id)) changed = svelteByName(code);
      else return undefined;
      if (changed === undefined)
        this.error(`SvelteKit writes ${id} otherwise than before: see scripts/frame-at-hand.ts.`);
      return { code: changed, map: null };
    },
  };
}
