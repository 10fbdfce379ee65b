import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headersFor } from '../scripts/headers.mjs';
import { hostingFiles } from '../scripts/write-hosting.mjs';

describe('the files for hosts', () => {
  it.each(Object.entries(hostingFiles()))('hosting/%s says what scripts/headers.mjs says', (name, text) => {
    const written = readFileSync(new URL(`../hosting/${name}`, import.meta.url), 'utf8');
    expect(written, 'The headers have changed. Write the files anew: npm run hosting').toBe(text);
  });
});

describe('the headers', () => {
  it.each([
    '/',
    '/en/home/',
    '/service-worker.js',
    '/content/en/interface.json',
    '/policy.json',
    '/200.html',
  ])('let a browser keep %s only if it asks each time', (path) => {
    expect(headersFor(path)['Cache-Control']).toBe('no-cache');
  });

  it('let a browser keep for a year what has its hash in its name', () => {
    expect(headersFor('/_app/immutable/chunks/abc.js')['Cache-Control']).toContain('immutable');
  });

  it('let nobody put a page into a frame', () => {
    expect(headersFor('/en/home/')['Content-Security-Policy']).toContain("frame-ancestors 'none'");
  });

  it('let a page use the camera for itself, and nothing else that a device has; a worker not even that', () => {
    const page = headersFor('/en/notes/')['Permissions-Policy'];
    expect(page?.split(', ').filter((one) => !one.endsWith('=()'))).toEqual(['camera=(self)']);
    expect(page).toContain('microphone=()');
    for (const path of ['/_app/immutable/workers/argon2.js', '/service-worker.js']) {
      expect(headersFor(path)['Permissions-Policy']).toContain('camera=()');
    }
  });

  it('let the worker that derives the key reach nothing, and the service worker its own origin', () => {
    expect(headersFor('/_app/immutable/workers/argon2.js')['Content-Security-Policy']).toMatch(
      /^default-src 'none'(?!.*connect-src)/,
    );
    expect(headersFor('/service-worker.js')['Content-Security-Policy']).toContain("connect-src 'self'");
  });
});
