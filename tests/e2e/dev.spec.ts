import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';

// One development server for all: two at once would share one cache of dependencies, and load pages anew in the middle of
// a test. On a fresh and busy machine its first page takes a minute and more, so no time limit here is near.
test.describe.configure({ mode: 'default', timeout: 240_000 });
const SOON = { timeout: 120_000 };

/** Starts the development server over a copy of the handbook; resolves with its address when it answers. */
async function develop(handbook: string): Promise<{ address: string; stop: () => void }> {
  const child = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'dev', '--port', '0'], {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      HANDBOOK: handbook,
      KIT_DIR: '.svelte-kit/dev-of-test',
      NO_COLOR: '1',
    },
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

interface Examples {
  readonly examples: readonly { readonly name: string }[];
}

const folder = join(mkdtempSync(join(tmpdir(), 'countersign-dev-')), 'handbook');
const settings = join(folder, 'settings.yaml');
const flow = join(folder, 'flows/telephone-call/examples.yaml');
let server: Awaited<ReturnType<typeof develop>> | undefined;

test.beforeAll(async () => {
  cpSync('handbook', folder, { recursive: true });
  // One example says what is not so: the preview is there to show it.
  const text = readFileSync(flow, 'utf8');
  const wrong = text.replace(
    'band: nothing-recorded\n    reaches: nothing-recorded',
    'band: refer\n    reaches: refer',
  );
  expect(wrong).not.toBe(text);
  writeFileSync(flow, wrong);
  server = await develop(folder);
});

test.afterAll(() => {
  server?.stop();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

/** An address of the development server. */
const at = (path: string): string => `${server?.address ?? ''}${path}`;

test('while developing, a flow is walked beside all its examples, and each shows where it leads', async ({
  page,
}) => {
  const { examples } = parse(readFileSync(flow, 'utf8')) as Examples;
  const address = at('/en/screening/telephone-call/');
  const beside = page.getByRole('complementary', { name: `${String(examples.length)} examples` });
  await page.goto(`${address}?examples`);
  await expect(beside).toBeVisible(SOON);
  for (const { name } of examples) await expect(beside.getByRole('button', { name })).toBeVisible();

  const odd = beside.getByRole('button', { name: 'comes out otherwise' });
  await expect(odd).toHaveCount(1);
  await odd.click();
  await expect(beside.getByRole('status')).toContainText(
    'On the screen now: band nothing-recorded, outcome nothing-recorded',
  );
  await expect(beside.getByRole('status')).toContainText(
    'Otherwise than the example says: band refer, outcome refer',
  );

  await beside.getByRole('button', { name: 'A scream, and then the line is gone' }).click();
  await expect(beside.getByRole('status')).toContainText(
    'On the screen now: band act-now, outcome danger-now',
  );
  await expect(beside.getByRole('status')).toContainText('As the example says');
  await expect(
    page.getByRole('heading', { level: 1, name: 'Safety first, while there is a line' }),
  ).toBeVisible();

  await beside.getByRole('button', { name: 'Walk from the beginning' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'While there is a line' })).toBeVisible();

  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: 'While there is a line' })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'examples' })).toHaveCount(0);
});

test('while developing, a fault of the handbook shows in the browser, and a mended file loads the page anew', async ({
  page,
}) => {
  // All is sound again before one thing goes wrong.
  cpSync('handbook/flows/telephone-call/examples.yaml', flow);
  const sound = readFileSync(settings, 'utf8');
  await page.goto(at('/en/home/'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible(SOON);

  writeFileSync(settings, sound.replace('contactRedAfterMonths: 12', 'contactRedAfterMonths: many'));
  const overlay = page.locator('vite-error-overlay');
  await expect(overlay).toContainText('settings.yaml:', SOON);

  writeFileSync(settings, sound.replace(/edition: .*/, "edition: '2031.05'"));
  await expect(overlay).toHaveCount(0, SOON);
  await expect(page.getByText('2031.05').first()).toBeAttached(SOON);
});

test('no example and nothing of their preview is in the built app', () => {
  const built = readdirSync('builds/root', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|css|json|html)$/.test(entry.name))
    .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));
  const holding = (words: string): string[] =>
    built.filter(({ text }) => text.includes(words)).map(({ name }) => name);
  // The search must be able to find: what an officer reads is there.
  expect(holding('Safety first, while there is a line')).not.toEqual([]);
  const names = readdirSync('handbook/flows').flatMap((flow) =>
    (parse(readFileSync(join('handbook/flows', flow, 'examples.yaml'), 'utf8')) as Examples).examples.map(
      ({ name }) => name,
    ),
  );
  expect(names.length).toBeGreaterThan(50);
  const ofPreview = ['Walk from the beginning', 'examples-of-flows', 'ExamplesBeside', 'examples-heading'];
  expect([...names, ...ofPreview].filter((words) => holding(words).length > 0)).toEqual([]);
});
