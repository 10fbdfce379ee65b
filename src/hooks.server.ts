import type { Handle } from '@sveltejs/kit';

/** The page that answers for every address on the device: what it needs further depends on the address. */
const SHELL = '/200.html';

/**
 * Pages are made once, at build time. Each asks for the two fonts that every page is set in before it knows where it
 * will need them: text is then laid out once, and not first in a font of the system. It asks for its own script, too, and
 * not for those that only name what the script of every page holds (scripts/frame-at-hand.ts).
 */
export const handle: Handle = ({ event, resolve }) =>
  resolve(event, {
    preload: ({ type, path }) => {
      if (type === 'font') return /-latin-wght-normal/.test(path);
      if (type === 'js' && path.includes('/nodes/'))
        return event.route.id !== SHELL && !/\/nodes\/[0-2]\./.test(path);
      return true;
    },
  });
