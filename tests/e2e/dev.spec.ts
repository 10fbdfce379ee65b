import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

/** Starts the development server over a copy of the handbook; resolves with its address when it answers. */
async function develop(handbook: string): Promise<{ address: string; stop: () => void }> {
  const child = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'dev', '--port', '0'], {
    env: { ...process.env, HANDBOOK: handbook, KIT_DIR: '.svelte-kit/dev-of-test', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (part: Buffer): void => {
      said += part.toString();
      const found = /http:\/\/localhost:\d+/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => {
      reject(new Error(said));
    });
  });
  return { address, stop: () => child.kill() };
}

test('while developing, a fault of the handbook shows in the browser, and a mended file loads the page anew', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const folder = join(mkdtempSync(join(tmpdir(), 'countersign-dev-')), 'handbook');
  cpSync('handbook', folder, { recursive: true });
  const file = join(folder, 'settings.yaml');
  const sound = readFileSync(file, 'utf8');
  const server = await develop(folder);
  try {
    await page.goto(`${server.address}/en/home/`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 60_000 });

    writeFileSync(file, sound.replace('contactRedAfterMonths: 12', 'contactRedAfterMonths: many'));
    const overlay = page.locator('vite-error-overlay');
    await expect(overlay).toContainText('settings.yaml:', { timeout: 30_000 });

    writeFileSync(file, sound.replace(/edition: .*/, "edition: '2031.05'"));
    await expect(overlay).toHaveCount(0, { timeout: 30_000 });
    await expect(page.getByText('2031.05').first()).toBeAttached();
  } finally {
    server.stop();
    rmSync(join(folder, '..'), { recursive: true, force: true });
  }
});
