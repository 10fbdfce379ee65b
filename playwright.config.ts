import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.CHROMIUM_PATH ?? usualPlaces.find((path) => existsSync(path));

/** Makes the browser itself silent: no updates, no telemetry, so that every request seen is the app's. */
const silent = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The last of several such switches wins, so Playwright's own list stands here again, as far as it silences the
  // browser. The first would ask Google about the fields of a form, the others about pages, prices and the time.
  '--disable-features=AutofillServerCommunication,OptimizationHints,MediaRouter,NetworkTimeServiceQuerying,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LensOverlay,PaintHolding,PreconnectToSearch,Translate',
];

export default defineConfig({
  testDir: 'tests/e2e',
  // Far more than any of them needs: a slow machine is no fault, and `npm run bench` is what measures time.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  outputDir: 'test-results',
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : 'list',
  use: {
    locale: 'en-GB',
    timezoneId: 'UTC',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...silent],
    },
  },
});
