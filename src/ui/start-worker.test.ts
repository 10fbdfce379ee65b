import { describe, expect, it } from 'vitest';
import { onlyBuiltWorker } from './start-worker.ts';

describe('the policy for workers', () => {
  const origin = 'https://help.example';

  it.each([
    '/_app/immutable/workers/argon2.worker-C1aB_x.js',
    '/sub/_app/immutable/workers/finder.worker-1.js',
  ])('passes %s, which was built with the app', (address) =>
    expect(onlyBuiltWorker(address, origin)).toBe(origin + address),
  );

  it.each([
    'https://elsewhere.example/_app/immutable/workers/a-1.js',
    '//elsewhere.example/_app/immutable/workers/a-1.js',
    '/_app/immutable/chunks/a-1.js',
    '/_app/immutable/workers/../chunks/a.js',
    '/_app/immutable/workers/a-1.js?then=more',
    'data:text/javascript,1',
    'blob:https://help.example/1',
  ])('refuses %s', (address) => {
    expect(() => onlyBuiltWorker(address, origin)).toThrow(TypeError);
  });
});
