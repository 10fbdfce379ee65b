import type { Handle } from '@sveltejs/kit';

/**
 * Pages are made once, at build time. Each asks for the two fonts that every page is set in before it knows where it
 * will need them: text is then laid out once, and not first in a font of the system.
 */
export const handle: Handle = ({ event, resolve }) =>
  resolve(event, {
    preload: ({ type, path }) => type !== 'font' || /-latin-wght-normal/.test(path),
  });
