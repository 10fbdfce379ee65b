#!/usr/bin/env node
/* npm start: makes ready what is missing, builds the app, and serves it as a server would send it. */
import { spawnSync } from 'node:child_process';
import { ready, root } from './ready.mjs';

await ready();

/** @param {string[]} command @param {Record<string, string>} [env] */
const run = (command, env = {}) =>
  spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    .status === 0;

/** @param {string} text @returns {never} */
function fail(text) {
  console.error(`\n${text} An older build was left as it was.\n`);
  process.exit(1);
}

console.log('Checking the handbook.');
// On its own first: here each fault is told in plain words, without the build's own talk around it.
if (!run(['node_modules/tsx/dist/cli.mjs', 'src/compiler/cli.ts', 'check'])) {
  fail('The app was not built: mend the faults named above and run this again.');
}
console.log('Building the app. This takes about half a minute.');
if (!run(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { COMPRESS: '1' })) {
  fail('The app was not built; what is wrong is named above.');
}

process.chdir(root);
const { serve } = await import('./serve.mjs');
serve();
