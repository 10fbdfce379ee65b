// The shell: an empty page with which the worker answers every navigation. Prerendered, not the adapter's fallback, so
// that its hash is known when the precache list is written.
export const ssr = false;
export const trailingSlash = 'never';
