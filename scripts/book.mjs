#!/usr/bin/env node
/*
 * npm run book: makes ready what is missing, a browser too, and writes the handbook as a PDF and an EPUB to build/book/.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser, ready, root } from './ready.mjs';

await ready({ browser: true });
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'src/compiler/book/cli.ts')],
  { cwd: root, stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH: (await findBrowser()) ?? '' } },
);
process.exitCode = status ?? 1;
