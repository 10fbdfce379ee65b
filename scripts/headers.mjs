/*
 * The headers that Countersign is sent with: one place for scripts/serve.mjs and for the files in hosting/.
 */

/** What no page of Countersign uses. The camera is apart, below. Copying to the clipboard is not in the list. */
const unused = [
  'accelerometer',
  'browsing-topics',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** Sent with every answer. @type {Readonly<Record<string, string>>} */
export const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-DNS-Prefetch-Control': 'off',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** @param {string} camera who may use it, in the words of the header */
const permissions = (camera) => [`camera=${camera}`, ...unused.map((feature) => `${feature}=()`)].join(', ');

/**
 * The content security policy stands in each page, with the hashes of its own script. A header can only narrow it: here
 * it says what a page cannot say of itself (who may frame it), and what holds for workers, which no page's policy covers.
 *
 * @type {Readonly<Record<'page' | 'hashed' | 'serviceWorker', string>>}
 */
export const policies = {
  page: "frame-ancestors 'none'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'",
  // Among the files with a hash in their name is the worker that derives the key: it may run, and reach nothing.
  hashed: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'none'",
  serviceWorker: "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'",
};

/** A year: the name of such a file changes with its bytes. */
export const FOR_EVER = 'public, max-age=31536000, immutable';
/** Kept, but asked about each time. A stale service worker or page would hold a device at an old version. */
export const ASK_EACH_TIME = 'no-cache';

/**
 * A page may read a printed code with the camera, for itself and nothing that stands in it. Any page may be the first that
 * was opened, and the others come without a new answer of the server, so it cannot be said of a few. Workers may not.
 *
 * @type {Readonly<Record<'page' | 'hashed' | 'serviceWorker', string>>}
 */
export const permissionsOf = {
  page: permissions('(self)'),
  hashed: permissions('()'),
  serviceWorker: permissions('()'),
};

/**
 * The headers for one address below the base path.
 *
 * @param {string} path
 * @returns {Readonly<Record<string, string>>}
 */
export function headersFor(path) {
  const hashed = path.startsWith('/_app/immutable/');
  const policy = hashed ? 'hashed' : path === '/service-worker.js' ? 'serviceWorker' : 'page';
  return {
    ...everywhere,
    'Permissions-Policy': permissionsOf[policy],
    'Content-Security-Policy': policies[policy],
    'Cache-Control': hashed ? FOR_EVER : ASK_EACH_TIME,
  };
}
