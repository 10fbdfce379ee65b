#!/usr/bin/env node
/*
 * npm run torture: the tests that take hours. First cards to give away are printed in six scripts and every layout, read back
 * word for word, and their codes read from the paper; it prints how many. Then the browser is killed 1,000 times while it
 * writes, and whatever was called saved must be there each time. It prints how many kills and acknowledgements there were,
 * and the seed: SEED=... repeats a run, RUNS=... sets how many.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, ready, root } from './ready.mjs';

/** @param {string[]} command @param {Record<string, string>} [env] @returns {Promise<number>} */
const run = (command, env = {}) =>
  new Promise((resolve) => {
    spawn(process.execPath, command, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' }).on(
      'close',
      (code) => resolve(code ?? 1),
    );
  });

process.chdir(root);
await ready({ browser: true });
const browser = await findBrowser();
if (browser) process.env.CHROMIUM_PATH = browser;
if (!existsSync(join(root, 'builds/root/200.html'))) {
  const made = await run(['scripts/test.mjs', '--builds']);
  if (made !== 0) process.exit(made);
}
const playwright = join(root, 'node_modules/@playwright/test/cli.js');
let worst = 0;
for (const spec of ['card-prints', 'killed']) {
  const ended = await run([playwright, 'test', `tests/e2e/${spec}.spec.ts`, '--workers', '1'], {
    TORTURE: '1',
  });
  worst = Math.max(worst, ended);
}
process.exit(worst);
