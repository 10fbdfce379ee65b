import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type LaunchOptions } from '@playwright/test';

/** A browser that a test can kill as a power cut would, without a word to it. */
export interface Killable {
  readonly context: BrowserContext;
  /** Kills it, and resolves when it is dead. */
  readonly kill: () => Promise<void>;
}

const PORT_FILE = 'DevToolsActivePort';

/** Waits until the browser has written where it can be spoken to. Throws when it ends before. */
async function addressOf(folder: string, child: ChildProcess): Promise<string> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The browser ended by itself, with ${child.exitCode}.`);
    try {
      const [port, path] = readFileSync(join(folder, PORT_FILE), 'utf8').split('\n');
      if (port !== undefined && path !== undefined) return `ws://127.0.0.1:${port}${path}`;
    } catch {
      // Not there yet.
    }
    await pause(20);
  }
}

/**
 * Starts the browser on a profile, as a process of our own: Playwright does not tell which one is its. `proxy` takes all
 * that is not for this machine.
 */
export async function startKillable(
  folder: string,
  { launchOptions, proxy }: { readonly launchOptions: LaunchOptions; readonly proxy: string },
): Promise<Killable> {
  // What the last one left behind would be taken for the new one's.
  rmSync(join(folder, PORT_FILE), { force: true });
  const child = spawn(
    launchOptions.executablePath ?? chromium.executablePath(),
    [
      '--headless=new',
      `--user-data-dir=${folder}`,
      '--remote-debugging-port=0',
      `--proxy-server=${proxy}`,
      '--proxy-bypass-list=localhost',
      '--no-default-browser-check',
      '--password-store=basic',
      ...(launchOptions.args ?? []),
      'about:blank',
    ],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  const browser: Browser = await chromium.connectOverCDP(await addressOf(folder, child));
  const [context] = browser.contexts();
  if (!context) throw new Error('The browser has no window.');
  return {
    context,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
      await browser.close().catch(() => undefined);
    },
  };
}
