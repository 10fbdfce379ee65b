import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

/**
 * Lets the page that answers for every address ask for the script that holds everything, and not for SvelteKit's two
 * entry files besides, which only name what it holds: on a slow device each file keeps a page waiting. That script
 * is run before anything is drawn.
 *
 * A manifest transform for workbox's injectManifest, to be run before any that reads the page. `output` is the folder in
 * which SvelteKit leaves `client/` and `prerendered/`. Throws when SvelteKit writes its page otherwise than is known here.
 */
export function shellAtOnce(output: string) {
  return <T>(manifest: T) => {
    const file = join(output, 'prerendered/pages/200.html');
    const page = readFileSync(file, 'utf8');
    const [, script] =
      /<script>((?:(?!<\/script>)[^])*?import\((?:(?!<\/script>)[^])*)<\/script>/.exec(page) ?? [];
    if (script === undefined || !page.includes(`'sha256-${sha256(script)}'`))
      throw new Error(
        'The page for every address starts otherwise than before: see scripts/shell-at-once.ts.',
      );
    let at = page;
    const started = script.replace(
      /import\("([^"]*\/)(entry\/[^"]+)"\)/g,
      (_, folder: string, entry: string) => {
        const code = readFileSync(join(output, 'client/_app/immutable', entry), 'utf8');
        const [, names = '', chunk = ''] = /^export\{([^}]*)\}from"\.\.\/([^"]+)";?\s*$/.exec(code) ?? [];
        if (chunk === '') throw new Error(`${entry} holds more than names: see scripts/shell-at-once.ts.`);
        at = at.replace(new RegExp(`\\s*<link href="[^"]*/${entry}" rel="modulepreload">`), '');
        const given = names.split(',').map((name) => name.replace(/^(.*) as (.*)$/, '$2: all.$1'));
        return `import("${folder}${chunk}").then((all) => ({ ${given.join(', ')} }))`;
      },
    );
    // Without `blocking`, a browser that knows it draws an empty page first, and the one with something on it later.
    at = at.replace(
      /<link href="([^"]*)" rel="modulepreload">/g,
      '<script type="module" blocking="render" src="$1"></script>',
    );
    writeFileSync(file, at.replace(script, () => started).replace(sha256(script), sha256(started)));
    return Promise.resolve({ manifest, warnings: [] });
  };
}
