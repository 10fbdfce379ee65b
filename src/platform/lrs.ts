/*
 * The only requests of a package, all of them to the platform that started it. The policy of the page is narrowed to the
 * two addresses that the platform named before the first of them goes out: see `keepTo`.
 */

/** The way to the platform's own record. */
export interface Lrs {
  /** Reads a document. `undefined`: there is none. Rejects when the platform cannot be reached or refuses. */
  readonly read: (resource: string, parameters: Readonly<Record<string, string>>) => Promise<unknown>;
  /** Lays a document down. Resolves with whether the platform took it. */
  readonly write: (
    resource: string,
    parameters: Readonly<Record<string, string>>,
    value: unknown,
  ) => Promise<boolean>;
  /** Sends statements, all or none of them. Resolves with whether the platform took them. */
  readonly tell: (statements: readonly unknown[]) => Promise<boolean>;
}

/** Narrows what this page may connect to. A policy that was added can only take away. */
export function keepTo(page: Document, addresses: readonly URL[]): void {
  const meta = page.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = `connect-src ${[...new Set(addresses.map(({ origin }) => origin))].join(' ')}`;
  page.head.append(meta);
}

/** Fetches the token of this visit. A platform gives it out once: "used" when it says so, undefined when it says nothing. */
export async function fetchToken(address: URL): Promise<{ token: string } | 'used' | undefined> {
  try {
    const answer = await fetch(address, { method: 'POST', credentials: 'omit' });
    const body: unknown = await answer.json();
    if (typeof body !== 'object' || body === null) return undefined;
    const { 'auth-token': token } = body as Record<string, unknown>;
    if (answer.ok && typeof token === 'string' && token !== '') return { token };
    return 'error-code' in body && String(body['error-code']) === '1' ? 'used' : undefined;
  } catch {
    return undefined;
  }
}

/** Opens the way to the record at `endpoint` with the token of this visit. */
export function openLrs(endpoint: URL, token: string): Lrs {
  const headers = { Authorization: `Basic ${token}`, 'X-Experience-API-Version': '1.0.3' };
  const at = (resource: string, parameters: Readonly<Record<string, string>> = {}): URL => {
    const url = new URL(resource, endpoint.href.endsWith('/') ? endpoint : `${endpoint.href}/`);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url;
  };
  const send = async (method: string, url: URL, value: unknown): Promise<boolean> => {
    try {
      const answer = await fetch(url, {
        method,
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(value),
        credentials: 'omit',
        // What is sent while the page closes still arrives.
        keepalive: true,
      });
      return answer.ok;
    } catch {
      return false;
    }
  };
  return {
    read: async (resource, parameters) => {
      const answer = await fetch(at(resource, parameters), { headers, credentials: 'omit' });
      if (answer.status === 404) return undefined;
      if (!answer.ok) throw new Error(`The platform answered ${answer.status}.`);
      const text = await answer.text();
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    },
    write: (resource, parameters, value) => send('PUT', at(resource, parameters), value),
    tell: (statements) => send('POST', at('statements'), statements),
  };
}
