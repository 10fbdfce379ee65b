import { error } from '@sveltejs/kit';
import { browser } from '$app/environment';
import { asset } from '$app/paths';

/** The `fetch` that a load function is given; the browser's own will do as well. */
export type Fetch = typeof globalThis.fetch;

/**
 * What the worker wrote into the page that this app started with (src/service-worker/lists.ts), as text. Each file is
 * given once: later its kept one is read, which may be of a newer version. Read at once and not as an answer to a
 * request, it lets a page start in one go.
 */
function takeWritten(address: string): string | undefined {
  if (!browser) return undefined;
  const written = document.querySelectorAll<HTMLScriptElement>('script[data-content]');
  const element = [...written].find(({ dataset }) => dataset.content === address);
  element?.remove();
  return element?.text;
}

/**
 * Reads one file of the handbook, as the compiler wrote it. With `readPolicy` the only place in the app that fetches.
 *
 * `lang` is a language of this edition; `address` stands below `content/<lang>/`, without `.json`, as `countries/lt`;
 * `T` is what the compiler writes there.
 *
 * Throws SvelteKit's error with 404 when the handbook has no such file, and with 503 when it cannot be reached: the
 * language is not kept on this device and there is no network. The error page says what to do in each case.
 */
export async function content<T>(fetch: Fetch, lang: string, address: string): Promise<T> {
  const file = asset(`/content/${lang}/${address}.json`);
  const written = takeWritten(file);
  if (written !== undefined) return JSON.parse(written) as T;
  const answer = await fetch(file).catch(() => undefined);
  if (!answer) error(503, 'Not on this device');
  if (answer.status === 404) error(404, 'Not in this handbook');
  if (!answer.ok) error(503, 'Not on this device');
  return (await answer.json()) as T;
}

/**
 * Reads the text of policy.json, the one file a ministry lays beside the app. It is no part of any version of the app: the
 * worker fetches it at install and with each check for a new version, and answers from what it kept.
 *
 * Returns undefined when there is none or it cannot be reached. What stands in it may be anything: `#policy` reads it.
 */
export async function readPolicy(fetch: Fetch = globalThis.fetch): Promise<string | undefined> {
  try {
    const answer = await fetch(asset('/policy.json'));
    // The worker says 204 where there is no policy; a host may send a page of its own instead.
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return answer.status === 200 && isJson ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}
